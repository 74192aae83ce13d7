/// Decodes one Unicode scalar from bytes that may be anything.
enum UTF8Scalar {
    /// The scalar whose first byte stands at `at`, and where the next one starts.
    /// - Returns: nil when the bytes there are no well-formed UTF-8.
    @inline(__always)
    static func decode(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> (scalar: UInt32, next: Int)? {
        let first = UInt32(text[at])
        if first < 0x80 { return (first, at + 1) }
        guard first >= 0xC2, at + 1 < text.count, text[at + 1] & 0xC0 == 0x80 else { return nil }
        let second = UInt32(text[at + 1]) & 0x3F
        if first < 0xE0 { return ((first & 0x1F) << 6 | second, at + 2) }
        guard at + 2 < text.count, text[at + 2] & 0xC0 == 0x80 else { return nil }
        let third = UInt32(text[at + 2]) & 0x3F
        if first < 0xF0 {
            let scalar = (first & 0x0F) << 12 | second << 6 | third
            guard scalar >= 0x800, !(0xD800...0xDFFF ~= scalar) else { return nil }
            return (scalar, at + 3)
        }
        guard first < 0xF5, at + 3 < text.count, text[at + 3] & 0xC0 == 0x80 else { return nil }
        let scalar = (first & 0x07) << 18 | second << 12 | third << 6 | UInt32(text[at + 3]) & 0x3F
        guard 0x10000...0x10FFFF ~= scalar else { return nil }
        return (scalar, at + 4)
    }
}
