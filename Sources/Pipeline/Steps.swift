import Cases
package import Enquiries
import Transparency

/// A case of a desk that this installation does not have.
package struct UnknownDesk: Error, Sendable, CustomStringConvertible {
    package let desk: DeskID

    package var description: String {
        "The store holds cases of the desk \"\(desk)\", which the configuration does not name. Add it to postroom.yaml."
    }
}

extension TriageAction {
    /// What the action does to a case.
    var event: CaseState.Event {
        switch self {
        case .draft: .triagedForDraft
        case .human: .triagedForPerson
        case .discard: .triagedAsDiscard
        }
    }
}

extension CaseFile {
    /// This case with a line in its story, as a change that its records explain.
    func noting(_ what: String, because records: [ActionRecord]) -> CaseChange {
        var file = self
        file.history.append(Event(at: updatedAt, what: what, detail: "", by: nil, record: records.last?.id ?? ""))
        return CaseChange(file, because: records)
    }
}

extension EnquiryPipeline {
    /// Triage, drafting and sending until nothing is left to do. Returns how many steps were made.
    ///
    /// - Parameter progress: Told after each batch how many cases are drafted or otherwise triaged so far.
    @discardableResult
    package func work(batch: Int = 100, progress: (Int) -> Void = { _ in }) async throws -> Int {
        var steps = 0
        var triaged = 0
        while true {
            try Task.checkCancellation()
            let one = try await triage(limit: batch)
            let two = try await draft(limit: batch)
            triaged += one
            steps += one + two
            progress(triaged)
            if one + two == 0 { return steps }
        }
    }
}

/// Applies `work` to all items, as many at once as there are cores worth using here, and keeps their order.
func inParallel<Item: Sendable, Result: Sendable>(
    _ items: [Item], atOnce: Int = 4, work: @escaping @Sendable (Item) throws -> Result
) async throws -> [Result] {
    let size = max(1, (items.count + atOnce - 1) / atOnce)
    return try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
        for start in stride(from: 0, to: items.count, by: size) {
            let slice = Array(items[start..<min(start + size, items.count)])
            group.addTask { (start, try slice.map(work)) }
        }
        var parts: [(Int, [Result])] = []
        for try await part in group { parts.append(part) }
        return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
}
