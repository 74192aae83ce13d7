import Enquiries

/// A day as written, before its year and month are known for sure.
struct DayParts {
    var day: Int
    var month: Int?
    var year: Int?
    var rule: DateRule
    /// The first token behind it.
    var next: Int
    /// The first token of it; used for the first of two days.
    var start = 0
    /// "of next month": months after that of writing.
    var monthsAhead: Int?
    /// It can be nothing but a date, so that an impossible one is worth a word.
    var isCertain = true
}

extension DateScan {
    /// A day with its month: in figures or by name, at `at` and nowhere before.
    func explicitDay(_ at: Int) -> DayParts? {
        guard at < tokens.count else { return nil }
        if tokens[at].kind == .word { return monthAndDay(at) }
        guard isNumber(at) else { return nil }
        return figures(at) ?? dayAndMonth(at)
    }

    // MARK: In figures

    private func figures(_ at: Int) -> DayParts? {
        // Part of a longer number such as 192.168.1.20 or 1/2/3/4
        if at > 1, touches(at), tokens[at - 1].kind == .mark, isNumber(at - 2), touches(at - 1), !isMark(at - 1, "-"),
            !isMark(at - 1, ","), !isMark(at - 1, ";"), !isMark(at - 1, "(")
        {
            return nil
        }
        if tokens[at].digits == 4 { return yearFirst(at) }
        guard let day = smallNumber(at), at + 2 < tokens.count, tokens[at + 1].kind == .mark, touches(at + 1) else {
            return nil
        }
        switch tokens[at + 1].mark {
        case UInt8(ascii: "."): return dotted(at, day)
        case UInt8(ascii: "/"): return slashed(at, day)
        case UInt8(ascii: "-"): return dashed(at, day)
        default: return nil
        }
    }

    /// 2026-07-03
    private func yearFirst(_ at: Int) -> DayParts? {
        guard isMark(at + 1, "-") || isMark(at + 1, ".") || isMark(at + 1, "/"), touches(at + 1), touches(at + 2),
            let month = smallNumber(at + 2),
            isSame(at + 1, at + 3), touches(at + 3), touches(at + 4), let day = smallNumber(at + 4),
            isYear(at)
        else { return nil }
        return DayParts(day: day, month: month, year: Int(tokens[at].value), rule: .iso8601, next: at + 5)
    }

    /// 3.7.2026, 3. 7. 2026, 03.07., and "am 3.7" without its last dot
    private func dotted(_ at: Int, _ day: Int) -> DayParts? {
        guard let month = smallNumber(at + 2) else { return nil }
        let isClosed = isMark(at + 3, ".") && touches(at + 3)
        if isClosed, let year = year(at + 4), touches(at + 2) || tokens[at + 4].digits == 4 {
            // A fourth part makes it a number of another kind.
            if isMark(at + 5, "."), touches(at + 5), isNumber(at + 6), touches(at + 6) { return nil }
            return DayParts(day: day, month: month, year: year, rule: .dottedDate, next: at + 5)
        }
        if isClosed, isNumber(at + 4), touches(at + 4) { return nil }
        // "25.04 2026"
        if !isClosed, tokens[at].digits == 2, tokens[at + 2].digits == 2, let year = year(at + 3),
            tokens[at + 3].digits == 4
        {
            return DayParts(day: day, month: month, year: year, rule: .dottedDate, next: at + 4)
        }
        guard month >= 1, month <= 12, day >= 1, day <= 31 else { return nil }
        if isClosed, touches(at + 2) || tokens[at + 2].digits == 2 || isBehindPreposition(at) {
            return DayParts(day: day, month: month, rule: .dottedDate, next: at + 4)
        }
        guard !isClosed, touches(at + 2), isBehindPreposition(at), role(at - 1) != .joint, !isCountedBehind(at + 3)
        else { return nil }
        return DayParts(day: day, month: month, rule: .dottedDate, next: at + 3, isCertain: false)
    }

    /// 3/7/2026, 3/7/26, and "by 3/7"
    private func slashed(_ at: Int, _ day: Int) -> DayParts? {
        guard touches(at + 2), let month = smallNumber(at + 2) else { return nil }
        if isMark(at + 3, "/"), touches(at + 3) {
            guard touches(at + 4), let year = year(at + 4) else { return nil }
            if isMark(at + 5, "/"), touches(at + 5) { return nil }
            return DayParts(day: day, month: month, year: year, rule: .slashedDate, next: at + 5)
        }
        // "TÜV bis 11/26" is a month and a year.
        let yearsAhead = month - written.year % 100
        guard !(day <= 12 && month > 12 && (0...15).contains(yearsAhead)), day >= 1, month >= 1, min(day, month) <= 12,
            max(day, month) <= 31, isBehindPreposition(at),
            !isCountedBehind(at + 3)
        else { return nil }
        return DayParts(day: day, month: month, rule: .slashedDate, next: at + 3, isCertain: false)
    }

    /// 01-03-2026
    private func dashed(_ at: Int, _ day: Int) -> DayParts? {
        guard touches(at + 2), let month = smallNumber(at + 2), isMark(at + 3, "-"), touches(at + 3), touches(at + 4),
            isNumber(at + 4), tokens[at + 4].digits == 4, isYear(at + 4), !isMark(at + 5, "-")
        else { return nil }
        return DayParts(
            day: day, month: month, year: Int(tokens[at + 4].value), rule: .dottedDate, next: at + 5,
            isCertain: month <= 12)
    }

    // MARK: By name

    /// 3. Juli 2026, 3 July, 3rd of July, 3 de julio de 2026, 14 كانون الأول
    private func dayAndMonth(_ at: Int) -> DayParts? {
        guard let day = smallNumber(at) else { return nil }
        var next = at + 1
        if isMark(next, ".") {
            next += 1
        } else if role(next) == .suffix || role(next) == .foreignSuffix, touches(next) {
            next += 1
        } else if isMark(next, "-"), role(next + 1) == .foreignSuffix {
            next += 2
        }
        if role(next) == .joint { next += 1 }
        // 21-Nov-2025
        if isMark(next, "-"), touches(next), word(next + 1).month != 0 { next += 1 }
        var month = word(next).month
        if role(next) == .pairedMonth {
            // Kanun is December and January, Tishrin is October and November.
            let isTishrin = word(next).month != 0
            guard role(next + 1) == .pairedFirst || role(next + 1) == .pairedSecond else { return nil }
            month = role(next + 1) == .pairedFirst ? (isTishrin ? 10 : 12) : (isTishrin ? 11 : 1)
            next += 1
        }
        guard month != 0, !isVerbMay(next, month) else { return nil }
        let parts = DayParts(day: day, month: Int(month), rule: .dayAndMonth, next: next + 1, isCertain: day > 0)
        return withYear(parts)
    }

    /// July 3rd, 2026
    private func monthAndDay(_ at: Int) -> DayParts? {
        let month = word(at).month
        guard month != 0, !isVerbMay(at, month) else { return nil }
        var next = at + 1
        if role(next) == .joint { next += 1 }
        guard let day = smallNumber(next), day >= 1, day <= 31 else { return nil }
        next += 1
        let hasSuffix = role(next) == .suffix && touches(next)
        if hasSuffix { next += 1 }
        // "im Mai 3 Wochen", "in June 5 people": a number behind a month counts something else.
        if !hasSuffix, next < tokens.count, tokens[next].kind == .word, !isMark(next, ","),
            role(next) != .and, role(next) != .on, word(next).cue.isEmpty
        {
            return nil
        }
        // "I may 3 times", but "May 3" and "may 3rd".
        if month == 5, !hasSuffix, !tokens[at].isCapital { return nil }
        if !hasSuffix, isMark(next, ":") || isMark(next, "%") || isMark(next, ".") && isNumber(next + 1) { return nil }
        return withYear(DayParts(day: day, month: Int(month), rule: .monthAndDay, next: next, isCertain: false))
    }

    private func withYear(_ parts: DayParts) -> DayParts {
        var parts = parts
        var next = parts.next
        if isMark(next, ",") || isMark(next, "-") || isMark(next, ".") && touches(next) { next += 1 }
        if role(next) == .joint { next += 1 }
        if isNumber(next), tokens[next].digits == 4, isYear(next) {
            (parts.year, parts.next) = (Int(tokens[next].value), next + 1)
        } else if isNumber(parts.next), tokens[parts.next].digits == 2, !isMark(parts.next + 1, ":"),
            !isMark(parts.next + 1, "."), tokens[parts.next].value >= 20, !isCountedBehind(parts.next + 1),
            parts.rule == .dayAndMonth, role(parts.next + 1) == .none || parts.next + 1 >= tokens.count
        {
            (parts.year, parts.next) = (2000 + Int(tokens[parts.next].value), parts.next + 1)
        }
        return parts
    }

    /// Two days of one month: "11. und 12. März", "6 to 20 September", "3.–14. August", "6 and 15 March".
    func dayPair(_ at: Int) -> (first: DayParts, second: DayParts)? {
        guard let day = smallNumber(at), (1...31).contains(day) else { return nil }
        var next = at + 1
        if isMark(next, ".") { next += 1 } else if role(next) == .suffix, touches(next) { next += 1 }
        guard role(next) == .and || isMark(next, "-") || isMark(next, "/") else { return nil }
        next += 1
        if role(next) == .on || role(next) == .joint { next += 1 }
        guard var second = explicitDay(next), let month = second.month,
            second.rule == .dayAndMonth || second.rule == .dottedDate
        else { return nil }
        if isMark(at + 1, "/"), second.rule != .dayAndMonth { return nil }
        // "1/2 July" has a dash or a slash; "bis" and "and" may also join two things.
        second.start = next
        guard CalendarDate(year: 2024, month: month, day: day) != nil else { return nil }
        var first = second
        (first.day, first.start, first.next, first.isCertain) = (day, at, next - 1, false)
        return (first, second)
    }

    // MARK: Years and neighbours

    func isYear(_ at: Int) -> Bool { (1900...2199).contains(tokens[at].value) }

    /// A year of four digits, or of two: up to twenty years ahead of the day of writing it is one of this century.
    private func year(_ at: Int) -> Int? {
        guard isNumber(at) else { return nil }
        let value = Int(tokens[at].value)
        switch tokens[at].digits {
        case 4: return isYear(at) ? value : nil
        case 2:
            // "25.04. 10 Uhr" is no year.
            guard touches(at), !isMark(at + 1, ":") || !touches(at + 1) else { return nil }
            return 2000 + value > written.year + 20 ? 1900 + value : 2000 + value
        default: return nil
        }
    }

    private func isSame(_ one: Int, _ other: Int) -> Bool {
        other < tokens.count && tokens[one].mark == tokens[other].mark && tokens[other].kind == .mark
    }

    /// Behind "am", "by", a weekday and the like.
    func isBehindPreposition(_ at: Int) -> Bool {
        let before = word(at - 1)
        return before.role == .on || before.cue.contains(.by) || before.role == .joint || before.weekday != 0
            || before.cue.contains(.paper) || before.cue.contains(.since)
            || !before.cue.isDisjoint(with: [.deadline, .expiry, .event, .travel, .happening])
            || (isMark(at - 1, ",") || isMark(at - 1, ".")) && word(at - 2).weekday != 0
    }

    /// Whether what follows makes the figures an amount or a time.
    private func isCountedBehind(_ at: Int) -> Bool {
        guard at < tokens.count else { return false }
        if tokens[at].kind == .number { return true }
        if tokens[at].kind == .mark {
            return tokens[at].mark == UInt8(ascii: "%") || tokens[at].mark == UInt8(ascii: "/")
        }
        return tokens[at].word == 0 && tokens[at].isCapital && tokens[at].end - tokens[at].start <= 5
    }

    private func isVerbMay(_ at: Int, _ month: UInt8) -> Bool { month == 5 && role(at + 1) == .afterMay }
}
