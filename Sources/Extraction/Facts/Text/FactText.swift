/// A text as the readers of facts see it: bytes, tokens and folded words.
package struct FactText {
    package let bytes: [UInt8]
    package let tokens: [FactToken]
    /// The folded word of each token; empty where it is none.
    package let words: [String]

    /// - Parameter limit: Of longer texts only so many bytes count.
    package init(_ text: String, limit: Int) {
        var bytes = Array(text.utf8.prefix(limit))
        // A character that the limit cuts in two is none.
        while let last = bytes.last, text.utf8.count > limit, last >= 0x80 {
            bytes.removeLast()
            if last >= 0xC0 { break }
        }
        let tokens = FactTokenizer.tokens(of: bytes)
        self.bytes = bytes
        self.tokens = tokens
        words = tokens.map { $0.kind == .letters ? WordFolding.folded(bytes[$0.range]) : "" }
    }

    package var count: Int { tokens.count }

    package func word(_ index: Int) -> String { tokens.indices.contains(index) ? words[index] : "" }

    package func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    package func raw(_ index: Int) -> ArraySlice<UInt8> { bytes[tokens[index].range] }

    package func isDigits(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .digits }

    package func isLetters(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].kind == .letters }

    package func isMark(_ index: Int, _ mark: UInt8) -> Bool {
        tokens.indices.contains(index) && tokens[index].mark == mark
    }

    package func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool { isMark(index, UInt8(ascii: mark)) }

    /// Whether the token stands directly behind the one before it.
    package func isAttached(_ index: Int) -> Bool { tokens.indices.contains(index) && !tokens[index].afterBlank }

    /// Whether the token stands on the line of the one before it.
    package func isOnLine(_ index: Int) -> Bool { tokens.indices.contains(index) && !tokens[index].startsLine }

    /// Whether letters are all capitals of ASCII.
    package func isUpper(_ index: Int) -> Bool {
        isLetters(index) && raw(index).allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// Whether a word begins with a capital.
    package func isCapitalised(_ index: Int) -> Bool {
        guard isLetters(index), let first = raw(index).first else { return false }
        if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) { return true }
        // U+00C0 to U+00DE: the capitals of Latin-1.
        let second = raw(index).dropFirst().first ?? 0
        return first == 0xC3 && (0x80...0x9E).contains(second)
    }

    /// The number that a run of at most nine digits writes.
    package func number(_ index: Int) -> Int? {
        guard isDigits(index), tokens[index].count <= 9 else { return nil }
        return raw(index).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The bytes from the first to the last of some tokens.
    package func span(_ tokens: Range<Int>) -> Range<Int> {
        Int(self.tokens[tokens.lowerBound].start)..<Int(self.tokens[tokens.upperBound - 1].end)
    }

    package func fact(_ kind: Fact.Kind, _ tokens: Range<Int>, value: String, isValid: Bool = true) -> Fact {
        let range = span(tokens)
        return Fact(kind, range: range, text: string(range), value: value, isValid: isValid)
    }
}

/// Facts that a reader found, and the token behind them.
struct FoundFacts {
    let facts: [Fact]
    let next: Int

    init(_ facts: [Fact], next: Int) { (self.facts, self.next) = (facts, next) }

    init(_ fact: Fact, next: Int) { self.init([fact], next: next) }
}
