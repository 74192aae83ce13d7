package import Enquiries
import Synchronization

/// Who has which case open. Known to this program alone and gone with it: it holds nobody up, it only tells colleagues.
package final class Presence: Sendable {
    /// Seconds after which somebody who is not heard of again has gone.
    package static let lifetime: Int64 = 60
    /// Cases that are known at once; beyond, nobody new is noted.
    package static let mostCases = 5_000

    private struct Looking {
        let name: String
        let until: Timestamp
    }

    private struct Known {
        var cases: [CaseID: [OfficerID: Looking]] = [:]
        /// At so many cases those that nobody looks at any more are forgotten.
        var sweepAt = leastToSweep

        mutating func forget(at now: Timestamp) {
            cases = cases.filter { $1.values.contains { now < $0.until } }
            sweepAt = min(Presence.mostCases, max(Presence.leastToSweep, 2 * cases.count))
        }
    }

    private static let leastToSweep = 64

    private let now: @Sendable () -> Timestamp
    private let known = Mutex(Known())

    package init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// Notes that somebody looks at a case, or still does.
    ///
    /// - Returns: Whether this is news.
    @discardableResult
    package func note(_ officer: Officer, on id: CaseID) -> Bool {
        let now = now()
        return known.withLock { known in
            if known.cases[id] == nil {
                if known.cases.count >= known.sweepAt { known.forget(at: now) }
                guard known.cases.count < Self.mostCases else { return false }
            }
            let isNews = known.cases[id]?[officer.id].map { $0.until <= now } ?? true
            known.cases[id, default: [:]][officer.id] = Looking(
                name: officer.name, until: now.adding(seconds: Self.lifetime))
            return isNews
        }
    }

    package func leave(_ officer: OfficerID, _ id: CaseID) {
        known.withLock { known in
            known.cases[id]?[officer] = nil
            if known.cases[id]?.isEmpty == true { known.cases[id] = nil }
        }
    }

    /// The names of those who look at a case, in the order of their names.
    package func others(on id: CaseID, besides officer: OfficerID) -> [String] {
        let now = now()
        return known.withLock { known in
            guard let looking = known.cases[id] else { return [] }
            return looking.filter { $0 != officer && now < $1.until }.map(\.value.name).sorted()
        }
    }
}
