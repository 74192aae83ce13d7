/// The language of a document.
package enum Language: String, Sendable, CaseIterable {
    case german = "de"
    case english = "en"
    /// For the Dutch register alone.
    case dutch = "nl"
}

/// One text in German and in English, and in Dutch where a Dutch document needs it; otherwise that one has it in English.
package struct Words: Sendable, Equatable {
    package let de: String
    package let en: String
    private let nl: String?

    package init(_ de: String, _ en: String, nl: String? = nil) { (self.de, self.en, self.nl) = (de, en, nl) }

    package func text(in language: Language) -> String {
        switch language {
        case .german: de
        case .english: en
        case .dutch: nl ?? en
        }
    }
}
