import Cases
import GRDB
import StoreSQL

/// What SQLite does in its own way: full-text search (FTS5), and checks of the file.
struct SQLiteDialect: SQLDialect {
    func keepText(_ text: SearchText, of id: String, in db: any SQLSession) throws {
        try SearchRows(db).write(text, of: id)
    }

    func removeText(of id: String, in db: any SQLSession) throws { try SearchRows(db).remove(id) }

    func search(_ query: SearchQuery, in db: any SQLSession) throws -> SearchFindings {
        let statement = SearchStatement(query)
        return SearchFindings(try db.rows(statement.sql, statement.values).map { try SearchHit($0) })
    }

    func counts(ofOneDesk: Bool) -> String { ofOneDesk ? ListQuery.countsOfDesk : ListQuery.counts }

    func columns(of table: String, in db: any SQLSession) throws -> [String] {
        try db.values(String.self, "SELECT name FROM pragma_table_info(?) ORDER BY cid", [table])
    }

    func takeGuardsOff(_ tables: [String], in db: any SQLSession) throws -> [String] {
        let guards = try db.rows(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (\(questionMarks(tables.count)))",
            tables
        ).map { (name: try $0.at(0) as String, sql: try $0.at(1) as String) }
        for guardian in guards { try db.execute("DROP TRIGGER \(guardian.name)") }
        return guards.map(\.sql)
    }

    func checkSchema(_ db: any SQLSession) throws { try SchemaCheck(db).run() }

    func checkDisk(_ db: any SQLSession) throws { try FileCheck(db).run() }

    func meaning(of error: any Error) -> StoreError { StoreError(error) }

    func isWrongShape(_ error: any Error) -> Bool { (error as? DatabaseError)?.resultCode == .SQLITE_ERROR }
}
