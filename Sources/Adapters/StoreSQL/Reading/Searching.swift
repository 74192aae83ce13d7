package import Cases

extension SQLStore {
    package func search(_ query: SearchQuery) async throws(StoreError) -> [SearchHit] {
        guard query.limit > 0, query.desks?.isEmpty != true else { return [] }
        return try await reading { db in
            let find = db.dialect.search(query)
            return try db.rows(find.sql, find.values).map { row in
                SearchHit(try CaseColumns.summary(row), at: SearchPlace(try row.at(13)))
            }
        }
    }
}
