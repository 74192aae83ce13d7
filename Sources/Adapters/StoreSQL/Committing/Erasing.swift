package import Cases
package import Enquiries
package import Transparency

extension SQLStore {
    package func erase(
        _ cases: [CaseID], events: [String], because record: ActionRecord
    ) async throws(StoreError) {
        guard record.action == .erase,
            record.details["erased"] == .array(cases.map { .string($0.text) }), Set(cases).count == cases.count,
            record.details["events"] ?? [] == .array(events.map { .string($0) })
        else { throw .failed("record \(record.id) does not name what is to be erased") }
        try await writing { [surroundings] db in
            let position = try InstallationWriter(db, surroundings).write(record)
            let rows = ErasedRows(db)
            for id in cases {
                guard try rows.remove(id.text, record: position) else { throw StoreError.noSuchCase(id) }
            }
            for identity in events { try rows.remove(event: identity) }
        }
        try await forgetErased()
    }

    package func cases(from address: String) async throws(StoreError) -> [CaseID] {
        try await reading { db in
            let all = try db.values(
                String.self, "SELECT case_id FROM mails WHERE sender = ? ORDER BY rowid", [MessageName.address(address)]
            )
            var known: Set<String> = []
            return all.filter { known.insert($0).inserted }.map { CaseID($0) }
        }
    }

    package func caseOfApproval(_ record: String) async throws(StoreError) -> CaseID? {
        try await reading { db in
            try db.value(String.self, "SELECT case_id FROM replies WHERE approval_record = ?", [record]).map {
                CaseID($0)
            }
        }
    }

    package func isErased(_ id: CaseID) async throws(StoreError) -> Bool {
        try await reading { db in
            try db.value(Bool.self, "SELECT 1 FROM erased_cases WHERE case_id = ?", [id.text]) != nil
        }
    }
}

/// Takes rows out of the tables, inside the transaction that is open.
package struct ErasedRows {
    private let db: any SQLSession

    package init(_ db: any SQLSession) { self.db = db }

    /// Removes everything of a case and notes that it was erased.
    ///
    /// - Parameter record: The position of the record that tells of it.
    /// - Returns: Whether there was such a case.
    package func remove(_ id: String, record: Int64) throws -> Bool {
        let isThere = try db.value(Bool.self, "SELECT 1 FROM cases WHERE id = ?", [id]) != nil
        try run("INSERT INTO erased_cases (case_id, record) VALUES (?, ?)", [id, record])
        guard isThere else { return false }
        // The key goes first: nothing else may go while it is there.
        try run("DELETE FROM case_keys WHERE case_id = ?", [id])
        try run("UPDATE records SET private_form = NULL WHERE case_id = ?", [id])
        try db.dialect.removeText(of: id, in: db)
        try run("DELETE FROM mails WHERE case_id = ?", [id])
        try run("DELETE FROM replies WHERE case_id = ?", [id])
        try run("DELETE FROM cases WHERE id = ?", [id])
        return true
    }

    package func remove(event identity: String) throws {
        try run("DELETE FROM offer_events WHERE identity = ?", [identity])
    }

    private func run(_ sql: String, _ values: SQLValues) throws {
        try db.execute(sql, values)
    }
}
