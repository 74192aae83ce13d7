package import Cases
package import Enquiries
import Foundation
import GRDB

extension SQLiteStore: InsightStore {
    package func workFacts(_ query: WorkFacts.Query) async throws(StoreError) -> WorkFacts {
        try await reading { db in
            let reader = try WorkFactsReading(query, in: db)
            return WorkFacts(
                arrivals: try reader.arrivals(), answered: try reader.answered(), judged: try reader.judged(),
                open: try reader.open())
        }
    }

    package func standings() async throws(StoreError) -> [Standing] {
        try await reading { db in
            try Row.fetchAll(db.cachedStatement(sql: InsightQuery.standings)).compactMap { row in
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
    private let db: Database
    /// The first record that may be of the period.
    private let start: Int64

    init(_ query: WorkFacts.Query, in db: Database) throws {
        (self.query, self.db) = (query, db)
        start = try LogPosition.first(notBefore: query.from, in: db)
    }

    func arrivals() throws -> [WorkFacts.Arrival] {
        try rows(InsightQuery.arrivals, [query.desk.text, query.from.milliseconds, query.until.milliseconds]).map {
            row in
            WorkFacts.Arrival(
                kind: try kind(row, 0), at: Timestamp(milliseconds: try row.at(2) * InsightQuery.quarter),
                cases: try row.at(3))
        }
    }

    func open() throws -> [WorkFacts.Open] {
        try CaseState.allCases.filter(\.isOpen).flatMap { state in
            try rows(InsightQuery.open, [query.desk.text, state.rawValue]).map { row in
                WorkFacts.Open(
                    due: try (row.at(0) as String?).flatMap { CalendarDate(iso8601: $0) },
                    receivedOn: CalendarDate(daysSince1970: try row.at(1)), cases: try row.at(2))
            }
        }
    }

    func judged() throws -> [WorkFacts.Judged] {
        try rows(InsightQuery.judged, [start, query.desk.text]).compactMap { row in
            let text: String = try row.at(2)
            guard let form = ReviewForm(text), isInPeriod(form.end), let verdict = form.verdict else { return nil }
            return WorkFacts.Judged(
                kind: try kind(row, 0), officer: OfficerID(form.officer), verdict: verdict,
                dwellMilliseconds: form.dwell, changedShare: form.changedShare)
        }
    }

    func answered() throws -> [WorkFacts.Answered] {
        var joined: [String: [Exchange]] = [:]
        for row in try rows(InsightQuery.joined, [start, query.desk.text]) {
            joined[try row.at(0), default: []].append(.mail(try row.at(1)))
        }
        var answered: [WorkFacts.Answered] = []
        var open: [String: [Exchange]] = [:]
        let begin = try LogPosition.time(at: start, in: db) ?? 0
        for row in try rows(InsightQuery.sent, [start, query.desk.text]) {
            guard let end = try row.at(4) as Int64?, try row.at(5) as String? == "accepted", isInPeriod(end) else {
                continue
            }
            let id: String = try row.at(0)
            let received: Int64 = try row.at(3)
            // What came and left before the first record that was read stands elsewhere.
            let known: [Exchange]
            if let seen = open[id] {
                known = seen
            } else {
                known = received >= begin ? [.mail(received)] + (joined[id] ?? []) : try exchanges(of: id, received)
            }
            open[id] = known
            if let since = Exchange.firstUnanswered(in: known, before: end) {
                answered.append(
                    WorkFacts.Answered(kind: try kind(row, 1), waitedMilliseconds: max(0, end - since)))
            }
            if received >= begin { open[id] = known + [.reply(end)] }
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

    private func kind(_ row: Row, _ column: Int) throws -> WorkFacts.Kind {
        WorkFacts.Kind(
            service: try (row.at(column) as String?).map { ServiceID($0) }, language: try row.at(column + 1))
    }

    private func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
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

/// What measures need of the record of a review.
private struct ReviewForm {
    let end: Int64
    let officer: String
    let dwell: Int64?
    let changedShare: Double?
    private let decision: String
    private let authorship: String?

    /// - Parameter text: The array that ``InsightQuery/judged`` reads; `nil` where it is of another form.
    init?(_ text: String) {
        guard let values = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any], values.count == 7,
            let end = values[0] as? NSNumber, let decision = values[1] as? String, let officer = values[3] as? String
        else { return nil }
        (self.end, self.decision, self.officer) = (end.int64Value, decision, officer)
        authorship = values[2] as? String
        dwell = (values[4] as? NSNumber)?.int64Value
        if let changed = (values[5] as? NSNumber)?.doubleValue, let of = (values[6] as? NSNumber)?.doubleValue, of > 0 {
            changedShare = min(1, changed / of)
        } else {
            changedShare = nil
        }
    }

    /// `nil` where the officer decided something else.
    var verdict: WorkFacts.Judged.Verdict? {
        switch (decision, authorship.flatMap(Authorship.init(rawValue:))) {
        case ("approve", .software): .unedited
        case ("approve", .softwareThenOfficer): .edited
        case ("approve", .officer): .ownText
        case ("rejected", _): .rejected
        default: nil
        }
    }
}
