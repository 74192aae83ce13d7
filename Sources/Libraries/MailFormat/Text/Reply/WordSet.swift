/// Words looked for in lines, sorted into buckets by their first byte so that most positions cost one look.
struct WordSet: Sendable {
    private let buckets: [[[UInt8]]]

    init(_ words: [String]) {
        var buckets = [[[UInt8]]](repeating: [], count: 256)
        for word in words {
            let bytes = Array(word.utf8)
            if let first = bytes.first { buckets[Int(first)].append(bytes) }
        }
        self.buckets = buckets
    }

    /// The length of the longest word that stands at `start`, or nil.
    func match(_ line: [UInt8], at start: Int) -> Int? {
        guard start >= 0, start < line.count else { return nil }
        var longest: Int?
        for word in buckets[Int(line[start])] where word.count <= line.count - start && word.count > longest ?? 0 {
            if matches(line, start, word) { longest = word.count }
        }
        return longest
    }

    private func matches(_ line: [UInt8], _ start: Int, _ word: [UInt8]) -> Bool {
        for index in 0..<word.count where line[start + index] != word[index] { return false }
        return true
    }

    /// True if one of the words begins the line.
    func begins(_ line: [UInt8]) -> Bool { match(line, at: 0) != nil }

    /// Where one of the words stands in the line, or nil.
    func found(in line: [UInt8]) -> Range<Int>? {
        for start in line.indices {
            if let length = match(line, at: start) { return start..<(start + length) }
        }
        return nil
    }

    /// True if one of the words ends the line.
    func ends(_ line: [UInt8]) -> Bool {
        for start in line.indices where match(line, at: start) == line.count - start { return true }
        return false
    }
}
