import GRDB
import StoreContract
import Testing

@testable import SQLiteStore

@Suite struct ListPlans {
    /// A scan of the table or a sort would cost more with each case that was ever kept.
    @Test(arguments: [
        (ListQuery.waiting, "SEARCH cases USING INDEX cases_waiting (state=?)"),
        (ListQuery.consulting, "SEARCH cases USING INDEX cases_consulting (consulting_since>?)"),
        (ListQuery.outbox, "SCAN cases USING INDEX cases_to_send"),
        (ListQuery.counts, "SCAN cases USING COVERING INDEX cases_waiting"),
        (ListQuery.countsOfDesk, "SEARCH cases USING COVERING INDEX cases_in_order (desk=?)"),
        (ListQuery.places(ofService: false), "SEARCH cases USING COVERING INDEX cases_in_order (desk=? AND state=?)"),
        (ListQuery.places(ofService: true), "SEARCH cases USING COVERING INDEX cases_in_order (desk=? AND state=?)"),
    ])
    func `lists are read from an index in its order`(_ query: String, _ expected: String) async throws {
        let place = try Place()
        let store = try place.open()
        let plan = try await store.pool.read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + query)
            statement.setUncheckedArguments(StatementArguments())
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        #expect(plan == [expected])
    }

    @Test func `corrections are found without reading all records`() async throws {
        let store = try Place().open()
        let plan = try await store.pool.read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + ListQuery.corrected)
            statement.setUncheckedArguments(StatementArguments())
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        #expect(plan.first == "SCAN records USING INDEX records_of_corrections", "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") })
    }

    /// Found by measuring: with a deferred reference SQLite looks for waiting rows whenever a row is added to the
    /// table that is referred to, and reads the whole other table where it has no index for that.
    @Test func `each reference has an index`() async throws {
        let place = try Place()
        let store = try place.open()
        let bare = try await store.pool.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT tables.name || '.' || keys."from"
                    FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS keys
                    WHERE tables.type = 'table' AND NOT EXISTS (
                        SELECT 1 FROM pragma_index_list(tables.name) AS indexes, pragma_index_info(indexes.name) AS parts
                        WHERE parts.seqno = 0 AND parts.name = keys."from" AND NOT indexes.partial)
                    """)
        }
        #expect(bare.isEmpty)
    }
}
