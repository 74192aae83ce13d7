import Cases
import StoreSQL

/// What PostgreSQL does in its own way.
struct PostgresDialect: SQLDialect {
    func keepText(_ text: SearchText, of id: String, in db: any SQLSession) throws {
        try SearchRows(db).write(text, of: id)
    }

    func removeText(of id: String, in db: any SQLSession) throws { try SearchRows(db).remove(id) }

    func search(_ query: SearchQuery, in db: any SQLSession) throws -> SearchFindings {
        switch query.order {
        case .newestFirst: try SearchByAge(query, db).findings()
        case .bestFirst: try SearchByRank(query, db).findings()
        }
    }

    /// But for the numbers that the server gives rows by itself.
    func columns(of table: String, in db: any SQLSession) throws -> [String] {
        try db.values(
            String.self,
            """
            SELECT CAST(column_name AS TEXT) FROM information_schema.columns
            WHERE table_schema = current_schema() AND table_name = ? AND is_identity = 'NO' ORDER BY ordinal_position
            """, [table])
    }

    func takeGuardsOff(_ tables: [String], in db: any SQLSession) throws -> [String] {
        for table in tables { try db.execute("ALTER TABLE \(table) DISABLE TRIGGER USER") }
        return tables.map { "ALTER TABLE \($0) ENABLE TRIGGER USER" } + [
            "DELETE FROM case_counts",
            "INSERT INTO case_counts (desk, state, count) SELECT desk, state, count(*) FROM cases GROUP BY desk, state",
        ]
    }

    func counts(ofOneDesk: Bool) -> String {
        """
        SELECT state, CAST(sum(count) AS BIGINT) FROM case_counts WHERE count > 0 \(ofOneDesk ? "AND desk = ?" : "")
        GROUP BY state
        """
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
