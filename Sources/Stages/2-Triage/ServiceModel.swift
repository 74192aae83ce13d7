package import Enquiries
package import TextClassification

/// What a desk has learned from its training enquiries: which words speak for which service and intent, and which mails
/// deserve a second look from a person.
package struct ServiceModel: Sendable {
    package let services: TextClassifier
    package let intents: TextClassifier
    /// One classifier a flag, with the labels ``flagged`` and ``calm``.
    package let attention: [Flag: TextClassifier]
    /// First 16 hexadecimal digits of the SHA-256 of the training data. Records name it.
    package let version: String

    package static let flagged = "flagged"
    package static let calm = "calm"

    /// Flags that a learned screen may add to those that rules found, each with the probability from which it does. It
    /// never takes one away. Set low by hand, since a person's look costs less than a missed mail; `Docs/Measurements.md` has
    /// what they find and what they cost.
    package static let learnedFlags: [(flag: Flag, from: Double)] = [
        (.safeguarding, 0.25), (.vulnerable, 0.35), (.thirdPartyData, 0.35), (.identityNeeded, 0.35),
    ]

    package init(
        services: TextClassifier, intents: TextClassifier, attention: [Flag: TextClassifier] = [:], version: String
    ) {
        (self.services, self.intents, self.attention, self.version) = (services, intents, attention, version)
    }

    /// Two folds suffice to calibrate a few labels, and a desk must be ready within seconds.
    private static let quick = TrainingOptions(calibrationFolds: 2)

    /// How much a phrase of the lexicon counts beside an enquiry, chosen by cross-validation on both shipped desks.
    private static let weightOfPhrase = 0.6

    /// Trains on labelled enquiries and on phrases. The same ones give the same model.
    package init(learning enquiries: [TrainingEnquiry], lexicon: [LexiconPhrase], version: String) {
        let phrases = lexicon.map {
            LabelledText(text: $0.phrase, label: $0.service.text, weight: Self.weightOfPhrase)
        }
        func trained(_ label: (TrainingEnquiry) -> String) -> [LabelledText] {
            enquiries.map { LabelledText(id: $0.id, text: $0.text, label: label($0)) }
        }
        services = TextClassifier.train(trained(\.service) + phrases)
        intents = TextClassifier.train(trained(\.intent.rawValue), options: Self.quick)
        attention = Dictionary(
            uniqueKeysWithValues: Self.learnedFlags.map { learned in
                let examples = trained { $0.flags.contains(learned.flag) ? Self.flagged : Self.calm }
                return (learned.flag, TextClassifier.train(examples, options: Self.quick))
            })
        self.version = version
    }

    /// The flags that the learned screens would raise for a text, with their probabilities.
    func raisedFlags(for text: String) -> [(flag: Flag, probability: Double)] {
        Self.learnedFlags.compactMap { learned in
            guard let classifier = attention[learned.flag],
                let found = classifier.classify(text).candidates.first(where: { $0.label == Self.flagged }),
                found.confidence >= learned.from
            else { return nil }
            return (learned.flag, found.confidence)
        }
    }
}
