/// Keeps callers from an endpoint that has failed again and again, and lets single calls try whether it is back.
///
/// Pure: the time is handed in, as the duration since any fixed moment; it must not go back.
package struct CircuitBreaker: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        /// Calls go through; so many failed in a row.
        case closed(failures: Int)
        /// No call until then.
        case open(until: Duration)
        /// One call is trying; if it says nothing, another may try then.
        case trying(until: Duration)
    }

    /// Leave to make one call. Give it back with the outcome.
    package struct Permit: Sendable, Equatable {
        fileprivate let round: Int
    }

    package private(set) var state = State.closed(failures: 0)
    private let threshold: Int
    private let firstPause: Duration
    private let longestPause: Duration
    private var pause: Duration
    // Counts openings and trials: what an older call reports later is of no interest.
    private var round = 0

    /// - Parameters:
    ///   - threshold: Failures in a row that open it, at least 1.
    ///   - firstPause: Until the first trial; it doubles with each that fails.
    package init(threshold: Int = 5, firstPause: Duration = .seconds(10), longestPause: Duration = .seconds(300)) {
        (self.threshold, self.firstPause, self.longestPause) = (max(threshold, 1), firstPause, longestPause)
        pause = firstPause
    }

    /// - Returns: `nil` where no call may be made now.
    package mutating func permit(at now: Duration) -> Permit? {
        switch state {
        case .closed: return Permit(round: round)
        case .open(let until), .trying(let until):
            guard now >= until else { return nil }
            round += 1
            state = .trying(until: now + pause)
            return Permit(round: round)
        }
    }

    package mutating func succeeded(_ permit: Permit) {
        guard permit.round == round else { return }
        pause = firstPause
        state = .closed(failures: 0)
    }

    package mutating func failed(_ permit: Permit, at now: Duration) {
        guard permit.round == round else { return }
        switch state {
        case .closed(let failures) where failures + 1 < threshold: state = .closed(failures: failures + 1)
        case .closed: open(at: now)
        case .trying:
            pause = min(pause * 2, longestPause)
            open(at: now)
        case .open: break
        }
    }

    private mutating func open(at now: Duration) {
        round += 1
        state = .open(until: now + pause)
    }
}
