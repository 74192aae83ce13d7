/// A text as the body of a part: lines end in CRLF, 7bit where that is safe, else quoted-printable (RFC 2045 section 6.7).
struct BodyEncoder {
    /// True if all letters are ASCII.
    let isASCII: Bool
    /// True if the bytes are quoted-printable, false if 7bit.
    let isQuotedPrintable: Bool
    /// The encoded body, with a line end at its end.
    let bytes: [UInt8]

    init(_ text: String) {
        let lines = Self.lines(text)
        isASCII = lines.allSatisfy { line in line.allSatisfy { $0 < 0x80 } }
        isQuotedPrintable = !lines.allSatisfy(Self.isSafe)
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 16 + 2)
        for line in lines {
            if isQuotedPrintable { Self.appendQuoted(line, to: &output) } else { output.append(contentsOf: line) }
            output.append(contentsOf: [Byte.cr, Byte.lf])
        }
        bytes = output
    }

    private static func lines(_ text: String) -> [ArraySlice<UInt8>] {
        let bytes = Array(TextLines.normalized(text, hadNul: {}).utf8)
        var lines = bytes.split(separator: Byte.lf, omittingEmptySubsequences: false)
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// True for a line that every mail server passes on unchanged.
    private static func isSafe(_ line: ArraySlice<UInt8>) -> Bool {
        if line.count > 78 || line.last == Byte.space || line.last == Byte.tab { return false }
        if line.starts(with: "From ".utf8) || line.elementsEqual(".".utf8) { return false }
        return line.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == Byte.tab }
    }

    private static func appendQuoted(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var column = 0
        let isRisky = line.starts(with: "From ".utf8) || line.elementsEqual(".".utf8)
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            let isLast = index + 1 == line.endIndex
            let isBlank = byte == Byte.space || byte == Byte.tab
            let mustEscape =
                byte == Byte.equals || byte >= 0x7F || (byte < 0x20 && byte != Byte.tab) || (isBlank && isLast)
                || (isRisky && index == line.startIndex)
            let width = mustEscape ? 3 : 1
            if column + width > (isLast ? 76 : 75) {
                output.append(contentsOf: [Byte.equals, Byte.cr, Byte.lf])
                column = 0
            }
            if mustEscape {
                output.append(contentsOf: [Byte.equals, hexDigit(byte >> 4), hexDigit(byte & 15)])
            } else {
                output.append(byte)
            }
            column += width
            index += 1
        }
    }

    static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }
}
