extension ReplyText {
    /// Takes a plain text apart.
    public init(_ text: String) {
        var spans: [Span] = []
        var current: (kind: Span.Kind, lines: [Substring], reason: String)?
        var afterHeader = false
        func push(_ kind: Span.Kind, _ line: Substring, _ reason: String) {
            if current?.kind == kind {
                current?.lines.append(line)
            } else {
                if let done = current {
                    spans.append(Span(kind: done.kind, text: done.lines.joined(separator: "\n"), reason: done.reason))
                }
                current = (kind, [line], reason)
            }
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.utf8.first == Byte.greater {
                push(.quote, line, "quote-mark")
            } else if line == "-- " || line == "--" {
                afterHeader = true
                push(.signature, line, "signature-mark")
            } else if afterHeader {
                push(.signature, line, "signature-mark")
            } else {
                push(.reply, line, "own-text")
            }
        }
        if let done = current {
            spans.append(Span(kind: done.kind, text: done.lines.joined(separator: "\n"), reason: done.reason))
        }
        let own = spans.filter { $0.kind == .reply }.map(\.text).joined(separator: "\n")
        self.spans = spans
        self.text = own.utf8.allSatisfy { Byte.isSpace($0) } ? text : own
    }
}
