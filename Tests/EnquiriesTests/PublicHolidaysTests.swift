import Enquiries
import Testing

struct PublicHolidaysTests {
    @Test(arguments: [
        // The earliest and the latest day, and the two exceptions that Gauß's first rule had wrong.
        "1818-03-22", "2038-04-25", "1954-04-18", "1981-04-19", "2049-04-18", "2076-04-19",
        "2000-04-23", "2016-03-27", "2019-04-21", "2024-03-31", "2026-04-05", "2027-03-28", "2035-03-25",
    ])
    func `Easter is on its Sunday`(day: String) throws {
        let date = try #require(CalendarDate(iso8601: day))
        #expect(Easter.sunday(of: date.year)?.iso8601 == day)
    }

    /// Holidays of 2026 that fall on Monday to Saturday, counted from the laws by hand.
    @Test(
        arguments: [
            ("DE-BW", 12), ("DE-BY", 12), ("DE-BE", 10), ("DE-BB", 12), ("DE-HB", 10), ("DE-HH", 10), ("DE-HE", 10),
            ("DE-MV", 11), ("DE-NI", 10), ("DE-NW", 11), ("DE-RP", 11), ("DE-SL", 12), ("DE-SN", 11), ("DE-ST", 11),
            ("DE-SH", 10), ("DE-TH", 11), ("GB-EAW", 8), ("GB-SCT", 10), ("GB-NIR", 10), ("GB-UKM", 14),
        ] as [(String, Int)])
    func `a region has as many holidays as its law names`(code: String, count: Int) throws {
        let region = try #require(HolidayRegion(rawValue: code))
        #expect(PublicHolidays(region).days(in: 2026).count == count)
    }

    @Test(
        arguments: [
            ("DE-BW", "2026-01-06", true), ("DE-HE", "2026-01-06", false), ("DE-BE", "2018-03-08", false),
            ("DE-BE", "2019-03-08", true), ("DE-MV", "2022-03-08", false), ("DE-MV", "2023-03-08", true),
            ("DE-BB", "2026-04-05", true), ("DE-HE", "2026-04-05", false), ("DE-HE", "2026-06-04", true),
            ("DE-NI", "2026-06-04", false), ("DE-SL", "2026-08-15", true), ("DE-BY", "2026-08-15", false),
            ("DE-TH", "2018-09-20", false), ("DE-TH", "2019-09-20", true), ("DE-HH", "2016-10-31", false),
            ("DE-HH", "2017-10-31", true), ("DE-HH", "2018-10-31", true), ("DE-HE", "2017-10-31", true),
            ("DE-HE", "2018-10-31", false), ("DE-RP", "2026-11-01", true), ("DE-HE", "2026-11-01", false),
            ("DE-SN", "2026-11-18", true), ("DE-SN", "2022-11-16", true), ("DE-SN", "2023-11-22", true),
            ("DE-BE", "2020-05-08", true), ("DE-BE", "2021-05-08", false), ("DE-BE", "2028-06-17", true),
            // VE day, the jubilee, the funeral, the coronation
            ("GB-EAW", "2020-05-04", false), ("GB-EAW", "2020-05-08", true), ("GB-EAW", "2022-05-30", false),
            ("GB-EAW", "2022-06-02", true), ("GB-EAW", "2022-06-03", true), ("GB-EAW", "2022-09-19", true),
            ("GB-EAW", "2023-05-08", true), ("GB-EAW", "2023-05-01", true), ("GB-SCT", "2026-06-15", true),
            // Substitute days
            ("GB-EAW", "2021-12-27", true), ("GB-EAW", "2021-12-28", true), ("GB-EAW", "2021-12-25", false),
            ("GB-EAW", "2022-12-26", true), ("GB-EAW", "2022-12-27", true), ("GB-EAW", "2020-12-28", true),
            ("GB-SCT", "2022-01-03", true), ("GB-SCT", "2022-01-04", true), ("GB-SCT", "2023-01-02", true),
            ("GB-SCT", "2023-01-03", true), ("GB-EAW", "2022-01-04", false), ("GB-SCT", "2024-12-02", true),
            ("GB-SCT", "2025-12-01", true), ("GB-NIR", "2024-03-18", true), ("GB-NIR", "2025-07-14", true),
            ("GB-SCT", "2026-04-06", false), ("GB-NIR", "2026-04-06", true), ("GB-SCT", "2026-08-03", true),
            ("GB-EAW", "2026-08-03", false), ("GB-EAW", "2026-08-31", true), ("GB-UKM", "2026-08-03", true),
        ] as [(String, String, Bool)])
    func `a day is a holiday where the law says so`(code: String, day: String, isHoliday: Bool) throws {
        let region = try #require(HolidayRegion(rawValue: code))
        let date = try #require(CalendarDate(iso8601: day))
        #expect((PublicHolidays(region).holiday(on: date) != nil) == isHoliday)
    }

    @Test func `holidays of a part of a Land count where the desk names them`() throws {
        let augsburg = PublicHolidays(.bavaria, local: [.assumption, .augsburgPeace])
        #expect(augsburg.days(in: 2026).count == PublicHolidays(.bavaria).days(in: 2026).count + 2)
        let eichsfeld = PublicHolidays(.thuringia, local: [.corpusChristi])
        #expect(eichsfeld.holiday(on: try #require(CalendarDate(iso8601: "2026-06-04")))?.name == "Fronleichnam")
        // Hesse knows no such parts.
        #expect(PublicHolidays(.hesse, local: [.augsburgPeace]) == PublicHolidays(.hesse))
    }

    @Test func `no year has a day twice, and a day off in the United Kingdom is no weekend`() {
        for region in HolidayRegion.allCases {
            for year in 1995...2100 {
                let days = PublicHolidays(region).days(in: year).map(\.date)
                // Two holidays may meet, as 1 May and Ascension Day did in 2008.
                #expect(Set(days).count >= days.count - 1)
                if !region.isGerman { #expect(days.allSatisfy { $0.weekday <= 5 } && Set(days).count == days.count) }
            }
        }
    }

    @Test func `years outside the calendar have no holidays`() {
        #expect(PublicHolidays(.hesse).days(in: 1899).isEmpty)
        #expect(PublicHolidays(.hesse).days(in: 9999).isEmpty)
        #expect(!PublicHolidays(.hesse).days(in: 1900).isEmpty)
        #expect(!PublicHolidays(.hesse).days(in: 9998).isEmpty)
    }
}
