/// Uuencoded data: every line states its length, which is checked against what the line holds.
enum UUEncoding {
    struct Outcome {
        var damagedLines = 0
        var isCut = false
        var fileName: Range<Int>?
    }

    /// Appends the data between `begin` and `end` of `bytes[range]` to `output`, at most `limit` bytes of it.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>, into output: inout [UInt8], limit: Int) -> Outcome {
        var outcome = Outcome()
        let cap = output.count + min(max(limit, 0), 1 << 40)
        var hasBegun = false
        var line = range.lowerBound
        while line < range.upperBound {
            let newline = firstIndex(of: Byte.lf, in: bytes, from: line, to: range.upperBound)
            let end = newline > line && bytes[newline - 1] == Byte.cr ? newline - 1 : newline
            if !hasBegun {
                if hasPrefix("begin ", in: bytes, at: line, to: end) {
                    hasBegun = true
                    outcome.fileName = name(bytes, line + 6, end)
                }
            } else if equals("end", bytes, trimmed(bytes, line..<end)) {
                break
            } else if !decodeLine(bytes, line, end, into: &output) {
                outcome.damagedLines += 1
            }
            if output.count > cap {
                outcome.isCut = true
                output.removeLast(output.count - cap)
                break
            }
            line = newline + 1
        }
        return outcome
    }

    private static func name(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int> {
        var index = start
        while index < end, Byte.isDigit(bytes[index]) { index += 1 }
        return trimmed(bytes, index..<end)
    }

    private static func decodeLine(_ bytes: [UInt8], _ start: Int, _ end: Int, into output: inout [UInt8]) -> Bool {
        guard start < end else { return true }
        let length = Int((bytes[start] &- 0x20) & 0x3F)
        var left = length
        var index = start + 1
        while left > 0, index < end {
            var group: UInt32 = 0
            for offset in 0..<4 {
                let byte = index + offset < end ? bytes[index + offset] : Byte.space
                group = group << 6 | UInt32((byte &- 0x20) & 0x3F)
            }
            for shift in [16, 8, 0] as [UInt32] where left > 0 {
                output.append(UInt8(truncatingIfNeeded: group >> shift))
                left -= 1
            }
            index += 4
        }
        return left == 0
    }
}
