/// What triage found out about one mail, with the evidence for it.
package struct TriageDecision: Codable, Sendable, Equatable {
    package struct Candidate: Codable, Sendable, Equatable {
        package var service: ServiceID
        /// 0 to 1; the confidences of all services of the desk add up to 1.
        package var confidence: Double

        package init(service: ServiceID, confidence: Double) {
            (self.service, self.confidence) = (service, confidence)
        }
    }

    /// One piece of evidence. `source` names the rule or the model, `text` says it for people.
    package struct Reason: Codable, Sendable, Equatable {
        package var source: String
        package var text: String
        /// In nats for or against the chosen value; 1 for a rule that decides alone.
        package var weight: Double

        package init(source: String, text: String, weight: Double) {
            (self.source, self.text, self.weight) = (source, text, weight)
        }
    }

    /// A part of the software that took part in a decision.
    package struct Component: Codable, Sendable, Equatable {
        package enum Kind: String, Codable, Sendable { case rules, bayes, llm }
        package var kind: Kind
        package var id: String
        package var version: String

        package init(kind: Kind, id: String, version: String) {
            (self.kind, self.id, self.version) = (kind, id, version)
        }
    }

    /// An officer's word about the service, which outranks everything learned.
    package struct Correction: Codable, Sendable, Equatable {
        /// The service that the software named, and how sure it was of it.
        package var from: ServiceID
        package var confidence: Double
        package var by: OfficerID
        package var at: Timestamp
        /// The action record of the correction.
        package var record: String

        package init(from: ServiceID, confidence: Double, by: OfficerID, at: Timestamp, record: String) {
            (self.from, self.confidence, self.by, self.at, self.record) = (from, confidence, by, at, record)
        }
    }

    /// An officer's word about intent and flags.
    package struct Relabelling: Codable, Sendable, Equatable {
        /// What the software had found.
        package var intentFrom: Intent
        package var flagsFrom: [Flag]
        package var by: OfficerID
        package var at: Timestamp

        package init(intentFrom: Intent, flagsFrom: [Flag], by: OfficerID, at: Timestamp) {
            (self.intentFrom, self.flagsFrom, self.by, self.at) = (intentFrom, flagsFrom, by, at)
        }
    }

    /// Where the mail states its deadline, for the officer who confirms it.
    package struct DeadlineSource: Codable, Sendable, Equatable {
        /// The form in which the date is written, as `DateRule` names it.
        package var rule: String
        /// What speaks for and against it, as `DeadlineEvidence` names it.
        package var evidence: [String]
        /// The date with some words around it.
        package var words: String
        /// Whether it stands in an earlier mail below the author's words.
        package var isQuoted: Bool

        package init(rule: String, evidence: [String], words: String, isQuoted: Bool) {
            (self.rule, self.evidence, self.words, self.isQuoted) = (rule, evidence, words, isQuoted)
        }
    }

    package var language: String
    package var languageConfidence: Double
    package var service: ServiceID
    /// 0 to 1; 1 where an officer named the service.
    package var confidence: Double
    /// The confidence from which the desk's model counts as sure; nil where it was never measured.
    package var sureFrom: Double?
    /// The confidence from which a draft may be made without asking a person for the service; nil where it was never measured.
    package var draftFrom: Double?
    /// The most likely services, best first.
    package var candidates: [Candidate]
    /// Further services that have to act on the same mail.
    package var also: [ServiceID]
    /// The matters of the mail, that of ``service`` first; `nil` in decisions of versions that did not tell them apart.
    package var concerns: [Concern]?
    package var intent: Intent
    package var urgency: Urgency
    package var lifeEvents: [LifeEvent]
    package var flags: [Flag]
    package var deadline: CalendarDate?
    /// Nil without a deadline, and in decisions made before it was recorded.
    package var deadlineSource: DeadlineSource?
    /// Statutory clocks that run from the receipt of this mail. A person confirms them.
    package var clocks: [RunningClock]
    package var action: TriageAction
    package var reasons: [Reason]
    package var by: [Component]
    /// `nil` where the service is the software's.
    package var correction: Correction?
    /// `nil` where intent and flags are the software's.
    package var relabelling: Relabelling?
    /// Why a second opinion about the service would help; `nil` in decisions from before this was asked.
    package var doubts: [SecondOpinion.Reason]?
    /// `nil` where no language model was asked, or none answered.
    package var opinion: SecondOpinion?

    package init(
        language: String, languageConfidence: Double, service: ServiceID, confidence: Double, sureFrom: Double? = nil,
        draftFrom: Double? = nil, candidates: [Candidate], also: [ServiceID], concerns: [Concern]? = nil,
        intent: Intent,
        urgency: Urgency, lifeEvents: [LifeEvent], flags: [Flag], deadline: CalendarDate?,
        deadlineSource: DeadlineSource? = nil, clocks: [RunningClock] = [], action: TriageAction, reasons: [Reason],
        by: [Component]
    ) {
        (self.language, self.languageConfidence) = (language, languageConfidence)
        (self.service, self.confidence) = (service, confidence)
        (self.sureFrom, self.draftFrom) = (sureFrom, draftFrom)
        (self.candidates, self.also, self.concerns) = (candidates, also, concerns)
        (self.intent, self.urgency, self.lifeEvents, self.flags) = (intent, urgency, lifeEvents, flags)
        (self.deadline, self.clocks, self.action) = (deadline, clocks, action)
        self.deadlineSource = deadlineSource
        (self.reasons, self.by) = (reasons, by)
    }

    /// Whether the service may be taken as right: of such mails about one in twenty is expected to be wrong. The others need
    /// a second look at where they belong.
    package var isSure: Bool { correction != nil || sureFrom.map { confidence >= $0 } ?? false }

    /// Whether the service is sure enough for a draft that an officer reviews.
    package var allowsDraft: Bool {
        correction != nil || opinion?.effect == .confirmed || draftFrom.map { confidence >= $0 } ?? true
    }
}

/// A statutory clock and the day on which it would run out.
package struct RunningClock: Codable, Sendable, Equatable {
    package var clock: String
    package var due: CalendarDate
    package var source: String

    package init(clock: String, due: CalendarDate, source: String) {
        (self.clock, self.due, self.source) = (clock, due, source)
    }
}
