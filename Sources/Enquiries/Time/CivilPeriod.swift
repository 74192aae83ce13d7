/// A period of a law or a letter, counted as §§ 187 to 193 BGB count it; § 31 VwVfG and § 222 ZPO refer to these, and
/// Regulation (EEC, Euratom) 1182/71 gives the same last days.
package enum CivilPeriod: Sendable, Equatable {
    case days(Int)
    case weeks(Int)
    case months(Int)
    case years(Int)
    /// Not known to the BGB; days that are working days where the desk is.
    case workingDays(Int)

    /// The last day where the period runs from an event: its day does not count (§§ 187 (1), 188 BGB). A month ends
    /// on the day of the same number, or on its last day where it is shorter: 31 January and a month is 28 February.
    package func lastDay(after event: CalendarDate, holidays: PublicHolidays? = nil) -> CalendarDate {
        switch self {
        case .days(let count): event.adding(days: count)
        case .weeks(let count): event.adding(days: 7 * count)
        case .months(let count): event.adding(months: count)
        case .years(let count): event.adding(months: 12 * count)
        case .workingDays(let count): event.adding(workingDays: count, holidays: holidays)
        }
    }

    /// The last day where the first day counts in full, such as a lease from the 1st or an age (§§ 187 (2), 188 BGB).
    package func lastDay(countingFrom first: CalendarDate, holidays: PublicHolidays? = nil) -> CalendarDate {
        switch self {
        case .days, .weeks: lastDay(after: first).adding(days: -1)
        case .months, .years: endOfMonths(from: first)
        case .workingDays(let count):
            count > 0 && first.isWorkingDay(holidays)
                ? first.adding(workingDays: count - 1, holidays: holidays)
                : first.adding(workingDays: count, holidays: holidays)
        }
    }

    /// The last day on which a declaration still counts: a Saturday, Sunday or public holiday gives way to the next
    /// working day (§ 193 BGB).
    package func dueDay(after event: CalendarDate, holidays: PublicHolidays?) -> CalendarDate {
        lastDay(after: event, holidays: holidays).orNextWorkingDay(holidays)
    }

    /// The first day on which an act may happen after so many clear days: neither the day of the event nor that of
    /// the act counts (Civil Procedure Rules for England and Wales, rule 2.8 (3)).
    package func firstDayAfterClear(from event: CalendarDate, holidays: PublicHolidays? = nil) -> CalendarDate {
        lastDay(after: event, holidays: holidays).adding(days: 1)
    }

    private func endOfMonths(from first: CalendarDate) -> CalendarDate {
        let same = lastDay(after: first)
        // Where the month has no day of that number, the period ends with the month (§ 188 (3) BGB).
        return same.day < first.day ? same : same.adding(days: -1)
    }
}
