import Enquiries
import Testing

struct OversightTests {
    private static func day(_ text: String) -> CalendarDate {
        CalendarDate(iso8601: text) ?? CalendarDate(daysSince1970: 0)
    }

    private static func trained(_ version: String, _ day: String) -> Officer.Training? {
        Officer.Training(version: version, completed: Self.day(day))
    }

    @Test(
        "articles 4 and 26 (2): who has no valid training cannot approve",
        arguments: [
            (nil, "2026-11-21", .missing(needed: "2026-1")),
            (trained("2025-1", "2026-01-01"), "2026-11-21", .otherVersion(has: "2025-1", needed: "2026-1")),
            (trained("2026-1", "2026-01-01"), "2026-11-21", nil),
            (trained("2026-1", "2026-01-01"), "2028-01-01", nil),
            (trained("2026-1", "2026-01-01"), "2028-01-02", .expired(last: day("2028-01-01"))),
        ] as [(Officer.Training?, String, TrainingGap?)])
    func training(training: Officer.Training?, today: String, gap: TrainingGap?) {
        #expect(OversightRules(trainingVersion: "2026-1").gap(of: training, on: Self.day(today)) == gap)
        let lax = OversightRules(trainingRequired: false, trainingVersion: "2026-1")
        #expect(lax.gap(of: training, on: Self.day(today)) == nil)
    }

    @Test func `where no version is named any training counts`() {
        #expect(OversightRules().gap(of: Self.trained("x", "2026-01-01"), on: Self.day("2026-01-02")) == nil)
        #expect(OversightRules().gap(of: nil, on: Self.day("2026-01-02")) == .missing(needed: nil))
    }

    @Test(arguments: [
        ("2026-1", true), ("", false), ("a b", false), ("ä", false), (String(repeating: "x", count: 32), true),
        (String(repeating: "x", count: 33), false),
    ])
    func `the version of a training is a short word for the log`(version: String, isValid: Bool) {
        #expect((Self.trained(version, "2026-01-01") != nil) == isValid)
    }

    @Test(
        "a moment before its oversight facts is named with the fact",
        arguments: [
            (100, nil), (99, .trainingCompleted), (79, .officerAdded), (59, .draftMade), (39, .mailReceived),
        ] as [(Int64, OversightFacts.Fact?)])
    func facts(moment: Int64, fact: OversightFacts.Fact?) {
        let facts = OversightFacts([
            .mailReceived: Timestamp(milliseconds: 40), .draftMade: Timestamp(milliseconds: 60),
            .officerAdded: Timestamp(milliseconds: 80), .trainingCompleted: Timestamp(milliseconds: 100),
        ])
        #expect(facts.firstAfter(Timestamp(milliseconds: moment)) == fact)
    }

    @Test(
        arguments: [
            ([.read], "read"), ([.read, .edit, .approve], "approve"), (Set(Officer.Right.allCases), "administer"),
            ([], "none"),
        ] as [(Set<Officer.Right>, String)])
    func `the furthest right is the role`(rights: Set<Officer.Right>, role: String) {
        #expect(Officer(id: OfficerID("a"), name: "A", rights: rights).role(at: DeskID("stadt")) == role)
    }

    @Test func `a right at one desk is none at another`() {
        let officer = Officer(
            id: OfficerID("a"), name: "A", grants: [.init(.read), .init(.approve, at: DeskID("stadt"))])
        #expect(officer.may(.approve, at: DeskID("stadt")) && !officer.may(.approve, at: DeskID("land")))
        #expect(officer.may(.read, at: DeskID("land")) && officer.mayEverywhere(.read))
        #expect(!officer.mayEverywhere(.approve) && officer.rights == [.read, .approveTogether, .approve])
        #expect(officer.role(at: DeskID("stadt")) == "approve" && officer.role(at: DeskID("land")) == "read")
    }

    private static func approvals(officers: Int, dwell: [Int64]) -> [OversightSignals.Approval] {
        dwell.enumerated().map { index, milliseconds in
            OversightSignals.Approval(
                officer: OfficerID("o\(index % officers)"), dwellMilliseconds: milliseconds, isUnchanged: index % 2 == 0
            )
        }
    }

    @Test(arguments: [(4, false), (5, true)])
    func `article 88 GDPR: signals are made from at least five people`(officers: Int, isShown: Bool) {
        let signals = OversightSignals(Self.approvals(officers: officers, dwell: [1, 1, 1, 1, 1, 1]))
        #expect((signals != nil) == isShown)
    }

    @Test func `article 22 GDPR: approvals in under three seconds are counted`() throws {
        let signals = try #require(
            OversightSignals(Self.approvals(officers: 5, dwell: [0, 2999, 3000, 3001, 60_000, 10_000, 10_000, 10_000])))
        #expect(signals.approvals == 8 && signals.tooFast == 2 && signals.unchanged == 4)
        #expect(signals.tooFastShare == 0.25 && signals.unchangedShare == 0.5)
    }
}
