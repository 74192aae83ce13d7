import GRDB
import StoreSQL

/// Compares tables, indexes and triggers with those of a new store. A guard that somebody took off would otherwise
/// stay unnoticed.
struct SchemaCheck {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func run() throws {
        let found = try Self.parts(of: db)
        let expected = try Self.ofNewStore.get()
        let names = Set(found.keys).union(expected.keys)
        if let name = names.filter({ found[$0] != expected[$0] }).min() {
            throw Fault("\(name) of the database is not as postroom makes it")
        }
    }

    private static let ofNewStore = Result {
        let queue = try DatabaseQueue()
        try Schema.migrator.migrate(queue)
        return try queue.read { try parts(of: SQLiteSession($0)) }
    }

    /// Definitions by kind and name. SQLite's own helpers, such as statistics, are nobody's business.
    private static func parts(of db: any SQLSession) throws -> [String: String] {
        var parts: [String: String] = [:]
        let rows = try db.rows(
            "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
        for row in rows {
            parts["\(try row.at(0) as String) \(try row.at(1) as String)"] = try row.at(2) as String? ?? ""
        }
        return parts
    }
}
