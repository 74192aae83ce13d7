/// Quoted-printable (RFC 2045 section 6.7), read leniently: an escape that is none stays as it stands.
enum QuotedPrintable {
    struct Outcome {
        var wrongEscapes = 0
        var isCut = false
    }

    /// Appends the data of `bytes[range]` to `output`, at most about `limit` bytes of it.
    ///
    /// Blanks at the end of a line are transport padding and are left out; `=` at the end of a line joins it to the next.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>, into output: inout [UInt8], limit: Int) -> Outcome {
        var outcome = Outcome()
        output.reserveCapacity(output.count + min(range.count, max(limit, 0)))
        let cap = output.count + min(max(limit, 0), 1 << 40)
        var line = range.lowerBound
        while line < range.upperBound {
            if output.count >= cap {
                outcome.isCut = true
                output.removeLast(output.count - cap)
                break
            }
            let newline = firstIndex(of: Byte.lf, in: bytes, from: line, to: range.upperBound)
            let hasBreak = newline < range.upperBound
            var end = newline
            let hasReturn = hasBreak && end > line && bytes[end - 1] == Byte.cr
            if hasReturn { end -= 1 }
            while end > line, bytes[end - 1] == Byte.space || bytes[end - 1] == Byte.tab { end -= 1 }
            let isSoft = end > line && bytes[end - 1] == Byte.equals
            if isSoft { end -= 1 }
            decodeLine(bytes, line..<end, into: &output, &outcome)
            if hasBreak, !isSoft {
                if hasReturn { output.append(Byte.cr) }
                output.append(Byte.lf)
            }
            line = newline + 1
        }
        if output.count > cap {
            outcome.isCut = true
            output.removeLast(output.count - cap)
        }
        return outcome
    }

    private static func decodeLine(
        _ bytes: [UInt8], _ range: Range<Int>, into output: inout [UInt8], _ outcome: inout Outcome
    ) {
        var start = range.lowerBound
        while start < range.upperBound {
            let escape = firstIndex(of: Byte.equals, in: bytes, from: start, to: range.upperBound)
            output.append(contentsOf: bytes[start..<escape])
            guard escape < range.upperBound else { return }
            if escape + 2 < range.upperBound, let high = Byte.hexValue(bytes[escape + 1]),
                let low = Byte.hexValue(bytes[escape + 2])
            {
                output.append(high << 4 | low)
                start = escape + 3
            } else {
                outcome.wrongEscapes += 1
                output.append(Byte.equals)
                start = escape + 1
            }
        }
    }
}
