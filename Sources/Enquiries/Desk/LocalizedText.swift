/// The same words in several languages, by ISO 639-1 code.
package struct LocalizedText: Hashable, Sendable {
    package let byLanguage: [String: String]

    package init(_ byLanguage: [String: String]) { self.byLanguage = byLanguage }

    /// The text in `language`, else in the first of `fallbacks` that has one, else in the alphabetically first.
    package func text(in language: String, else fallbacks: [String] = []) -> String {
        for candidate in [language] + fallbacks {
            if let text = byLanguage[candidate] { return text }
        }
        return byLanguage.min { $0.key < $1.key }?.value ?? ""
    }
}
