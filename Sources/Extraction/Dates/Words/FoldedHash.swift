/// Folds letters as they come, so that one word has one hash however it is written: lower case, umlauts in two letters
/// ("nächsten", "naechsten"), other Latin letters without their marks, Cyrillic in lower case.
///
/// FNV-1a with 64 bits (Fowler, Noll, Vo); the tables are small, so a foreign word practically never meets one of theirs.
struct FoldedHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// Adds the letter that begins at `at` and returns where the next one begins.
    mutating func addLetter(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Int {
        let byte = bytes[at]
        if byte < 0x80 {
            add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
            return at + 1
        }
        guard at + 1 < end else {
            add(byte)
            return at + 1
        }
        let next = bytes[at + 1]
        switch byte {
        case 0xC3: addLatin(next)
        case 0xC4, 0xC5, 0xC8: addExtended(byte, next)
        case 0xCC where next == 0x88: add(UInt8(ascii: "e"))
        case 0xCC, 0xCD: break
        case 0xD0, 0xD1: addCyrillic(byte, next)
        default:
            add(byte)
            return at + 1
        }
        return at + 2
    }

    private static let latin: [StaticString] = [
        "a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o",
        "oe", "x", "o", "u", "u", "u", "ue", "y", "t", "ss",
    ]

    /// U+00C0 to U+00FF.
    private mutating func addLatin(_ next: UInt8) {
        let index = next == 0xBF ? 29 : Int(next & 0x1F)
        Self.latin[index].withUTF8Buffer { for letter in $0 { add(letter) } }
    }

    /// Latin letters of Polish, Romanian, Turkish, Welsh and their neighbours.
    private mutating func addExtended(_ lead: UInt8, _ next: UInt8) {
        let letter: Character
        switch (lead, next) {
        case (0xC4, 0x80...0x85): letter = "a"
        case (0xC4, 0x86...0x8D): letter = "c"
        case (0xC4, 0x8E...0x91): letter = "d"
        case (0xC4, 0x92...0x9B): letter = "e"
        case (0xC4, 0x9C...0xA3): letter = "g"
        case (0xC4, 0xA8...0xB1): letter = "i"
        case (0xC4, 0xB9...0xBF), (0xC5, 0x80...0x82): letter = "l"
        case (0xC5, 0x83...0x88): letter = "n"
        case (0xC5, 0x8C...0x91): letter = "o"
        case (0xC5, 0x94...0x99): letter = "r"
        case (0xC5, 0x9A...0xA1), (0xC8, 0x98...0x99): letter = "s"
        case (0xC5, 0xA2...0xA7), (0xC8, 0x9A...0x9B): letter = "t"
        case (0xC5, 0xA8...0xB3): letter = "u"
        case (0xC5, 0xB4...0xB5): letter = "w"
        case (0xC5, 0xB6...0xB8): letter = "y"
        case (0xC5, 0xB9...0xBE): letter = "z"
        default: letter = "?"
        }
        add(letter.asciiValue ?? 0x3F)
    }

    private mutating func addCyrillic(_ lead: UInt8, _ next: UInt8) {
        switch (lead, next) {
        case (0xD0, 0x80...0x8F): (add(0xD1), add(next + 0x10))
        case (0xD0, 0x90...0x9F): (add(0xD0), add(next + 0x20))
        case (0xD0, 0xA0...0xAF): (add(0xD1), add(next - 0x20))
        default: (add(lead), add(next))
        }
    }

    static func of(_ word: some StringProtocol) -> UInt64 {
        var hash = FoldedHash()
        Array(word.utf8).withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count { at = hash.addLetter(bytes, at, bytes.count) }
        }
        return hash.value
    }
}
