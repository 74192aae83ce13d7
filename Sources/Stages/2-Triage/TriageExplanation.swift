package import Enquiries

/// Why triage decided as it did, in full: what `TriageDecision` holds only the heaviest reasons of.
package struct TriageExplanation: Sendable {
    /// One thing that speaks for a value, or against it.
    package struct Part: Sendable, Equatable {
        package enum Kind: Sendable, Equatable {
            /// What the value has before a word is read.
            case start
            /// A word or pair of words, wherever it stands in the mail.
            case word(String)
            /// What the sentence that speaks most for the value says by itself; nil where the mail has none.
            case strongestSentence(String?)
            /// What the subject says by itself.
            case subject
            /// A rule that fired, with its reason.
            case rule(String, String)
            /// What is taken off because rules together may not count more.
            case limitOfRules
            /// What rounding leaves over.
            case rounding
        }

        package let kind: Kind
        /// In nats.
        package let weight: Double

        package init(kind: Kind, weight: Double) { (self.kind, self.weight) = (kind, weight) }
    }

    /// One possible value of a question with all that was added up for it.
    package struct Account: Sendable {
        package let label: String
        /// Calibrated, 0 to 1.
        package let probability: Double
        /// The sum of the parts. Only differences between values mean something.
        package let total: Double
        package let parts: [Part]
    }

    /// A learned screen and whether it is raised.
    package struct ScreenAccount: Sendable {
        package let screen: String
        package let probability: Double
        /// The probability from which it is raised; nil where it never is.
        package let from: Double?
    }

    package let decision: TriageDecision
    /// The likeliest services, best first.
    package let services: [Account]
    /// The likeliest intents, best first.
    package let intents: [Account]
    package let screens: [ScreenAccount]
}
