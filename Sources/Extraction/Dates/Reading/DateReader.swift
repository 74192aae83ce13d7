package import Enquiries

/// Every date of a German or English text, with its place and the rule that read it; of other languages the dates in
/// figures and those with a month's name.
///
/// Days are resolved against the day of writing. Work is linear in the text: each word is looked at a bounded number
/// of times.
package struct DateReader: Sendable {
    /// The day on which the text was written, where its desk is.
    package let written: CalendarDate

    package init(written: CalendarDate) { self.written = written }

    /// What was found, in the order of the text. No two dates overlap.
    package func read(_ text: String) -> (dates: [DateExpression], defects: [DateDefect]) {
        let scan = DateScan(DateTokenizer.tokens(of: text), written: written)
        return (scan.finds.map(\.expression), scan.defects)
    }
}

/// A date with the tokens that it stands in.
struct DateFind {
    let expression: DateExpression
    let tokens: Range<Int>
}

/// A period without a date of its own, such as "Frist von einem Monat".
struct PeriodFind {
    let period: CivilPeriod
    let tokens: Range<Int>
}

/// One pass over the tokens of a text.
struct DateScan {
    let tokens: ContiguousArray<DateToken>
    let written: CalendarDate
    /// The line feed that ends the first line, the subject of a mail; 0 where there is none.
    let firstLineEnd: Int
    private(set) var finds: [DateFind] = []
    private(set) var periods: [PeriodFind] = []
    private(set) var defects: [DateDefect] = []

    init(_ tokens: ContiguousArray<DateToken>, written: CalendarDate) {
        (self.tokens, self.written) = (tokens, written)
        firstLineEnd = tokens.firstIndex { $0.kind == .mark && $0.mark == 0x0A } ?? 0
        var at = 0
        while at < tokens.count {
            at = find(at) ?? at + 1
        }
    }

    /// Reads what begins at `at`; returns where to read on.
    private mutating func find(_ at: Int) -> Int? {
        switch tokens[at].kind {
        case .mark: return nil
        case .number: return findNumber(at)
        case .word:
            let word = self.word(at)
            if tokens[at].word == 0 { return nil }
            if word.weekday != 0, let next = findWeekday(at, word) { return next }
            if word.month != 0, let next = findMonthFirst(at) { return next }
            if word.number != 0, let next = findPeriod(at) { return next }
            if word.role != .none || word.ordinal != 0 { return findRelative(at, word) }
            return nil
        }
    }

    private mutating func findNumber(_ at: Int) -> Int? {
        if let pair = dayPair(at) {
            // The second day has the month written beside it, so it says in which year the first one is.
            var first = pair.first
            if first.year == nil { first.year = resolve(pair.second, weekday: 0, from: pair.second.start)?.date.year }
            note(first, weekday: 0, from: first.start, isYearless: pair.second.year == nil)
            note(pair.second, weekday: 0, from: pair.second.start)
            return pair.second.next
        }
        if let day = explicitDay(at) {
            note(day, weekday: 0, from: at)
            return day.next
        }
        if let next = findPeriod(at) { return next }
        if let day = dayOfMonth(at, weekday: 0) {
            note(day, weekday: 0, from: at)
            return day.next
        }
        return nil
    }

    private mutating func findMonthFirst(_ at: Int) -> Int? {
        guard let day = explicitDay(at) else { return nil }
        note(day, weekday: 0, from: at)
        return day.next
    }

    /// A weekday, alone or before a date, which it then confirms.
    private mutating func findWeekday(_ at: Int, _ word: DateWord) -> Int? {
        // "so", "do" and "sun" are words of their own.
        if word.isShortWeekday, !tokens[at].isCapital, !isNumber(at + 1), role(at + 1) != .partOfDay { return nil }
        var next = at + 1
        // "Freitag, den 3. Juli", "Fri. 3 July", "Sunday the 21st"
        var skipped = 0
        while skipped < (word.isShortWeekday ? 2 : 3), next < tokens.count,
            isMark(next, ",") || isMark(next, ".") || role(next) == .joint || role(next) == .on
        {
            (next, skipped) = (next + 1, skipped + 1)
        }
        // "Tuesday week, the 14th"
        if role(at + 1) == .week, next == at + 1 {
            var day = at + 2
            while day < tokens.count, day < at + 5, isMark(day, ",") || role(day) == .joint { day += 1 }
            if let date = explicitDay(day) ?? dayOfMonth(day, weekday: word.weekday) {
                note(date, weekday: word.weekday, from: at)
                return date.next
            }
        }
        if let date = explicitDay(next) ?? dayOfMonth(next, weekday: word.weekday) {
            note(date, weekday: word.weekday, from: at)
            return date.next
        }
        // "bis Fr", "by Thurs", "wed night"
        if word.isShortWeekday, role(at + 1) != .partOfDay {
            let before = self.word(at - 1)
            guard tokens[at].isCapital, before.role == .on || before.cue.contains(.by), !isCapital(at + 1) else {
                return nil
            }
        }
        return findBareWeekday(at, word)
    }

    mutating func note(_ day: DayParts, weekday: UInt8, from start: Int, isYearless: Bool = false) {
        let range = tokens[start].start..<tokens[day.next - 1].end
        guard let resolved = resolve(day, weekday: weekday, from: start) else {
            if day.isCertain { defects.append(DateDefect(range: range)) }
            return
        }
        add(resolved.date, nil, isYearless ? .yearless : resolved.exactness, day.rule, start..<day.next)
    }

    mutating func add(
        _ date: CalendarDate, _ first: CalendarDate?, _ exactness: DateExpression.Exactness, _ rule: DateRule,
        _ range: Range<Int>
    ) {
        let bytes = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
        finds.append(
            DateFind(
                expression: DateExpression(date: date, first: first, range: bytes, exactness: exactness, rule: rule),
                tokens: range))
    }

    mutating func add(_ period: CivilPeriod, _ range: Range<Int>) {
        periods.append(PeriodFind(period: period, tokens: range))
    }
}

extension DateScan {
    func word(_ at: Int) -> DateWord {
        guard at >= 0, at < tokens.count, tokens[at].word != 0 else { return DateWord() }
        return DateWords.all[tokens[at].word]
    }

    func role(_ at: Int) -> DateWord.Role { word(at).role }

    func isMark(_ at: Int, _ mark: Character) -> Bool {
        at >= 0 && at < tokens.count && tokens[at].kind == .mark && tokens[at].mark == mark.asciiValue
    }

    func isCapital(_ at: Int) -> Bool { at >= 0 && at < tokens.count && tokens[at].isCapital }

    func isNumber(_ at: Int) -> Bool { at >= 0 && at < tokens.count && tokens[at].kind == .number }

    /// A number of one or two digits, and none other.
    func smallNumber(_ at: Int) -> Int? {
        guard isNumber(at), tokens[at].digits <= 2 else { return nil }
        return Int(tokens[at].value)
    }

    func touches(_ at: Int) -> Bool { at < tokens.count && !tokens[at].spaceBefore }
}
