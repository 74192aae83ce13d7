import Enquiries

extension DateScan {
    mutating func partOf(_ at: Int, _ part: DateWord.Role) -> Int? {
        var next = at + 1
        var joints = 0
        while joints < 2, role(next) == .joint || isMark(next, "-") { (next, joints) = (next + 1, joints + 1) }
        let word = self.word(next)
        if word.month != 0, !isMark(at + 1, ",") {
            var parts = DayParts(day: 1, month: Int(word.month), rule: .partOfMonth, next: next + 1)
            if isNumber(next + 1), tokens[next + 1].digits == 4, isYear(next + 1) {
                (parts.year, parts.next) = (Int(tokens[next + 1].value), next + 2)
            }
            return addPart(part, month(parts), at..<parts.next)
        }
        let qualifier = word.role
        let isQualified = [.this, .next, .coming].contains(qualifier)
        let unit = isQualified ? next + 1 : next
        guard joints > 0 || isQualified else { return nil }
        let ahead = qualifier == .next || qualifier == .coming
        switch role(unit) {
        case .months: return addPart(part, firstOfMonth(written)?.adding(months: ahead ? 1 : 0), at..<unit + 1)
        case .week:
            let monday = written.adding(days: 1 - written.weekday + (ahead ? 7 : 0))
            guard part == .end else { return nil }
            add(monday.adding(days: 4), nil, .part, .partOfMonth, at..<unit + 1)
            return unit + 1
        case .years where part == .end:
            add(
                CalendarDate(year: written.year + (ahead ? 1 : 0), month: 12, day: 31) ?? written, nil, .part,
                .partOfMonth, at..<unit + 1)
            return unit + 1
        default: return nil
        }
    }

    private func firstOfMonth(_ date: CalendarDate) -> CalendarDate? {
        CalendarDate(year: date.year, month: date.month, day: 1)
    }

    /// The first of the month meant: the next one that has not ended, with a year the one of that year.
    private func month(_ parts: DayParts) -> CalendarDate? {
        guard let month = parts.month else { return nil }
        if let year = parts.year { return CalendarDate(year: year, month: month, day: 1) }
        let passed = month < written.month
        // "Ende Oktober" in November is mostly the one that has passed.
        return CalendarDate(year: written.year + (passed && written.month - month > 6 ? 1 : 0), month: month, day: 1)
    }

    private mutating func addPart(_ part: DateWord.Role, _ first: CalendarDate?, _ range: Range<Int>) -> Int? {
        guard let first else { return nil }
        let last = endOfMonth(of: first) ?? first
        switch part {
        case .beginning: add(first.adding(days: 9), first, .part, .partOfMonth, range)
        case .middle: add(first.adding(days: 19), first.adding(days: 10), .part, .partOfMonth, range)
        default: add(last, first.adding(days: 20), .part, .partOfMonth, range)
        }
        return range.upperBound
    }

    func endOfMonth(of date: CalendarDate) -> CalendarDate? {
        CalendarDate(
            year: date.year, month: date.month, day: CalendarDate.days(inMonth: date.month, of: date.year))
    }

    mutating func add(_ date: CalendarDate?, _ at: Int) -> Int? {
        guard let date else { return nil }
        add(date, nil, .part, .partOfMonth, at..<at + 1)
        return at + 1
    }
}
