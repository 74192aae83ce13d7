import Cases
import GRDB

/// How connections are set up. What durability and the schema's guards depend on is read back, never assumed.
enum Connection {
    static func configuration(_ mode: SQLiteStore.Mode) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = mode == .readOnly
        configuration.label = "postroom store"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // The file may come from anybody: SQL hidden in its schema must not be able to do more than guard.
            try db.execute(sql: "PRAGMA trusted_schema = OFF")
            try db.execute(sql: "PRAGMA cell_size_check = ON")
            // Pages set aside while a statement works hold mails; in a file they would leave the directory and its rules.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            // What is deleted or replaced shall not remain readable in the file.
            if !db.configuration.readonly { try db.execute(sql: "PRAGMA secure_delete = ON") }
        }
        return configuration
    }

    /// Makes each commit reach the disk before it returns, and proves it.
    ///
    /// GRDB sets `synchronous = NORMAL` whenever it opens a database with a write-ahead log, whatever was set before;
    /// a commit could then be lost with the power. So it is set after opening.
    static func secure(_ database: some DatabaseWriter) throws {
        try database.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
            // After a burst of mail the log gives its space back.
            try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
            try requireDurable(db)
            guard try Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1 else {
                throw StoreError.failed("SQLite was built without foreign keys")
            }
        }
    }

    /// - Throws: ``StoreError/notDurable(found:)`` unless `synchronous` is FULL (2) or EXTRA (3) on a write-ahead log.
    static func requireDurable(_ db: Database) throws {
        let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
        let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "unknown"
        guard synchronous == 2 || synchronous == 3, journal == "wal" else {
            throw StoreError.notDurable(found: "\(synchronous), journal \(journal)")
        }
    }
}
