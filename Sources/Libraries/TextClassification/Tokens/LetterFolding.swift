/// Folds letters to what they have in common: one case, no diacritics, one spelling of umlauts.
///
/// The table covers every scalar up to U+06FF and Vietnamese (U+1E00 to U+1EFF); others stay as they are.
struct LetterFolding: Sendable {
    /// No letter: ends a word.
    static let separator: UInt32 = 0
    /// Belongs to the letter before it and adds nothing, such as a combining accent.
    static let nothing: UInt32 = 1
    /// Added to a two-letter value; the letters stand in the low 16 bits.
    static let pair: UInt32 = 1 << 31

    static let standard = LetterFolding()

    private let low: [UInt32]
    private let vietnamese: [UInt32]

    /// What a scalar folds to: ``separator``, ``nothing``, a letter, or ``pair`` plus two ASCII letters.
    @inline(__always)
    func fold(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x700 { return low[Int(scalar)] }
        return foldHigh(scalar)
    }

    private func foldHigh(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x1E00...0x1EFF: vietnamese[Int(scalar - 0x1E00)]
        case 0x1F00...0x1FFF: scalar
        case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: Self.separator
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xAD: Self.nothing
        case 0x2010...0x20CF, 0x2100...0x2BFF, 0x3001...0x303F, 0xFE10...0xFE6F: Self.separator
        case 0xFF10...0xFF19: scalar - 0xFF10 + 0x30
        case 0xFF21...0xFF3A: scalar - 0xFF21 + 0x61
        case 0xFF41...0xFF5A: scalar - 0xFF41 + 0x61
        case 0xE000...0xF8FF, 0xFFF0...0xFFFF, 0x1F000...0x1FAFF, 0xE0000...: Self.separator
        default: scalar
        }
    }

    private init() {
        var low = [UInt32](repeating: Self.separator, count: 0x700)
        var high = (0x1E00...0x1EFF).map { UInt32($0 | 1) }
        for scalar in UInt32(0x30)...0x39 { low[Int(scalar)] = scalar }
        for scalar in UInt32(0x61)...0x7A {
            low[Int(scalar)] = scalar
            low[Int(scalar - 32)] = scalar
        }
        for scalar in 0xC0...0x24F { low[scalar] = UInt32(scalar) }
        for scalar in 0x250...0x2AF { low[scalar] = UInt32(scalar) }
        for scalar in 0x2B0...0x36F { low[scalar] = Self.nothing }
        for scalar in 0x370...0x6FF { low[scalar] = UInt32(scalar) }
        low[0xAD] = Self.nothing
        low[0xB7] = Self.nothing
        low[0xD7] = Self.separator
        low[0xF7] = Self.separator
        Self.foldGreek(&low)
        Self.foldCyrillic(&low)
        Self.foldHebrewAndArabic(&low)
        for (letters, value) in Self.latin {
            let folded = Self.value(of: value)
            for letter in letters.unicodeScalars {
                if letter.value < 0x700 {
                    low[Int(letter.value)] = folded
                } else {
                    high[Int(letter.value - 0x1E00)] = folded
                }
            }
        }
        self.low = low
        vietnamese = high
    }

    private static func value(of text: String) -> UInt32 {
        let bytes = Array(text.utf8)
        return bytes.count == 1 ? UInt32(bytes[0]) : pair | UInt32(bytes[0]) << 8 | UInt32(bytes[1])
    }

    private static func foldGreek(_ table: inout [UInt32]) {
        for scalar in 0x391...0x3A9 { table[scalar] = UInt32(scalar + 32) }
        let accented: [(String, String)] = [
            ("ΆάΑ", "α"), ("ΈέΕ", "ε"), ("ΉήΗ", "η"), ("ΊίϊΐΪΙ", "ι"), ("ΌόΟ", "ο"), ("ΎύϋΰΫΥ", "υ"), ("ΏώΩ", "ω"),
            ("ς", "σ"),
        ]
        for (letters, value) in accented {
            for letter in letters.unicodeScalars { table[Int(letter.value)] = value.unicodeScalars.first?.value ?? 0 }
        }
        table[0x37E] = separator
        table[0x387] = separator
    }

    private static func foldCyrillic(_ table: inout [UInt32]) {
        for scalar in 0x410...0x42F { table[scalar] = UInt32(scalar + 32) }
        for scalar in 0x400...0x40F { table[scalar] = UInt32(scalar + 80) }
        for scalar in 0x460...0x52F where scalar < 0x482 || scalar > 0x489 { table[scalar] = UInt32(scalar | 1) }
        table[0x451] = 0x435
        table[0x401] = 0x435
        for scalar in 0x482...0x489 { table[scalar] = nothing }
    }

    private static func foldHebrewAndArabic(_ table: inout [UInt32]) {
        for scalar in 0x591...0x5C7 { table[scalar] = nothing }
        for scalar in [0x55A, 0x55B, 0x55C, 0x55D, 0x55E, 0x55F, 0x589, 0x58A, 0x5BE, 0x5F3, 0x5F4] {
            table[scalar] = separator
        }
        for scalar in 0x600...0x61F { table[scalar] = separator }
        for scalar in 0x64B...0x65F { table[scalar] = nothing }
        for scalar in 0x6D6...0x6ED { table[scalar] = nothing }
        for digit in 0...9 {
            table[0x660 + digit] = UInt32(0x30 + digit)
            table[0x6F0 + digit] = UInt32(0x30 + digit)
        }
        for scalar in [0x66A, 0x66B, 0x66C, 0x66D, 0x6D4] { table[scalar] = separator }
        table[0x640] = nothing
        table[0x670] = nothing
        for scalar in [0x622, 0x623, 0x625, 0x671] { table[scalar] = 0x627 }
        for scalar in [0x649, 0x6CC] { table[scalar] = 0x64A }
        table[0x6A9] = 0x643
        table[0x629] = 0x647
    }

    private static let latin: [(String, String)] = [
        ("ÀÁÂÃÅàáâãåĀāĂăĄąǍǎǞǟǠǡǺǻȀȁȂȃȦȧªẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặ", "a"), ("ÄäÆæǢǣǼǽ", "ae"), ("ƀɃƁƂƃ", "b"),
        ("ÇçĆćĈĉĊċČčƇƈȻȼ", "c"), ("ĎďĐđƉƊƋƌÐð", "d"), ("ÈÉÊËèéêëĒēĔĕĖėĘęĚěȄȅȆȇȨȩƏǝẸẹẺẻẼẽẾếỀềỂểỄễỆệ", "e"), ("Ƒƒ", "f"),
        ("ĜĝĞğĠġĢģǤǥǦǧǴǵ", "g"), ("ĤĥĦħȞȟ", "h"), ("ÌÍÎÏìíîïĨĩĪīĬĭĮįİıǏǐȈȉȊȋỈỉỊị", "i"), ("Ĳĳ", "ij"), ("Ĵĵǰ", "j"),
        ("ĶķĸǨǩƘƙ", "k"), ("ĹĺĻļĽľĿŀŁł", "l"), ("ÑñŃńŅņŇňŉŊŋǸǹ", "n"),
        ("ÒÓÔÕòóôõŌōŎŏŐőƠơǑǒǪǫǬǭȌȍȎȏȪȫȬȭȮȯȰȱºỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợ", "o"),
        ("ÖöØøŒœǾǿ", "oe"), ("ŔŕŖŗŘřȐȑȒȓ", "r"), ("ŚśŜŝŞşŠšȘșſ", "s"), ("ßẞ", "ss"), ("ŢţŤťŦŧȚț", "t"), ("Þþ", "th"),
        ("ÙÚÛùúûŨũŪūŬŭŮůŰűŲųƯưǓǔȔȕȖȗỤụỦủỨứỪừỬửỮữỰự", "u"), ("ÜüǕǖǗǘǙǚǛǜ", "ue"), ("Ŵŵ", "w"), ("ÝýÿŶŷŸȲȳỲỳỴỵỶỷỸỹ", "y"),
        ("ŹźŻżŽžƵƶ", "z"),
    ]
}
