/// Bank and public holidays of one part of the United Kingdom in one year: Banking and Financial Dealings Act 1971,
/// schedule 1, with the substitute days and the days that royal proclamations appoint.
struct BritishHolidays {
    let region: HolidayRegion
    let year: Int
    let easter: CalendarDate

    var days: [PublicHoliday] {
        guard region != .unitedKingdom else { return ofAnyPart }
        let moved = Self.moved.filter { $0.parts.contains(region) && $0.from.year == year }
        let ordinary = (substituted + onWeekdays).map { day in
            moved.first { $0.from == day.date }.map { PublicHoliday(date: $0.to, name: day.name) } ?? day
        }
        return ordinary
            + Self.once.filter { $0.parts.contains(region) && $0.day.year == year }
            .map { PublicHoliday(date: $0.day, name: $0.name) }
    }

    private var ofAnyPart: [PublicHoliday] {
        var seen: Set<CalendarDate> = []
        return [HolidayRegion.englandAndWales, .scotland, .northernIreland]
            .flatMap { BritishHolidays(region: $0, year: year, easter: easter).days }
            .filter { seen.insert($0.date).inserted }
    }

    /// Holidays that always fall on a working day.
    private var onWeekdays: [PublicHoliday] {
        var days: [PublicHoliday?] = [
            PublicHoliday(date: easter.adding(days: -2), name: "Good Friday"),
            monday(1, of: 5, "Early May bank holiday"), monday(-1, of: 5, "Spring bank holiday"),
        ]
        if region != .scotland { days.append(PublicHoliday(date: easter.adding(days: 1), name: "Easter Monday")) }
        days.append(monday(region == .scotland ? 1 : -1, of: 8, "Summer bank holiday"))
        return days.compactMap { $0 }
    }

    /// Holidays with a fixed date. One on a weekend is kept on the next working day that is no holiday itself.
    private var substituted: [PublicHoliday] {
        var dates = [(1, 1, "New Year’s Day"), (12, 25, "Christmas Day"), (12, 26, "Boxing Day")]
        if region == .scotland { dates += [(1, 2, "2 January"), (11, 30, "St Andrew’s Day")] }
        if region == .northernIreland {
            dates += [(3, 17, "St Patrick’s Day"), (7, 12, "Battle of the Boyne (Orangemen’s Day)")]
        }
        let days = dates.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.compactMap { month, day, name in
            CalendarDate(year: year, month: month, day: day).map { PublicHoliday(date: $0, name: name) }
        }
        var taken = Set(days.map(\.date))
        return days.map { day in
            guard day.date.weekday > 5 else { return day }
            var date = day.date
            while date.weekday > 5 || taken.contains(date) { date = date.adding(days: 1) }
            taken.insert(date)
            return PublicHoliday(date: date, name: day.name + " (substitute day)")
        }
    }

    private func monday(_ ordinal: Int, of month: Int, _ name: String) -> PublicHoliday? {
        CalendarDate.weekday(1, ordinal, of: month, year).map { PublicHoliday(date: $0, name: name) }
    }

    private typealias Parts = Set<HolidayRegion>
    private static let everywhere: Parts = [.englandAndWales, .scotland, .northernIreland]

    /// Moved by proclamation: to VE day in 2020, to the Platinum Jubilee in 2022.
    private static let moved: [(parts: Parts, from: CalendarDate, to: CalendarDate)] = [
        ("2020-05-04", "2020-05-08"), ("2022-05-30", "2022-06-02"),
    ].compactMap { from, to in
        guard let from = CalendarDate(iso8601: from), let to = CalendarDate(iso8601: to) else { return nil }
        return (everywhere, from, to)
    }

    /// Appointed once by proclamation.
    private static let once: [(parts: Parts, day: CalendarDate, name: String)] = [
        (everywhere, "2022-06-03", "Platinum Jubilee bank holiday"),
        (everywhere, "2022-09-19", "State Funeral of Queen Elizabeth II"),
        (everywhere, "2023-05-08", "Coronation of King Charles III"),
        ([.scotland], "2026-06-15", "World Cup bank holiday"),
    ].compactMap { parts, day, name in CalendarDate(iso8601: day).map { (parts, $0, name) } }
}
