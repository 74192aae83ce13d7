import Enquiries

extension DateScan {
    /// "in 14 Tagen", "within ten days", "innerhalb von zwei Wochen"; without such a word a period of its own.
    mutating func findPeriod(_ at: Int) -> Int? {
        let count = isNumber(at) ? smallOrThree(at) : Int(word(at).number)
        guard let count, count > 0 else { return nil }
        var unit = at + 1
        if isMark(unit, "-") { unit += 1 }
        let isWorking = role(unit) == .working
        if isWorking { unit += 1 }
        let period: CivilPeriod
        switch role(unit) {
        case .hours where count >= 24: period = .days((count + 23) / 24)
        case .days: period = isWorking ? .workingDays(count) : .days(count)
        case .workingDays: period = .workingDays(count)
        case .week, .weeks: period = .weeks(count)
        case .months: period = .months(count)
        case .years: period = .years(count)
        default: return nil
        }
        if let next = findWeekOn(unit + 1, period, from: at) { return next }
        if role(unit + 1) == .ago || role(at - 1) == .ago || word(at - 1).cue.contains(.by) && role(at - 1) == .none {
            return unit + 1
        }
        var start = at
        while start > at - 3, role(start - 1) == .joint { start -= 1 }
        let lead = role(start - 1)
        let isFromNow = isFromWriting(unit + 1)
        if lead == .inside || lead == .within && !isFromLetter(unit + 1) || isFromNow {
            let end = isFromNow ? unit + 3 : unit + 1
            if lead == .inside || lead == .within { start -= 1 } else { start = at }
            add(period.lastDay(after: written), nil, .relative, .period, start..<end)
            return end
        }
        add(period, at..<unit + 1)
        return unit + 1
    }

    /// "a week today", "two weeks on Friday", "a week tomorrow".
    private mutating func findWeekOn(_ at: Int, _ period: CivilPeriod, from start: Int) -> Int? {
        guard case .weeks = period else { return nil }
        let end = role(at) == .on ? at + 2 : at + 1
        let word = self.word(end - 1)
        let base: CalendarDate
        switch word.role {
        case .today where end == at + 1: base = written
        case .tomorrow where end == at + 1: base = written.adding(days: 1)
        default:
            guard word.weekday != 0, !word.isShortWeekday, end == at + 2 else { return nil }
            let ahead = (Int(word.weekday) - written.weekday + 7) % 7
            base = written.adding(days: ahead == 0 ? 7 : ahead)
        }
        add(period.lastDay(after: base), nil, .relative, .period, start..<end)
        return end
    }

    private func smallOrThree(_ at: Int) -> Int? { tokens[at].digits <= 3 ? Int(tokens[at].value) : nil }

    /// "of today", "from today's date", "ab heute".
    private func isFromWriting(_ at: Int) -> Bool {
        (role(at) == .joint || role(at) == .fromNow || role(at) == .on)
            && (role(at + 1) == .today || role(at + 1) == .now)
    }

    /// "within 28 days of the letter", "after receipt": it runs from a paper and not from the day of writing.
    private func isFromLetter(_ at: Int) -> Bool {
        (at..<at + 5).contains { !word($0).cue.isDisjoint(with: [.paper, .past]) }
    }
}
