/// What plain text is: characters that everybody sees as they are, and no markup.
struct PlainText {
    /// Letters beyond the Latin script that the approved answers use.
    private let letters: Set<Unicode.Scalar>

    init(lettersOf answers: [String]) {
        letters = answers.reduce(into: []) { found, text in
            for scalar in text.unicodeScalars where Self.isForeign(scalar) { found.insert(scalar) }
        }
    }

    /// - Parameter text: What a model wrote, without placeholders: what they stand for is a citizen's.
    func check(_ text: String) throws(Unanswered) {
        if Self.hasHidden(text) { throw .hiddenText }
        // Letters of other scripts look like Latin ones in addresses.
        guard text.unicodeScalars.allSatisfy({ !Self.isForeign($0) || letters.contains($0) }) else {
            throw .hiddenText
        }
        if Self.hasMarkup(text) { throw .markup }
    }

    /// In one line, with single blanks.
    static func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Controls, and characters without an appearance: format characters, selectors, tags, private and unassigned ones
    /// (Unicode 4.4 and 5.21).
    static func hasHidden(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            if scalar == "\n" || scalar == "\r" || scalar == "\t" { return false }
            if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
            if scalar.properties.isDefaultIgnorableCodePoint { return true }
            switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned: return true
            default: return false
            }
        }
    }

    /// Any square bracket: with a bracket or colon behind it, it is a link or the aim of one, and replies need none. HTML,
    /// character references, and the braces of a slot.
    private static func hasMarkup(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.contains { place in
            let next = place + 1 < bytes.count ? bytes[place + 1] : 0
            switch bytes[place] {
            case UInt8(ascii: "["), UInt8(ascii: "]"): return true
            case UInt8(ascii: "<"): return isLetter(next) || "/!?".utf8.contains(next)
            case UInt8(ascii: "{"), UInt8(ascii: "}"): return next == bytes[place]
            case UInt8(ascii: "&"): return next == UInt8(ascii: "#") || isReference(bytes[(place + 1)...])
            default: return false
            }
        }
    }

    /// `amp;`, at most 31 letters as in HTML.
    private static func isReference(_ bytes: ArraySlice<UInt8>) -> Bool {
        let name = bytes.prefix { isLetter($0) }
        return (2...31).contains(name.count) && bytes.dropFirst(name.count).first == UInt8(ascii: ";")
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

    /// A letter of another script than the Latin one, or a Latin letter in another shape (full-width, mathematical).
    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x250, 0x1E00...0x1EFF: false
        default: scalar.properties.isAlphabetic || (0xFF00...0xFFEF).contains(scalar.value)
        }
    }
}
