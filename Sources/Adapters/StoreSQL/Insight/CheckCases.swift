import Cases
import Enquiries

/// Cases that were made up to see whether errors are caught. They are no citizen's, so figures about mail leave them
/// out. They are few: what remains is reckoned from groups that an index counts, and no case is read for it.
struct CheckCases {
    private struct Arrival: Hashable {
        let kind: WorkFacts.Kind
        let at: Timestamp
    }

    private struct Standing: Hashable {
        let state: CaseState
        let due: CalendarDate?
        let receivedOn: CalendarDate
    }

    private var arrivals: [Arrival: Int] = [:]
    private var standings: [Standing: Int] = [:]

    init(_ query: WorkFacts.Query, in db: any SQLSession) throws {
        let rows = try db.rows(InsightQuery.checkCases, [query.desk.text])
        for row in rows {
            let kind = WorkFacts.Kind(
                service: try (row.at(1) as String?).map { ServiceID($0) }, language: try row.at(2))
            let received: Int64 = try row.at(3)
            if received >= query.from.milliseconds, received < query.until.milliseconds {
                let quarter = received / InsightQuery.quarter * InsightQuery.quarter
                arrivals[Arrival(kind: kind, at: Timestamp(milliseconds: quarter)), default: 0] += 1
            }
            guard let state = CaseState(rawValue: try row.at(4)) else { continue }
            let standing = Standing(
                state: state, due: try (row.at(5) as String?).flatMap { CalendarDate(iso8601: $0) },
                receivedOn: CalendarDate(daysSince1970: Int(received / 86_400_000)))
            standings[standing, default: 0] += 1
        }
    }

    /// What is left of `arrival`; `nil` where nothing is.
    func without(_ arrival: WorkFacts.Arrival) -> WorkFacts.Arrival? {
        let left = arrival.cases - (arrivals[Arrival(kind: arrival.kind, at: arrival.at)] ?? 0)
        return left > 0 ? WorkFacts.Arrival(kind: arrival.kind, at: arrival.at, cases: left) : nil
    }

    /// What is left of open cases of one state; `nil` where nothing is.
    func without(_ open: WorkFacts.Open, in state: CaseState) -> WorkFacts.Open? {
        let standing = Standing(state: state, due: open.due, receivedOn: open.receivedOn)
        let left = open.cases - (standings[standing] ?? 0)
        return left > 0 ? WorkFacts.Open(due: open.due, receivedOn: open.receivedOn, cases: left) : nil
    }
}
