import Enquiries
import Testing

struct CivilPeriodTests {
    private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso8601: text)) }

    @Test(
        arguments: [
            // § 188 (1), (2): the day of the event does not count; same weekday, same number
            (.days(14), "2026-07-03", "2026-07-17"), (.weeks(2), "2026-07-03", "2026-07-17"),
            (.months(1), "2026-07-03", "2026-08-03"), (.years(1), "2026-07-03", "2027-07-03"),
            // § 188 (3): the month's last day
            (.months(1), "2026-01-31", "2026-02-28"), (.months(1), "2024-01-31", "2024-02-29"),
            (.months(1), "2026-01-29", "2026-02-28"), (.months(1), "2026-02-28", "2026-03-28"),
            (.months(3), "2026-11-30", "2027-02-28"), (.years(1), "2024-02-29", "2025-02-28"),
            (.months(1), "2026-12-31", "2027-01-31"),
        ] as [(CivilPeriod, String, String)])
    func `a period after an event ends as § 188 says`(period: CivilPeriod, event: String, last: String) throws {
        #expect(period.lastDay(after: try date(event)).iso8601 == last)
    }

    @Test(
        arguments: [
            (.days(1), "2026-07-01", "2026-07-01"), (.weeks(1), "2026-07-01", "2026-07-07"),
            (.months(1), "2026-07-01", "2026-07-31"), (.months(1), "2026-02-01", "2026-02-28"),
            (.months(1), "2026-07-15", "2026-08-14"), (.months(1), "2026-01-31", "2026-02-28"),
            (.months(1), "2026-01-30", "2026-02-28"), (.months(1), "2026-01-29", "2026-02-28"),
            (.years(18), "2008-07-03", "2026-07-02"),
        ] as [(CivilPeriod, String, String)])
    func `a period whose first day counts ends a day sooner`(period: CivilPeriod, first: String, last: String) throws {
        #expect(period.lastDay(countingFrom: try date(first)).iso8601 == last)
    }

    @Test(
        arguments: [
            // Good Friday to Easter Monday, then the Tuesday; Fronleichnam in Hesse but not in Lower Saxony
            (.months(1), "2026-03-03", "DE-HE", "2026-04-07"), (.days(14), "2026-05-21", "DE-HE", "2026-06-05"),
            (.days(14), "2026-05-21", "DE-NI", "2026-06-04"),
            // Christmas on Friday, Boxing Day kept on Monday
            (.days(7), "2026-12-18", "GB-EAW", "2026-12-29"),
            (.workingDays(20), "2025-12-01", "GB-EAW", "2025-12-31"),
            // 2 January and St Andrew's Day are bank holidays in Scotland alone, so in some part of the country
            (.workingDays(20), "2025-12-12", "GB-EAW", "2026-01-14"),
            (.workingDays(20), "2025-12-12", "GB-UKM", "2026-01-15"),
        ] as [(CivilPeriod, String, String, String)])
    func `a last day on a holiday gives way`(
        period: CivilPeriod, event: String, region: String, due: String
    ) throws {
        let holidays = PublicHolidays(try #require(HolidayRegion(rawValue: region)))
        #expect(period.dueDay(after: try date(event), holidays: holidays).iso8601 == due)
    }

    @Test(
        arguments: [
            (.workingDays(1), "2026-12-24", "2026-12-24"), (.workingDays(2), "2026-12-24", "2026-12-29"),
            (.workingDays(1), "2026-12-25", "2026-12-29"),
        ] as [(CivilPeriod, String, String)])
    func `working days may count from the first`(period: CivilPeriod, first: String, last: String) throws {
        let holidays = PublicHolidays(.englandAndWales)
        #expect(period.lastDay(countingFrom: try date(first), holidays: holidays).iso8601 == last)
    }

    @Test func `clear days leave out both ends`() throws {
        let served = try date("2026-07-03")
        #expect(CivilPeriod.days(14).firstDayAfterClear(from: served).iso8601 == "2026-07-18")
    }

    @Test func `working days skip weekends`() throws {
        let friday = try date("2026-11-20")
        #expect(friday.adding(workingDays: 1).iso8601 == "2026-11-23")
        #expect(friday.adding(workingDays: 20).iso8601 == "2026-12-18")
    }
}
