package import Cases

/// The one writer. Commits that arrive while the disk is busy share the next transaction, so that twenty waiting mails
/// cost one wait for the disk and not twenty.
///
/// Each commit stands in a savepoint of its own: one that is refused leaves the others alone. None returns before the
/// transaction that holds it is on disk.
package actor GroupWriter {
    /// Enough to make waiting for the disk cheap, few enough that readers and the first in the queue wait shortly.
    private static let stepsAtOnce = 256

    private struct Request: Sendable {
        let steps: [PreparedStep]
        let answer: CheckedContinuation<StoreError?, Never>
    }

    private let commit: @Sendable ([[PreparedStep]]) async -> [StoreError?]
    private var waiting: [Request] = []
    private var isWriting = false

    /// - Parameter commit: Writes requests in one transaction and says for each why it was refused, or `nil` where it is
    ///   on disk.
    package init(_ commit: @escaping @Sendable ([[PreparedStep]]) async -> [StoreError?]) { self.commit = commit }

    package func write(_ steps: [PreparedStep]) async throws(StoreError) {
        let refusal = await withCheckedContinuation { answer in
            waiting.append(Request(steps: steps, answer: answer))
            guard !isWriting else { return }
            isWriting = true
            // A task of its own: were the caller cancelled, the others in the group would be cancelled with it.
            Task { await writeWaiting() }
        }
        if let refusal { throw refusal }
    }

    private func writeWaiting() async {
        while !waiting.isEmpty {
            let group = nextGroup()
            // Others join the queue meanwhile.
            let refusals = await commit(group.map(\.steps))
            for (request, refusal) in zip(group, refusals) { request.answer.resume(returning: refusal) }
        }
        isWriting = false
    }

    private func nextGroup() -> [Request] {
        var steps = 0
        let group = Array(
            waiting.prefix { request in
                defer { steps += request.steps.count }
                return steps == 0 || steps + request.steps.count <= Self.stepsAtOnce
            })
        waiting.removeFirst(group.count)
        return group
    }
}
