import Cases
import Foundation
import GRDB
@testable import SQLiteStore
import StoreContract
import StoreSQL
import Synchronization

/// A directory of its own for one test, gone with the last use of it.
final class Place: Sendable {
    let directory: String
    var path: String { directory + "/store.sqlite" }

    init() throws {
        let parent = FileManager.default.temporaryDirectory.path
        var template = Array((parent + "/postroom-store-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
        directory = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    func open(_ mode: SQLiteStore.Mode = .readWrite) throws -> SQLiteStore {
        try SQLiteStore(path: path, mode: mode, surroundings: Sample.surroundings())
    }

    /// Runs `body` on a plain connection, as somebody would who has the file and knows SQLite.
    func behindTheStore<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = OFF") }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.write(body)
    }

    /// The same with the triggers taken off and put back, so that the schema looks untouched afterwards.
    func withoutGuards(_ body: (Database) throws -> Void) throws {
        try behindTheStore { db in
            let triggers = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger[0] as String)") }
            try body(db)
            for trigger in triggers { try db.execute(sql: trigger[1]) }
        }
    }
}

extension Place {
    /// Makes of a closed store one as the first version made it: each record a step of its own, leaves in a chain.
    func backToFirstVersion() throws {
        try behindTheStore { db in
            func run(_ sql: String) throws { try db.execute(sql: sql) }
            try run("CREATE TABLE kept AS SELECT * FROM records")
            try run("DROP TABLE case_search; DROP TABLE case_texts; DROP INDEX cases_attention")
            for part in [
                "TABLE offer_opt_outs", "TABLE offer_events", "TABLE offer_secret", "TABLE erased_cases",
                "TABLE records",
                "TABLE credentials", "TABLE officer_changes", "TABLE log_tree", "TABLE installation_key",
                "TRIGGER cases_are_kept", "TRIGGER case_keys_are_kept",
                "TRIGGER erased_cases_do_not_return", "INDEX mails_by_sender",
                "INDEX cases_consulting", "INDEX cases_snoozed", "INDEX cases_in_order", "TABLE claims",
                "TABLE mailbox_progress",
                "INDEX cases_by_receipt", "INDEX cases_kinds", "TABLE outbox_freeze", "TABLE acknowledgements",
                "TABLE outbox_leases",
                "TABLE outbox_tokens", "TRIGGER cases_are_sent_under_a_lease",
            ] {
                try run("DROP \(part)")
            }
            for column in ["training_version", "training_completed", "added_at", "preferences"] {
                try run("ALTER TABLE officers DROP COLUMN \(column)")
            }
            for column in ["kind", "device"] { try run("ALTER TABLE sessions DROP COLUMN \(column)") }
            for column in ["consulting_since", "attention", "snoozed_until"] {
                try run("ALTER TABLE cases DROP COLUMN \(column)")
            }
            try run(
                "CREATE INDEX cases_in_order ON cases (desk, state, urgency, due IS NULL, due, received_at, id, service)"
            )
            try run(Schema.firstRecords)
            let guards = try Row.fetchAll(
                db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'records'")
            for trigger in guards { try run("DROP TRIGGER \(trigger[0] as String)") }
            try run("DROP TRIGGER chain_head_follows")
            try run(
                """
                INSERT INTO records SELECT position, id, case_id, action, leaf, hash, private_form FROM kept;
                UPDATE chain_head SET size = (SELECT max(position) FROM kept);
                DROP TABLE kept;
                DELETE FROM grdb_migrations WHERE identifier NOT LIKE '0001%'
                """)
            for trigger in guards { try run(trigger[1]) }
        }
    }

    /// Whether opening or checking says that something is wrong.
    func faultIsFound() async -> Bool {
        do {
            let store = try open(.readOnly)
            defer { try? store.close() }
            return try await store.verify().firstFault != nil
        } catch {
            return true
        }
    }
}
