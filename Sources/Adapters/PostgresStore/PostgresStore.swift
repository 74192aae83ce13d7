package import Cases
package import Enquiries
// Most of what this store can do stands there; whoever has this module shall need no other.
@_exported public import StoreSQL

/// Cases, mail, replies, records and officers in a PostgreSQL database.
///
/// Any number of programs may read and write at the same time. What one has read inside a writing transaction, no other
/// changes before it ends, so steps and the log have one order for all of them.
///
/// A commit survives a broken connection and a restart of the server without being lost or made twice; see
/// ``PostgresLimits/patience`` for how long the server is waited for.
package final class PostgresStore: Sendable {
    package typealias Mode = StoreMode

    package let address: PostgresAddress
    package let mode: Mode
    package let surroundings: Surroundings
    private let readers: ReaderPool
    private let writer: PostgresWorker
    private let sharer: PostgresWorker
    private let listener: ListeningConnection
    private let groups: GroupWriter

    /// Opens the store at `address`.
    ///
    /// - Throws: ``PostgresAddressProblem/passwordFile(_:_:)``. ``StoreError/unreachable(_:)`` where no server answers
    ///   there for as long as patience lasts, ``StoreError/notDurable(found:)`` where a commit would not reach the disk,
    ///   ``StoreError/newerSchema(found:)`` where a newer version made the tables, ``StoreError/cannotWrite(_:)`` or
    ///   ``StoreError/failed(_:)`` where the database is none that can be used; nothing has been changed then.
    package init(
        _ address: PostgresAddress, mode: Mode, surroundings: Surroundings, limits: PostgresLimits = PostgresLimits()
    ) async throws {
        // Chance of its own: two programs that were handed the same must not take each other's commits for theirs.
        let name = "\(UInt64.random(in: 0 ... .max))-\(UInt64.random(in: 0 ... .max))"
        let writer = PostgresWorker(address, limits, name: name)
        (self.address, self.mode, self.surroundings, self.writer) = (address, mode, surroundings, writer)
        sharer = PostgresWorker(address, limits, name: "")
        listener = ListeningConnection(address, limits)
        readers = ReaderPool(limit: limits.readers) { PostgresWorker(address, limits, name: "") }
        groups = GroupWriter { [writer] in await GroupCommit(writer, surroundings).outcome(of: $0) }
        do {
            try await writer.read { try Durability.require($0) }
            let isCurrent = try await writer.read { try Migrations.areApplied(in: $0) }
            if isCurrent { return }
            guard mode == .readWrite else {
                throw StoreError.failed(
                    "the database is empty or was made by an older version, and only a writing command may bring it up to "
                        + "date")
            }
            try await writer.migrate()
        } catch let problem as PostgresAddressProblem {
            throw problem
        } catch {
            throw StoreError(postgres: error)
        }
    }

    /// Ends all work, without waiting for it: what is not committed the server takes back by itself. The store cannot be
    /// used afterwards.
    package func close() { Task { await ended() } }

    /// Closes the connections.
    package func ended() async {
        listener.end()
        await writer.close()
        await sharer.close()
        await readers.close()
    }

    package func commit(_ changes: [CaseChange]) async throws(StoreError) {
        try requireWritable()
        var steps: [PreparedStep] = []
        for change in changes { steps.append(try PreparedStep(change)) }
        guard !steps.isEmpty else { return }
        try await groups.write(steps)
    }

    package func reading<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await readers.read(body) } catch { throw StoreError(postgres: error) }
    }

    package func writing<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Value
    ) async throws(StoreError) -> Value {
        try requireWritable()
        do { return try await writer.write(body) } catch { throw StoreError(postgres: error) }
    }

    /// Runs `body` in a transaction that waits for no other writer, and that a crash of the server may take back.
    func sharing<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Value
    ) async throws(StoreError) -> Value {
        try requireWritable()
        do { return try await sharer.share(body) } catch { throw StoreError(postgres: error) }
    }

    package func wakeUps() -> AsyncStream<Void> { listener.wakeUps() }

    /// What was deleted lies in the files of the server until ``scrub()``.
    package func forgetErased() async throws(StoreError) {}

    /// Makes the tables that held what was erased anew, without it. The server's write-ahead log and backups made by its
    /// tools keep it until they are overwritten or removed; that is the affair of whoever runs the server.
    package func scrub() async throws(StoreError) {
        try requireWritable()
        do {
            try await writer.runAlone(
                ["mails", "replies", "cases", "case_keys", "case_texts", "records", "offer_events"].map {
                    "VACUUM (FULL) \($0)"
                })
        } catch { throw StoreError(postgres: error) }
    }

    private func requireWritable() throws(StoreError) {
        guard mode == .readWrite else { throw .cannotWrite("it was opened for reading only") }
    }
}

// What the ports of the store ask for stands in StoreSQL, for each store in a relational database alike.
extension PostgresStore: SQLStore {}
