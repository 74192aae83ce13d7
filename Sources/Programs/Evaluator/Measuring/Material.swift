package import Enquiries
package import TextClassification

/// A line of the data that cannot be measured on.
package struct SkippedLine: Codable, Sendable, Equatable {
    /// File and line, without a text of the data.
    package let place: String
    package let reason: String

    package init(place: String, reason: String) { (self.place, self.reason) = (place, reason) }
}

/// A desk and the labelled enquiries that it is to decide.
package struct DeskMaterial: Sendable {
    package let desk: Desk
    package let rulesVersion: String
    /// What is decided, each with the file that it comes from.
    package let cases: [TrainingEnquiry]
    /// Whether ``cases`` also teach, each model without those that it decides.
    package let teachesItself: Bool
    /// What else teaches besides supplement and lexicon.
    package let training: [TrainingEnquiry]
    package let supplement: [TrainingEnquiry]
    package let lexicon: [LexiconPhrase]
    package let skipped: [SkippedLine]

    /// - Parameters:
    ///   - training: All training enquiries of the desk, supplementary ones included.
    ///   - heldOut: Enquiries that the desk has not learned from; nil: it decides its own.
    ///   - skipped: Lines that could not be read.
    package init(
        desk: Desk, rulesVersion: String, training: [TrainingEnquiry], lexicon: [LexiconPhrase],
        heldOut: [TrainingEnquiry]? = nil, skipped: [SkippedLine] = []
    ) {
        let own = training.filter { !$0.isSupplement }
        var skipped = skipped
        var known: Set<String> = []
        cases = (heldOut ?? own).filter { enquiry in
            guard desk.service(ServiceID(enquiry.service)) != nil else {
                skipped.append(
                    SkippedLine(
                        place: "\(enquiry.source), id \(enquiry.id)",
                        reason: "the desk has no service \"\(enquiry.service)\""))
                return false
            }
            guard known.insert(enquiry.id).inserted else {
                skipped.append(
                    SkippedLine(place: "\(enquiry.source), id \(enquiry.id)", reason: "the id stands there twice"))
                return false
            }
            return true
        }
        teachesItself = heldOut == nil
        self.training = heldOut == nil ? [] : own
        supplement = training.filter(\.isSupplement)
        self.skipped = skipped
        (self.desk, self.rulesVersion, self.lexicon) = (desk, rulesVersion, lexicon)
    }
}

/// Labelled texts for the classifier alone.
package struct TextMaterial: Sendable {
    package let train: [LabelledText]
    /// Empty where the texts of ``train`` are cut into folds.
    package let test: [LabelledText]
    /// The label of texts that belong to no class.
    package let outOfScope: String?
    package let skipped: [SkippedLine]

    /// Every text needs an id of its own; ones that come without, or twice, get their place in the set as id.
    package init(train: [LabelledText], test: [LabelledText], outOfScope: String?, skipped: [SkippedLine] = []) {
        func named(_ texts: [LabelledText]) -> [LabelledText] {
            var known: Set<String> = []
            return texts.enumerated().map { place, text in
                var text = text
                if text.id.isEmpty || !known.insert(text.id).inserted { text.id = "#\(place + 1)" }
                return text
            }
        }
        (self.train, self.test) = (named(train), named(test))
        (self.outOfScope, self.skipped) = (outOfScope, skipped)
    }
}
