import Enquiries

extension DateScan {
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
        [.counted, .days, .week, .weeks, .months, .years].contains(role(at))
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
}
