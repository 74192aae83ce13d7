import Foundation

/// All that an attentive machine may read in a text: the text, and what is spelled in it by other means.
enum Readings {
    static func all(of text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        var readings = [text, reversed(text), rotated(text), unspaced(text)]
        readings += tags(scalars) + bits(scalars) + selectors(scalars)
        let seen = scalars.filter { !isInvisible($0) }
        if seen.count < scalars.count {
            let visible = string(seen)
            readings += [visible, reversed(visible)]
        }
        for word in text.split(whereSeparator: \.isWhitespace) where word.utf8.count >= 24 {
            readings += decoded(String(word))
        }
        return readings
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        [0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains(scalar.value)
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            || (0xE0000...0xE0FFF).contains(scalar.value) || (0xFE00...0xFE0F).contains(scalar.value)
    }

    private static func reversed(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { string($0.unicodeScalars.reversed()) }
            .joined(separator: "\n")
    }

    private static func rotated(_ text: String) -> String {
        string(
            text.unicodeScalars.map { scalar in
                let folded = scalar.value | 0x20
                guard scalar.isASCII, (0x61...0x7A).contains(folded) else { return scalar }
                let turned = scalar.value + (folded < 0x6E ? 13 : 0) - (folded < 0x6E ? 0 : 13)
                return Unicode.Scalar(turned) ?? scalar
            })
    }

    /// "w o r d    b y" as "word by".
    private static func unspaced(_ text: String) -> String {
        text.replacingOccurrences(of: "    ", with: "\u{1}").replacingOccurrences(of: " ", with: "")
            .replacingOccurrences(of: "\u{1}", with: " ")
    }

    /// Tag characters (U+E0020 to U+E007E) spell ASCII; "hex: …" in them spells UTF-8.
    private static func tags(_ scalars: [Unicode.Scalar]) -> [String] {
        let spelled = string(
            scalars.filter { (0xE0020...0xE007E).contains($0.value) }
                .compactMap { Unicode.Scalar($0.value - 0xE0000) })
        return spelled.isEmpty ? [] : [spelled] + spelled.split(separator: " ").flatMap { decoded(String($0)) }
    }

    /// ZERO WIDTH SPACE as 0, ZERO WIDTH NON-JOINER as 1, eight to a byte.
    private static func bits(_ scalars: [Unicode.Scalar]) -> [String] {
        let bits = scalars.filter { $0.value == 0x200B || $0.value == 0x200C }.map { UInt8($0.value - 0x200B) }
        let bytes = stride(from: 0, to: bits.count - bits.count % 8, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | $1 }
        }
        return bytes.isEmpty ? [] : [String(decoding: bytes, as: UTF8.self)]
    }

    /// Variation selectors 1 to 256 as bytes.
    private static func selectors(_ scalars: [Unicode.Scalar]) -> [String] {
        let bytes = scalars.compactMap { scalar -> UInt8? in
            switch scalar.value {
            case 0xFE00...0xFE0F: UInt8(scalar.value - 0xFE00)
            case 0xE0100...0xE01EF: UInt8(scalar.value - 0xE0100 + 16)
            default: nil
            }
        }
        return bytes.isEmpty ? [] : [String(decoding: bytes, as: UTF8.self)]
    }

    /// One word as hexadecimal digits, Base64 or percent-encoding, where it can be such.
    private static func decoded(_ word: String) -> [String] {
        var readings: [String] = []
        let digits = word.utf8.compactMap { UInt8(String(UnicodeScalar($0)), radix: 16) }
        if digits.count == word.utf8.count, digits.count.isMultiple(of: 2) {
            let bytes = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
            readings.append(String(decoding: bytes, as: UTF8.self))
        }
        if let data = Data(base64Encoded: word) { readings.append(String(decoding: data, as: UTF8.self)) }
        if word.contains("%"), let plain = word.removingPercentEncoding { readings.append(plain) }
        return readings
    }
}
