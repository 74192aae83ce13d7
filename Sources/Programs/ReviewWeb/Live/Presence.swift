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

    private let now: @Sendable () -> Timestamp
    private let cases = Mutex<[CaseID: [OfficerID: Looking]]>([:])

    package init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// Notes that somebody looks at a case, or still does.
    ///
    /// - Returns: Whether this is news.
    @discardableResult
    package func note(_ officer: Officer, on id: CaseID) -> Bool {
        let now = now()
        return cases.withLock { cases in
            if cases[id] == nil, cases.count >= Self.mostCases {
                cases = cases.filter { $1.values.contains { now < $0.until } }
                guard cases.count < Self.mostCases else { return false }
            }
            let isNews = cases[id]?[officer.id].map { $0.until <= now } ?? true
            cases[id, default: [:]][officer.id] = Looking(
                name: officer.name, until: now.adding(seconds: Self.lifetime))
            return isNews
        }
    }

    package func leave(_ officer: OfficerID, _ id: CaseID) {
        cases.withLock { cases in
            cases[id]?[officer] = nil
            if cases[id]?.isEmpty == true { cases[id] = nil }
        }
    }

    /// The names of those who look at a case, in the order of their names.
    package func others(on id: CaseID, besides officer: OfficerID) -> [String] {
        let now = now()
        return cases.withLock { cases in
            guard let looking = cases[id] else { return [] }
            return looking.filter { $0 != officer && now < $1.until }.map(\.value.name).sorted()
        }
    }
}
