package import Enquiries
package import TextClassification

/// What a desk has learned from its training enquiries: which words speak for which service and intent, and which mails
/// deserve a second look from a person.
package struct ServiceModel: Sendable {
    package let services: TextClassifier
    package let intents: TextClassifier
    /// Tells which mails deserve a second look; its tags are those of ``Screen``.
    package let screens: TagClassifier?
    package let choices: LearnedChoices
    /// First 16 hexadecimal digits of the SHA-256 of the training data. Records name it.
    package let version: String

    package init(
        services: TextClassifier, intents: TextClassifier, screens: TagClassifier? = nil,
        choices: LearnedChoices = .usual, version: String
    ) {
        (self.services, self.intents, self.screens) = (services, intents, screens)
        (self.choices, self.version) = (choices, version)
    }

    /// Knows nothing: a desk with it works by its rules alone.
    package static let none = ServiceModel(
        services: TextClassifier.train([]), intents: TextClassifier.train([]), version: "none")

    /// Trains on labelled enquiries and on phrases. The same ones give the same model.
    /// - Parameter rules: The desk's rules. What they say about the enquiries decides how much they count beside words.
    package init(
        learning enquiries: [TrainingEnquiry], lexicon: [LexiconPhrase], rules: [KeywordRule], version: String
    ) {
        self = ModelTraining(enquiries, lexicon: lexicon, rules: rules).model(version: version)
    }

    /// What words say about one question, in the order of the classifier's labels.
    /// - Parameter passages: Sentences, the subject first where it is long enough to be one.
    static func scores(
        of classifier: TextClassifier, _ features: TextFeatures, _ passages: [String], subject: String
    ) -> WordScores {
        let sentences = passages.map(classifier.scores)
        return WordScores(
            whole: classifier.scores(of: features), passages: sentences,
            subject: passages.first == subject ? sentences[0] : classifier.scores(of: subject))
    }

    /// How probably each learned screen should be raised.
    func screenProbabilities(for features: TextFeatures) -> [(screen: Screen, probability: Double)] {
        guard let screens else { return [] }
        let found = Dictionary(
            zip(screens.tags, screens.probabilities(of: features)), uniquingKeysWith: { first, _ in first })
        return Screen.all.compactMap { screen in found[screen.id].map { (screen, $0) } }
    }

    /// The screens that the text should raise, with their probabilities.
    func raisedScreens(for features: TextFeatures) -> [(screen: Screen, probability: Double)] {
        screenProbabilities(for: features).filter { screen, probability in
            choices.screensFrom[screen.id].map { probability >= $0 } ?? false
        }
    }
}

/// What a learned screen looks for. It may add a person's attention and never takes any away.
package enum Screen: Hashable, Sendable {
    case flag(Flag)
    /// Danger to life, limb or a child: the mail goes to a person. Its urgency stays a matter of readable rules.
    case emergency

    /// All screens that are learned. That a mail says nothing, or asks for several things, is told in other ways.
    package static let all: [Screen] =
        Flag.allCases.filter { $0 != .multiIssue && $0 != .noContent }.map { .flag($0) } + [.emergency]

    package var id: String {
        switch self {
        case .flag(let flag): flag.rawValue
        case .emergency: Urgency.emergency.rawValue
        }
    }

    /// Whether a missed mail can cost a life, so that a needless look is the lesser evil.
    package var guardsPeople: Bool { self == .flag(.safeguarding) || self == .flag(.threat) || self == .emergency }

    /// Whether a mail for which it is raised goes to a person who would otherwise have got a draft. Junk does too: only readable rules may put a mail on the pile.
    var asksForPerson: Bool {
        switch self {
        case .flag(let flag): flag.needsPerson || flag.meansDiscard
        case .emergency: true
        }
    }

    /// Whether careful readers would raise it for this enquiry.
    func isRaised(by enquiry: TrainingEnquiry) -> Bool {
        switch self {
        case .flag(let flag): enquiry.flags.contains(flag)
        case .emergency: enquiry.urgency == .emergency
        }
    }
}
