import Cases
import Enquiries
import GRDB

/// The one writer. Commits that arrive while the disk is busy share the next transaction, so that twenty waiting mails
/// cost one wait for the disk and not twenty.
///
/// Each commit stands in a savepoint of its own: one that is refused leaves the others alone. None returns before the
/// transaction that holds it is on disk.
actor GroupWriter {
    /// Enough to make waiting for the disk cheap, few enough that readers and the first in the queue wait shortly.
    private static let stepsAtOnce = 256

    private struct Request: Sendable {
        let steps: [PreparedStep]
        let answer: CheckedContinuation<StoreError?, Never>
    }

    private let pool: DatabasePool
    private let surroundings: Surroundings
    private var waiting: [Request] = []
    private var isWriting = false

    init(_ pool: DatabasePool, surroundings: Surroundings) {
        (self.pool, self.surroundings) = (pool, surroundings)
    }

    func write(_ steps: [PreparedStep]) async throws(StoreError) {
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
            let refusals = await outcome(of: group.map(\.steps))
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

    /// For each request why it was refused, or `nil` where it is on disk.
    private func outcome(of requests: [[PreparedStep]]) async -> [StoreError?] {
        do {
            return try await pool.write { [surroundings] db in
                try requests.map { steps in
                    do {
                        try db.inSavepoint {
                            for step in steps { try StepWriter(db, surroundings: surroundings).write(step) }
                            return .commit
                        }
                        return nil
                    } catch  where Self.concernsAll(error) {
                        throw error
                    } catch {
                        return StoreError(error)
                    }
                }
            }
        } catch {
            return requests.map { _ in StoreError(error) }
        }
    }

    /// Whether the disk or the file failed, and not one request.
    private static func concernsAll(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return error.resultCode != .SQLITE_CONSTRAINT && error.resultCode != .SQLITE_TOOBIG
    }
}
