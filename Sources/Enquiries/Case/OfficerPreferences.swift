/// How an officer likes the desk. It changes what the pages look like and nothing of what is allowed.
package struct OfficerPreferences: Codable, Sendable, Equatable {
    package enum Theme: String, Codable, Sendable, CaseIterable {
        /// As the system of the browser has it.
        case system
        case light, dark
    }

    /// Whether single keys do something (WCAG 2.1.4: they can be turned off).
    package var keysAreOn = true
    /// The key of an action where it is not the usual one.
    package var keys: [String: String] = [:]
    package var theme = Theme.system
    /// Code of the language of the pages, such as `de`; `nil` for the choice of the browser.
    package var language: String?

    /// Actions that may have another key at most.
    package static let mostKeys = 64

    package init() {}

    /// Whether a text can be the key of an action: one printable character, no blank.
    package static func isKey(_ text: String) -> Bool {
        guard text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .otherSymbol:
            return true
        default: return false
        }
    }
}
