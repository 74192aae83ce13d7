/// Files that old mail programs put into the text itself, between `begin 644 name` and `end`.
enum InlineUUEncoding {
    /// `text` with each such file replaced by its name in brackets. What only looks like one stays.
    static func replaced(in text: String) -> String {
        guard let first = text.utf8.firstIndex(of: 0x62), !text.isEmpty else { return text }
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        var hasFound = false
        var copied = 0
        var line = text.utf8.distance(from: text.utf8.startIndex, to: first)
        while line > 0, bytes[line - 1] != Byte.lf { line -= 1 }
        while line < bytes.count {
            let newline = firstIndex(of: Byte.lf, in: bytes, from: line, to: bytes.count)
            if bytes[line] == 0x62, let name = name(bytes, line, newline), let end = end(bytes, newline + 1) {
                hasFound = true
                output.append(contentsOf: bytes[copied..<line])
                output.append(0x5B)
                output.append(contentsOf: bytes[name])
                output.append(0x5D)
                copied = end
                line = end
            } else {
                line = newline
            }
            line += 1
        }
        guard hasFound else { return text }
        output.append(contentsOf: bytes[min(copied, bytes.count)...])
        return String(decoding: output, as: UTF8.self)
    }

    /// The name in `begin 644 name`, or nil.
    private static func name(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Range<Int>? {
        guard hasPrefix("begin ", in: bytes, at: start, to: end) else { return nil }
        var index = start + 6
        while index < end, bytes[index] >= 0x30, bytes[index] <= 0x37 { index += 1 }
        guard (3...4).contains(index - start - 6), index < end, bytes[index] == Byte.space else { return nil }
        let name = trimmed(bytes, index..<end)
        return name.isEmpty || name.count > 255 ? nil : name
    }

    /// The end of the line `end`, if only lines of encoded data stand before it.
    private static func end(_ bytes: [UInt8], _ start: Int) -> Int? {
        var line = start
        while line < bytes.count {
            let newline = firstIndex(of: Byte.lf, in: bytes, from: line, to: bytes.count)
            if equals("end", bytes, trimmed(bytes, line..<newline)) { return newline }
            guard newline > line, bytes[line] >= 0x20, bytes[line] <= 0x60 else { return nil }
            let length = Int((bytes[line] &- 0x20) & 0x3F)
            guard newline - line - 1 <= (length + 2) / 3 * 4 + 2 else { return nil }
            line = newline + 1
        }
        return nil
    }
}
