/// What letters look like, so that one written for another is noticed. The pairs are those of Unicode's list of
/// confusables (UTS 39) that stand for Latin small letters and occur in names of domains; it is not the whole list.
enum LetterForms {
    /// `text` as a hasty reader sees it: in Latin small letters without accents.
    static func seen(_ text: String) -> String {
        var seen: [UInt8] = []
        seen.reserveCapacity(text.utf8.count)
        for scalar in text.lowercased().unicodeScalars {
            if let plain = plain(scalar) { seen.append(contentsOf: plain) }
        }
        return String(decoding: joined(seen), as: UTF8.self)
    }

    /// Nothing for marks and characters that are not seen.
    private static func plain(_ scalar: Unicode.Scalar) -> [UInt8]? {
        switch scalar.value {
        case 0x30: [0x6F]
        case 0x31, 0x7C: [0x6C]
        case 0x33: [0x65]
        case 0x35: [0x73]
        case 0..<0x80: [UInt8(scalar.value)]
        case 0x300...0x36F, 0xAD, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF: nil
        case 0xFF01...0xFF5E: plain(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
        case 0x2010...0x2015, 0x2212: [0x2D]
        default: table[scalar] ?? Array(String(scalar).utf8)
        }
    }

    private static let table: [Unicode.Scalar: [UInt8]] = {
        let forms: [(String, String)] = [
            ("a", "àáâãäåāăąǎȁȃạảấầẩẫậắằẳẵặɑαаӑӓ"), ("b", "ƀɓЬьвβ"), ("c", "çćĉċčсϲᴄ"), ("d", "ďđɗḍԁ"),
            ("e", "èéêëēĕėęěẹẻẽếềểễệеёѐєҽεɛӗ"), ("f", "ƒϝ"), ("g", "ĝğġģǧɡɢցԍ"), ("h", "ĥħḥһհ"),
            ("i", "ìíîïĩīĭįıǐịỉіїɩι"), ("j", "ĵјϳ"), ("k", "ķĸǩκкќ"), ("l", "ĺļľŀłӏⅼ"), ("m", "ṃмⅿ"),
            ("n", "ñńņňŉŋǹṇпηո"), ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợοоӧօ"), ("p", "ρрҏ"), ("q", "ԛզ"),
            ("r", "ŕŗřгṛ"), ("s", "śŝşšșṣѕ"), ("t", "ţťŧțṭтτ"), ("u", "ùúûüũūŭůűųưǔụủứừửữựυսц"),
            ("v", "νѵⅴ"), ("w", "ŵẁẃẅԝωѡա"), ("x", "хҳχⅹ"), ("y", "ýÿŷỳỹỵуўүγ"), ("z", "źżžẓᴢ"),
            ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"), ("e", "з"), ("l", "ǀ∣"), ("-", "ー・·"),
        ]
        var table: [Unicode.Scalar: [UInt8]] = [:]
        for (plain, likes) in forms { for like in likes.unicodeScalars { table[like] = Array(plain.utf8) } }
        return table
    }()

    /// Pairs that look like one letter, `rn`, `vv`, `cl`, made one; and `i` made `l`, for 1 stands for either.
    private static func joined(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            switch (result.last, byte) {
            case (0x72, 0x6E): result[result.count - 1] = 0x6D
            case (0x76, 0x76): result[result.count - 1] = 0x77
            case (0x63, 0x6C): result[result.count - 1] = 0x64
            default: result.append(byte)
            }
        }
        return result.map { $0 == 0x69 ? 0x6C : $0 }
    }

    private enum Alphabet { case latin, greek, cyrillic, armenian, georgian, cherokee }

    /// Letters of two alphabets with shared shapes. Digits, signs and scripts of other shapes (Han and Latin, say) are
    /// usual together and do not count.
    static func mixesAlphabets(_ label: String) -> Bool {
        var first: Alphabet?
        for scalar in label.unicodeScalars {
            guard let alphabet = alphabet(scalar) else { continue }
            if let first, first != alphabet { return true }
            first = alphabet
        }
        return false
    }

    private static func alphabet(_ scalar: Unicode.Scalar) -> Alphabet? {
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x1E00...0x1EFF, 0xFF21...0xFF5A: .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: .greek
        case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: .cyrillic
        case 0x531...0x588: .armenian
        case 0x10A0...0x10FF, 0x1C90...0x1CBF, 0x2D00...0x2D2F: .georgian
        case 0x13A0...0x13FF, 0xAB70...0xABBF: .cherokee
        default: nil
        }
    }
}
