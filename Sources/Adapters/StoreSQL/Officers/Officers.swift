package import Cases
package import Enquiries
import Foundation

extension SQLStore {
    package func officers() async throws(StoreError) -> [Officer] {
        try await reading { try OfficerRow.all(in: $0).map { try $0.officer() } }
    }

    package func officer(_ id: OfficerID) async throws(StoreError) -> Officer? {
        try await reading { try OfficerRow.stored(id, in: $0)?.officer() }
    }

    package func save(_ officer: Officer) async throws(StoreError) {
        try await writing { db in
            try OfficerRow(officer, preferences: liked(officer, after: OfficerRow.stored(officer.id, in: db)))
                .keep(in: db)
        }
    }

    package func replace(
        _ before: Officer?, with officer: Officer, by: OfficerID?, at: Timestamp
    ) async throws(StoreError) -> OfficerSaving {
        try await writing { db in
            let row = try OfficerRow.stored(officer.id, in: db)
            let stored = try row?.officer()
            guard (stored == nil) == (before == nil), stored.map({ before?.hasSameRights(as: $0) ?? false }) ?? true
            else { return .changedMeanwhile }
            let hadOne = stored?.mayEverywhere(.administer) ?? false
            if hadOne, !officer.mayEverywhere(.administer) {
                let others = try OfficerRow.all(in: db).map { try $0.officer() }
                guard others.contains(where: { $0.id != officer.id && $0.mayEverywhere(.administer) }) else {
                    return .lastAdministrator
                }
            }
            try OfficerRow(officer, preferences: liked(officer, after: row)).keep(in: db)
            for change in OfficerChange.between(stored, and: officer, by: by, at: at) {
                try appendChange(change, in: db)
            }
            if officer.grants.isEmpty { try endVisits(of: officer.id, except: nil, in: db) }
            return .kept
        }
    }

    package func keep(_ preferences: OfficerPreferences, of id: OfficerID) async throws(StoreError) {
        let text = try OfficerRow.text(of: preferences)
        try await writing { db in
            guard let officer = try OfficerRow.stored(id, in: db)?.officer() else { return }
            try OfficerRow(officer, preferences: text).keep(in: db)
        }
    }

    package func note(_ change: OfficerChange) async throws(StoreError) {
        try await writing { try appendChange(change, in: $0) }
    }

    package func changes(of id: OfficerID?, limit: Int) async throws(StoreError) -> [OfficerChange] {
        try await reading { db in
            let condition = id == nil ? "" : "WHERE officer = ?"
            let rows = try db.rows(
                """
                SELECT officer, what, before, after, by_officer, at FROM officer_changes \(condition)
                ORDER BY position DESC LIMIT ?
                """, [id?.text].compactMap { $0 } as SQLValues + [max(0, limit)])
            return try rows.map { row in
                let word: String = try row.at(1)
                guard let what = OfficerChange.What(rawValue: word) else {
                    throw StoreError.damaged("a change of an officer is of no kind that there is")
                }
                let by: String? = try row.at(4)
                return OfficerChange(
                    what, of: OfficerID(try row.at(0)), before: try row.at(2), after: try row.at(3),
                    by: by.map { OfficerID($0) }, at: Timestamp(milliseconds: try row.at(5)))
            }
        }
    }
}

/// What a row of an officer keeps as preferences: those kept before, else those that come with the officer.
private func liked(_ officer: Officer, after row: OfficerRow?) throws(StoreError) -> String? {
    if let row { return row.preferences }
    return officer.preferences == OfficerPreferences() ? nil : try OfficerRow.text(of: officer.preferences)
}

/// Appends a note.
func appendChange(_ change: OfficerChange, in db: any SQLSession) throws {
    let position = try db.value(Int64.self, "SELECT coalesce(max(position), 0) + 1 FROM officer_changes") ?? 1
    let at = change.at.milliseconds
    let seal = RowSeal([
        "\(position)", change.officer.text, change.what.rawValue, change.before, change.after, change.by?.text ?? "",
        "\(at)",
    ])
    try db.execute(
        """
        INSERT INTO officer_changes (position, officer, what, before, after, by_officer, at, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            position, change.officer.text, change.what.rawValue, change.before, change.after, change.by?.text, at,
            seal.bytes,
        ])
}
