import Enquiries
import Testing

struct RetentionTests {
    private typealias Period = RetentionRules.Period

    @Test(
        "articles 19 (1) and 26 (6): records are kept for six months at least",
        arguments: [
            (.span(.months(6)), true), (.span(.months(5)), false), (.span(.days(184)), true),
            (.span(.days(183)), false),
            (.span(.weeks(27)), true), (.span(.weeks(26)), false), (.span(.years(1)), true), (.span(.years(0)), false),
            (.span(.workingDays(500)), false), (.unlimited, true),
        ] as [(RetentionRules.Period, Bool)])
    func floor(period: RetentionRules.Period, isLongEnough: Bool) {
        #expect(RetentionRules([.records: period]).tooShort == (isLongEnough ? [] : [.records]))
        #expect(RetentionRules([.leaves: period]).tooShort == (isLongEnough ? [] : [.leaves]))
        #expect(RetentionRules([.records: period], override: "order of the supervisory authority").tooShort == [])
    }

    @Test func `six months are never longer than 184 days`() throws {
        let first = try #require(CalendarDate(iso8601: "2024-01-01"))
        let longest = (0..<1461).map {
            first.adding(days: $0).adding(months: 6).daysSince1970 - first.daysSince1970 - $0
        }
        #expect(longest.max() == 184)
    }

    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(iso8601: text) ?? CalendarDate(daysSince1970: 0)
    }

    private static let hold = LegalHold(because: "court", by: OfficerID("kim"), at: Timestamp(milliseconds: 0))
    /// Bodies for a year, records for six months.
    private static let rules = RetentionRules([.bodies: .span(.years(1))])

    @Test(
        arguments: [
            // The longest class decides, counted from the day on which the case ended.
            ("2026-01-31", "2026-01-31", nil, "2027-01-31", []),
            ("2026-01-31", "2026-01-31", nil, "2027-02-01", ["2027-02-01"]),
            // A record that came late keeps the case.
            ("2026-01-31", "2026-12-31", nil, "2027-06-30", []),
            ("2026-01-31", "2026-12-31", nil, "2027-07-01", ["2027-07-01"]),
            // An open case and one under a hold are never due.
            (nil, "2026-01-31", nil, "2099-01-01", []), ("2026-01-31", "2026-01-31", hold, "2099-01-01", []),
        ] as [(String?, String, LegalHold?, String, [String])])
    func `a case is due when every class that it holds is over`(
        ended: String?, last: String, hold: LegalHold?, today: String, due: [String]
    ) {
        let file = RetentionPlan.Candidate(
            id: CaseID("c"), endedOn: ended.map(Self.day), lastRecordOn: Self.day(last), hold: hold)
        let plan = RetentionPlan.due([file], on: Self.day(today), by: Self.rules)
        #expect(plan.map(\.since.iso8601) == due)
        #expect(plan.allSatisfy { $0.step == .eraseCase })
        #expect(RetentionPlan.held([file], on: Self.day(today), by: Self.rules).isEmpty == (hold == nil))
    }

    @Test func `without a period for bodies no case is ever due`() {
        let file = RetentionPlan.Candidate(
            id: CaseID("c"), endedOn: Self.day("1990-01-01"), lastRecordOn: Self.day("1990-01-01"))
        #expect(RetentionPlan.due([file], on: Self.day("2090-01-01"), by: RetentionRules()).isEmpty)
    }

    @Test(arguments: [("2026-07-31", 0), ("2026-08-01", 1)])
    func `rejected drafts go before their case`(today: String, count: Int) {
        let file = RetentionPlan.Candidate(
            id: CaseID("c"), endedOn: nil, lastRecordOn: Self.day("2026-01-31"), rejectedOn: [Self.day("2026-01-31")])
        let plan = RetentionPlan.due([file], on: Self.day(today), by: Self.rules)
        #expect(plan.map(\.step) == [RetentionPlan.Step](repeating: .eraseRejectedDrafts, count: count))
    }

    @Test func `the longest overdue comes first`() {
        let files = [("b", "2026-01-02"), ("a", "2026-01-02"), ("c", "2026-01-01")].map {
            RetentionPlan.Candidate(id: CaseID($0.0), endedOn: Self.day($0.1), lastRecordOn: Self.day($0.1))
        }
        #expect(RetentionPlan.due(files, on: Self.day("2030-01-01"), by: Self.rules).map(\.id.text) == ["c", "a", "b"])
    }
}
