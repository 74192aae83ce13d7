import Cases
import GRDB
import StoreContract
import StoreSQL
import Testing

@testable import SQLiteStore

@Suite struct ListPlans {
    /// A scan of the table or a sort would cost more with each case that was ever kept.
    @Test(arguments: [
        (ListQuery.waiting, "SEARCH cases USING INDEX cases_waiting (state=?)"),
        (ListQuery.consulting, "SEARCH cases USING INDEX cases_consulting (consulting_since>?)"),
        (ListQuery.counts, "SCAN cases USING COVERING INDEX cases_waiting"),
        (ListQuery.countsOfDesk, "SEARCH cases USING COVERING INDEX cases_in_order (desk=?)"),
        (ListQuery.attention, "SEARCH cases USING INDEX cases_attention (attention=?)"),
        (ListQuery.attentionAtDesk, "SEARCH cases USING INDEX cases_attention (attention=?)"),
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

    @Test func `the outbox is read from an index in its order, and each lease by its case`() async throws {
        let store = try Place().open()
        let plan = try await store.pool.read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + ListQuery.outbox)
            statement.setUncheckedArguments(StatementArguments())
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        #expect(plan.first == "SCAN cases USING INDEX cases_to_send")
        #expect(plan.last?.hasPrefix("SEARCH outbox_leases USING INDEX") == true, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0 == "SCAN outbox_leases" })
    }

    private static let inOrder = "SEARCH cases USING COVERING INDEX cases_in_order (desk=? AND state=?"

    private static let ranges: [(ListStretch, String)] = [
        (.whole, ")"), (.behindSameDue, sameDay + ">(?,?))"), (.behindDue, dated + " AND due>?)"),
        (.undated, dated + " AND due=?)"), (.lessUrgent, " AND urgency>?)"), (.behindSameUndated, sameDay + ">(?,?))"),
        (.beforeSameDue, sameDay + "<(?,?))"), (.beforeDue, dated + " AND due<?)"), (.dated, dated + ")"),
        (.moreUrgent, " AND urgency<?)"), (.beforeSameUndated, sameDay + "<(?,?))"),
    ]

    @Test(arguments: ranges)
    func `a list goes on from any line by a range of the index`(_ stretch: ListStretch, _ range: String) async throws {
        let store = try Place().open()
        for (isOneService, snoozed) in [(false, false), (true, false), (false, true), (true, true)] {
            let plan = try await store.pool.read { db in
                let statement = try db.makeStatement(
                    sql: "EXPLAIN QUERY PLAN " + stretch.sql(ofService: isOneService, snoozed: snoozed))
                statement.setUncheckedArguments(StatementArguments())
                return try Row.fetchAll(statement).map { $0["detail"] as String }
            }
            #expect(plan == [Self.inOrder + range])
        }
    }

    private static let dated = " AND urgency=? AND <expr>=?"
    private static let sameDay = dated + " AND due=? AND (received_at,id)"

    @Test(arguments: [SearchQuery.Order.newestFirst, .bestFirst], [true, false])
    func `a search reads its index in the order of the list`(_ order: SearchQuery.Order, _ hasWords: Bool) async throws
    {
        let store = try Place().open()
        var query = SearchQuery(SearchWords(terms: hasWords ? [.init("a")] : []))
        query.order = order
        (query.desks, query.after) = ([Sample.desk], SearchPlace(5))
        let plan = try await store.pool.read { [query] db in
            let search = SearchStatement(query)
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + search.sql)
            statement.setUncheckedArguments(SQLiteSession.arguments(search.values))
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
        #expect(plan.last == "SEARCH cases USING INDEX sqlite_autoindex_cases_1 (id=?)", "\(plan)")
    }

    /// A scan of an index that holds such cases alone.
    @Test func `cases that are put off are counted without reading the others`() async throws {
        let store = try Place().open()
        let plan = try await store.pool.read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + ListQuery.snoozed)
            statement.setUncheckedArguments(StatementArguments())
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        #expect(plan.first == "SCAN cases USING COVERING INDEX cases_snoozed")
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
