package import Cases
package import Enquiries
import GRDB
package import Transparency

extension SQLiteStore {
    package func erase(_ cases: [CaseID], because record: ActionRecord) async throws(StoreError) {
        guard record.action == .erase,
            record.details["erased"] == .array(cases.map { .string($0.text) }), Set(cases).count == cases.count
        else { throw .failed("record \(record.id) does not name the cases that are to be erased") }
        try await writing { [surroundings] db in
            let position = try InstallationWriter(db, surroundings).write(record)
            for id in cases { try Self.erase(id, record: position, in: db) }
        }
        // Freed pages are overwritten by SQLite (secure_delete); what the write-ahead log still repeats goes with it.
        do {
            let busy = try await pool.writeWithoutTransaction { db in
                try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            guard busy == 0 else { throw StoreError.erasedLater }
        } catch { throw StoreError(error) }
    }

    private static func erase(_ id: CaseID, record: Int64, in db: Database) throws {
        func run(_ sql: String, _ values: StatementArguments) throws {
            try db.cachedStatement(sql: sql).execute(arguments: values)
        }
        guard try Bool.fetchOne(db, sql: "SELECT 1 FROM cases WHERE id = ?", arguments: [id.text]) != nil else {
            throw StoreError.noSuchCase(id)
        }
        try run("INSERT INTO erased_cases (case_id, record) VALUES (?, ?)", [id.text, record])
        // The key goes first: nothing else may go while it is there.
        try run("DELETE FROM case_keys WHERE case_id = ?", [id.text])
        try run("UPDATE records SET private_form = NULL WHERE case_id = ?", [id.text])
        try run("DELETE FROM mails WHERE case_id = ?", [id.text])
        try run("DELETE FROM replies WHERE case_id = ?", [id.text])
        try run("DELETE FROM cases WHERE id = ?", [id.text])
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
