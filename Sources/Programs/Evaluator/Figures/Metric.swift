import TextClassification

/// A figure with a name that suites, reports and comparisons share.
package struct Metric: Sendable, Hashable {
    /// How a metric comes from decisions.
    enum Form: Sendable, Hashable {
        /// The share of those decisions that count for which something holds.
        case share(Share)
        /// Precision, recall or F1 of values that a decision can hold several of.
        case found(Found, Part)
        /// F1 over the classes of one question.
        case classes(Question, weighted: Bool)
        case calibrationError
        case brier
        /// Share of mails that can be kept, most certain first, with 95 % of them right.
        case coverageAt95
        case areaUnderRisk
        /// Quantile of the time of one decision.
        case milliseconds(Double)
        case separation(turnedAway: Bool)
    }

    /// A question that has one answer a mail.
    enum Question: String, Sendable, Hashable, CaseIterable { case service, label, intent, action, urgency, language }

    enum Share: Sendable, Hashable {
        case right(Question)
        case amongFirstThree
        /// Mails whose service the desk itself counts as sure.
        case sure
        /// Of those, the ones that are right.
        case rightWhereSure
        case deadline
        /// Mails that may be drafted and are.
        case drafted
        /// Drafts that begin with an answer of the right service.
        case draftRight
        /// Mails that speak of danger and are left to a person.
        case dangerToPerson
        /// Ordinary mails, which bear no flag, that are given this flag.
        case falseAlarm(String)
    }

    enum Found: Sendable, Hashable { case also, deadline, events, flag(String) }
    enum Part: String, Sendable, Hashable, CaseIterable { case precision, recall, f1 }

    package let name: String
    /// What it says, in a few words.
    package let meaning: String
    /// Whether more is better.
    package let higherIsBetter: Bool
    let form: Form

    init(_ name: String, _ meaning: String, higherIsBetter: Bool = true, _ form: Form) {
        (self.name, self.meaning, self.higherIsBetter, self.form) = (name, meaning, higherIsBetter, form)
    }

    /// The metric that a run of a desk or of texts is first judged by.
    package static func chief(of suite: Suite) -> Metric { suite.metrics[0] }

    package static func named(_ name: String, of suite: Suite) -> Metric? { suite.metrics.first { $0.name == name } }

    private static func ofClass(_ question: Question) -> [Metric] {
        let name = question.rawValue
        return [
            Metric("\(name).accuracy", "\(name) right", .share(.right(question))),
            Metric("\(name).macro-f1", "mean F1 of the classes", .classes(question, weighted: false)),
            Metric("\(name).weighted-f1", "mean F1, by support", .classes(question, weighted: true)),
        ]
    }

    private static func ofCertainty(_ name: String) -> [Metric] {
        [
            Metric("\(name).top3", "right one among the first three", .share(.amongFirstThree)),
            Metric(
                "\(name).ece", "mean gap of confidence and accuracy, 15 bins", higherIsBetter: false,
                .calibrationError),
            Metric("\(name).brier", "squared gap of confidence and outcome", higherIsBetter: false, .brier),
            Metric("\(name).coverage-at-95", "share that can be kept with 95 % right", .coverageAt95),
            Metric("\(name).risk-area", "area under the risk–coverage curve", higherIsBetter: false, .areaUnderRisk),
        ]
    }

    private static let ofSpeed = [
        Metric("speed.p50", "milliseconds a decision, median", higherIsBetter: false, .milliseconds(0.5)),
        Metric("speed.p95", "milliseconds, 95 % are faster", higherIsBetter: false, .milliseconds(0.95)),
        Metric("speed.p99", "milliseconds, 99 % are faster", higherIsBetter: false, .milliseconds(0.99)),
    ]

    private static func ofFound(_ name: String, _ meaning: String, _ found: Found) -> [Metric] {
        Part.allCases.map { Metric("\(name).\($0.rawValue)", "\($0.rawValue) of \(meaning)", .found(found, $0)) }
    }

    /// The flags of the annotation guide, which the words of `Enquiries` hold.
    static let flags = flagNames

    /// All metrics of a desk, the chief one first.
    package static let ofDesk: [Metric] =
        ofClass(.service) + ofCertainty("service")
        + [
            Metric("service.sure", "mails that the desk calls sure", .share(.sure)),
            Metric("service.sure-accuracy", "of those, the service right", .share(.rightWhereSure)),
        ] + ofClass(.intent) + ofClass(.action) + ofClass(.urgency)
        + [Metric("language.accuracy", "language right", .share(.right(.language)))]
        + [Metric("human.recall", "mails that speak of danger and reach a person", .share(.dangerToPerson))]
        + [
            Metric("draft.coverage", "mails to be drafted that get an answer", .share(.drafted)),
            Metric("draft.precision", "drafts with an answer of the right service", .share(.draftRight)),
        ]
        + [Metric("deadline.accuracy", "deadline, or none, exactly right", .share(.deadline))]
        + ofFound("deadline", "exact deadlines", .deadline) + ofFound("also", "further services", .also)
        + ofFound("life-events", "life events", .events)
        + flags.flatMap { flag in
            ofFound("flag.\(flag)", "the flag", .flag(flag)) + [
                Metric(
                    "flag.\(flag).false-alarms", "mails without any flag that are given it", higherIsBetter: false,
                    .share(.falseAlarm(flag)))
            ]
        } + ofSpeed

    /// All metrics of labelled texts, the chief one first.
    package static let ofTexts: [Metric] =
        ofClass(.label) + ofCertainty("label")
        + [
            Metric(
                "out-of-scope.auroc", "certainty tells texts of no class from others",
                .separation(turnedAway: false)),
            Metric(
                "out-of-scope.turned-away-at-95", "texts of no class turned away while 95 % of the others are kept",
                .separation(turnedAway: true)),
        ] + ofSpeed
}

/// A metric's value over one variant of a run.
package struct MetricValue: Sendable, Equatable {
    package let metric: Metric
    package let value: Double
    /// The 95 % interval; nil where none is computed.
    package let interval: ClosedRange<Double>?
    /// How the interval was made.
    package let method: String?
    /// How many decisions, or things in them, the value is a share of.
    package let count: Int
}
