/// Characters without an appearance of their own, by which text can be smuggled past a reader.
enum InvisibleCharacters {
    /// What is hidden by `scalar`, or nil if it can be seen or is needed for writing.
    static func kind(_ scalar: Unicode.Scalar) -> HiddenContent.Kind? {
        let value = scalar.value
        if value < 0x20 { return value == 0x0A || value == 0x09 ? nil : .controlCharacter }
        if value < 0x7F { return nil }
        if value < 0xA0 { return .controlCharacter }
        switch value {
        case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: return .bidiControl
        case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B, 0x200C, 0x2060...0x2065,
            0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A:
            return .zeroWidth
        case 0xFE00...0xFE0E, 0xE0000...0xE0FFF: return .tagCharacters
        default: return nil
        }
    }

    /// What to keep as evidence: tag characters spell ASCII, others stand as they are.
    static func evidence(_ scalar: Unicode.Scalar, _ kind: HiddenContent.Kind) -> [UInt8] {
        if (0xE0020...0xE007E).contains(scalar.value) { return [UInt8(scalar.value - 0xE0000)] }
        return UTF8.encode(scalar).map { Array($0) } ?? []
    }

    /// True if every character of the text can be seen.
    static func isClean(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { kind($0) == nil } }
}
