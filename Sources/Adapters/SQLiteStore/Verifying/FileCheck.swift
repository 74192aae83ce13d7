import StoreSQL

/// SQLite's own checks: references between rows, and the inner order of the file.
///
/// They do not cover CHECK constraints: SQLite leaves those out of the schema of a connection that only reads. The
/// other checks look at each value themselves.
struct FileCheck {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func run() throws {
        if let row = try db.row("PRAGMA foreign_key_check") {
            let (table, other): (String, String) = (try row.at(0), try row.at(2))
            throw Fault("a row of \(table) refers to one of \(other) that is not there")
        }
        let verdict = try db.value(String.self, "PRAGMA integrity_check(1)") ?? "no answer"
        guard verdict == "ok" else { throw Fault("the file is damaged: \(verdict)") }
    }
}
