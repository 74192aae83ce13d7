package import Enquiries
package import Transparency

/// The program that made an export.
package struct SoftwareFacts: Sendable, Equatable {
    package let name: String
    package let version: String
    /// The commit that the program was built from; nil where the build did not say.
    package let commit: String?

    package init(name: String, version: String, commit: String?) {
        (self.name, self.version, self.commit) = (name, version, commit)
    }
}

/// What exports say of one desk.
package struct DeskFacts: Sendable, Equatable {
    package let id: String
    package let name: LocalizedText
    package let languages: [String]
    /// What the mailbox is for; empty where the desk does not say.
    package let domain: String
    package let services: Int
    package let answers: Int
    package let rules: Int
    /// Versions of what takes part in decisions, as records name them.
    package let components: [ActionRecord.Component]

    package init(
        id: String, name: LocalizedText, languages: [String], domain: String, services: Int, answers: Int, rules: Int,
        components: [ActionRecord.Component]
    ) {
        (self.id, self.name, self.languages, self.domain) = (id, name, languages, domain)
        (self.services, self.answers, self.rules, self.components) = (services, answers, rules, components)
    }
}

/// One class of what is kept, and for how long.
package struct RetentionPeriod: Sendable, Equatable {
    package let what: Words
    package let period: String

    package init(what: Words, period: String) { (self.what, self.period) = (what, period) }
}

/// Which marks replies bear in this installation.
package struct MarkingFacts: Sendable, Equatable {
    /// Replies are signed (DKIM), so that the marks are bound to the text.
    package var signed: Bool
    /// Replies are part of a log with signed checkpoints.
    package var logged: Bool
    /// Time stamps come from an independent authority (RFC 3161).
    package var timeStamped: Bool

    package init(signed: Bool = false, logged: Bool = false, timeStamped: Bool = false) {
        (self.signed, self.logged, self.timeStamped) = (signed, logged, timeStamped)
    }
}

/// Everything that exports are made from. The same material gives the same bytes.
package struct ExportMaterial: Sendable {
    package var software: SoftwareFacts
    package var date: CalendarDate
    package var profile: AuthorityProfile
    package var functions: FunctionTable
    package var desks: [DeskFacts]
    /// nil where no store was read.
    package var statistics: RecordStatistics?
    package var evaluations: [EvaluationFigures]
    package var retention: [RetentionPeriod]
    package var marking: MarkingFacts
    /// nil where no language model is configured.
    package var modelRecipient: ModelRecipient? { didSet { switchOn() } }

    package init(
        software: SoftwareFacts, date: CalendarDate, profile: AuthorityProfile = AuthorityProfile(),
        functions: FunctionTable = .standard, desks: [DeskFacts] = [], statistics: RecordStatistics? = nil,
        evaluations: [EvaluationFigures] = [], retention: [RetentionPeriod] = [],
        marking: MarkingFacts = MarkingFacts(),
        modelRecipient: ModelRecipient? = nil
    ) {
        (self.software, self.date, self.profile, self.functions) = (software, date, profile, functions)
        (self.desks, self.statistics, self.evaluations) = (desks, statistics, evaluations)
        (self.retention, self.marking, self.modelRecipient) = (retention, marking, modelRecipient)
        switchOn()
    }

    /// What a configured model serves is no longer off.
    private mutating func switchOn() {
        if let modelRecipient { functions = functions.switchingOn(modelRecipient.functions) }
    }
}
