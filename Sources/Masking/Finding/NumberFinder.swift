import Extraction

/// Every number that is neither money nor a period, a time or a date and has digits enough to name a person or a matter.
///
/// Readers of facts ask for a cue, because a draft must not invent; here the digits alone are enough. A number that no
/// rule knows is masked as one that could not be classified.
enum NumberFinder {
    /// Digits from which a number is taken out; years and house numbers have fewer.
    static let digits = 5
    /// Groups of one number at most.
    private static let groups = 12

    static func find(_ reading: MailReading) -> [MaskSpan] {
        let text = reading.text
        var spans: [MaskSpan] = []
        var index = 0
        while index < text.count {
            guard let first = code(reading, at: index) else {
                index = max(index + 1, skipped(text, index))
                continue
            }
            var end = first.upperBound
            var count = 1
            while count < groups, end < text.count, text.isOnLine(end), let next = code(reading, at: end),
                isGroup(text, next), isGroup(text, end - 1..<end) || count > 1 || isGroup(text, first)
            {
                end = next.upperBound
                count += 1
            }
            let tokens = withSign(reading, first.lowerBound)..<end
            if let kind = MaskNumbers.kind(
                of: value(text, tokens), hasPlus: tokens.lowerBound < first.lowerBound,
                cue: cue(text, tokens.lowerBound), hasSlashes: (tokens).contains { text.isMark($0, "/") })
            {
                spans.append(MaskSpan(kind, text.span(tokens)))
            }
            index = end
        }
        return spans
    }

    /// A run without blanks of letters, digits and `-/._` that holds a digit and is no quantity.
    private static func code(_ reading: MailReading, at start: Int) -> Range<Int>? {
        let text = reading.text
        guard start < text.count, text.tokens[start].kind != .mark || text.isMark(start, "("),
            start == 0 || !text.isAttached(start) || text.tokens[start - 1].kind == .mark
        else { return nil }
        var end = start + 1
        while end < text.count, text.isAttached(end),
            text.tokens[end].kind != .mark || isJoin(text, end) || isArea(text, end, start)
        { end += 1 }
        while end > start, text.tokens[end - 1].kind == .mark { end -= 1 }
        guard end > start, (start..<end).contains(where: text.isDigits),
            !(start..<end).contains(where: reading.isMeasured)
        else { return nil }
        return start..<end
    }

    private static func isJoin(_ text: FactText, _ index: Int) -> Bool {
        "-/._:".utf8.contains(text.tokens[index].mark)
    }

    /// The brackets of `(0151) 234`.
    private static func isArea(_ text: FactText, _ index: Int, _ start: Int) -> Bool {
        text.isMark(index, ")") && text.isMark(start, "(") && index == start + 2
    }

    private static func skipped(_ text: FactText, _ index: Int) -> Int {
        var next = index + 1
        while next < text.count, text.isAttached(next), text.tokens[next].kind != .mark { next += 1 }
        return next
    }

    /// Digits, or capitals and digits, few enough to be a group of a longer number.
    private static func isGroup(_ text: FactText, _ tokens: Range<Int>) -> Bool {
        tokens.allSatisfy { !text.isLetters($0) || text.isUpper($0) || text.tokens[$0].count == 1 }
            && tokens.reduce(0) { $0 + text.tokens[$1].count } <= 12
    }

    private static func withSign(_ reading: MailReading, _ start: Int) -> Int {
        let text = reading.text
        if start > 0, text.isMark(start - 1, "+"), text.isAttached(start) { return start - 1 }
        // `DE 89 3704 …`, `QQ 12 34 56 C`: capitals before the first group.
        if start > 0, text.isUpper(start - 1), text.isOnLine(start), text.tokens[start - 1].count <= 3,
            !reading.common.isKnown(text.word(start - 1))
        {
            return start - 1
        }
        return start
    }

    private static func value(_ text: FactText, _ tokens: Range<Int>) -> [UInt8] {
        text.bytes[text.span(tokens)].compactMap { byte in
            (0x61...0x7A).contains(byte)
                ? byte - 0x20 : (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) ? byte : nil
        }
    }

    /// The nearest word that announces a number, at most six tokens before it on the line or the line before.
    private static func cue(_ text: FactText, _ start: Int) -> MaskNumbers.Cue? {
        for index in (max(0, start - 6)..<start).reversed() {
            if let cue = MaskNumbers.cue(text.word(index)) { return cue }
        }
        return nil
    }
}
