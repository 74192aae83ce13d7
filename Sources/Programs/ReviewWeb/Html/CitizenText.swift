extension Html {
    /// Text that a stranger wrote: escaped, and with marks in the place of characters that a reader cannot see but that
    /// change what he or she reads, such as right-to-left overrides and tag characters.
    init(citizen text: String) {
        // None of them begins with a lesser byte, and most texts hold no greater one.
        guard text.utf8.contains(where: { $0 >= 0xE2 }), text.unicodeScalars.contains(where: Self.isTreacherous) else {
            self.init(text: text)
            return
        }
        var parts: [Html] = []
        var plain = String.UnicodeScalarView()
        func flush() {
            if !plain.isEmpty { parts.append(Html(text: String(plain))) }
            plain = String.UnicodeScalarView()
        }
        for scalar in text.unicodeScalars {
            if Self.isTreacherous(scalar) {
                flush()
                parts.append(span(.class("glyph")) { Self.name(of: scalar) })
            } else {
                plain.append(scalar)
            }
        }
        flush()
        self.init(joining: parts)
    }

    /// Bidirectional controls, zero-width characters without a use in running text, and the tag block. The joiners
    /// U+200C and U+200D stay: Persian and emoji need them.
    static func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200B, 0x2060...0x2064, 0x202A...0x202E, 0x2066...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
