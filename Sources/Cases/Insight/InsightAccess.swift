package import Enquiries

/// What an officer may learn of desks as a whole. Pages read through this and nothing else.
package struct InsightAccess: Sendable {
    package let officer: Officer
    private let store: any InsightStore

    package init(_ store: any InsightStore, for officer: Officer) { (self.store, self.officer) = (store, officer) }

    /// What happened at a desk; `nil` where the officer may not evaluate it.
    package func workFacts(_ query: WorkFacts.Query) async throws(StoreError) -> WorkFacts? {
        guard officer.may(.evaluate, at: query.desk) else { return nil }
        return try await store.workFacts(query)
    }

    /// Records of the desks that the officer audits. Those about the installation, and about erased cases, whose desk
    /// nobody knows any more, are for officers who audit everywhere.
    package func logLines(_ query: LogQuery) async throws(StoreError) -> [LogLine] {
        var query = query
        if !officer.mayEverywhere(.audit) {
            let own = desks(.audit)
            query.desks = query.desks.map(own.intersection) ?? own
        }
        return try await store.logLines(query)
    }

    /// Numbers of cases at the desks at which the officer has `right`.
    package func standings(_ right: Officer.Right) async throws(StoreError) -> [Standing] {
        try await store.standings().filter { officer.may(right, at: $0.desk) }
    }

    private func desks(_ right: Officer.Right) -> Set<DeskID> {
        Set(officer.grants.filter { $0.right == right }.compactMap(\.desk))
    }
}
