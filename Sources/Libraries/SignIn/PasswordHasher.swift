import Foundation
import Synchronization

/// Checks and makes password hashes: few at a time, because each takes much memory, and never in the way of other work.
package final class PasswordHasher: Sendable {
    /// Runs at a time.
    package static let atOnce = 2
    /// Runs that may wait for their turn.
    package static let mostWaiting = 20

    /// More wait already than ``mostWaiting``. Nothing was computed.
    package struct Busy: Error, Equatable {}

    /// The cost of new hashes.
    package let cost: ScryptCost
    private struct State {
        var runs = 0
        var open = 0
    }
    private let state = Mutex(State())
    private let queue: OperationQueue

    package init(cost: ScryptCost = .standard) {
        self.cost = cost
        queue = OperationQueue()
        queue.maxConcurrentOperationCount = Self.atOnce
    }

    /// How many times scrypt ran, for tests: equal costs are counted, not timed.
    package var runs: Int { state.withLock(\.runs) }

    /// - Parameter salt: ``PasswordHash/saltBytes`` fresh random bytes.
    /// - Throws: ``Busy``.
    package func hash(_ password: Password, salt: [UInt8]) async throws -> PasswordHash {
        precondition(salt.count == PasswordHash.saltBytes, "a salt has 16 bytes")
        return try await run(password, salt, cost)
    }

    /// Whether it is the password of a hash. Where there is no hash it costs as much, and the answer is no.
    ///
    /// - Throws: ``Busy``.
    package func matches(_ password: Password, _ known: PasswordHash?) async throws -> Bool {
        let isUsable = known != nil && !password.isTooLong
        let salt = known?.salt ?? [UInt8](repeating: 0, count: PasswordHash.saltBytes)
        let hash = try await run(isUsable ? password : .none, salt, known?.cost ?? cost)
        guard isUsable, let known else { return false }
        return hash.equals(known)
    }

    private func run(_ password: Password, _ salt: [UInt8], _ cost: ScryptCost) async throws -> PasswordHash {
        let mayRun = state.withLock { state in
            guard state.open < Self.atOnce + Self.mostWaiting else { return false }
            state.open += 1
            return true
        }
        guard mayRun else { throw Busy() }
        defer { state.withLock { $0.open -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { [self] in
                state.withLock { $0.runs += 1 }
                continuation.resume(with: Result { try PasswordHash(of: password, salt: salt, cost: cost) })
            }
        }
    }
}
