/// Undoes the quoting of lines that look like separators.
enum MboxQuoting {
    static func message(_ bytes: UnsafeBufferPointer<UInt8>, dialect: MboxDialect) -> [UInt8] {
        guard dialect == .mboxrd || dialect == .mboxcl else { return Array(bytes) }
        var marks: [Int] = []
        var line = 0
        while line < bytes.count {
            if bytes[line] == Byte.greater, isQuotedFrom(bytes, line) { marks.append(line) }
            line = ByteSearch.lineFeed(bytes, from: line) + 1
        }
        guard !marks.isEmpty else { return Array(bytes) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var start = 0
        for mark in marks {
            output.append(contentsOf: bytes[start..<mark])
            start = mark + 1
        }
        output.append(contentsOf: bytes[start...])
        return output
    }

    private static func isQuotedFrom(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        var index = start
        while index < bytes.count, bytes[index] == Byte.greater { index += 1 }
        return index + 4 < bytes.count && bytes[index] == 0x46 && bytes[index + 1] == 0x72 && bytes[index + 2] == 0x6F
            && bytes[index + 3] == 0x6D && bytes[index + 4] == Byte.space
    }
}
