package import Cases
import Enquiries

extension SQLStore {
    package func summaries(_ query: CaseQuery) async throws(StoreError) -> [CaseSummary] {
        guard query.limit > 0 else { return [] }
        return try await reading { db in
            let page = try ListPage(query, in: db)
            // One query for the page costs a fraction of one for each line.
            let statement = """
                SELECT \(CaseColumns.ofSummary(in: "cases")), cases.rowid
                FROM json_each(?) AS wanted CROSS JOIN cases ON cases.rowid = CAST(wanted.value AS BIGINT)
                """
            let wanted = "[" + page.places.map { String($0.row) }.joined(separator: ",") + "]"
            var lines: [Int64: CaseSummary] = [:]
            try db.each(statement, [wanted]) { row in
                lines[try row.at(CaseColumns.ofSummaryCount)] = try CaseColumns.summary(row)
            }
            return page.places.compactMap { lines[$0.row] }
        }
    }
}
