package import Cases
import Enquiries

/// The places of the cases that one page of a list shows, in the list's order.
///
/// The index holds the cases of one desk and state in that order. A list of several desks and states is merged from
/// as many short readings of the index, so that its cost depends on the page and not on the number of cases.
struct ListPage {
    struct Place {
        let key: ListKey
        let row: Int64
    }

    let places: [Place]

    init(_ query: CaseQuery, in db: any SQLSession) throws {
        let offset = max(0, query.offset)
        let (end, isTooFar) = offset.addingReportingOverflow(query.limit)
        guard !isTooFar else {
            places = []
            return
        }
        let states = query.states.isEmpty ? CaseState.allCases : query.states
        let desks = try query.desks?.map(\.text) ?? db.values(String.self, ListQuery.desks)
        let isBackwards = query.from?.isBackwards == true
        var found: [Place] = []
        for desk in desks {
            for state in Set(states) {
                found += try Self.first(end, desk: desk, state: state, query, in: db)
            }
        }
        found.sort { isBackwards ? $1.key < $0.key : $0.key < $1.key }
        places = Array(found.dropFirst(offset).prefix(query.limit))
    }

    /// Reads stretch after stretch of the index until there is enough.
    private static func first(
        _ count: Int, desk: String, state: CaseState, _ query: CaseQuery, in db: any SQLSession
    ) throws -> [Place] {
        var places: [Place] = []
        for stretch in ListStretch.all(of: query.from) where places.count < count {
            let statement = stretch.sql(ofService: query.service != nil, snoozed: query.snoozed != nil)
            var arguments: SQLValues = [desk, state.rawValue]
            if let key = query.from?.key { arguments += stretch.values(of: key) }
            if let snoozed = query.snoozed { arguments += [snoozed.now.milliseconds, snoozed.isShown] }
            if let service = query.service { arguments += [service.text] }
            arguments += [count - places.count]
            try db.each(statement, arguments) { row in places.append(try place(row)) }
        }
        return places
    }
}

extension ListPage {
    private static func place(_ row: any SQLRow) throws -> Place {
        guard let urgency = CaseColumns.urgency(rank: try row.at(0)) else {
            throw StoreError.damaged("a case has an urgency that does not exist")
        }
        return Place(
            key: ListKey(
                urgency: urgency, due: try (row.at(1) as String?).flatMap { CalendarDate(iso8601: $0) },
                receivedAt: Timestamp(milliseconds: try row.at(2)), id: CaseID(try row.at(3))),
            row: try row.at(4))
    }
}

/// A part of a list that is one range of its index. What lies behind a key is up to four of them, one after the other:
/// a single comparison of all columns could not tell cases without a date from those with one. A date is compared with
/// IS, since with = SQLite would put the value into `due IS NULL` and no longer know the index by it.
package enum ListStretch: CaseIterable {
    case whole
    case behindSameDue, behindDue, undated, lessUrgent, behindSameUndated
    case beforeSameDue, beforeDue, dated, moreUrgent, beforeSameUndated

    package static func all(of start: CaseQuery.Start?) -> [ListStretch] {
        switch start {
        case nil: [.whole]
        case .after(let key) where key.due != nil: [.behindSameDue, .behindDue, .undated, .lessUrgent]
        case .after: [.behindSameUndated, .lessUrgent]
        case .before(let key) where key.due != nil: [.beforeSameDue, .beforeDue, .moreUrgent]
        case .before: [.beforeSameUndated, .dated, .moreUrgent]
        }
    }

    private var condition: String {
        switch self {
        case .whole: ""
        case .behindSameDue: "AND urgency = ? AND (due IS NULL) = 0 AND due IS ? AND (received_at, id) > (?, ?)"
        case .behindDue: "AND urgency = ? AND (due IS NULL) = 0 AND due > ?"
        case .undated: "AND urgency = ? AND (due IS NULL) = 1 AND due IS NULL"
        case .lessUrgent: "AND urgency > ?"
        case .behindSameUndated: "AND urgency = ? AND (due IS NULL) = 1 AND due IS NULL AND (received_at, id) > (?, ?)"
        case .beforeSameDue: "AND urgency = ? AND (due IS NULL) = 0 AND due IS ? AND (received_at, id) < (?, ?)"
        case .beforeDue: "AND urgency = ? AND (due IS NULL) = 0 AND due < ?"
        case .dated: "AND urgency = ? AND (due IS NULL) = 0"
        case .moreUrgent: "AND urgency < ?"
        case .beforeSameUndated: "AND urgency = ? AND (due IS NULL) = 1 AND due IS NULL AND (received_at, id) < (?, ?)"
        }
    }

    /// The columns that the condition leaves open: SQLite would sort by the others, though each is the same for all.
    private var order: [String] {
        switch self {
        case .whole, .lessUrgent, .moreUrgent: ["urgency", "due IS NULL", "due", "received_at", "id"]
        case .behindDue, .beforeDue, .dated: ["due", "received_at", "id"]
        case .behindSameDue, .beforeSameDue, .undated, .behindSameUndated, .beforeSameUndated: ["received_at", "id"]
        }
    }

    private var isBackwards: Bool {
        switch self {
        case .beforeSameDue, .beforeDue, .dated, .moreUrgent, .beforeSameUndated: true
        default: false
        }
    }

    /// - Parameter snoozed: Whether cases are told apart by being put off.
    package func sql(ofService isOneService: Bool, snoozed: Bool = false) -> String {
        let order = order.map { isBackwards ? $0 + " DESC" : $0 }.joined(separator: ", ")
        return """
            SELECT urgency, due, received_at, id, rowid FROM cases
            WHERE desk = ? AND state = ? \(condition)
            \(snoozed ? "AND (ifnull(snoozed_until, 0) > ?) = ?" : "") \(isOneService ? "AND service = ?" : "")
            ORDER BY \(order) LIMIT ?
            """
    }

    /// The values of the condition, in its order.
    package func values(of key: ListKey) -> SQLValues {
        let urgency = CaseColumns.rank(key.urgency)
        switch self {
        case .whole: return []
        case .behindSameDue, .beforeSameDue:
            return [urgency, key.due?.iso8601, key.receivedAt.milliseconds, key.id.text]
        case .behindDue, .beforeDue: return [urgency, key.due?.iso8601]
        case .behindSameUndated, .beforeSameUndated: return [urgency, key.receivedAt.milliseconds, key.id.text]
        case .undated, .dated, .lessUrgent, .moreUrgent: return [urgency]
        }
    }
}
