import Enquiries

extension DateScan {
    /// The day of the calendar that is meant, or nil where there is none.
    func resolve(
        _ parts: DayParts, weekday: UInt8, from start: Int
    ) -> (date: CalendarDate, exactness: DateExpression.Exactness)? {
        guard let month = parts.month else { return resolveDayOfMonth(parts, weekday, start).map { ($0, .dayOfMonth) } }
        if let year = parts.year {
            let date = CalendarDate(year: year, month: month, day: parts.day)
            guard parts.rule == .slashedDate else { return date.map { ($0, .dated) } }
            // Day first, unless only month first is possible or the weekday says so.
            let monthFirst = CalendarDate(year: year, month: parts.day, day: month)
            if weekday != 0, let monthFirst, date?.weekday != Int(weekday), monthFirst.weekday == Int(weekday) {
                return (monthFirst, .dated)
            }
            return (date ?? monthFirst).map { ($0, .dated) }
        }
        let date = nearest(month: month, day: parts.day, weekday: weekday, from: start)
        if parts.rule == .slashedDate {
            let monthFirst = nearest(month: parts.day, day: month, weekday: weekday, from: start)
            if date == nil || (weekday != 0 && date?.weekday != Int(weekday) && monthFirst?.weekday == Int(weekday)) {
                return monthFirst.map { ($0, .yearless) }
            }
        }
        return date.map { ($0, .yearless) }
    }

    /// The nearest such day; behind "by" the next one, behind "since" the last. A weekday beside it decides first.
    private func nearest(month: Int, day: Int, weekday: UInt8, from start: Int) -> CalendarDate? {
        // 29 February may be up to eight years away.
        let days = (written.year - 4...written.year + 4).compactMap { CalendarDate(year: $0, month: month, day: day) }
        let close = days.filter { abs($0.year - written.year) <= 1 }
        if weekday != 0, let said = close.filter({ $0.weekday == Int(weekday) }).min(by: isNearer) { return said }
        guard let past = days.last(where: { $0 < written }), let next = days.first(where: { $0 >= written }) else {
            return days.first
        }
        let cue = wordBefore(start)
        if cue.cue.contains(.since) || cue.cue.contains(.paper) && cue.role != .joint {
            return isAhead(start) ? next : past
        }
        let isLongAgo =
            written.daysSince1970 - past.daysSince1970 > 95 || next.daysSince1970 - written.daysSince1970 < 270
        if cue.cue.contains(.by), isLongAgo { return next }
        return written.daysSince1970 - past.daysSince1970 < next.daysSince1970 - written.daysSince1970 ? past : next
    }

    /// "vom 3. bis 14. August" names days to come even behind "vom".
    private func isAhead(_ start: Int) -> Bool { role(start - 1) == .on && word(start - 1).cue.contains(.since) }

    private func isNearer(_ one: CalendarDate, _ other: CalendarDate) -> Bool {
        abs(one.daysSince1970 - written.daysSince1970) < abs(other.daysSince1970 - written.daysSince1970)
    }

    /// The last word before a date, past "dem" and "the".
    func wordBefore(_ start: Int) -> DateWord {
        var at = start - 1
        while at > start - 4, role(at) == .joint, !word(at).cue.contains(.paper) { at -= 1 }
        if role(at) == .on, word(at).cue.isDisjoint(with: [.by, .since, .paper]), word(at - 1).cue.contains(.by) {
            at -= 1
        }
        return word(at)
    }

    private func resolveDayOfMonth(_ parts: DayParts, _ weekday: UInt8, _ start: Int) -> CalendarDate? {
        let thisMonth = CalendarDate(year: written.year, month: written.month, day: 1)
        func day(monthsAhead: Int) -> CalendarDate? {
            guard let first = thisMonth?.adding(months: monthsAhead) else { return nil }
            return CalendarDate(year: first.year, month: first.month, day: parts.day)
        }
        if let ahead = parts.monthsAhead { return day(monthsAhead: ahead) }
        if weekday != 0 {
            let said = [0, 1, -1, 2].compactMap { day(monthsAhead: $0) }.first { $0.weekday == Int(weekday) }
            if let said { return said }
        }
        let cue = wordBefore(start).cue
        if cue.contains(.paper) || cue.contains(.since) && role(start - 1) != .on {
            return [0, -1, -2].compactMap { day(monthsAhead: $0) }.first { $0 <= written }
        }
        return [0, 1, 2].compactMap { day(monthsAhead: $0) }.first { $0 >= written }
    }
}
