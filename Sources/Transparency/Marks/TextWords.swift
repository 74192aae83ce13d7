/// A text as its words. What mail servers and mail programs do to blanks and line ends does not change them.
package enum TextWords {
    /// Blank, tab, line ends and the no-break space, which HTML writes for blanks.
    static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0: true
        default: false
        }
    }

    /// The words with one blank between them.
    package static func joined(_ text: String) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count)
        var isBetween = false
        for scalar in text.unicodeScalars {
            if isBlank(scalar) {
                isBetween = true
                continue
            }
            if isBetween, !out.isEmpty { out.append(0x20) }
            isBetween = false
            out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
        return out
    }
}
