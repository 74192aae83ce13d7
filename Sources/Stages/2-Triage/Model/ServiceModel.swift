package import Enquiries
import Glibc
package import TextClassification

/// What a desk has learned from its training enquiries: which words speak for which service and intent, and which mails
/// deserve a second look from a person.
package struct ServiceModel: Sendable {
    package let services: TextClassifier
    package let intents: TextClassifier
    /// Tells which mails deserve a second look and which life events they reveal; its tags are those of ``Screen`` and of
    /// ``LifeEvent/tag``.
    package let signs: TagClassifier?
    package let choices: LearnedChoices
    /// First 16 hexadecimal digits of the SHA-256 of the training data. Records name it.
    package let version: String

    package init(
        services: TextClassifier, intents: TextClassifier, signs: TagClassifier? = nil,
        choices: LearnedChoices = .usual, version: String
    ) {
        (self.services, self.intents, self.signs) = (services, intents, signs)
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
    static func scores(
        of classifier: TextClassifier, _ features: TextFeatures, _ passages: [TextFeatures], subject: TextFeatures
    ) -> WordScores {
        WordScores(
            whole: classifier.scores(of: features), passages: passages.map(classifier.scores),
            subject: classifier.scores(of: subject))
    }

    /// What the words of a mail say about screens and life events, by tag: 0 to 1, each by itself.
    func signs(in features: TextFeatures) -> [String: Double] {
        guard let signs else { return [:] }
        return Dictionary(
            zip(signs.tags, signs.probabilities(of: features)), uniquingKeysWith: { first, _ in first })
    }

    /// The screens that a mail with these signs should raise, with their probabilities. Of the kinds of junk only the most
    /// probable is named: a mail is of one kind.
    func raisedScreens(_ signs: [String: Double]) -> [(screen: Screen, probability: Double)] {
        let raised = Screen.all.compactMap { screen -> (screen: Screen, probability: Double)? in
            guard let probability = signs[screen.id], let from = choices.screensFrom[screen.id], probability >= from
            else { return nil }
            return (screen, probability)
        }
        let junk = raised.filter(\.screen.isJunk).max { $0.probability < $1.probability }
        return raised.filter { !$0.screen.isJunk || $0.screen == junk?.screen }
    }

    /// The life events that a mail with these signs reveals, with their probabilities. Events that the model cannot tell are
    /// those that rules name, with the probability 1.
    func lifeEvents(_ signs: [String: Double], named: Set<LifeEvent>) -> [(event: LifeEvent, probability: Double)] {
        LifeEvent.allCases.compactMap { event in
            guard let choice = choices.events[event.rawValue], let probability = signs[event.tag] else {
                return named.contains(event) ? (event, 1) : nil
            }
            let chance = choice.odds.probability(LifeEvent.inputs(probability, isNamed: named.contains(event)))
            return chance >= choice.from ? (event, chance) : nil
        }
    }
}

extension LifeEvent {
    /// The tag of the event among learned signs.
    var tag: String { "event:" + rawValue }

    /// What the chance of an event depends on: the log-odds by words, and whether a rule names it.
    static func inputs(_ probability: Double, isNamed: Bool) -> [Double] {
        let bounded = min(max(probability, 1e-6), 1 - 1e-6)
        return [log(bounded / (1 - bounded)), isNamed ? 1 : 0]
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

    var isJunk: Bool {
        if case .flag(let flag) = self { flag.meansDiscard } else { false }
    }

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
