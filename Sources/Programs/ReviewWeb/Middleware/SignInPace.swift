import Enquiries
import Synchronization

/// Slows down whoever tries sign-ins that do not exist.
///
/// Ten wrong ones a minute and client; a right one is never counted and nobody is locked out for longer than the rest
/// of the minute. Guessing 256 bits is hopeless anyway; this only keeps the noise from the store.
final class SignInPace: Sendable {
    private struct Count {
        var since: Timestamp
        var wrong: Int
    }

    /// More clients than this are not told apart: the list starts anew.
    private static let mostClients = 10_000

    private let counts = Mutex<[String: Count]>([:])

    func mayTry(_ client: String, at now: Timestamp) -> Bool {
        counts.withLock { counts in
            guard let count = counts[client], now < count.since.adding(seconds: 60) else { return true }
            return count.wrong < ReviewSettings.Limits.wrongSignIns
        }
    }

    func noteWrong(_ client: String, at now: Timestamp) {
        counts.withLock { counts in
            if counts.count >= Self.mostClients { counts = [:] }
            if let count = counts[client], now < count.since.adding(seconds: 60) {
                counts[client] = Count(since: count.since, wrong: count.wrong + 1)
            } else {
                counts[client] = Count(since: now, wrong: 1)
            }
        }
    }
}
