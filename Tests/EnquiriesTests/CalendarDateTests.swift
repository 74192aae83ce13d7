import Enquiries
import Testing

struct CalendarDateTests {
    @Test(arguments: [
        (0, "1970-01-01", 4), (-1, "1969-12-31", 3), (11016, "2000-02-29", 2), (20778, "2026-11-21", 6),
        (-719162, "0001-01-01", 1), (2932896, "9999-12-31", 5),
    ])
    func `a day has one number, one name and one weekday`(days: Int, text: String, weekday: Int) throws {
        let date = CalendarDate(daysSince1970: days)
        #expect(date.iso8601 == text)
        #expect(date.daysSince1970 == days)
        #expect(date.weekday == weekday)
        #expect(CalendarDate(iso8601: text) == date)
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026-01-32", "2026/01/01", "",
    ])
    func `a day that the calendar does not have is refused`(text: String) {
        #expect(CalendarDate(iso8601: text) == nil)
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-11-30", 3, "2027-02-28"),
        ("2026-12-15", 1, "2027-01-15"), ("2026-03-31", -1, "2026-02-28"),
    ])
    func `a month later is the same day, or the month's last`(start: String, months: Int, end: String) throws {
        let date = try #require(CalendarDate(iso8601: start))
        #expect(date.adding(months: months).iso8601 == end)
    }

    @Test(
        arguments: [
            (1_795_288_481_000, "2026-11-21T19:14:41Z"), (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
        ] as [(Int64, String)])
    func `an instant is written in UTC`(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).iso8601 == text)
    }

    @Test func `the day of an instant depends on the zone`() {
        let lateEvening = Timestamp(secondsSince1970: 1_795_305_600 - 1800)
        #expect(lateEvening.date().iso8601 == "2026-11-21")
        #expect(lateEvening.date(offsetMinutes: 60).iso8601 == "2026-11-22")
    }
}
