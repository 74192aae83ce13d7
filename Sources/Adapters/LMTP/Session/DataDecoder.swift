/// Takes the transparency of the data phase away (RFC 5321 section 4.5.2) and finds its end.
///
/// The end is CR LF . CR LF and nothing else. A line begins after CR LF only, so a dot after a lone CR or LF is a dot.
struct DataDecoder {
    private enum Place { case lineStart, text, afterCR, afterDot, afterDotCR }

    /// The CR LF of the command DATA begins the first line.
    private var place = Place.lineStart
    /// How many CR and LF stood alone.
    private(set) var strayLineEnds = 0
    private(set) var hasEnded = false

    private static let cr: UInt8 = 0x0D
    private static let lf: UInt8 = 0x0A
    private static let dot = UInt8(ascii: ".")

    /// Decodes `input` from `start` on.
    ///
    /// - Parameter output: Gets the bytes of the message.
    /// - Returns: Where the rest begins: after the end of the data, or at the end of the input.
    mutating func decode(_ input: [UInt8], from start: Int, into output: inout [UInt8]) -> Int {
        input.withUnsafeBufferPointer { decode($0, from: start, into: &output) }
    }

    private mutating func decode(
        _ input: UnsafeBufferPointer<UInt8>, from start: Int, into output: inout [UInt8]
    ) -> Int {
        var index = start
        while index < input.count, !hasEnded {
            let byte = input[index]
            switch place {
            case .lineStart where byte == Self.dot:
                place = .afterDot
            case .afterDot where byte == Self.cr:
                place = .afterDotCR
            case .afterDotCR where byte == Self.lf:
                hasEnded = true
            case .afterDotCR:
                // The dot was there for transparency; what follows the CR is looked at again.
                output.append(Self.cr)
                place = .afterCR
                continue
            case .afterCR where byte == Self.lf:
                output.append(byte)
                place = .lineStart
            case .text where byte != Self.cr && byte != Self.lf:
                let from = index
                while index < input.count, input[index] != Self.cr, input[index] != Self.lf { index += 1 }
                output.append(contentsOf: input[from..<index])
                continue
            default:
                if place == .afterCR { strayLineEnds += 1 }
                if byte == Self.lf { strayLineEnds += 1 }
                place = byte == Self.cr ? .afterCR : .text
                output.append(byte)
            }
            index += 1
        }
        return index
    }
}
