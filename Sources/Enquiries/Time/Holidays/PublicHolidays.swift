/// A day on which offices are closed by law.
package struct PublicHoliday: Hashable, Sendable {
    package let date: CalendarDate
    /// In the language of the place.
    package let name: String

    package init(date: CalendarDate, name: String) { (self.date, self.name) = (date, name) }
}

/// The public holidays of a region: its laws as they stood from 2015 to 2026 and have been passed for later years.
/// Earlier years may differ. Days appointed once are data and grow by hand.
package struct PublicHolidays: Sendable, Equatable {
    package let region: HolidayRegion
    /// Holidays of parts of the region that are kept here as well.
    package let local: Set<LocalHoliday>

    /// - Parameter local: Those that the region does not know are without effect.
    package init(_ region: HolidayRegion, local: Set<LocalHoliday> = []) {
        (self.region, self.local) = (region, local.intersection(region.localHolidays))
    }

    /// All holidays of a year, 1900 to 9998, in order of date; in the United Kingdom the days off, so the substitute
    /// in place of a holiday on a weekend.
    package func days(in year: Int) -> [PublicHoliday] {
        guard (1900...9998).contains(year), let easter = Easter.sunday(of: year) else { return [] }
        let days =
            region.isGerman
            ? GermanHolidays(region: region, local: local, year: year, easter: easter).days
            : BritishHolidays(region: region, year: year, easter: easter).days
        return days.sorted { ($0.date, $0.name) < ($1.date, $1.name) }
    }

    /// The holiday on `date`, if it is one.
    package func holiday(on date: CalendarDate) -> PublicHoliday? { days(in: date.year).first { $0.date == date } }
}

extension CalendarDate {
    /// Whether it is Monday to Friday and no public holiday; nil stands for a desk without known holidays.
    package func isWorkingDay(_ holidays: PublicHolidays?) -> Bool {
        weekday <= 5 && holidays?.holiday(on: self) == nil
    }

    /// This day, or the next working day after it (§ 193 BGB, § 31 (3) VwVfG).
    package func orNextWorkingDay(_ holidays: PublicHolidays?) -> CalendarDate {
        var date = self
        while !date.isWorkingDay(holidays) { date = date.adding(days: 1) }
        return date
    }

    /// The date after `count` working days; the day itself does not count.
    package func adding(workingDays count: Int, holidays: PublicHolidays? = nil) -> CalendarDate {
        var (date, left) = (self, count)
        while left > 0 {
            date = date.adding(days: 1)
            if date.isWorkingDay(holidays) { left -= 1 }
        }
        return date
    }

    /// The `ordinal`th `weekday` of a month, or with -1 the last one.
    static func weekday(_ weekday: Int, _ ordinal: Int, of month: Int, _ year: Int) -> CalendarDate? {
        if ordinal < 0 {
            guard let last = CalendarDate(year: year, month: month, day: days(inMonth: month, of: year)) else {
                return nil
            }
            return last.adding(days: -((last.weekday - weekday + 7) % 7))
        }
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        return first.adding(days: (weekday - first.weekday + 7) % 7 + (ordinal - 1) * 7)
    }
}
