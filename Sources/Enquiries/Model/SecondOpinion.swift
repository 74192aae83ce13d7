/// What a language model said about which service owns a mail, beside what rules and classifier had said.
package struct SecondOpinion: Codable, Sendable, Equatable {
    /// Why it was asked.
    package enum Reason: String, Codable, Sendable, CaseIterable {
        /// The confidence lies below that from which the service counts as sure.
        case unsure
        /// Rules and classifier each name another service.
        case rulesAgainstClassifier = "rules-against-classifier"
        /// The desk's model was not trained on this language.
        case unknownLanguage = "unknown-language"
    }

    /// How sure the model says it is. A word of its own, no probability.
    package enum Sureness: String, Codable, CodingKeyRepresentable, Sendable, CaseIterable { case sure, likely, unsure }

    /// What came of it; see `SecondOpinionRule`.
    package enum Effect: String, Codable, Sendable, CaseIterable {
        /// It names the same service: a draft may be made though the service was too unsure for one.
        case confirmed
        /// It names another service. Both are shown, nothing is changed.
        case differs
        /// Measured on this desk, it outweighed rules and classifier: the service is the model's.
        case rerouted
        /// The model is unsure itself. Nothing is changed.
        case undecided
        /// The model says that the mail tries to instruct software: a person deals with it.
        case alarm
    }

    /// The answer as it came, checked against the desk's lists.
    package struct Answer: Codable, Sendable, Equatable {
        package var service: ServiceID
        package var intent: Intent
        package var sureness: Sureness
        /// Further services that it names.
        package var too: [ServiceID]
        /// Passages that stand in the mail word for word; others that the model gave were left out.
        package var evidence: [String]
        /// Whether the mail tries to instruct the software that reads it.
        package var instructs: Bool

        package init(
            service: ServiceID, intent: Intent, sureness: Sureness, too: [ServiceID], evidence: [String],
            instructs: Bool
        ) {
            (self.service, self.intent, self.sureness) = (service, intent, sureness)
            (self.too, self.evidence, self.instructs) = (too, evidence, instructs)
        }
    }

    package var because: [Reason]
    /// The model as the settings name it.
    package var model: String
    package var answer: Answer
    /// What rules and classifier had said.
    package var local: TriageDecision.Candidate
    package var effect: Effect
    /// The record of the answer.
    package var record: String

    package init(
        because: [Reason], model: String, answer: Answer, local: TriageDecision.Candidate, effect: Effect,
        record: String
    ) {
        (self.because, self.model, self.answer) = (because, model, answer)
        (self.local, self.effect, self.record) = (local, effect, record)
    }
}
