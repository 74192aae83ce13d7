import Dispatch
import Glibc
import StoreSQL

/// One connection on a thread of its own. Makes the connection when it is needed and makes a new one where it broke.
actor PostgresWorker {
    private let executor: QueueExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let address: PostgresAddress
    private let limits: PostgresLimits
    private var connection: PostgresConnection?

    /// The name under which this writer notes its commits, and how many it has made.
    private let name: String
    private var number: Int64 = 0

    /// - Parameter name: One that no other worker has.
    init(_ address: PostgresAddress, _ limits: PostgresLimits, name: String) {
        (self.address, self.limits, self.name) = (address, limits, name)
        executor = QueueExecutor(label: "postroom database")
    }

    /// Runs `body` on one consistent state.
    func read<Value: Sendable>(_ body: @Sendable (any SQLSession) throws -> Value) throws -> Value {
        try again { db in
            try db.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            let value = try ending(db) { try body(PostgresSession(db)) }
            try db.run("COMMIT")
            return value
        }
    }

    /// Runs `body` in a transaction that keeps all other writers waiting.
    ///
    /// Where the connection breaks while the commit is under way, nobody knows whether it was kept. Each commit therefore
    /// writes its number, and a new connection looks for it before anything is tried again. It cannot look too early:
    /// it gets the lock only once the server has ended the transaction that had it.
    func write<Value: Sendable>(_ body: @Sendable (any SQLSession) throws -> Value) throws -> Value {
        number += 1
        var inDoubt: Value?
        return try again { db in
            try db.run("BEGIN")
            return try ending(db) {
                try db.run(Self.lock)
                if let value = inDoubt {
                    if try isKept(in: db) {
                        try db.run("ROLLBACK")
                        return value
                    }
                    inDoubt = nil
                }
                let value = try body(PostgresSession(db))
                _ = try db.perform(Self.note, [name, number])
                try db.run(ListeningConnection.notify)
                inDoubt = value
                do {
                    guard try db.run("COMMIT").tag == "COMMIT" else {
                        throw PostgresFailure.refused(state: "25P02", message: nil)
                    }
                } catch let failure as PostgresFailure where failure != .lost {
                    inDoubt = nil
                    throw failure
                }
                return value
            }
        }
    }

    /// Runs `body` in a transaction beside those of writers, and after others of its kind. It may run again after it was
    /// kept, where the answer to that was lost.
    func share<Value: Sendable>(_ body: @Sendable (any SQLSession) throws -> Value) throws -> Value {
        try again { db in
            try db.run("BEGIN; SET LOCAL synchronous_commit = off; \(Self.sharingLock)")
            return try ending(db) {
                let value = try body(PostgresSession(db))
                try db.run("COMMIT")
                return value
            }
        }
    }

    /// Brings the database up to date. Programs that start together do it one after the other, and it is done once: what is
    /// missing is asked for under the lock, also after a broken connection.
    func migrate() throws {
        try again { db in
            try db.run("BEGIN")
            try ending(db) {
                try db.run(Self.lock)
                for text in try Migrations.missing(in: PostgresSession(db)) { try db.run(text) }
                try db.run("COMMIT")
            }
        }
    }

    /// Runs statements that no transaction may stand around.
    func runAlone(_ statements: [String]) throws {
        try again { db in for statement in statements { try db.run(statement) } }
    }

    func close() { connection = nil }

    /// Taken before anything is read, so that what a transaction reads stays as it is until it ends. One lock for all
    /// writers keeps steps and the log in one order; group commits make up for it. The number means nothing ("POST").
    static let lock = "SELECT pg_advisory_xact_lock(1347375956)"

    /// Taken before it is read what others have claimed.
    private static let sharingLock = "SELECT pg_advisory_xact_lock(1347375957)"

    private static let note = """
        INSERT INTO commit_notes (writer, number) VALUES (?, ?)
        ON CONFLICT (writer) DO UPDATE SET number = excluded.number, noted_at = now()
        """

    private func isKept(in db: PostgresConnection) throws -> Bool {
        let found = try db.perform("SELECT number FROM commit_notes WHERE writer = ?", [name])
        guard found.rowCount > 0 else { return false }
        return try PostgresRow(found, 0).integer(0) == number
    }

    /// Takes a refused transaction back.
    private func ending<Value>(_ db: PostgresConnection, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            if error as? PostgresFailure != .lost {
                do { try db.run("ROLLBACK") } catch { connection = nil }
            }
            throw error
        }
    }

    /// Runs `body` on a connection, again where that breaks, as long as patience lasts.
    private func again<Value>(_ body: (PostgresConnection) throws -> Value) throws -> Value {
        let end = DispatchTime.now() + .milliseconds(limits.patience)
        var pause: UInt32 = 20
        while true {
            do {
                let db = try connection ?? PostgresConnection(address, limits)
                connection = db
                return try body(db)
            } catch let failure as PostgresFailure where failure.mayPass {
                connection = nil
                guard DispatchTime.now() < end else { throw failure }
                usleep(pause * 1000)
                pause = min(pause * 2, 500)
            }
        }
    }
}

extension PostgresFailure {
    /// Whether a new connection may help.
    fileprivate var mayPass: Bool {
        switch self {
        case .unreachable, .lost: true
        case .refused: false
        }
    }
}
