import Enquiries

extension DateScan {
    // MARK: Days of a month

    /// "zum 15.", "the 15th", "1st of next month", "Friday 30th".
    func dayOfMonth(_ at: Int, weekday: UInt8) -> DayParts? {
        guard let day = smallNumber(at), (1...31).contains(day) else { return nil }
        var parts = DayParts(day: day, rule: .dayOfMonth, next: at + 1, isCertain: false)
        if role(at + 1) == .suffix, touches(at + 1) {
            parts.next = at + 2
            guard weekday != 0 || isDayBySuffix(at) else { return nil }
        } else if isMark(at + 1, "."), touches(at + 1) {
            guard weekday != 0 || isBehindDayPreposition(at), !(isNumber(at + 2) && touches(at + 2)) else { return nil }
            if at + 2 < tokens.count, tokens[at + 2].kind == .word, tokens[at + 2].isCapital, !isSentenceWord(at + 2) {
                return nil
            }
            if isCounted(at + 2) { return nil }
            parts.next = at + 2
        } else {
            guard weekday != 0, !word(at - 1).isShortWeekday, !isMark(at + 1, ":"), !isMark(at + 1, ")"),
                !isMark(at + 1, "%"), !isMark(at + 1, "-")
            else { return nil }
            guard at + 1 >= tokens.count || tokens[at + 1].kind == .mark else { return nil }
            parts.next = at + 1
        }
        monthNamed(&parts)
        return parts
    }

    /// "of this month", "of next month", "nächsten Monats".
    func monthNamed(_ parts: inout DayParts) {
        var at = parts.next
        while at < parts.next + 2, role(at) == .joint || role(at) == .inside { at += 1 }
        switch (role(at), role(at + 1)) {
        case (.this, .months): (parts.monthsAhead, parts.next) = (0, at + 2)
        case (.next, .months), (.coming, .months): (parts.monthsAhead, parts.next) = (1, at + 2)
        case (.last, .months): (parts.monthsAhead, parts.next) = (-1, at + 2)
        case (.months, _) where at > parts.next: parts.next = at + 1
        default: break
        }
    }

    private func isCounted(_ at: Int) -> Bool {
        [.counted, .days, .weeks, .months, .years].contains(role(at))
    }

    /// Whether "15th" stands where a day does: "by the 15th", "the 15th."; not "the 1st one", "my 18th".
    private func isDayBySuffix(_ at: Int) -> Bool {
        guard !isCounted(at + 2) else { return false }
        let isFollowed = at + 2 < tokens.count && tokens[at + 2].kind == .word
        let isArticle = role(at - 1) == .joint
        let before = word(isArticle ? at - 2 : at - 1)
        if before.role == .on || before.role == .toDay || before.role == .fromNow || before.role == .and
            || before.weekday != 0
            || !before.cue.isDisjoint(with: [.by, .since, .paper, .deadline, .expiry, .event, .travel, .happening])
        {
            return true
        }
        return isArticle && (!isFollowed || role(at + 2) == .joint)
    }

    private func isSentenceWord(_ at: Int) -> Bool {
        tokens[at].word != 0 && word(at).role != .counted && word(at).number == 0
    }

    private func isBehindDayPreposition(_ at: Int) -> Bool {
        let before = word(at - 1)
        return before.role == .on || before.cue.contains(.by) || before.cue.contains(.since)
            || before.role == .joint && word(at - 2).role != .none || before.cue.contains(.paper)
    }

    // MARK: Weekdays

    /// A weekday without a date: the next one, or the one that the words around it name.
    mutating func findBareWeekday(_ at: Int, _ word: DateWord) -> Int {
        // "Montag bis Freitag", "Mon-Fri": every week, not one day.
        if isJoinedWeekday(at - 1, at - 2) || isJoinedWeekday(at + 1, at + 2) { return at + 1 }
        let weekday = Int(word.weekday)
        let ahead = (weekday - written.weekday + 7) % 7
        var (start, end, days) = (at, at + 1, ahead == 0 ? 7 : ahead)
        switch role(at - 1) {
        case .next:
            start = at - 1
            // "next Friday" on a Monday is mostly the one of the week after; "nächsten Freitag" the next one.
            if isEnglishNext(at - 1), ahead > 0, written.weekday < weekday { days += 7 }
        case .afterNext: (start, days) = (at - 1, days + 7)
        case .coming: start = at - 1
        case .this: (start, days) = (at - 1, ahead)
        case .last: (start, days) = (at - 1, ahead == 0 ? -7 : ahead - 7)
        default: if isPastBefore(at) { days = ahead == 0 ? -7 : ahead - 7 }
        }
        if days > 0, role(end) == .weeks {
            (end, days) = (end + 1, days + 7)
        } else if days > 0, role(end) == .next || role(end) == .coming, role(end + 1) == .weeks {
            (end, days) = (end + 2, weekday - written.weekday + 7)
        } else if days > 0, role(end) == .inside, self.word(end + 1).number == 1, role(end + 2) == .weeks {
            (end, days) = (end + 3, days + 7)
        }
        add(written.adding(days: days), nil, .relative, .weekday, start..<end)
        return end
    }

    private func isJoinedWeekday(_ joint: Int, _ other: Int) -> Bool {
        (role(joint) == .and || isMark(joint, "-")) && word(other).weekday != 0
    }

    private func isEnglishNext(_ at: Int) -> Bool { tokens[at].end - tokens[at].start == 4 }

    private func isPastBefore(_ at: Int) -> Bool {
        let before = wordBefore(at)
        return before.cue.contains(.since) && before.role != .on || before.cue.contains(.paper)
    }

    // MARK: Words and periods

    mutating func findRelative(_ at: Int, _ word: DateWord) -> Int? {
        switch word.role {
        case .today:
            // "heute Morgen" is this morning.
            let end = role(at + 1) == .tomorrow ? at + 2 : at + 1
            return day(0, at..<end)
        case .tonight, .midnight: return day(0, at..<at + 1)
        case .newYearsEve: return feast(at, month: 12, day: 31)
        case .christmasEve: return feast(at, month: 12, day: 24)
        case .newYearsDay: return feast(at, month: 1, day: 1)
        case .tomorrow:
            if [.today, .morningOf, .this].contains(role(at - 1)) || role(at - 1) == .on && tokens[at].isCapital {
                return nil
            }
            return day(1, at..<at + 1)
        case .dayAfterTomorrow: return day(2, at..<at + 1)
        case .days where role(at + 1) == .tomorrow || word.number == 0 && tokens[at].end - tokens[at].start == 3:
            // "the day after tomorrow"
            guard role(at + 2) == .tomorrow, [.none, .toDay].contains(role(at + 1)) else { return nil }
            return day(2, at..<at + 3)
        case .inside, .within:
            return role(at + 1) == .fortnight
                || self.word(at + 1).number == 1
                    && role(at + 2) == .fortnight
                ? fortnight(at) : nil
        case .end, .middle, .beginning: return partOf(at, word.role)
        case .endOfMonth: return add(endOfMonth(of: written), at)
        case .endOfYear: return add(CalendarDate(year: written.year, month: 12, day: 31), at)
        case .endOfWeek:
            let sunday = written.adding(days: 7 - written.weekday)
            add(sunday, sunday.adding(days: -1), .part, .partOfMonth, at..<at + 1)
            return at + 1
        case .afterNext:
            guard role(at + 1) == .weeks else { return nil }
            let monday = written.adding(days: 15 - written.weekday)
            add(monday.adding(days: 6), monday, .part, .week, at..<at + 2)
            return at + 2
        case .next, .coming:
            guard role(at + 1) == .weeks, tokens[at + 1].end - tokens[at + 1].start <= 5 else { return nil }
            let monday = written.adding(days: 8 - written.weekday)
            add(monday.adding(days: 6), monday, .part, .week, at..<at + 2)
            return at + 2
        case .last:
            // "last day of the month"
            guard role(at + 1) == .days, role(at + 2) == .joint else { return nil }
            return partOf(at + 1, .end)
        default:
            guard word.ordinal != 0 else { return nil }
            return ordinalDay(at, Int(word.ordinal))
        }
    }

    private mutating func day(_ ahead: Int, _ range: Range<Int>) -> Int {
        add(written.adding(days: ahead), nil, .relative, .namedDay, range)
        return range.upperBound
    }

    private mutating func feast(_ at: Int, month: Int, day: Int) -> Int {
        let isLast = role(at - 1) == .last
        let years = isLast ? [written.year, written.year - 1] : [written.year, written.year + 1]
        let days = years.compactMap { CalendarDate(year: $0, month: month, day: day) }
        if let date = days.first(where: { isLast ? $0 < written : $0 >= written }) {
            add(date, nil, .yearless, .namedDay, at..<at + 1)
        }
        return at + 1
    }

    private mutating func fortnight(_ at: Int) -> Int {
        let end = role(at + 1) == .fortnight ? at + 2 : at + 3
        add(written.adding(days: 14), nil, .relative, .period, at..<end)
        return end
    }

    /// "first of next month", "dritten August", "zum Ersten".
    private mutating func ordinalDay(_ at: Int, _ day: Int) -> Int? {
        var parts = DayParts(day: day, rule: .dayOfMonth, next: at + 1, isCertain: false)
        // "twenty-first"
        let tens = Int(word(isMark(at - 1, "-") ? at - 2 : at - 1).number)
        if day < 10, tens == 20 || tens == 30 { parts.day += tens }
        var next = at + 1
        if role(next) == .joint { next += 1 }
        let month = self.word(next).month
        if month != 0, !tokens[next].spaceBefore || role(next + 1) != .afterMay {
            (parts.month, parts.next, parts.rule) = (Int(month), next + 1, .dayAndMonth)
            if isNumber(next + 1), tokens[next + 1].digits == 4, isYear(next + 1) {
                (parts.year, parts.next) = (Int(tokens[next + 1].value), next + 2)
            }
        } else {
            monthNamed(&parts)
            // "am Ersten", "zum Fünfzehnten"
            let isAlone =
                tokens[at].isCapital && role(at - 1) == .on && !(isCapital(at + 1) && tokens[at + 1].kind == .word)
            guard parts.next > at + 1 || isAlone else { return nil }
        }
        note(parts, weekday: 0, from: at)
        return parts.next
    }

    /// "in 14 Tagen", "within ten days", "innerhalb von zwei Wochen"; without such a word a period of its own.
    mutating func findPeriod(_ at: Int) -> Int? {
        let count = isNumber(at) ? smallOrThree(at) : Int(word(at).number)
        guard let count, count > 0 else { return nil }
        var unit = at + 1
        if isMark(unit, "-") { unit += 1 }
        var isWorking = false
        if unit < tokens.count, role(unit) == .none, role(unit + 1) == .days, isWorkingWord(unit) {
            (unit, isWorking) = (unit + 1, true)
        }
        let period: CivilPeriod
        switch role(unit) {
        case .hours where count >= 24: period = .days((count + 23) / 24)
        case .days: period = isWorking ? .workingDays(count) : .days(count)
        case .workingDays: period = .workingDays(count)
        case .weeks: period = .weeks(count)
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
            let end = isFromNow ? fromWritingEnd(unit + 1) : unit + 1
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
        case .tomorrow where end == at + 1 && tokens[at].end - tokens[at].start == 8: base = written.adding(days: 1)
        default:
            guard word.weekday != 0, !word.isShortWeekday, end == at + 2 else { return nil }
            let ahead = (Int(word.weekday) - written.weekday + 7) % 7
            base = written.adding(days: ahead == 0 ? 7 : ahead)
        }
        add(period.lastDay(after: base), nil, .relative, .period, start..<end)
        return end
    }

    private func smallOrThree(_ at: Int) -> Int? { tokens[at].digits <= 3 ? Int(tokens[at].value) : nil }

    private func isWorkingWord(_ at: Int) -> Bool {
        [7, 8, 9].contains(tokens[at].end - tokens[at].start) && tokens[at].word == 0
    }

    /// "of today", "from today's date", "ab heute".
    private func isFromWriting(_ at: Int) -> Bool {
        (role(at) == .joint || role(at) == .fromNow || role(at) == .on)
            && (role(at + 1) == .today || role(at + 1) == .now)
    }

    private func fromWritingEnd(_ at: Int) -> Int { at + 2 }

    /// "within 28 days of the letter", "after receipt": it runs from a paper and not from the day of writing.
    private func isFromLetter(_ at: Int) -> Bool {
        (at..<at + 5).contains { !word($0).cue.isDisjoint(with: [.paper, .past]) }
    }

    // MARK: Parts of months, weeks and years

    private mutating func partOf(_ at: Int, _ part: DateWord.Role) -> Int? {
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
        case .weeks:
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

    private func endOfMonth(of date: CalendarDate) -> CalendarDate? {
        CalendarDate(
            year: date.year, month: date.month, day: CalendarDate.days(inMonth: date.month, of: date.year))
    }

    private mutating func add(_ date: CalendarDate?, _ at: Int) -> Int? {
        guard let date else { return nil }
        add(date, nil, .part, .partOfMonth, at..<at + 1)
        return at + 1
    }
}
