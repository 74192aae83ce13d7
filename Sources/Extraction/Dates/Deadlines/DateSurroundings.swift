import Enquiries

/// The words around the dates of a text, sentence by sentence.
struct DateSurroundings {
    private let scan: DateScan
    /// For each date the tokens of its sentence.
    private let sentences: [Range<Int>]
    /// For each date the first token of its line.
    private let lineStarts: [Int]
    /// The first token of an earlier mail below the author's words, told by its head.
    private let quoteStart: Int

    init(_ scan: DateScan) {
        self.scan = scan
        var sentences: [Range<Int>] = []
        var (start, line, at) = (0, 0, 0)
        var lineStarts: [Int] = []
        for find in scan.finds {
            while at < find.tokens.lowerBound {
                if Self.endsSentence(scan, at) { start = at + 1 }
                if scan.isMark(at, "\n") { line = at + 1 }
                at += 1
            }
            at = find.tokens.upperBound
            var end = at
            while end < min(at + Self.reach, scan.tokens.count), !Self.endsSentence(scan, end) { end += 1 }
            lineStarts.append(line)
            sentences.append(max(start, find.tokens.lowerBound - Self.reach)..<end)
        }
        quoteStart = Self.quoteStart(scan)
        (self.sentences, self.lineStarts) = (sentences, lineStarts)
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
            return next.kind == .mark || at == 0 || at == scan.firstLineEnd
        default: return false
        }
    }

    func evidence(at index: Int) -> [DeadlineEvidence] {
        let find = scan.finds[index]
        var evidence = [form(find.expression)]
        let before = cuesBefore(find.tokens.lowerBound)
        if before.contains(.by) || before.contains(.expiry) && !before.contains(.beginning) { evidence.append(.by) }
        if before.contains(.since) { evidence.append(.since) }
        if before.contains(.beginning) { evidence.append(.beginning) }
        if before.contains(.paper) { evidence.append(.paper) }
        if cues(in: max(sentences[index].lowerBound, find.tokens.lowerBound - 4)..<find.tokens.lowerBound).contains(
            .birth)
        {
            evidence.append(.birth)
        }
        var around = cues(in: sentences[index].lowerBound..<find.tokens.lowerBound)
        around.formUnion(cues(in: find.tokens.upperBound..<sentences[index].upperBound))
        if isLastDay(sentences[index]) { around.insert(.deadline) }
        for (cue, name) in Self.around where around.contains(cue) { evidence.append(name) }
        if around.contains(.past), !evidence.contains(.by) {
            evidence.append(find.expression.exactness.hasMonth ? .past : .pastTense)
        }
        let close = max(0, find.tokens.lowerBound - 3)..<min(scan.tokens.count, find.tokens.upperBound + 3)
        if cues(in: close).contains(.recurring) { evidence.append(.recurring) }
        if hasWeekday(find) { evidence.append(.withWeekday) }
        if isQuotedHead(find) { evidence.append(.quotedHead) }
        if find.expression.exactness == .relative,
            find.tokens.lowerBound > quoteStart || isQuoted(from: lineStarts[index])
        {
            evidence.append(.quoted)
        }
        if find.tokens.lowerBound < scan.firstLineEnd { evidence.append(.subject) }
        return evidence
    }

    /// A line that begins with "Gesendet:", "Sent:" or "Von:".
    private static func quoteStart(_ scan: DateScan) -> Int {
        for at in scan.tokens.indices.dropLast(2) where scan.isMark(at, "\n") && scan.isMark(at + 2, ":") {
            if scan.word(at + 1).cue.contains(.header) { return at }
        }
        return scan.tokens.count
    }

    /// "Sent: Monday, 3 November", "Datum: 3.11.2025 10:12".
    private func isQuotedHead(_ find: DateFind) -> Bool {
        let at = find.tokens.lowerBound
        guard let mark = (max(0, at - 3)..<at).last(where: { scan.isMark($0, ":") }) else { return false }
        return scan.word(mark - 1).cue.contains(.header)
    }

    /// In a line that begins with ">": such a mail was written on another day, from which its "Friday" counts.
    private func isQuoted(from lineStart: Int) -> Bool {
        scan.isMark(lineStart, ">")
    }

    private func hasWeekday(_ find: DateFind) -> Bool {
        find.expression.rule != .weekday
            && [find.tokens.lowerBound, find.tokens.lowerBound - 1].contains {
                scan.word($0).weekday != 0 && (scan.isCapital($0) || !scan.word($0).isShortWeekday)
            }
    }

    /// "last day", "letzter Tag"
    private func isLastDay(_ sentence: Range<Int>) -> Bool {
        sentence.contains { scan.role($0) == .last && scan.role($0 + 1) == .days && scan.word($0 + 1).number == 0 }
    }

    private static let around: [(DateWord.Cue, DeadlineEvidence)] = [
        (.deadline, .deadline), (.expiry, .expiry), (.event, .event), (.need, .need), (.away, .away),
        (.future, .future), (.travel, .travel), (.happening, .happening), (.booked, .booked),
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
                token.mark != UInt8(ascii: ",")
            {
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

    /// Periods that a letter sets, counted from its date or receipt: "Ihr Schreiben vom 2. Juli, Frist ein Monat".
    ///
    /// The mail must name both, in one sentence; the date is the nearest one before the period, otherwise behind it.
    func periodsFromLetters(_ days: ClosedRange<CalendarDate>) -> [DeadlineFind] {
        var next = 0
        return scan.periods.compactMap { period in
            while next < scan.finds.count, scan.finds[next].tokens.upperBound <= period.tokens.lowerBound { next += 1 }
            let lead = max(0, period.tokens.lowerBound - 6)..<period.tokens.lowerBound
            let isSet =
                scan.role(period.tokens.lowerBound - 1) == .within || scan.role(period.tokens.lowerBound - 2) == .within
                || cues(in: lead).contains(.deadline) || lead.contains { scan.role($0) == .gives }
            // "received for nine weeks" tells how long something has taken.
            let isSpan = scan.role(period.tokens.lowerBound - 1) == .toDay || cues(in: lead.suffix(1)).contains(.since)
            guard isSet, !isSpan,
                let letter = [next - 1, next].first(where: { isLetterDate($0, for: period, before: days) })
            else {
                return nil
            }
            let date = period.period.lastDay(after: scan.finds[letter].expression.date)
            guard days.contains(date) else { return nil }
            let bytes =
                scan.tokens[period.tokens.lowerBound].start..<scan.tokens[period.tokens.upperBound - 1].end
            return DeadlineFind(date: date, range: bytes, rule: .periodFromLetter, evidence: [.periodFromLetter])
        }
    }

    private func isLetterDate(_ index: Int, for period: PeriodFind, before days: ClosedRange<CalendarDate>) -> Bool {
        guard scan.finds.indices.contains(index) else { return false }
        let find = scan.finds[index]
        let distance =
            find.tokens.lowerBound < period.tokens.lowerBound
            ? period.tokens.lowerBound - find.tokens.upperBound : find.tokens.lowerBound - period.tokens.upperBound
        guard distance <= 10, find.expression.date <= days.lowerBound, find.expression.exactness != .part else {
            return false
        }
        let lead = max(0, find.tokens.lowerBound - 5)..<find.tokens.lowerBound
        return !cues(in: lead).isDisjoint(with: [.paper, .past])
    }
}
