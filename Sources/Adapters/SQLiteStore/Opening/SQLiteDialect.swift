import Cases
import GRDB
import StoreSQL

/// What SQLite does in its own way: full-text search (FTS5), and checks of the file.
struct SQLiteDialect: SQLDialect {
    func keepText(_ text: SearchText, of id: String, in db: any SQLSession) throws {
        try SearchRows(db).write(text, of: id)
    }

    func removeText(of id: String, in db: any SQLSession) throws { try SearchRows(db).remove(id) }

    func search(_ query: SearchQuery) -> SQLSearch {
        let statement = SearchStatement(query)
        return SQLSearch(sql: statement.sql, values: statement.values)
    }

    func checkSchema(_ db: any SQLSession) throws { try SchemaCheck(db).run() }

    func checkDisk(_ db: any SQLSession) throws { try FileCheck(db).run() }

    func meaning(of error: any Error) -> StoreError { StoreError(error) }

    func isWrongShape(_ error: any Error) -> Bool { (error as? DatabaseError)?.resultCode == .SQLITE_ERROR }
}
