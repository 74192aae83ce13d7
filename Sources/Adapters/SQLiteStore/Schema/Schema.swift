import Cases
import GRDB

/// The shape of the file and how it came about. A migration that was ever shipped is not edited again: a change of the
/// shape is a new migration.
enum Schema {
    /// "POST" in ASCII, in the header of each store, so that no other SQLite file is taken for one.
    static let applicationID: Int32 = 0x504F_5354

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 cases, mail, replies, records, officers") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            for part in [firstCases, firstRecords, firstMail, firstOfficers] { try db.execute(sql: part) }
        }
        // An officer's correction is rare, and records are many.
        migrator.registerMigration("0002 corrections are found without reading all records") { db in
            try db.execute(
                sql: "CREATE INDEX records_of_corrections ON records (position, case_id) WHERE action = 'route'")
        }
        migrator.registerMigration("0003 reported events and opt-outs from offers") { db in
            try db.execute(sql: offers)
        }
        migrator.registerMigration("0004 the log is a Merkle tree and erasure leaves it whole") { db in
            try makeLogTree(db)
        }
        migrator.registerMigration("0005 officers carry the training that they completed") { db in
            try db.execute(sql: training)
        }
        migrator.registerMigration("0006 cases about which a language model is asked are found at once") { db in
            try db.execute(sql: consultations)
        }
        migrator.registerMigration("0007 officers have passwords, second factors and preferences") { db in
            try db.execute(sql: accounts)
        }
        migrator.registerMigration("0008 cases can be searched, and those that ask for attention are found") { db in
            try makeSearchable(db)
        }
        migrator.registerMigration("0009 cases can be put off and claimed") { db in
            try db.execute(sql: claims)
        }
        migrator.registerMigration("0010 cases are found by receipt and records by action") { db in
            try db.execute(sql: insight)
        }
        migrator.registerMigration("0011 replies are leased before they are sent, and the outbox can be frozen") { db in
            try db.execute(sql: outbox)
        }
        migrator.registerMigration("0012 how far mailboxes were read") { db in
            try db.execute(sql: mailboxes)
        }
        migrator.registerMigration("0013 check cases and relabelled cases are found without reading all records") {
            db in try db.execute(sql: checkCases + relabellings)
        }
        migrator.registerMigration("0014 the kind of a case is told without reading the case") { db in
            try db.execute(sql: kinds)
        }
        return migrator
    }

    /// Brings an older store up to date, and refuses a file that is none or comes from a newer version.
    static func prepare(_ pool: DatabasePool, mode: SQLiteStore.Mode) throws {
        let isCurrent = try pool.read { db in
            try requireStore(db)
            let applied = try migrator.appliedIdentifiers(db)
            let known = Set(migrator.migrations)
            if let unknown = applied.subtracting(known).max() { throw StoreError.newerSchema(found: unknown) }
            return applied == known
        }
        if isCurrent { return }
        guard mode == .readWrite else {
            throw StoreError.failed(
                "the store is empty or was made by an older version, and only a writing command may bring it up to date"
            )
        }
        try migrator.migrate(pool)
    }

    private static func requireStore(_ db: Database) throws {
        let found = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
        guard found == applicationID || isEmpty && found == 0 else {
            throw StoreError.failed("the file is an SQLite database, but not a store of postroom")
        }
    }
}
