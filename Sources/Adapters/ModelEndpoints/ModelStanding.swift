package import Curl

/// What a program has learned of an endpoint since it started: whether it may be asked, how it is doing, and what was said
/// of it already. Pure: times and the state of the key's file are handed in.
package struct ModelStanding: Sendable {
    /// How long an endpoint is left alone.
    package struct Patience: Sendable, Equatable {
        /// Failures in a row after which it is, at least 1.
        package var failures: Int
        /// Until the first trial call; doubles with each that fails.
        package var firstPause: Duration
        package var longestPause: Duration
        /// After a refused or unreadable key, where its file stays as it is.
        package var keyPause: Duration

        package init(
            failures: Int = 5, firstPause: Duration = .seconds(10), longestPause: Duration = .seconds(300),
            keyPause: Duration = .seconds(3_600)
        ) {
            (self.failures, self.firstPause, self.longestPause) = (failures, firstPause, longestPause)
            self.keyPause = keyPause
        }
    }

    /// A moment on both clocks.
    package struct Moment: Sendable {
        /// Since any fixed moment; never goes back.
        package let uptime: Duration
        /// Seconds since 1970.
        package let clock: Int64

        package init(uptime: Duration, clock: Int64) { (self.uptime, self.clock) = (uptime, clock) }
    }

    /// Leave to make one call.
    package struct Permit: Sendable {
        fileprivate let permit: CircuitBreaker.Permit
        fileprivate let key: KeyFileState?
    }

    private struct KeyLock {
        let key: KeyFileState?
        var until: Duration
    }

    private struct Failing {
        let since: Int64
        let fault: ModelFault
    }

    private let patience: Patience
    private var breaker: CircuitBreaker
    private var keyLock: KeyLock?
    private var failing: Failing?
    private var answeredAt: Int64?
    private var said: Set<ModelFault> = []

    package init(_ patience: Patience = Patience()) {
        self.patience = patience
        breaker = CircuitBreaker(
            threshold: patience.failures, firstPause: patience.firstPause, longestPause: patience.longestPause)
    }

    /// Whether a call may be made now. Takes nothing.
    package func isAvailable(at uptime: Duration, key: KeyFileState?) -> Bool { rest(at: uptime, key: key) == nil }

    /// - Returns: `nil` where no call may be made now.
    package mutating func permit(at uptime: Duration, key: KeyFileState?) -> Permit? {
        if let lock = keyLock {
            if lock.key != key {
                keyLock = nil
                said = said.filter { !$0.isOfTheKey }
            } else {
                guard uptime >= lock.until else { return nil }
                // One call finds out; the others wait for it.
                keyLock?.until = uptime + patience.keyPause
            }
        }
        return breaker.permit(at: uptime).map { Permit(permit: $0, key: key) }
    }

    /// The endpoint did its work.
    package mutating func worked(_ permit: Permit, at moment: Moment) {
        breaker.succeeded(permit.permit)
        answeredAt = moment.clock
        // A call that began before the others failed does not end the pause.
        guard !isOpen else { return }
        (keyLock, failing, said) = (nil, nil, [])
    }

    /// The endpoint answered, and is asked once more at once.
    package mutating func reached(_ permit: Permit) {
        breaker.succeeded(permit.permit)
        if !isOpen { keyLock = nil }
    }

    /// - Returns: What is to be said of it now, if it was not said before.
    package mutating func failed(_ permit: Permit, _ fault: ModelFault, at moment: Moment) -> ModelTrouble.Kind? {
        let rested = isOpen
        if fault.isOutage {
            breaker.failed(permit.permit, at: moment.uptime)
        } else {
            breaker.succeeded(permit.permit)
        }
        if fault.isOfTheKey { keyLock = KeyLock(key: permit.key, until: moment.uptime + patience.keyPause) }
        failing = Failing(since: failing?.since ?? moment.clock, fault: fault)
        if fault.needsPerson { return said.insert(fault).inserted ? .needsPerson(fault) : nil }
        // Said when the pause begins; which of the outage's faults comes up later is no news.
        guard isOpen, !rested, said.isDisjoint(with: ModelFault.allCases.filter { $0.isOutage }) else { return nil }
        said.insert(fault)
        return .outage(fault)
    }

    package func health(at moment: Moment, key: KeyFileState?) -> ModelHealth {
        guard let failing else { return answeredAt.map { .answered(at: $0) } ?? .neverAsked }
        guard let rest = rest(at: moment.uptime, key: key) else {
            return .failing(since: failing.since, failing.fault)
        }
        let seconds = (rest - moment.uptime).components
        let until = moment.clock + seconds.seconds + (seconds.attoseconds > 0 ? 1 : 0)
        return .leftAlone(until: until, since: failing.since, failing.fault)
    }

    private var isOpen: Bool { if case .closed = breaker.state { false } else { true } }

    /// Until when the endpoint is left alone; `nil` where it may be asked.
    private func rest(at uptime: Duration, key: KeyFileState?) -> Duration? {
        var rests: [Duration] = []
        if let keyLock, keyLock.key == key { rests.append(keyLock.until) }
        switch breaker.state {
        case .closed: break
        case .open(let until), .trying(let until): rests.append(until)
        }
        return rests.filter { $0 > uptime }.max()
    }
}
