import Enquiries
import Testing

struct StatutoryClockTests {
    @Test(arguments: [
        ("P1M", "2026-01-31", "2026-03-02"),  // 28 February is a Saturday
        ("P3M", "2026-11-20", "2027-02-22"),  // 20 February is a Saturday
        ("P14D", "2026-11-20", "2026-12-04"),
        ("P20B", "2026-11-20", "2026-12-18"),
        ("P1D", "2026-11-20", "2026-11-23"),  // Saturday moves to Monday
    ])
    func `a period ends on a working day`(period: String, receipt: String, due: String) throws {
        let clock = StatutoryClock(
            id: "x", services: [], intents: [], period: try #require(StatutoryClock.Period(period)), source: "",
            text: LocalizedText([:]), origin: Origin(file: "", line: 1))
        #expect(clock.due(from: try #require(CalendarDate(iso8601: receipt))).iso8601 == due)
    }

    @Test(arguments: [
        ("P1M", "2026-01-31", "DE-HE", "2026-03-02"), ("P1M", "2026-03-06", "DE-HE", "2026-04-07"),
        ("P14D", "2026-09-19", "DE-HE", "2026-10-05"), ("P20B", "2026-12-18", "GB-EAW", "2027-01-20"),
    ])
    func `holidays of the desk are no working days`(
        period: String, receipt: String, region: String, due: String
    ) throws {
        let clock = StatutoryClock(
            id: "x", services: [], intents: [], period: try #require(StatutoryClock.Period(period)), source: "",
            text: LocalizedText([:]), origin: Origin(file: "", line: 1))
        let holidays = PublicHolidays(try #require(HolidayRegion(rawValue: region)))
        #expect(clock.due(from: try #require(CalendarDate(iso8601: receipt)), holidays: holidays).iso8601 == due)
    }

    @Test(arguments: ["", "P", "PM", "1M", "P0D", "P1000D", "P1Y", "P-1D", "P1.5M"])
    func `a period in another form is refused`(text: String) {
        #expect(StatutoryClock.Period(text) == nil)
    }
}
