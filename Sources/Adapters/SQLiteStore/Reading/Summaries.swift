package import Cases
import Enquiries
import GRDB

extension SQLiteStore {
    package func summaries(_ query: CaseQuery) async throws(StoreError) -> [CaseSummary] {
        guard query.limit > 0 else { return [] }
        return try await reading { db in
            let page = try ListPage(query, in: db)
            let line = try db.cachedStatement(sql: "SELECT \(CaseColumns.ofSummary) FROM cases WHERE rowid = ?")
            return try page.places.compactMap { place in
                try Row.fetchOne(line, arguments: [place.row]).map { try CaseColumns.summary($0) }
            }
        }
    }
}

/// The places of the cases that one page of a list shows, in the list's order.
///
/// The index holds the cases of one desk and state in that order. A list of several desks and states is merged from
/// as many short readings of the index, so that its cost depends on the page and not on the number of cases.
private struct ListPage {
    struct Place: Comparable {
        let urgency: Int
        let isUndated: Bool
        let due: String
        let receivedAt: Int64
        let id: String
        let row: Int64

        static func < (one: Place, other: Place) -> Bool {
            if one.urgency != other.urgency { return one.urgency < other.urgency }
            if one.isUndated != other.isUndated { return other.isUndated }
            if one.due != other.due { return one.due < other.due }
            if one.receivedAt != other.receivedAt { return one.receivedAt < other.receivedAt }
            return one.id < other.id
        }
    }

    let places: [Place]

    init(_ query: CaseQuery, in db: Database) throws {
        let offset = max(0, query.offset)
        let (end, isTooFar) = offset.addingReportingOverflow(query.limit)
        guard !isTooFar else {
            places = []
            return
        }
        let states = query.states.isEmpty ? CaseState.allCases : query.states
        let desks = try query.desks?.map(\.text) ?? String.fetchAll(db.cachedStatement(sql: ListQuery.desks))
        var found: [Place] = []
        for desk in desks {
            for state in Set(states) {
                found += try Self.first(end, desk: desk, state: state, query, in: db)
            }
        }
        places = Array(found.sorted().dropFirst(offset).prefix(query.limit))
    }

    private static func first(
        _ count: Int, desk: String, state: CaseState, _ query: CaseQuery, in db: Database
    ) throws -> [Place] {
        let statement = try db.cachedStatement(sql: ListQuery.places(ofService: query.service != nil))
        var arguments: StatementArguments = [desk, state.rawValue, count]
        arguments += [query.snoozed?.now.milliseconds, query.snoozed.map { $0.isShown ? 1 : 0 }]
        if let service = query.service { arguments += [service.text] }
        return try Row.fetchAll(statement, arguments: arguments).map { row in
            Place(
                urgency: try row.at(0), isUndated: try row.at(1), due: try row.at(2) as String? ?? "",
                receivedAt: try row.at(3), id: try row.at(4), row: try row.at(5))
        }
    }
}
