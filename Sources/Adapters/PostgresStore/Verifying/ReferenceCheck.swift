import StoreSQL

/// Checks references between rows. The server checks them as they are written; whoever may switch its guards off, or a
/// disk that fails, can leave others.
struct ReferenceCheck {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func run() throws {
        let references = try db.rows(
            """
            SELECT CAST(CAST(conrelid AS regclass) AS TEXT), CAST(a.attname AS TEXT),
                CAST(CAST(confrelid AS regclass) AS TEXT), CAST(b.attname AS TEXT)
            FROM pg_constraint
            JOIN pg_attribute AS a ON a.attrelid = conrelid AND a.attnum = conkey[1]
            JOIN pg_attribute AS b ON b.attrelid = confrelid AND b.attnum = confkey[1]
            WHERE contype = 'f' AND connamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
            """)
        guard references.count == Self.expected else {
            throw Fault(
                "\(Self.expected) references guard the database when it is made, but \(references.count) do now")
        }
        for reference in references {
            let (table, column): (String, String) = (try reference.at(0), try reference.at(1))
            let (other, key): (String, String) = (try reference.at(2), try reference.at(3))
            let sql = """
                SELECT 1 FROM \(table) AS t WHERE t.\(column) IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM \(other) AS o WHERE o.\(key) = t.\(column)) LIMIT 1
                """
            if try db.row(sql) != nil { throw Fault("a row of \(table) refers to one of \(other) that is not there") }
        }
        let strays = """
            SELECT 1 FROM case_texts JOIN cases ON cases.id = case_texts.case_id
            WHERE case_texts.desk <> cases.desk LIMIT 1
            """
        if try db.row(strays) != nil { throw Fault("a case would be found by searches of another desk") }
        let miscounts = """
            SELECT 1 FROM (SELECT desk, state, count FROM case_counts WHERE count <> 0) AS kept
            FULL JOIN (SELECT desk, state, count(*) AS count FROM cases GROUP BY desk, state) AS found
                ON found.desk = kept.desk AND found.state = kept.state
            WHERE kept.count IS DISTINCT FROM found.count LIMIT 1
            """
        if try db.row(miscounts) != nil { throw Fault("cases are not as many as their count says") }
    }

    private static var expected: Int {
        Migrations.texts.reduce(0) { $0 + $1.ranges(of: "REFERENCES ").count }
    }
}
