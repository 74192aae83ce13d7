package import Cases

extension SQLStore {
    package func search(_ query: SearchQuery) async throws(StoreError) -> SearchFindings {
        guard query.limit > 0, query.desks?.isEmpty != true else { return SearchFindings([]) }
        return try await reading { db in try db.dialect.search(query, in: db) }
    }
}

extension SearchHit {
    /// - Parameter row: The columns of ``CaseColumns/ofSummary``, then the place.
    package init(_ row: any SQLRow) throws {
        self.init(try CaseColumns.summary(row), at: SearchPlace(try row.at(13)))
    }
}
