package import Enquiries
package import TextClassification

/// What a desk has learned from its training enquiries: which words speak for which service and which intent.
package struct ServiceModel: Sendable {
    package let services: TextClassifier
    package let intents: TextClassifier
    /// First 16 hexadecimal digits of the SHA-256 of the training data. Records name it.
    package let version: String

    package init(services: TextClassifier, intents: TextClassifier, version: String) {
        (self.services, self.intents, self.version) = (services, intents, version)
    }

    /// How much a phrase of the lexicon counts beside an enquiry, chosen by cross-validation on both shipped desks.
    private static let weightOfPhrase = 0.3

    /// Trains on labelled enquiries and on phrases. The same ones give the same model.
    package init(learning enquiries: [TrainingEnquiry], lexicon: [LexiconPhrase], version: String) {
        let phrases = lexicon.map {
            LabelledText(text: $0.phrase, label: $0.service.text, weight: Self.weightOfPhrase)
        }
        services = TextClassifier.train(
            enquiries.map { LabelledText(id: $0.id, text: $0.text, label: $0.service) } + phrases)
        intents = TextClassifier.train(
            enquiries.map { LabelledText(id: $0.id, text: $0.text, label: $0.intent.rawValue) })
        self.version = version
    }
}
