import Cases
import StoreSQL
import Transparency

/// The shape of the database and how it came about. The text of a migration that was ever shipped is not edited again: a
/// change of the shape is a new migration. Each database notes the digests of the texts that it was made by.
struct Migration: Sendable {
    let number: Int
    let name: String
    let text: String

    var digest: String { sha256Hex(Array(text.utf8)) }
}

enum Migrations {
    static let all = [
        Migration(
            number: 1, name: "0001 cases, mail, replies, records, officers, outbox, offers",
            text: [functions, records, cases, mail, search, officers, outbox, offers, insight, sharing].joined(
                separator: "\n")),
        Migration(
            number: 2, name: "0002 search by age, counts of cases",
            text: [searchByAge, counts].joined(separator: "\n")),
        Migration(number: 3, name: "0003 claims of many steps", text: stepClaims),
    ]

    private static let notes = """
        CREATE TABLE postroom_migrations (
            number INTEGER NOT NULL PRIMARY KEY CHECK (number >= 1),
            name TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            applied_at TIMESTAMPTZ NOT NULL DEFAULT now()
        );

        -- The last commit of each writer, by which a program finds out whether a commit was kept whose answer it never got.
        CREATE TABLE commit_notes (
            writer TEXT NOT NULL PRIMARY KEY CHECK (writer <> ''),
            number BIGINT NOT NULL,
            noted_at TIMESTAMPTZ NOT NULL DEFAULT now()
        );
        """

    /// All that is ever run to make a database.
    static var texts: [String] { [notes] + all.map(\.text) }

    /// Whether nothing is missing.
    ///
    /// - Throws: ``StoreError/newerSchema(found:)``, or ``StoreError/failed(_:)`` where the database is another program's
    ///   or its tables were made by another text.
    static func areApplied(in db: any SQLSession) throws -> Bool { try applied(in: db) == all.count }

    private static func applied(in db: any SQLSession) throws -> Int {
        guard try db.value(Bool.self, "SELECT to_regclass('postroom_migrations') IS NOT NULL") == true else {
            let others = """
                SELECT count(*) FROM pg_class
                WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
                    AND relkind IN ('r', 'v')
                """
            guard try db.value(Int.self, others) == 0 else {
                throw StoreError.failed(
                    "the database holds tables, but not those of postroom; give postroom one of its own")
            }
            return 0
        }
        let rows = try db.rows("SELECT number, name, digest FROM postroom_migrations ORDER BY number")
        for (index, row) in rows.enumerated() {
            let number: Int = try row.at(0)
            if number > all.count { throw StoreError.newerSchema(found: try row.at(1)) }
            guard number == index + 1 else {
                throw StoreError.failed("migration \(index + 1) of the database is missing")
            }
            guard try row.at(2) == all[index].digest else {
                throw StoreError.failed(
                    "migration \(number) of the database was made by another text than this version's")
            }
        }
        return rows.count
    }

    /// What has to be run in one transaction to bring the database up to date, under the lock of writers.
    static func missing(in db: any SQLSession) throws -> [String] {
        let applied = try applied(in: db)
        let made = all.dropFirst(applied).flatMap { migration in
            [
                migration.text,
                """
                INSERT INTO postroom_migrations (number, name, digest)
                VALUES (\(migration.number), '\(migration.name)', '\(migration.digest)')
                """,
            ]
        }
        return (applied == 0 ? [notes] : []) + made
    }
}
