import Foundation

/// A password as somebody typed it, in Unicode's composed form (NFC): two keyboards may write the same letter with
/// different bytes.
package struct Password: Sendable {
    let bytes: [UInt8]
    private let text: String

    /// Unicode characters that a new password needs.
    package static let fewestCharacters = 12
    /// Unicode characters that are advised.
    package static let advisedCharacters = 15
    /// Bytes in UTF-8 at most.
    package static let mostBytes = 256

    package init(_ typed: String) {
        text = typed.precomposedStringWithCanonicalMapping
        bytes = Array(text.utf8)
    }

    /// Stands for a password that is not looked at, where only the time of a check counts.
    static let none = Password("")

    var isTooLong: Bool { bytes.count > Self.mostBytes }

    /// Why a new password is refused.
    package enum Weakness: Sendable, Equatable, CaseIterable {
        case tooShort, tooLong
        /// Easily guessed: a usual word with digits, a row of keys, a short piece again and again.
        case common
        /// The id or name of the person.
        case ownName
    }

    /// What is wrong with it as a new password.
    ///
    /// - Parameter names: Texts that everybody knows of the person, such as id and name.
    package func weakness(for names: [String]) -> Weakness? {
        if text.unicodeScalars.count < Self.fewestCharacters { return .tooShort }
        if isTooLong { return .tooLong }
        let plain = Self.plain(text)
        if names.map(Self.plain).contains(where: { !$0.isEmpty && Self.rest(of: plain, without: $0) }) {
            return .ownName
        }
        return CommonPasswords.contain(text) ? .common : nil
    }

    private static func plain(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// Whether a text is a name, once or several times, with at most four further characters.
    private static func rest(of text: String, without name: String) -> Bool {
        guard name.count >= 3 else { return text == name }
        return text.contains(name) && text.replacing(name, with: "").count <= 4
    }
}
