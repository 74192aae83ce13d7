import CPostgres
import Dispatch
import Glibc
import Synchronization

/// A connection that hears of commits of all programs, on a thread of its own, from the first time that somebody wants to know.
final class ListeningConnection: Sendable {
    /// Part of each transaction that writes. The server tells nobody before it is committed, and once where several are alike.
    static let notify = "NOTIFY postroom_commits"

    private let address: PostgresAddress
    private let limits: PostgresLimits
    private let state = Mutex(State())

    private struct State {
        var hasBegun = false
        var hasEnded = false
        var listeners: [UInt64: AsyncStream<Void>.Continuation] = [:]
        var next: UInt64 = 0
    }

    init(_ address: PostgresAddress, _ limits: PostgresLimits) { (self.address, self.limits) = (address, limits) }

    func wakeUps() -> AsyncStream<Void> {
        let (stream, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let begins = state.withLock { state in
            guard !state.hasEnded else {
                listener.finish()
                return false
            }
            let number = state.next
            state.next += 1
            state.listeners[number] = listener
            listener.onTermination = { [weak self] _ in
                _ = self?.state.withLock { $0.listeners.removeValue(forKey: number) }
            }
            defer { state.hasBegun = true }
            return !state.hasBegun
        }
        if begins { DispatchQueue(label: "postroom listening").async { self.listen() } }
        return stream
    }

    func end() {
        let listeners = state.withLock { state in
            state.hasEnded = true
            defer { state.listeners = [:] }
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }

    /// Until ``end()``. Without a connection nobody is woken, and whoever waits looks by itself now and then.
    private func listen() {
        var connection: PostgresConnection?
        while !state.withLock({ $0.hasEnded }) {
            do {
                let open = try connection ?? PostgresConnection(address, limits)
                if connection == nil {
                    try open.run("LISTEN postroom_commits")
                    connection = open
                    // What was committed while nobody listened.
                    wake()
                }
                if try open.hears(withinMilliseconds: Self.patience) { wake() }
            } catch {
                connection = nil
                usleep(Self.pause)
            }
        }
    }

    private func wake() { for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield() } }

    /// Milliseconds after which it looks whether it is still wanted.
    private static let patience: Int32 = 500
    /// Microseconds before a lost server is asked again.
    private static let pause: UInt32 = 500_000
}

extension PostgresConnection {
    /// Waits for a notification.
    ///
    /// - Returns: Whether one or more came.
    fileprivate func hears(withinMilliseconds patience: Int32) throws -> Bool {
        var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
        guard descriptor.fd >= 0 else { throw PostgresFailure.lost }
        let ready = poll(&descriptor, 1, patience)
        guard ready >= 0 || errno == EINTR else { throw PostgresFailure.lost }
        guard ready > 0 else { return false }
        guard PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else { throw PostgresFailure.lost }
        var isHeard = false
        while let notification = PQnotifies(handle) {
            PQfreemem(notification)
            isHeard = true
        }
        return isHeard
    }
}
