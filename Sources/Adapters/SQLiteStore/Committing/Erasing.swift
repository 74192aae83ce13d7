package import Cases
package import Enquiries
import GRDB
package import Transparency

extension SQLiteStore {
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
        try await emptyWriteAheadLog()
    }

    /// SQLite overwrites what it frees (secure_delete), but pages that were once cut in two may repeat rows in the room
    /// between them, and the index of searches keeps words of texts that it forgot. Only an index and a file made anew
    /// surely hold none.
    package func scrub() async throws(StoreError) {
        guard mode == .readWrite else { throw .cannotWrite("it was opened for reading only") }
        do {
            try await pool.writeWithoutTransaction { db in
                try SearchRows.rebuild(db)
                // The whole store may not fit into memory. SQLite takes the name of its temporary file away at once.
                try db.execute(sql: "PRAGMA temp_store = FILE")
                let made = Result { try db.execute(sql: "VACUUM") }
                try db.execute(sql: "PRAGMA temp_store = MEMORY")
                try made.get()
            }
        } catch { throw StoreError(error) }
        try await emptyWriteAheadLog()
    }

    private func emptyWriteAheadLog() async throws(StoreError) {
        do {
            let busy = try await pool.writeWithoutTransaction { db in
                try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            guard busy == 0 else { throw StoreError.erasedLater }
        } catch { throw StoreError(error) }
    }

    package func cases(from address: String) async throws(StoreError) -> [CaseID] {
        try await reading { db in
            let all = try String.fetchAll(
                db.cachedStatement(sql: "SELECT case_id FROM mails WHERE sender = ? ORDER BY rowid"),
                arguments: [MessageName.address(address)])
            var known: Set<String> = []
            return all.filter { known.insert($0).inserted }.map { CaseID($0) }
        }
    }

    package func caseOfApproval(_ record: String) async throws(StoreError) -> CaseID? {
        try await reading { db in
            try String.fetchOne(
                db.cachedStatement(sql: "SELECT case_id FROM replies WHERE approval_record = ?"), arguments: [record]
            ).map { CaseID($0) }
        }
    }

    package func isErased(_ id: CaseID) async throws(StoreError) -> Bool {
        try await reading { db in
            try Bool.fetchOne(
                db.cachedStatement(sql: "SELECT 1 FROM erased_cases WHERE case_id = ?"), arguments: [id.text]) != nil
        }
    }
}

/// Takes rows out of the tables, inside the transaction that is open.
struct ErasedRows {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Removes everything of a case and notes that it was erased.
    ///
    /// - Parameter record: The position of the record that tells of it.
    /// - Returns: Whether there was such a case.
    func remove(_ id: String, record: Int64) throws -> Bool {
        let isThere = try Bool.fetchOne(db, sql: "SELECT 1 FROM cases WHERE id = ?", arguments: [id]) != nil
        try run("INSERT INTO erased_cases (case_id, record) VALUES (?, ?)", [id, record])
        guard isThere else { return false }
        // The key goes first: nothing else may go while it is there.
        try run("DELETE FROM case_keys WHERE case_id = ?", [id])
        try run("UPDATE records SET private_form = NULL WHERE case_id = ?", [id])
        try SearchRows(db).remove(id)
        try run("DELETE FROM mails WHERE case_id = ?", [id])
        try run("DELETE FROM replies WHERE case_id = ?", [id])
        try run("DELETE FROM cases WHERE id = ?", [id])
        return true
    }

    func remove(event identity: String) throws {
        try run("DELETE FROM offer_events WHERE identity = ?", [identity])
    }

    private func run(_ sql: String, _ values: StatementArguments) throws {
        try db.cachedStatement(sql: sql).execute(arguments: values)
    }
}
