/// Cuts a text into words of lower-case letters, marks and all, for the language identifier.
struct LetterReader {
    /// Stands before the first letter of a word.
    static let before: UInt32 = 1
    /// Stands after the last letter of a word.
    static let after: UInt32 = 2
    private static let longestWord = 40

    /// The letters of the word just read, with both borders.
    private(set) var letters: [UInt32] = [before]
    private var at = 0

    /// Reads the next word.
    /// - Returns: false at the end of the text.
    mutating func next(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        letters.removeAll(keepingCapacity: true)
        letters.append(Self.before)
        while at < text.count {
            let start = at
            let letter: UInt32
            if text[at] < 0x80 {
                letter = Self.ascii(text[at])
                at += 1
            } else if let (scalar, next) = UTF8Scalar.decode(text, at) {
                letter = LowerCase.standard.letter(scalar)
                at = next
            } else {
                letter = 0
                at += 1
            }
            if letter == LowerCase.nothing { continue }
            let isApostrophe = letter == 0x27
            if letter == 0 || isApostrophe && letters.count == 1 {
                if letters.count > 1 { break }
                continue
            }
            if letters.count > Self.longestWord {
                at = start
                break
            }
            letters.append(letter)
        }
        while letters.count > 1, letters.last == 0x27 { letters.removeLast() }
        guard letters.count > 1 else { return at < text.count ? next(text) : false }
        letters.append(Self.after)
        return true
    }

    @inline(__always)
    private static func ascii(_ byte: UInt8) -> UInt32 {
        let lower = byte | 0x20
        if lower >= 0x61, lower <= 0x7A { return UInt32(lower) }
        return byte == 0x27 ? 0x27 : 0
    }
}

/// Lower-case letters by table; what is no letter is 0.
struct LowerCase: Sendable {
    static let standard = LowerCase()
    /// A mark to be passed over.
    static let nothing: UInt32 = .max

    private let low: [UInt32]

    @inline(__always)
    func letter(_ scalar: UInt32) -> UInt32 {
        scalar < 0x700 ? low[Int(scalar)] : high(scalar)
    }

    private func high(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x1E00...0x1EFF: Self.lowered(scalar)
        case 0x2018, 0x2019: 0x27
        case 0x200C...0x200F, 0xFEFF, 0xFE0F: Self.nothing
        case 0x2000...0x2BFF, 0x3000...0x303F, 0xE000...0xF8FF, 0xFE10...0xFE6F, 0xFF00...0xFF0F, 0x1F000...: 0
        default: scalar
        }
    }

    private init() {
        low = (0..<0x700).map { scalar in
            guard let value = Unicode.Scalar(UInt32(scalar)) else { return 0 }
            if value == "ʼ" { return 0x27 }
            if (0x300...0x36F).contains(scalar) || value.properties.generalCategory == .nonspacingMark {
                return Self.nothing
            }
            return value.properties.isAlphabetic ? Self.lowered(UInt32(scalar)) : 0
        }
    }

    private static func lowered(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x130: return 0x69
        case 0x15E: return 0x15F
        case 0x219, 0x218: return 0x15F
        case 0x21B, 0x21A: return 0x163
        case 0x6A9: return 0x6A9
        default: break
        }
        guard let value = Unicode.Scalar(scalar) else { return scalar }
        let mapping = value.properties.lowercaseMapping.unicodeScalars
        return mapping.count == 1 ? mapping.first?.value ?? scalar : scalar
    }
}
