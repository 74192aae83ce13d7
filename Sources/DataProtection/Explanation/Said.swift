/// The languages of explanations.
package enum ExplanationLanguage: String, Sendable, CaseIterable {
    case german = "de"
    /// Einfache Sprache: short sentences, common words.
    case plainGerman = "de-einfach"
    case english = "en"

    /// For the `lang` attribute of a page (BCP 47).
    package var tag: String { self == .english ? "en" : "de" }
}

/// One statement, said in each language. They stand side by side so that nobody changes one alone.
struct Said: Sendable, Equatable {
    let german: String
    let plain: String
    let english: String

    init(_ german: String, plain: String, en english: String) {
        (self.german, self.plain, self.english) = (german, plain, english)
    }

    func text(in language: ExplanationLanguage) -> String {
        switch language {
        case .german: german
        case .plainGerman: plain
        case .english: english
        }
    }
}
