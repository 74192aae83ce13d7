/// Undoes the quoting of lines that look like separators.
enum MboxQuoting {
    static func message(_ bytes: UnsafeBufferPointer<UInt8>, dialect: MboxDialect) -> [UInt8] {
        guard dialect == .mboxrd || dialect == .mboxcl else { return Array(bytes) }
        var marks: [Int] = []
        var position = 0
        while position < bytes.count {
            let hit = ByteSearch.first(">From ", bytes, from: position)
            guard hit < bytes.count else { break }
            if let mark = lineStart(bytes, hit, notBefore: position) { marks.append(mark) }
            position = hit + 6
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

    /// The start of the line if nothing but `>` stands before `mark` in it.
    private static func lineStart(_ bytes: UnsafeBufferPointer<UInt8>, _ mark: Int, notBefore limit: Int) -> Int? {
        var start = mark
        while start > limit, bytes[start - 1] == Byte.greater { start -= 1 }
        return start == 0 || bytes[start - 1] == Byte.lf ? start : nil
    }
}
