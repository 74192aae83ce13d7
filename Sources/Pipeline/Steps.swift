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
    package func office(of file: CaseFile) throws -> DeskOffice {
        guard let office = offices[file.desk] else { throw UnknownDesk(desk: file.desk) }
        return office
    }

    /// Triage, drafting and sending until nothing is left to do. Returns how many steps were made.
    ///
    /// - Parameter progress: Told after each batch how many cases are drafted or otherwise triaged so far.
    @discardableResult
    package func work(batch: Int = 100, progress: (Int) -> Void = { _ in }) async throws -> Int {
        var steps = 0
        var triaged = 0
        while true {
            try Task.checkCancellation()
            // Beside each other, on different cases: while one waits for the disk the other thinks. What is triaged now is
            // drafted in the next round.
            async let one = triage(limit: batch)
            async let two = draft(limit: batch)
            let (known, written) = try await (one, two)
            triaged += known
            steps += known + written
            progress(triaged)
            if known + written == 0 { return steps }
        }
    }
}

/// Applies `work` to the parts of some items, as many parts at once as there are cores worth using here.
func inParallel<Item: Sendable>(
    _ items: [Item], parts: Int = 4, work: @escaping @Sendable ([Item]) async throws -> Void
) async throws {
    let size = max(1, (items.count + parts - 1) / parts)
    try await withThrowingTaskGroup(of: Void.self) { group in
        for start in stride(from: 0, to: items.count, by: size) {
            let part = Array(items[start..<min(start + size, items.count)])
            group.addTask { try await work(part) }
        }
        try await group.waitForAll()
    }
}
