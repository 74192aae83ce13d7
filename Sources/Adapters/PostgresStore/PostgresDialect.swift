import Cases
import StoreSQL

/// What PostgreSQL does in its own way.
struct PostgresDialect: SQLDialect {
    func keepText(_ text: SearchText, of id: String, in db: any SQLSession) throws {
        try SearchRows(db).write(text, of: id)
    }

    func removeText(of id: String, in db: any SQLSession) throws { try SearchRows(db).remove(id) }

    func search(_ query: SearchQuery) -> SQLSearch {
        let statement = SearchStatement(query)
        return SQLSearch(sql: statement.sql, values: statement.values)
    }

    func checkSchema(_ db: any SQLSession) throws { try SchemaCheck(db).run() }

    func checkDisk(_ db: any SQLSession) throws { try ReferenceCheck(db).run() }

    func meaning(of error: any Error) -> StoreError { StoreError(postgres: error) }

    /// Class 42 is about names that do not exist.
    func isWrongShape(_ error: any Error) -> Bool {
        if case PostgresFailure.refused(let state, _) = error {
            state.hasPrefix("42") && state != "42501"
        } else {
            false
        }
    }
}
