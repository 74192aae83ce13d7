/// Takes a text apart into labelled spans of whole lines.
struct ReplySplitter {
    private struct Label: Equatable {
        let kind: ReplyText.Span.Kind
        let reason: String
    }

    /// Lines that are looked at; what follows shares the label of the last of them.
    private static let lineLimit = 20_000

    private let text: String
    private let lines: [ReplyLine]
    private let rest: Substring?
    private var labels: [Label?]

    init(_ text: String) {
        self.text = text
        let pieces = text.utf8.split(separator: Byte.lf, maxSplits: Self.lineLimit, omittingEmptySubsequences: false)
        lines = pieces.prefix(Self.lineLimit).map { ReplyLine(Substring($0)) }
        rest = pieces.count > Self.lineLimit ? pieces.last.map { Substring($0) } : nil
        labels = Array(repeating: nil, count: lines.count)
    }

    mutating func split() -> [ReplyText.Span] {
        let headers = QuoteHeaders(lines: lines)
        var index = 0
        while index < lines.count {
            if let found = headers.find(at: index), found.isCertain || isQuoted(after: found.lines.upperBound) {
                let start = startOfHeader(index)
                mark(start..<found.lines.upperBound, .quoteHeader, found.reason)
                index = found.lines.upperBound
                if !isQuoted(after: index) {
                    mark(index..<lines.count, found.isForward ? .forwarded : .quote, found.reason)
                    break
                }
                continue
            }
            let line = lines[index]
            if line.isQuoted {
                markQuoted(&index)
            } else if line.lower == [Byte.hyphen, Byte.hyphen] {
                index = markSignature(index, headers)
            } else if isProgramSignature(line) {
                mark(index..<(index + 1), .signature, "program-signature")
                index += 1
                if !restIsMarked(index, headers) {
                    mark(index..<lines.count, .quote, "after-program-signature")
                    break
                }
            } else if isDisclaimer(index) {
                index = markUntilHeader(index, headers, .disclaimer, "legal-notice")
            } else {
                index += 1
            }
        }
        return spans()
    }

    private mutating func mark(_ range: Range<Int>, _ kind: ReplyText.Span.Kind, _ reason: String) {
        for index in range where labels.indices.contains(index) { labels[index] = Label(kind: kind, reason: reason) }
    }

    private func isQuoted(after index: Int) -> Bool {
        var index = index
        while index < lines.count, lines[index].isBlank { index += 1 }
        return index < lines.count && lines[index].isQuoted
    }

    /// A header takes the rules and blank lines right above it along.
    private func startOfHeader(_ index: Int) -> Int {
        var start = index
        var position = index - 1
        while position >= 0, labels[position] == nil, lines[position].isBlank || lines[position].isRule {
            if lines[position].isRule { start = position }
            position -= 1
            if index - position > 4 { break }
        }
        return start
    }

    /// Marks a run of `>` lines, and the line above it that names a sender or a time in a language not known.
    private mutating func markQuoted(_ index: inout Int) {
        var above = index - 1
        while above >= 0, lines[above].isBlank { above -= 1 }
        if above >= 0, labels[above] == nil, ReplyLine.endsInColon(lines[above].lower),
            ReplyLine.hasDigit(lines[above].lower),
            lines[above].lower.contains(Byte.at) || ReplyLine.hasTime(lines[above].lower)
        {
            mark(above..<(above + 1), .quoteHeader, "line-above-quote")
        }
        while index < lines.count, lines[index].isQuoted {
            mark(index..<(index + 1), .quote, "quote-mark")
            index += 1
        }
    }

    /// A signature reaches to the next quote header or quoted line, and to the end if there is none.
    private mutating func markSignature(_ start: Int, _ headers: QuoteHeaders) -> Int {
        markUntilHeader(start, headers, .signature, "signature-mark")
    }

    private mutating func markUntilHeader(
        _ start: Int, _ headers: QuoteHeaders, _ kind: ReplyText.Span.Kind, _ reason: String
    ) -> Int {
        var end = start + 1
        while end < lines.count, !lines[end].isQuoted {
            if let found = headers.find(at: end), found.isCertain || isQuoted(after: found.lines.upperBound) { break }
            end += 1
        }
        mark(start..<end, kind, reason)
        return end
    }

    private func isProgramSignature(_ line: ReplyLine) -> Bool {
        guard !line.lower.isEmpty, line.lower.count <= 160 else { return false }
        return ProgramSignatures.isOne(line.lower)
    }

    /// True if what follows is introduced or quoted by itself, or there is nothing but a signature.
    private func restIsMarked(_ start: Int, _ headers: QuoteHeaders) -> Bool {
        var index = start
        while index < lines.count, lines[index].isBlank { index += 1 }
        guard index < lines.count else { return true }
        return lines[index].isQuoted || headers.find(at: index) != nil
            || lines[index].lower == [Byte.hyphen, Byte.hyphen]
    }

    private func isDisclaimer(_ index: Int) -> Bool {
        guard index > 0, lines[index - 1].isBlank || lines[index - 1].isRule else { return false }
        let line = lines[index].lower
        var start = 0
        while start < line.count, ReplyLine.isRuleByte(line[start]) || line[start] == Byte.space { start += 1 }
        return Self.disclaimers.match(line, at: start) != nil
    }

    private static let disclaimers = WordSet(ReplyWords.disclaimers)

    private func spans() -> [ReplyText.Span] {
        var spans: [ReplyText.Span] = []
        var start = 0
        let own = Label(kind: .reply, reason: "own-text")
        while start < lines.count {
            let label = labels[start] ?? own
            var end = start + 1
            while end < lines.count,
                (labels[end] ?? own) == label || (lines[end].isBlank && labels[end] == nil && label != own)
            {
                end += 1
            }
            // Most mails are one span: it shares the memory of the whole text.
            let isWhole = start == 0 && end == lines.count && rest == nil
            let spanned = isWhole ? text : lines[start..<end].map(\.text).joined(separator: "\n")
            spans.append(ReplyText.Span(kind: label.kind, text: spanned, reason: label.reason))
            start = end
        }
        if let rest, let last = spans.popLast() {
            spans.append(ReplyText.Span(kind: last.kind, text: last.text + "\n" + rest, reason: last.reason))
        }
        return spans
    }
}

extension ReplyText {
    /// Takes a plain text apart.
    public init(_ text: String) {
        let text = TextLines.normalized(text, hadNul: {})
        var splitter = ReplySplitter(text)
        let spans = splitter.split()
        self.spans = spans
        let replies = spans.filter { $0.kind == .reply }.map(\.text)
        let own = Self.withoutBlankEnds(replies.count == 1 ? replies[0] : replies.joined(separator: "\n"))
        self.text = own.isEmpty ? text : own
    }

    /// The text from its first to its last line that is not blank, without blanks at the end.
    private static func withoutBlankEnds(_ text: String) -> String {
        var text = text
        let whole = text.utf8.count
        let kept = text.withUTF8 { bytes -> Range<Int> in
            var (start, end) = (0, bytes.count)
            while end > start, Byte.isSpace(bytes[end - 1]) { end -= 1 }
            while start < end, Byte.isSpace(bytes[start]) { start += 1 }
            while start > 0, bytes[start - 1] != Byte.lf { start -= 1 }
            return start..<end
        }
        if kept.count == whole { return text }
        return String(decoding: text.utf8.dropFirst(kept.lowerBound).prefix(kept.count), as: UTF8.self)
    }
}
