import Enquiries
import Synchronization

/// Slows down whoever tries sign-ins that are wrong, and locks nobody out.
///
/// A client has ``ReviewSettings/Limits/wrongSignIns`` wrong tries a minute. Where many clients together try one
/// account, each of them has a few tries for it in a quarter of an hour; a client that has not tried it yet still gets
/// in with the right password. A try counts from its beginning, so that many at once are no way around; a right one is
/// taken back.
final class SignInPace: Sendable {
    private struct Count {
        var since: Timestamp
        var wrong = 0
        /// For an account: how many of them came from which client.
        var clients: [String: Int] = [:]
    }

    private struct State {
        var clients: [String: Count] = [:]
        var accounts: [String: Count] = [:]
    }

    /// Clients, and accounts, that are told apart; with more the list starts anew.
    static let mostKept = 10_000

    private static let clientSeconds: Int64 = 60
    private static let accountSeconds: Int64 = 15 * 60

    private let state = Mutex(State())

    /// Begins a try.
    ///
    /// - Parameter account: As typed, whether there is one or not; `nil` for a one-time link.
    /// - Returns: Whether it may go on.
    func begin(_ client: String, _ account: String?, at now: Timestamp) -> Bool {
        state.withLock { state in
            var own = Self.current(state.clients[client], now, Self.clientSeconds)
            guard own.wrong < ReviewSettings.Limits.wrongSignIns else { return false }
            if let account = account.map(Self.key) {
                var count = Self.current(state.accounts[account], now, Self.accountSeconds)
                let ofClient = count.clients[client] ?? 0
                guard
                    count.wrong < ReviewSettings.Limits.wrongForAccount
                        || ofClient < ReviewSettings.Limits.wrongWhileAttacked
                else { return false }
                count.wrong += 1
                count.clients[client] = ofClient + 1
                Self.makeRoom(&state.accounts, now, Self.accountSeconds)
                state.accounts[account] = count
            }
            own.wrong += 1
            Self.makeRoom(&state.clients, now, Self.clientSeconds)
            state.clients[client] = own
            return true
        }
    }

    /// Takes a try back that was right, or that was never looked at.
    func forgive(_ client: String, _ account: String?) {
        state.withLock { state in
            if let count = state.clients[client] { state.clients[client]?.wrong = max(0, count.wrong - 1) }
            guard let account = account.map(Self.key), let count = state.accounts[account] else { return }
            state.accounts[account]?.wrong = max(0, count.wrong - 1)
            state.accounts[account]?.clients[client] = count.clients[client].map { max(0, $0 - 1) }
        }
    }

    /// What anybody types is kept no longer than the name of an account can be.
    private static func key(_ account: String) -> String { String(account.prefix(64)) }

    private static func current(_ count: Count?, _ now: Timestamp, _ seconds: Int64) -> Count {
        guard let count, now < count.since.adding(seconds: seconds) else { return Count(since: now) }
        return count
    }

    private static func makeRoom(_ counts: inout [String: Count], _ now: Timestamp, _ seconds: Int64) {
        guard counts.count >= mostKept else { return }
        counts = counts.filter { now < $0.value.since.adding(seconds: seconds) }
        if counts.count >= mostKept { counts = [:] }
    }
}
