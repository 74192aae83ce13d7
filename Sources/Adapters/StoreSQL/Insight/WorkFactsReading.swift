package import Cases
import Enquiries

extension SQLStore {
    package func workFacts(_ query: WorkFacts.Query) async throws(StoreError) -> WorkFacts {
        try await reading { db in
            let reader = try WorkFactsReading(query, in: db)
            let reviewed = try reader.reviewed()
            return WorkFacts(
                arrivals: try reader.arrivals(), answered: try reader.answered(), judged: reviewed.judged,
                open: try reader.open(), checks: reviewed.checks)
        }
    }

    package func standings() async throws(StoreError) -> [Standing] {
        try await reading { db in
            try db.rows(InsightQuery.standings).compactMap { row in
                guard let state = CaseState(rawValue: try row.at(1)) else { return nil }
                return Standing(
                    desk: DeskID(try row.at(0)), state: state, cases: try row.at(2),
                    oldest: Timestamp(milliseconds: try row.at(3)), newest: Timestamp(milliseconds: try row.at(4)))
            }
        }
    }
}

/// Reads what happened in a period from one state of the store.
private struct WorkFactsReading {
    private let query: WorkFacts.Query
    private let db: any SQLSession
    /// The first record that may be of the period.
    private let start: Int64
    private let checkCases: CheckCases

    init(_ query: WorkFacts.Query, in db: any SQLSession) throws {
        (self.query, self.db) = (query, db)
        start = try LogPosition.first(notBefore: query.from, in: db)
        checkCases = try CheckCases(query, in: db)
    }

    func arrivals() throws -> [WorkFacts.Arrival] {
        var arrivals: [WorkFacts.Arrival?] = []
        try each(InsightQuery.arrivals, [query.desk.text, query.from.milliseconds, query.until.milliseconds]) { row in
            arrivals.append(
                checkCases.without(
                    WorkFacts.Arrival(
                        kind: try kind(row, 0), at: Timestamp(milliseconds: try row.at(2) * InsightQuery.quarter),
                        cases: try row.at(3))))
        }
        return arrivals.compactMap { $0 }
    }

    func open() throws -> [WorkFacts.Open] {
        try CaseState.allCases.filter(\.isOpen).flatMap { state in
            try rows(InsightQuery.open, [query.desk.text, state.rawValue]).compactMap { row in
                checkCases.without(
                    WorkFacts.Open(
                        due: try (row.at(0) as String?).flatMap { CalendarDate(iso8601: $0) },
                        receivedOn: CalendarDate(daysSince1970: try row.at(1)), cases: try row.at(2)), in: state)
            }
        }
    }

    /// What officers decided about proposed replies, and about cases with an error put in on purpose.
    func reviewed() throws -> (judged: [WorkFacts.Judged], checks: [WorkFacts.Check]) {
        var judged: [WorkFacts.Judged?] = []
        var checks: [WorkFacts.Check] = []
        /// Where in `judged` the last approval of a case is.
        var approvals: [String: Int] = [:]
        try each(InsightQuery.judged, [start, query.desk.text]) { row in
            guard let facts = FactList(try row.at(2)), let end = facts.number(0), isInPeriod(end),
                let decision = facts.text(1), let officer = facts.text(3)
            else { return }
            if decision == "seeded" {
                guard let isCaught = Self.isCaught(facts.text(7)) else { return }
                checks.append(
                    WorkFacts.Check(kind: try kind(row, 0), officer: OfficerID(officer), isCaught: isCaught))
            }
            let id: String = try row.at(3)
            // What was taken back became of no draft.
            if decision == "withdrawn", let approval = approvals.removeValue(forKey: id) { judged[approval] = nil }
            guard let verdict = Self.verdict(decision, authorship: facts.text(2)) else { return }
            if decision == "approve" { approvals[id] = judged.count }
            var share: Double?
            if let changed = facts.number(5), let words = facts.number(6), words > 0 {
                share = min(1, Double(changed) / Double(words))
            }
            judged.append(
                WorkFacts.Judged(
                    kind: try kind(row, 0), officer: OfficerID(officer), verdict: verdict,
                    dwellMilliseconds: facts.number(4), changedShare: share))
        }
        return (judged.compactMap { $0 }, checks)
    }

    /// `nil` where the decision says nothing about the error.
    private static func isCaught(_ outcome: String?) -> Bool? {
        switch outcome.flatMap(SeededCheck.Outcome.init(rawValue:)) {
        case .caught: true
        case .missed: false
        case .unjudged, nil: nil
        }
    }

    /// `nil` where the officer decided something else. The first of two approvals is none: nothing leaves by it.
    private static func verdict(_ decision: String, authorship: String?) -> WorkFacts.Judged.Verdict? {
        switch (decision, authorship.flatMap(Authorship.init(rawValue:))) {
        case ("approve", .software): .unedited
        case ("approve", .softwareThenOfficer): .edited
        case ("approve", .officer): .ownText
        case ("rejected", _): .rejected
        default: nil
        }
    }

    func answered() throws -> [WorkFacts.Answered] {
        var joined: [String: [Exchange]] = [:]
        try each(InsightQuery.joined, [start, query.desk.text]) { row in
            joined[try row.at(0), default: []].append(.mail(try row.at(1)))
        }
        let begin = try LogPosition.time(at: start, in: db) ?? 0
        var known: [String: [Exchange]] = [:]
        var answered: [WorkFacts.Answered] = []
        try each(InsightQuery.sent, [start, query.desk.text]) { row in
            guard let facts = FactList(try row.at(4)), let end = facts.number(0), facts.text(1) == "accepted" else {
                return
            }
            let (id, received): (String, Int64) = (try row.at(0), try row.at(3))
            // What came and left before the first record that was read stands elsewhere.
            let isWhole = received >= begin
            let before =
                try isWhole ? known[id] ?? [.mail(received)] + (joined[id] ?? []) : exchanges(of: id, received)
            if isWhole { known[id] = before + [.reply(end)] }
            guard isInPeriod(end), let since = Exchange.firstUnanswered(in: before, before: end) else { return }
            answered.append(WorkFacts.Answered(kind: try kind(row, 1), waitedMilliseconds: max(0, end - since)))
        }
        return answered
    }

    private func exchanges(of id: String, _ received: Int64) throws -> [Exchange] {
        try rows(InsightQuery.exchanges, [id]).compactMap { row in
            guard let time = try row.at(2) as Int64? else { return nil }
            if try row.at(0) == "parse" { return .mail(try row.at(1) as Int? == 1 ? received : time) }
            return try row.at(3) as String? == "accepted" ? .reply(time) : nil
        }
    }

    private func isInPeriod(_ milliseconds: Int64) -> Bool {
        milliseconds >= query.from.milliseconds && milliseconds < query.until.milliseconds
    }

    private func kind(_ row: any SQLRow, _ column: Int) throws -> WorkFacts.Kind {
        WorkFacts.Kind(
            service: try (row.at(column) as String?).map { ServiceID($0) }, language: try row.at(column + 1))
    }

    /// One row at a time: a period may have tens of thousands.
    private func each(_ sql: String, _ arguments: SQLValues, _ body: (any SQLRow) throws -> Void) throws {
        try db.each(sql, arguments, body)
    }

    private func rows(_ sql: String, _ arguments: SQLValues) throws -> [any SQLRow] {
        try db.rows(sql, arguments)
    }
}

/// A mail that came or a reply that left, at a moment in milliseconds since 1970.
private enum Exchange {
    case mail(Int64)
    case reply(Int64)

    /// The first mail behind the last reply that left before `end`.
    static func firstUnanswered(in exchanges: [Exchange], before end: Int64) -> Int64? {
        var last = Int64.min
        for case .reply(let time) in exchanges where time < end { last = max(last, time) }
        var first: Int64?
        for case .mail(let time) in exchanges where time > last && time <= end { first = min(first ?? time, time) }
        return first
    }
}
