package import Cases
import Enquiries
import GRDB

extension SQLiteStore {
    package func summaries(_ query: CaseQuery) async throws(StoreError) -> [CaseSummary] {
        guard query.limit > 0 else { return [] }
        return try await reading { db in
            let page = try ListPage(query, in: db)
            let line = try db.cachedStatement(sql: "SELECT \(CaseColumns.ofSummary) FROM cases WHERE rowid = ?")
            return try page.places.compactMap { place in
                try Row.fetchOne(line, arguments: [place.row]).map { try CaseColumns.summary($0) }
            }
        }
    }
}
