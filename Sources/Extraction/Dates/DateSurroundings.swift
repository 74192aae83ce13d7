import Enquiries

/// The words around the dates of a text, sentence by sentence.
struct DateSurroundings {
    private let scan: DateScan
    /// For each date the tokens of its sentence.
    private let sentences: [Range<Int>]
    /// The first token behind the subject line.
    private let bodyStart: Int

    init(_ scan: DateScan) {
        self.scan = scan
        bodyStart = scan.tokens.firstIndex { $0.kind == .mark && $0.mark == 0x0A } ?? 0
        var sentences: [Range<Int>] = []
        var (start, at) = (0, 0)
        for find in scan.finds {
            while at < find.tokens.lowerBound {
                if Self.endsSentence(scan, at) { start = at + 1 }
                at += 1
            }
            at = find.tokens.upperBound
            var end = at
            while end < min(at + Self.reach, scan.tokens.count), !Self.endsSentence(scan, end) { end += 1 }
            sentences.append(max(start, find.tokens.lowerBound - Self.reach)..<end)
        }
        self.sentences = sentences
    }

    /// How many words of a sentence are looked at on each side.
    private static let reach = 25

    private static func endsSentence(_ scan: DateScan, _ at: Int) -> Bool {
        let token = scan.tokens[at]
        guard token.kind == .mark else { return false }
        let next = at + 1 < scan.tokens.count ? scan.tokens[at + 1] : nil
        switch token.mark {
        case UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"): return true
        case UInt8(ascii: "."):
            guard let next, next.spaceBefore || next.kind == .mark else { return next == nil }
            // "Nr. 5", "ca. 4"; a word with a small letter goes on.
            if next.kind == .mark { return next.mark == 0x0A }
            return next.kind == .word && next.isCapital && !(at > 0 && scan.tokens[at - 1].kind == .number)
        case 0x0A:
            // A blank line, a list item or a quoted line; a single line feed may only wrap.
            guard let next else { return true }
            return next.kind == .mark || at == 0 || scan.isFirstLine(at)
        default: return false
        }
    }

    func evidence(at index: Int) -> [DeadlineEvidence] {
        let find = scan.finds[index]
        var evidence = [form(find.expression)]
        let before = cuesBefore(find.tokens.lowerBound)
        if before.contains(.by) { evidence.append(.by) }
        if before.contains(.since) { evidence.append(.since) }
        if before.contains(.paper) { evidence.append(.paper) }
        if cues(in: max(sentences[index].lowerBound, find.tokens.lowerBound - 4)..<find.tokens.lowerBound).contains(.birth) {
            evidence.append(.birth)
        }
        var around = cues(in: sentences[index].lowerBound..<find.tokens.lowerBound)
        around.formUnion(cues(in: find.tokens.upperBound..<sentences[index].upperBound))
        for (cue, name) in Self.around where around.contains(cue) { evidence.append(name) }
        if find.tokens.lowerBound < bodyStart { evidence.append(.subject) }
        return evidence
    }

    private static let around: [(DateWord.Cue, DeadlineEvidence)] = [
        (.deadline, .deadline), (.expiry, .expiry), (.event, .event), (.need, .need), (.past, .past), (.away, .away),
        (.future, .future),
    ]

    private func form(_ date: DateExpression) -> DeadlineEvidence {
        switch date.exactness {
        case .dated: .dated
        case .yearless: .yearless
        case .dayOfMonth: .dayOfMonth
        case .relative: date.rule == .weekday ? .weekday : date.rule == .namedDay ? .namedDay : .period
        case .part: .part
        }
    }

    /// The words right before a date, up to three, past articles and brackets.
    private func cuesBefore(_ start: Int) -> DateWord.Cue {
        var cues: DateWord.Cue = []
        var (at, words) = (start - 1, 0)
        while at >= 0, words < 3 {
            let token = scan.tokens[at]
            if token.kind == .number || token.kind == .mark && token.mark == 0x0A { break }
            if token.kind == .word {
                let word = scan.word(at)
                cues.formUnion(word.cue)
                words += 1
                if word.role == .none, word.cue.isEmpty, word.weekday == 0 { break }
            } else if token.mark != 0, token.mark != UInt8(ascii: "("), token.mark != UInt8(ascii: ":"),
                token.mark != UInt8(ascii: ",") {
                break
            }
            at -= 1
        }
        return cues
    }

    private func cues(in range: Range<Int>) -> DateWord.Cue {
        range.reduce(into: DateWord.Cue()) { cues, at in
            if scan.tokens[at].word != 0 { cues.formUnion(scan.word(at).cue) }
        }
    }
}

extension DateScan {
    /// Whether the line feed at `at` is the first of the text, so that it ends a subject.
    func isFirstLine(_ at: Int) -> Bool { !tokens[..<at].contains { $0.kind == .mark && $0.mark == 0x0A } }
}
