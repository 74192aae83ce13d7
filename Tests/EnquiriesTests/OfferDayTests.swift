import Enquiries
import Foundation
import Testing

struct OfferDayTests {
    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso8601: text)) }

    private static func period(_ text: String) throws -> StatutoryClock.Period {
        try #require(StatutoryClock.Period(text))
    }

    @Test(arguments: [
        ("2026-01-31", "P1M", "2026-02-28"), ("2028-01-31", "P1M", "2028-02-29"), ("2028-02-29", "P12M", "2029-02-28"),
        ("2026-12-31", "P2M", "2027-02-28"), ("2026-02-28", "P3M", "2026-05-28"), ("2026-02-28", "P1D", "2026-03-01"),
        ("2028-02-28", "P1D", "2028-02-29"), ("2026-12-24", "P14D", "2027-01-07"),
        // A Friday: three working days later is Wednesday.
        ("2026-11-20", "P3B", "2026-11-25"),
        // A Saturday stays: too early does no harm.
        ("2026-11-07", "P14D", "2026-11-21"),
    ])
    func `a distance after a day`(from: String, period: String, to: String) throws {
        #expect(try Offer.Distance.after(Self.period(period)).day(from: day(from)) == day(to))
    }

    @Test(arguments: [
        ("2026-03-31", "P1M", "2026-02-28"), ("2028-03-31", "P1M", "2028-02-29"), ("2028-02-29", "P12M", "2027-02-28"),
        ("2027-01-31", "P2M", "2026-11-30"), ("2026-03-01", "P1D", "2026-02-28"), ("2027-01-07", "P14D", "2026-12-24"),
        ("2026-11-25", "P3B", "2026-11-20"), ("2026-11-22", "P1B", "2026-11-20"),
    ])
    func `a distance before a day`(from: String, period: String, to: String) throws {
        #expect(try Offer.Distance.before(Self.period(period)).day(from: day(from)) == day(to))
    }

    @Test func `no distance is the day itself`() throws {
        #expect(Offer.Distance.same.day(from: try day("2028-02-29")) == (try day("2028-02-29")))
    }

    @Test(arguments: [
        ("2008-11-22", 18, "2026-11-22"), ("2008-02-29", 18, "2026-03-01"), ("2008-02-29", 20, "2028-02-29"),
        ("2008-03-01", 20, "2028-03-01"), ("1956-12-31", 70, "2026-12-31"),
    ])
    func `a birthday, also for who was born on 29 February`(birth: String, years: Int, birthday: String) throws {
        #expect(Offer.Age(of: "b", years: years).day(bornOn: try day(birth)) == (try day(birthday)))
    }

    /// Who is six by 30 June starts on 1 August; 1 July still belongs to it (§ 187 (2) BGB).
    @Test(arguments: [
        ("2021-06-30", "2027-08-01"), ("2021-07-01", "2027-08-01"), ("2021-07-02", "2028-08-01"),
        ("2020-12-31", "2027-08-01"), ("2021-01-01", "2027-08-01"), ("2020-02-29", "2026-08-01"),
        ("2021-12-31", "2028-08-01"),
    ])
    func `the start of school`(birth: String, start: String) throws {
        let (by, then) = (try #require(Offer.Age.DayOfYear("06-30")), try #require(Offer.Age.DayOfYear("08-01")))
        let cutoff = try #require(Offer.Age.Cutoff(by: by, then: then))
        #expect(Offer.Age(of: "b", years: 6, cutoff: cutoff).day(bornOn: try day(birth)) == (try day(start)))
    }

    /// The day before the first of January lies in the year before.
    @Test func `a cut-off at the end of the year`() throws {
        let end = try #require(Offer.Age.DayOfYear("12-31"))
        let age = Offer.Age(of: "b", years: 6, cutoff: try #require(Offer.Age.Cutoff(by: end, then: end)))
        #expect(age.day(bornOn: try day("2021-01-01")) == (try day("2026-12-31")))
        #expect(age.day(bornOn: try day("2021-01-02")) == (try day("2027-12-31")))
    }

    @Test(arguments: ["02-29", "02-30", "13-01", "6-30", "", "06-31", "0630"])
    func `no day of each year`(text: String) { #expect(Offer.Age.DayOfYear(text) == nil) }

    @Test func `what follows a cut-off cannot lie before it`() throws {
        let (june, may) = (try #require(Offer.Age.DayOfYear("06-30")), try #require(Offer.Age.DayOfYear("05-31")))
        #expect(Offer.Age.Cutoff(by: june, then: may) == nil)
        #expect(Offer.Age.Cutoff(by: june, then: june) != nil)
    }

    @Test(arguments: [("1899-12-31", false), ("1900-01-01", true), ("2200-12-31", true), ("2201-01-01", false)])
    func `facts hold dates of believable years`(text: String, isDate: Bool) {
        let event = ReportedEvent(
            id: "1", event: .birth, date: CalendarDate(daysSince1970: 0), person: .init(address: "a@b.example"),
            language: "de", facts: ["born": .text(text), "size": .number(3)], source: "s")
        #expect((event.date("born") != nil) == isDate)
        #expect(event.date("size") == nil && event.date("other") == nil)
    }

    @Test(arguments: LifeEvent.allCases)
    func `each life event is an event for offers, of the same name`(event: LifeEvent) {
        #expect(OfferEvent(event).rawValue == event.rawValue)
        #expect(OfferEvent(event).lifeEvent == event)
    }

    /// Mail is written down as before there were offers, without the key; and what lacks it is mail.
    @Test func `an enquiry without an origin is mail, and stays written as it was`() throws {
        var mail = Enquiry(
            id: MailID("m"), rawSHA256: "", mailKey: "", receivedAt: Timestamp(milliseconds: 0),
            writtenOn: CalendarDate(daysSince1970: 0), from: .init(address: "a@b.example"), subject: "", text: "")
        let written = try JSONEncoder().encode(mail)
        #expect(!String(decoding: written, as: UTF8.self).contains("origin"))
        #expect(try JSONDecoder().decode(Enquiry.self, from: written) == mail && mail.isMail)
        for origin in [Enquiry.Origin.event, .optOut] {
            mail.origin = origin
            #expect(try JSONDecoder().decode(Enquiry.self, from: JSONEncoder().encode(mail)) == mail && !mail.isMail)
        }
    }
}
