package import Cases
package import Enquiries

/// Cases whose time is over by the rules of the configuration.
package struct DueCases: Sendable, Equatable {
    /// Longest overdue first.
    package let cases: [CaseID]
    /// Due as well, but held.
    package let held: [CaseID]

    private static let page = 500

    /// A case ended with its last step: whatever was done with it afterwards keeps it longer, never shorter. Drafts that
    /// were turned down need no step of their own, since their text is not kept.
    package init(on day: CalendarDate, by rules: RetentionRules, in store: any CaseStore) async throws(StoreError) {
        var candidates: [RetentionPlan.Candidate] = []
        var offset = 0
        let closed = CaseState.allCases.filter { !$0.isOpen }
        while true {
            let lines = try await store.summaries(CaseQuery(states: closed, offset: offset, limit: Self.page))
            for line in lines {
                let ended = line.updatedAt.date()
                let alone = RetentionPlan.Candidate(id: line.id, endedOn: ended, lastRecordOn: ended)
                // Only what may be due is read whole, for its hold.
                guard !RetentionPlan.due([alone], on: day, by: rules).isEmpty else { continue }
                candidates.append(
                    .init(
                        id: line.id, endedOn: ended, lastRecordOn: ended, hold: try await store.load(line.id).hold))
            }
            offset += lines.count
            if lines.count < Self.page { break }
        }
        cases = RetentionPlan.due(candidates, on: day, by: rules).filter { $0.step == .eraseCase }.map(\.id)
        held = RetentionPlan.held(candidates, on: day, by: rules)
    }
}
