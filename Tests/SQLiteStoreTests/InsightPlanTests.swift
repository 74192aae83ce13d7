import GRDB
import StoreSQL
import Testing

@testable import SQLiteStore

@Suite struct InsightPlans {
    /// The cost of a page follows its period, not the age of the store.
    @Test(arguments: [
        (InsightQuery.arrivals, "SEARCH cases USING COVERING INDEX cases_by_receipt"),
        (InsightQuery.open, "SEARCH cases USING COVERING INDEX cases_in_order (desk=? AND state=?)"),
        (InsightQuery.judged, "SEARCH records USING INDEX records_by_action (action=? AND position>?)"),
        (ListQuery.relabelled, "SCAN records USING INDEX records_of_relabellings"),
        (InsightQuery.checkCases, "SCAN records USING INDEX records_of_check_cases"),
        (InsightQuery.sent, "SEARCH records USING INDEX records_by_action (action=? AND position>?)"),
        (InsightQuery.joined, "SEARCH records USING INDEX records_by_action (action=? AND position>?)"),
        (InsightQuery.exchanges, "SEARCH records USING INDEX records_of_case (case_id=?)"),
        (InsightQuery.standings, "SCAN cases USING COVERING INDEX cases_in_order"),
        (InsightQuery.lines(index: nil, condition: "", desks: 2), "SEARCH records USING INTEGER PRIMARY KEY"),
        (
            InsightQuery.lines(index: "records_by_action", condition: "AND records.action = ?", desks: nil),
            "SEARCH records USING INDEX records_by_action (action=? AND position<?)"
        ),
    ])
    func `figures are read from an index`(_ query: String, _ expected: String) async throws {
        let place = try Place()
        let store = try place.open()
        let plan = try await store.pool.read { db in
            let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + query)
            statement.setUncheckedArguments(StatementArguments())
            return try Row.fetchAll(statement).map { $0["detail"] as String }
        }
        #expect(plan.first?.hasPrefix(expected) == true, "\(plan)")
        // The case of a record is told without its row; of check cases, which are few, the row is read.
        if query.contains("CROSS JOIN cases"), query != InsightQuery.checkCases {
            #expect(plan.dropFirst().first == "SEARCH cases USING COVERING INDEX cases_kinds (id=? AND desk=?)")
        }
        #expect(!plan.contains { $0.contains("ORDER BY") && !query.contains("GROUP BY") }, "\(plan)")
    }
}
