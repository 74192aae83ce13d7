import Enquiries

extension DateScan {
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
        case .days:
            // "the day after tomorrow"
            guard role(at + 1) == .toDay, role(at + 2) == .tomorrow else { return nil }
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
            guard role(at + 1) == .week else { return nil }
            let monday = written.adding(days: 15 - written.weekday)
            add(monday.adding(days: 6), monday, .part, .week, at..<at + 2)
            return at + 2
        case .next, .coming:
            guard role(at + 1) == .week else { return nil }
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
}
