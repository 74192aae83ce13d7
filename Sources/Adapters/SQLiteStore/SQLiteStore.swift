package import Cases
package import Enquiries
import GRDB
// Most of what this store can do stands there; whoever has this module shall need no other.
@_exported public import StoreSQL

/// Cases, mail, replies, records and officers in one SQLite file.
///
/// One program at a time may have it open for writing; any number may read beside it. Readers see a consistent state
/// and neither wait for the writer nor hold it up (write-ahead log).
package final class SQLiteStore: Sendable {
    package typealias Mode = StoreMode

    /// The file with symbolic links resolved.
    package let path: String
    package let mode: Mode
    let pool: DatabasePool
    package let surroundings: Surroundings
    private let writer: GroupWriter
    private let lock: StoreLock?

    /// Opens the store at `path`.
    ///
    /// - Throws: ``StoreError/inUse(path:)`` at once where another program writes to it,
    ///   ``StoreError/notDurable(found:)`` where a commit would not reach the disk,
    ///   ``StoreError/newerSchema(found:)`` where a newer version made it,
    ///   ``StoreError/cannotWrite(_:)``, ``StoreError/damaged(_:)`` or ``StoreError/failed(_:)`` where the file is
    ///   none that can be used; nothing has been changed then.
    package init(path: String, mode: Mode, surroundings: Surroundings) throws(StoreError) {
        let path = StoreFile.resolved(path)
        do {
            switch mode {
            case .readWrite:
                try StoreFile.checkPlace(of: path)
                // The lock comes before the first look into the file: two programs never migrate at once.
                lock = try StoreLock(beside: path)
                try StoreFile.makeOrCheck(path)
            case .readOnly:
                lock = nil
                try StoreFile.checkReadable(path)
            }
            pool = try DatabasePool(path: path, configuration: Connection.configuration(mode))
            if mode == .readWrite { try Connection.secure(pool) }
            try Schema.prepare(pool, mode: mode)
        } catch {
            throw StoreError(opening: path, mode, error)
        }
        (self.path, self.mode, self.surroundings) = (path, mode, surroundings)
        writer = GroupWriter { [pool] in await GroupCommit(pool, surroundings).outcome(of: $0) }
    }

    /// Ends all work and lets another program write. The store cannot be used afterwards.
    ///
    /// Without it the kernel does the same when the program ends, however it ends.
    package func close() throws(StoreError) {
        do {
            if mode == .readWrite {
                // Readers in other programs may keep it from being cut; nothing is lost then.
                try? pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            }
            try pool.close()
        } catch {
            throw StoreError(error)
        }
        lock?.release()
    }

    package func commit(_ changes: [CaseChange]) async throws(StoreError) {
        guard mode == .readWrite else { throw .cannotWrite("it was opened for reading only") }
        var steps: [PreparedStep] = []
        for change in changes { steps.append(try PreparedStep(change)) }
        guard !steps.isEmpty else { return }
        try await writer.write(steps)
    }

    /// Runs `body` on one consistent state of the store.
    package func reading<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Value
    ) async throws(StoreError) -> Value {
        do { return try await pool.read { try body(SQLiteSession($0)) } } catch { throw StoreError(error) }
    }

    /// Runs `body` in a transaction of its own.
    package func writing<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Value
    ) async throws(StoreError) -> Value {
        guard mode == .readWrite else { throw .cannotWrite("it was opened for reading only") }
        do { return try await pool.write { try body(SQLiteSession($0)) } } catch { throw StoreError(error) }
    }
}

// What the ports of the store ask for stands in StoreSQL, for each store in a relational database alike.
extension SQLiteStore: SQLStore {}
