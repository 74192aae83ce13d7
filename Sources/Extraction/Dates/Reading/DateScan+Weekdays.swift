import Enquiries

extension DateScan {
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
            // On a Monday "next Friday" is the one of the week after.
            if ahead > 0, written.weekday < weekday { days += 7 }
        case .afterNext: (start, days) = (at - 1, days + 7)
        case .coming: start = at - 1
        case .this: (start, days) = (at - 1, ahead)
        case .last: (start, days) = (at - 1, ahead == 0 ? -7 : ahead - 7)
        default: if isPastBefore(at) { days = ahead == 0 ? -7 : ahead - 7 }
        }
        if days > 0, role(end) == .week {
            (end, days) = (end + 1, days + 7)
        } else if days > 0, role(end) == .next || role(end) == .coming, role(end + 1) == .week {
            (end, days) = (end + 2, weekday - written.weekday + 7)
        } else if days > 0, role(end) == .inside, self.word(end + 1).number == 1, role(end + 2) == .week {
            (end, days) = (end + 3, days + 7)
        }
        add(written.adding(days: days), nil, .relative, .weekday, start..<end)
        return end
    }

    private func isJoinedWeekday(_ joint: Int, _ other: Int) -> Bool {
        (role(joint) == .and || isMark(joint, "-")) && word(other).weekday != 0
    }

    private func isPastBefore(_ at: Int) -> Bool {
        let before = wordBefore(at)
        return before.cue.contains(.since) && before.role != .on || before.cue.contains(.paper)
    }
}
