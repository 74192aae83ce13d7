import StoreSQL

/// Connections that read, up to a limit. Who comes while all are busy waits in turn.
actor ReaderPool {
    private let makeWorker: @Sendable () -> PostgresWorker
    private let limit: Int
    private var count = 0
    private var idle: [PostgresWorker] = []
    private var waiting: [CheckedContinuation<PostgresWorker, Never>] = []

    init(limit: Int, _ makeWorker: @escaping @Sendable () -> PostgresWorker) {
        (self.limit, self.makeWorker) = (max(1, limit), makeWorker)
    }

    nonisolated func read<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Value
    ) async throws -> Value {
        let worker = await take()
        do {
            let value = try await worker.read(body)
            await giveBack(worker)
            return value
        } catch {
            await giveBack(worker)
            throw error
        }
    }

    func close() async {
        for worker in idle { await worker.close() }
    }

    private func take() async -> PostgresWorker {
        if let worker = idle.popLast() { return worker }
        if count < limit {
            count += 1
            return makeWorker()
        }
        return await withCheckedContinuation { waiting.append($0) }
    }

    private func giveBack(_ worker: PostgresWorker) {
        if waiting.isEmpty { idle.append(worker) } else { waiting.removeFirst().resume(returning: worker) }
    }
}
