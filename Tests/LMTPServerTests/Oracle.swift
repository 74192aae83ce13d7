/// A second way to read and write the data phase, by lines and without states.
enum Oracle {
    struct Message {
        let bytes: [UInt8]
        /// Bytes of the wire with the final dot.
        let consumed: Int
        let strays: Int
    }

    /// The message at the start of `wire`, or `nil` where its end is missing.
    static func message(in wire: [UInt8]) -> Message? {
        var lines: [[UInt8]] = []
        var rest = wire[...]
        while let end = rest.firstRange(of: [0x0D, 0x0A]) {
            let line = Array(rest[..<end.lowerBound])
            rest = rest[end.upperBound...]
            if line == [0x2E] {
                return Message(
                    bytes: lines.flatMap { $0 + [0x0D, 0x0A] }, consumed: rest.startIndex,
                    strays: lines.joined().count { $0 == 0x0D || $0 == 0x0A })
            }
            lines.append(line.first == 0x2E ? Array(line.dropFirst()) : line)
        }
        return nil
    }

    /// What a peer sends for a message that ends with CR LF.
    static func wire(_ message: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var isStart = true
        for (index, byte) in message.enumerated() {
            if isStart, byte == 0x2E { result.append(byte) }
            result.append(byte)
            isStart = byte == 0x0A && index > 0 && message[index - 1] == 0x0D
        }
        return result + Array(".\r\n".utf8)
    }
}

/// The same numbers at every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
