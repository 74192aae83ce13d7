/// The language of a document.
package enum Language: String, Sendable, CaseIterable {
    case german = "de"
    case english = "en"
    /// For the Dutch register alone.
    case dutch = "nl"
}

/// One text in German and in English. Dutch documents fall back to English: only field names are Dutch.
package struct Words: Sendable, Equatable {
    package let de: String
    package let en: String

    package init(_ de: String, _ en: String) { (self.de, self.en) = (de, en) }

    package func text(in language: Language) -> String { language == .german ? de : en }
}
