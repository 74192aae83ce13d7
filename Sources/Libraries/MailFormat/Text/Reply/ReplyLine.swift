/// One line of a text with what the rules ask about it.
struct ReplyLine {
    let text: Substring
    /// The line in lower case without blanks at its ends; empty for lines too long to be a mark.
    let lower: [UInt8]
    let isBlank: Bool
    let isQuoted: Bool

    private static let longestMark = 600

    init(_ text: Substring) {
        self.text = text
        let utf8 = text.utf8
        var start = utf8.startIndex
        while start < utf8.endIndex, Byte.isSpace(utf8[start]) { start = utf8.index(after: start) }
        isBlank = start == utf8.endIndex || utf8[start...].elementsEqual([0xC2, 0xA0])
        isQuoted = !isBlank && utf8[start] == Byte.greater
        lower = isBlank || utf8.count > Self.longestMark ? [] : Self.lowered(text)
    }

    private static func lowered(_ text: Substring) -> [UInt8] {
        var bytes = Array(text.utf8)
        if isASCII(bytes, 0..<bytes.count) {
            for index in bytes.indices { bytes[index] = Byte.lowercased(bytes[index]) }
        } else {
            bytes = withPlainBlanks(Array(text.lowercased().utf8))
        }
        return Array(bytes[trimmed(bytes, 0..<bytes.count)])
    }

    private static func withPlainBlanks(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
                output.append(Byte.space)
                index += 2
            } else {
                output.append(bytes[index])
                index += 1
            }
        }
        return output
    }

    /// True for a line of dashes, underscores, equals signs or stars alone.
    var isRule: Bool { lower.count >= 3 && lower.allSatisfy(Self.isRuleByte) }

    static func isRuleByte(_ byte: UInt8) -> Bool {
        byte == Byte.hyphen || byte == Byte.underscore || byte == Byte.equals || byte == 0x2A || byte == 0x7E
            || byte == 0x23
    }

    /// True if the line ends in a colon, also in the wide one of East Asia.
    static func endsInColon(_ line: [UInt8]) -> Bool {
        line.last == Byte.colon || line.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A])
    }

    /// True if the line holds a time such as `12:30`, `12.30` or `12h30`.
    static func hasTime(_ line: [UInt8]) -> Bool {
        guard line.count >= 3 else { return false }
        for index in 1..<(line.count - 1) where Byte.isDigit(line[index - 1]) && Byte.isDigit(line[index + 1]) {
            let byte = line[index]
            if byte == Byte.colon || byte == 0x2E || byte == 0x68 { return true }
        }
        return false
    }

    static func hasDigit(_ line: [UInt8]) -> Bool { line.contains(where: Byte.isDigit) }
}
