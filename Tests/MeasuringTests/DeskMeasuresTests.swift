import Cases
import Enquiries
import Foundation
import Measuring
import Testing

@Suite struct DeskMeasuresTests {
    private static let desk = DeskID("stadt")
    private static let today = CalendarDate(iso8601: "2026-11-21") ?? CalendarDate(daysSince1970: 0)
    private static let noon = Timestamp(secondsSince1970: 1_795_262_400)

    private static func kind(_ service: String?, _ language: String? = "de") -> WorkFacts.Kind {
        WorkFacts.Kind(service: service.map { ServiceID($0) }, language: language)
    }

    private static func judged(
        _ officer: Int, _ verdict: WorkFacts.Judged.Verdict = .unedited, service: String = "waste",
        dwell: Int64? = 10_000, changed: Double? = 0
    ) -> WorkFacts.Judged {
        WorkFacts.Judged(
            kind: kind(service), officer: OfficerID("o\(officer)"), verdict: verdict, dwellMilliseconds: dwell,
            changedShare: changed)
    }

    private static func measures(_ facts: WorkFacts, days: Int = 30) -> DeskMeasures {
        DeskMeasures(facts, of: desk, in: .init(days: days, today: today) { $0.date() })
    }

    @Test(arguments: [1, 30, 90])
    func `a period has as many days as were asked for, today the last`(days: Int) {
        let measures = Self.measures(WorkFacts(), days: days)
        #expect(measures.days.count == days && measures.days.last?.date == Self.today)
        #expect(measures.from == measures.days.first?.date)
    }

    @Test func `arrivals count on the day on which they came`() {
        let measures = Self.measures(
            WorkFacts(arrivals: [
                .init(kind: Self.kind("waste"), at: Self.noon, cases: 3),
                .init(kind: Self.kind("waste"), at: Self.noon.adding(seconds: -86_400), cases: 4),
                .init(kind: Self.kind("traffic"), at: Self.noon, cases: 9),
            ]))
        #expect(measures.days.suffix(2).map(\.cases) == [4, 12])
        #expect(measures.arrivals.all == .shown(16))
        #expect(measures.arrivals.byService.map(\.figure) == [.shown(9), .shown(7)])
    }

    @Test(arguments: [(4, false), (5, true)])
    func `decisions are told from five officers on`(officers: Int, isTold: Bool) {
        // Many cases, so that the number of officers alone decides.
        let facts = WorkFacts(judged: (0..<20).map { Self.judged($0 % officers) })
        #expect((Self.measures(facts).review.all.value != nil) == isTold)
        #expect((Self.measures(facts).review.byService.first?.figure.value != nil) == isTold)
    }

    @Test(arguments: [(4, false), (5, true)])
    func `waiting times are told from five replies on`(replies: Int, isTold: Bool) {
        let facts = WorkFacts(
            answered: (1...replies).map { .init(kind: Self.kind("waste"), waitedMilliseconds: Int64($0) * 86_400_000) })
        let waiting = Self.measures(facts).waiting
        #expect((waiting.all.value != nil) == isTold)
        if isTold { #expect(waiting.all.value?.days.median == 3 && waiting.all.value?.days.p90 == 5) }
    }

    @Test func `figures of a part that is too small are held back inside a group that is large`() {
        // Five officers decided, but only four of them approved a proposal.
        let facts = WorkFacts(
            judged: (0..<4).flatMap { [Self.judged($0), Self.judged($0, .edited, changed: 0.5)] }
                + [Self.judged(4, .rejected, dwell: nil, changed: nil)])
        let figures = Self.measures(facts).review.all.value
        #expect(figures?.decisions == 9 && figures?.rejected == 1)
        #expect(figures?.uneditedShare == .tooFew && figures?.change == .tooFew)
        #expect(figures?.medianDwellSeconds == .tooFew)
    }

    @Test func `shares and medians are those of the decisions`() {
        let facts = WorkFacts(
            judged: (0..<6).map { Self.judged($0, dwell: 4000) }
                + (0..<2).map { Self.judged($0, .edited, dwell: 60_000, changed: 0.25) }
                + [Self.judged(0, .ownText, dwell: 90_000, changed: nil)])
        let figures = Self.measures(facts).review.all.value
        #expect(figures?.uneditedShare == .shown(0.75))
        #expect(figures?.medianDwellSeconds == .shown(4))
        #expect(figures?.change.value?.p90 == 0.25 && figures?.change.value?.median == 0)
        #expect(figures?.ownText == 1 && figures?.edited == 2)
    }

    @Test func `no officer's name and no figure of a small group is in the JSON`() throws {
        let facts = WorkFacts(judged: (0..<4).map { Self.judged($0) })
        let text = String(decoding: try JSONEncoder().encode(Self.measures(facts)), as: UTF8.self)
        for number in 0..<4 { #expect(!text.contains("\"o\(number)\"")) }
        #expect(!text.contains("uneditedShare") && text.contains("\"tooFew\":true"))
    }

    @Test(arguments: [(-1, "overdue"), (0, "soon"), (3, "soon"), (4, "later"), (14, "later"), (15, "far")])
    func `open cases are told by how near their date is`(days: Int, part: String) {
        let facts = WorkFacts(open: [
            .init(due: Self.today.adding(days: days), receivedOn: Self.today.adding(days: -7), cases: 2)
        ])
        let backlog = Self.measures(facts).backlog
        #expect(backlog.byDue.filter { $0.cases > 0 }.map(\.due.rawValue) == [part])
        #expect(backlog.cases == 2 && backlog.oldestDays == 7)
    }

    @Test func `nothing is told of errors put in on purpose while none was judged`() {
        #expect(Self.measures(WorkFacts()).seededErrors == nil)
    }

    /// Every second error is caught.
    private static func checks(_ count: Int, officers: Int, service: String = "waste") -> [WorkFacts.Check] {
        (0..<count).map {
            WorkFacts.Check(
                kind: kind(service), officer: OfficerID("o\($0 % officers)"), isCaught: $0.isMultiple(of: 2))
        }
    }

    @Test(arguments: [(4, 4, false), (5, 4, false), (5, 5, true)])
    func `caught errors are told from five check cases and five officers on`(
        cases: Int, officers: Int, isTold: Bool
    ) {
        let errors = Self.measures(WorkFacts(checks: Self.checks(cases, officers: officers))).seededErrors
        #expect(errors?.all == (isTold ? .shown(SeededErrors(shown: 5, caught: 3)) : .tooFew))
        #expect(errors?.byService.map(\.figure) == [isTold ? .shown(SeededErrors(shown: 5, caught: 3)) : .tooFew])
        #expect(errors?.all.value.map(\.share) == (isTold ? 0.6 : nil))
    }

    @Test func `a service with few check cases hides another, so that nobody can reckon it`() {
        let facts = WorkFacts(
            checks: Self.checks(10, officers: 5) + Self.checks(2, officers: 2, service: "parking")
                + Self.checks(6, officers: 6, service: "traffic"))
        let errors = Self.measures(facts).seededErrors
        #expect(errors?.all == .shown(SeededErrors(shown: 18, caught: 9)))
        #expect(errors?.byService.map(\.name) == ["parking", "traffic", "waste"])
        #expect(errors?.byService.map { $0.figure.value?.shown } == [nil, nil, 10])
    }

    @Test(arguments: [([1.0], 1.0, 1.0), ([3, 1, 2], 2, 3), (Array(1...10).map { Double($0) }, 5, 9), ([1, 2], 1, 2)])
    func `quantiles are by nearest rank`(numbers: [Double], median: Double, p90: Double) {
        #expect(Quantiles(numbers)?.median == median && Quantiles(numbers)?.p90 == p90)
        #expect(Quantiles([Double]()) == nil)
    }
}
