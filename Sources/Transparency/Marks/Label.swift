/// The sentence at the head of a reply that tells the citizen what the AI did.
///
/// A label claims a review only for replies that a person releases; nothing else can ask for one here.
package struct Label: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// The software put the draft together; a person checked and released it.
        case draftedAndReviewed = "drafted-and-reviewed"
        /// A person wrote the reply; software only sorted the mail.
        case sortedOnly = "sorted-only"
    }

    /// Raised whenever a word of any label changes.
    package static let version = 1

    package let kind: Kind
    package let language: String
    package let text: String

    /// Languages that have label texts. Others get English.
    package static let languages = ["de", "en"]

    package init(_ kind: Kind, language: String, responsible unit: String) {
        self.kind = kind
        self.language = Self.languages.contains(language) ? language : "en"
        text =
            switch (kind, self.language) {
            case (.draftedAndReviewed, "de"):
                "Diese Antwort wurde mit KI entworfen und von einer Person geprüft und freigegeben. "
                    + "Verantwortlich: \(unit)."
            case (.draftedAndReviewed, _):
                "Drafted with AI; checked and released by a person. Responsible: \(unit)."
            case (.sortedOnly, "de"):
                "Ihre Nachricht wurde mit KI-Unterstützung sortiert. Geantwortet hat eine Person. "
                    + "Verantwortlich: \(unit)."
            case (.sortedOnly, _):
                "Your message was sorted with AI support. A person wrote this answer. Responsible: \(unit)."
            }
    }

    /// The id that records name, for example `drafted-and-reviewed/de/1`.
    package var id: String { "\(kind.rawValue)/\(language)/\(Self.version)" }
}
