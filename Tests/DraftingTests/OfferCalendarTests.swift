import Drafting
import Enquiries
import Sample
import Testing

struct OfferCalendarTests {
    private static func reminder(_ first: Offer.Distance, for lasting: String) throws -> Offer.Reminder {
        Offer.Reminder(first: first, lasting: try #require(StatutoryClock.Period(lasting)))
    }

    private func standing(
        _ offer: Offer, _ event: ReportedEvent, on day: String
    ) throws -> OfferCalendar.Standing? {
        OfferCalendar([offer]).standings(of: event, on: try OfferSample.day(day)).first?.standing
    }

    /// Three months before 30 November, for six months.
    @Test(arguments: [
        ("2026-08-29", OfferCalendar.Standing.notYet(first: CalendarDate(daysSince1970: 20_695))),
        ("2026-08-30", .due(day: CalendarDate(daysSince1970: 20_787))),
        ("2027-02-27", .due(day: CalendarDate(daysSince1970: 20_787))),
        ("2027-02-28", .over(last: CalendarDate(daysSince1970: 20_876))),
    ])
    func `a reminder is due from its first day to its last`(on: String, expected: OfferCalendar.Standing) throws {
        let offer = OfferSample.offer(
            "pass", events: [.documentExpiry], reminder: try Self.reminder(.before(.months(3)), for: "P6M"))
        let event = try OfferSample.event(.documentExpiry, on: "2026-11-30")
        #expect(try standing(offer, event, on: on) == expected)
    }

    @Test(arguments: [
        // Leap years and ends of months: 29 February 2028 less a month, and a month after 31 January.
        ("2028-02-29", "P1M", true, "2028-01-29"), ("2028-03-31", "P1M", true, "2028-02-29"),
        ("2027-03-31", "P1M", true, "2027-02-28"), ("2027-01-31", "P1M", false, "2027-02-28"),
        ("2028-01-31", "P1M", false, "2028-02-29"), ("2028-02-29", "P14D", false, "2028-03-14"),
    ])
    func `the first day of a reminder`(date: String, period: String, isBefore: Bool, first: String) throws {
        let length = try #require(StatutoryClock.Period(period))
        let offer = OfferSample.offer(
            "o", reminder: try Self.reminder(isBefore ? .before(length) : .after(length), for: "P1D"))
        let event = try OfferSample.event(on: date)
        let day = try OfferSample.day(first)
        #expect(try standing(offer, event, on: first) == .due(day: OfferSample.day(date)))
        #expect(try standing(offer, event, on: day.adding(days: -1).iso8601) == .notYet(first: day))
        #expect(try standing(offer, event, on: day.adding(days: 1).iso8601) == .over(last: day))
    }

    @Test func `the start of school follows from the child's date of birth`() throws {
        let (by, then) = (try #require(Offer.Age.DayOfYear("06-30")), try #require(Offer.Age.DayOfYear("08-01")))
        let cutoff = try #require(Offer.Age.Cutoff(by: by, then: then))
        let offer = OfferSample.offer(
            "school", events: [.schoolStart], day: .age(Offer.Age(of: "child-birth-date", years: 6, cutoff: cutoff)),
            reminder: try Self.reminder(.before(.months(11)), for: "P3M"))
        func event(_ birth: String?) throws -> ReportedEvent {
            try OfferSample.event(.schoolStart, facts: birth.map { ["child-birth-date": .text($0)] } ?? [:])
        }
        let start = try OfferSample.day("2027-08-01")
        #expect(try standing(offer, event("2021-06-30"), on: "2026-09-01") == .due(day: start))
        #expect(try standing(offer, event("2021-07-01"), on: "2026-11-30") == .due(day: start))
        #expect(
            try standing(offer, event("2021-07-02"), on: "2026-09-01") == .notYet(first: OfferSample.day("2027-09-01")))
        #expect(try standing(offer, event(nil), on: "2026-09-01") == .dayUnknown(facts: ["child-birth-date"]))
        #expect(try standing(offer, event("31.02.2021"), on: "2026-09-01") == .dayUnknown(facts: ["child-birth-date"]))
        #expect(try standing(offer, event("9999-12-31"), on: "2026-09-01") == .dayUnknown(facts: ["child-birth-date"]))
    }

    @Test func `a condition that a register denies makes no reminder`() throws {
        let offer = OfferSample.offer(
            "o", conditions: [OfferSample.condition("resident", .mail)], reminder: try Self.reminder(.same, for: "P1D"))
        #expect(
            try standing(offer, OfferSample.event(facts: ["resident": .yesOrNo(false)]), on: "2026-11-01")
                == .unmet(fact: "resident"))
        for fact: ReportedEvent.Fact in [.yesOrNo(true), .text("yes"), .number(0)] {
            #expect(
                try standing(offer, OfferSample.event(facts: ["resident": fact]), on: "2026-11-01")
                    == .due(day: OfferSample.day("2026-11-01")))
        }
    }

    @Test func `offers without a reminder, or for other events, have no standing`() throws {
        #expect(try standing(OfferSample.offer("o"), OfferSample.event(), on: "2026-11-01") == nil)
        let other = OfferSample.offer("o", events: [.birth], reminder: try Self.reminder(.same, for: "P1D"))
        #expect(try standing(other, OfferSample.event(), on: "2026-11-01") == nil)
    }
}
