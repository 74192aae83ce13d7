/// One line of a text with what the rules ask about it.
struct ReplyLine {
    let text: Substring
    /// The line in lower case without blanks at its ends; empty for lines too long to be a mark.
    let lower: String
    let isBlank: Bool
    let isQuoted: Bool

    private static let longestMark = 600

    init(_ text: Substring) {
        self.text = text
        var start = text.utf8.startIndex
        while start < text.utf8.endIndex, Byte.isSpace(text.utf8[start]) { start = text.utf8.index(after: start) }
        isBlank = start == text.utf8.endIndex || text.utf8[start...].elementsEqual([0xC2, 0xA0])
        isQuoted = !isBlank && text.utf8[start] == Byte.greater
        lower =
            isBlank || text.utf8.count > Self.longestMark
            ? "" : CSSDeclarations.trim(text).lowercased().replacing("\u{A0}", with: " ")
    }

    /// True for a line of dashes, underscores, equals signs or stars alone.
    var isRule: Bool {
        guard lower.utf8.count >= 3 else { return false }
        return lower.utf8.allSatisfy {
            $0 == Byte.hyphen || $0 == Byte.underscore || $0 == Byte.equals || $0 == 0x2A || $0 == 0x7E || $0 == 0x23
        }
    }

    /// True if the line holds `12:30`.
    static func hasTime(_ text: String) -> Bool {
        var previous: UInt8 = 0
        var colonAfterDigit = false
        for byte in text.utf8 {
            if colonAfterDigit, Byte.isDigit(byte) { return true }
            colonAfterDigit = (byte == Byte.colon || byte == 0x2E || byte == 0x68) && Byte.isDigit(previous)
            previous = byte
        }
        return false
    }

    static func hasDigit(_ text: String) -> Bool { text.utf8.contains(where: Byte.isDigit) }
}
