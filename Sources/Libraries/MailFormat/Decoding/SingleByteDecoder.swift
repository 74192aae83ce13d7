/// Turns text of one single-byte charset into UTF-8 with a table of ready sequences.
struct SingleByteDecoder: Sendable {
    /// For each byte from 0x80: up to three bytes of UTF-8 in the low 24 bits, their count in the high 8.
    private let sequences: [UInt32]
    /// True for each byte that has a meaning.
    private let isAssigned: [Bool]

    private init(digits: StaticString) {
        var sequences: [UInt32] = []
        var isAssigned: [Bool] = []
        let text = UnsafeBufferPointer(start: digits.utf8Start, count: digits.utf8CodeUnitCount)
        for index in 0..<128 {
            var value: UInt32 = 0
            for offset in 0..<4 where index * 4 + offset < text.count {
                value = value << 4 | UInt32(Byte.hexValue(text[index * 4 + offset]) ?? 0)
            }
            sequences.append(Self.packed(value))
            isAssigned.append(value != 0xFFFD)
        }
        self.sequences = sequences
        self.isAssigned = isAssigned
    }

    private static func packed(_ value: UInt32) -> UInt32 {
        if value < 0x80 { return value | 1 << 24 }
        if value < 0x800 { return (0xC0 | value >> 6) | (0x80 | value & 0x3F) << 8 | 2 << 24 }
        return (0xE0 | value >> 12) | (0x80 | value >> 6 & 0x3F) << 8 | (0x80 | value & 0x3F) << 16 | 3 << 24
    }

    static let all: [SingleByteDecoder] = SingleByteTables.digits.map { SingleByteDecoder(digits: $0) }

    /// Appends the text of `bytes[range]` as UTF-8 and tells whether every byte had a meaning.
    func decode(_ bytes: [UInt8], _ range: Range<Int>, into output: inout [UInt8]) -> Bool {
        output.reserveCapacity(output.count + range.count + range.count / 8)
        var allAssigned = true
        for index in range {
            let byte = bytes[index]
            if byte < 0x80 {
                output.append(byte)
                continue
            }
            let sequence = sequences[Int(byte & 0x7F)]
            if !isAssigned[Int(byte & 0x7F)] { allAssigned = false }
            output.append(UInt8(truncatingIfNeeded: sequence))
            if sequence >= 2 << 24 { output.append(UInt8(truncatingIfNeeded: sequence >> 8)) }
            if sequence >= 3 << 24 { output.append(UInt8(truncatingIfNeeded: sequence >> 16)) }
        }
        return allAssigned
    }
}
