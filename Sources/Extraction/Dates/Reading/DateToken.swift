/// A word, a number or a mark of a text, as far as dates need them.
struct DateToken {
    enum Kind: UInt8 { case word, number, mark }

    var kind: Kind
    /// The byte of a mark: `.`, `,`, `/`, `-`, `:`, `!`, `?`, `;`, `%`, `>`, a line feed, or 0 for any other.
    var mark: UInt8 = 0
    /// How many digits a number has, 5 for more.
    var digits: UInt8 = 0
    var isCapital = false
    var spaceBefore = false
    /// Index in ``DateWords``; 0 for a word that means nothing to dates.
    var word: UInt16 = 0
    /// The value of a number of at most four digits.
    var value: UInt16 = 0
    var start: Int
    var end: Int
}

/// The tokens of a text; linear in its bytes.
struct DateTokenizer {
    /// Longest word whose letters are looked at, in bytes.
    private static let longestWord = 40

    static func tokens(of text: String) -> ContiguousArray<DateToken> {
        var text = text
        return text.withUTF8 { bytes in tokens(of: bytes) }
    }

    private static func tokens(of bytes: UnsafeBufferPointer<UInt8>) -> ContiguousArray<DateToken> {
        var tokens: ContiguousArray<DateToken> = []
        tokens.reserveCapacity(bytes.count / 5 + 8)
        let words = DateWords.all
        var (at, space) = (0, true)
        while at < bytes.count {
            let byte = bytes[at]
            let start = at
            if digit(bytes, at) != nil {
                let token = number(bytes, &at, space)
                tokens.append(token)
            } else if isLetter(bytes, at) {
                var hash = FoldedHash()
                while at < bytes.count, isLetter(bytes, at) {
                    let next = hash.addLetter(bytes, at, bytes.count)
                    if next - start > longestWord { break }
                    at = next
                }
                while at < bytes.count, isLetter(bytes, at) { at += 1 }
                let length = at - start
                var word = length <= longestWord ? words.index(of: hash.value) : 0
                if word == 0, length >= 9, length <= longestWord { word = words.index(ofEnding: bytes, start, at) }
                if word == 0, length >= 6, length <= longestWord, byte &- 0x61 < 26 {
                    word = words.index(ofParticiple: bytes, start, at)
                }
                tokens.append(
                    DateToken(
                        kind: .word, isCapital: byte &- 0x41 < 26 || (byte == 0xC3 && bytes[start + 1] < 0x9F),
                        spaceBefore: space, word: word, start: start, end: at))
            } else if byte == UInt8(ascii: " ") || byte == 9 || byte == 13 {
                (at, space) = (at + 1, true)
                continue
            } else if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 {
                (at, space) = (at + 2, true)
                continue
            } else {
                let mark = mark(bytes, &at)
                if !(mark == 0 && tokens.last.map { $0.kind == .mark && $0.mark == 0 } ?? false) {
                    tokens.append(
                        DateToken(kind: .mark, mark: mark, spaceBefore: space, start: start, end: at))
                }
            }
            space = false
        }
        return tokens
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int, _ space: Bool) -> DateToken {
        let start = at
        var (value, digits) = (0, 0)
        while let (digit, length) = digit(bytes, at) {
            if digits < 4 { value = value * 10 + digit }
            digits = min(digits + 1, 5)
            at += length
        }
        return DateToken(
            kind: .number, digits: UInt8(digits), spaceBefore: space, value: UInt16(digits > 4 ? 0 : value),
            start: start, end: at)
    }

    /// European, Arabic-Indic and Persian digits.
    private static func digit(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (value: Int, length: Int)? {
        guard at < bytes.count else { return nil }
        let byte = bytes[at]
        if byte &- 0x30 < 10 { return (Int(byte - 0x30), 1) }
        guard byte == 0xD9 || byte == 0xDB, at + 1 < bytes.count else { return nil }
        let zero: UInt8 = byte == 0xD9 ? 0xA0 : 0xB0
        let next = bytes[at + 1]
        return next >= zero && next < zero + 10 ? (Int(next - zero), 2) : nil
    }

    private static func isLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        let byte = bytes[at]
        if byte < 0x80 { return (byte | 0x20) &- 0x61 < 26 }
        if byte == 0xC2 { return false }
        if byte == 0xE2 { return false }
        // A byte that follows one of a mark above is taken with it, so what comes here belongs to a letter.
        return digit(bytes, at) == nil
    }

    private static func mark(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt8 {
        let byte = bytes[at]
        if byte == 0xE2, at + 2 < bytes.count {
            let isDash = bytes[at + 1] == 0x80 && (0x90...0x95).contains(bytes[at + 2])
            at += 3
            return isDash ? UInt8(ascii: "-") : 0
        }
        at = min(at + (byte == 0xC2 || byte == 0xE2 ? 2 : 1), bytes.count)
        switch byte {
        case 0x0A, UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: ":"),
            UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: "%"), UInt8(ascii: ">"),
            UInt8(ascii: "("), UInt8(ascii: ")"):
            return byte
        default: return 0
        }
    }
}
