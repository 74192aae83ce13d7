/// How single letters are folded.
enum Folding {
    /// Appends the folded form of `scalar`. Returns false where it is no part of a word.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) -> Bool {
        let value = scalar.value
        if value < 0x80 {
            let byte = UInt8(value)
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            default: return false
            }
            return true
        }
        if (0xC0...0x17F).contains(value) {
            let folded = latin[Int(value) - 0xC0]
            guard folded != "." else { return false }
            bytes += folded.utf8
            return true
        }
        switch value {
        case 0x0218, 0x0219: bytes.append(UInt8(ascii: "s"))
        case 0x021A, 0x021B: bytes.append(UInt8(ascii: "t"))
        case 0x1E9E: bytes += "ss".utf8
        // Combining marks (also Arabic vowel signs), zero-width and bidirectional controls: not a letter, no border.
        case 0x0300...0x036F, 0x064B...0x065F, 0x0670, 0x00AD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064,
            0xFE00...0xFE0F, 0xFEFF:
            break
        default:
            guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return false }
            bytes += scalar.properties.lowercaseMapping.utf8
        }
        return true
    }

    static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "\u{2018}" || scalar == "\u{02BC}"
    }

    /// U+00C0 to U+017F; a dot stands for a character that is no letter.
    private static let latin: [String] = {
        let latin1 = """
            a a a a ae a ae c e e e e i i i i d n o o o o oe . o u u u ue y th ss \
            a a a a ae a ae c e e e e i i i i d n o o o o oe . o u u u ue y th y
            """
        let extendedA = """
            a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g h h h h i i i i i i i i i i \
            ij ij j j k k k l l l l l l l l l l n n n n n n n n n o o o o o o oe oe r r r r r r s s s s s s s s \
            t t t t t t u u u u u u u u u u u u w w y y y z z z z z z s
            """
        return (latin1 + " " + extendedA).split(whereSeparator: \.isWhitespace).map(String.init)
    }()
}
