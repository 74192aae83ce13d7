import Testing

@testable import Curl

/// Gives the same number again and again.
private struct Fixed: RandomNumberGenerator {
    let value: UInt64
    mutating func next() -> UInt64 { value }
}

extension CircuitBreaker {
    /// A permit that a test expects to get.
    fileprivate mutating func leave(at time: Duration) throws -> Permit {
        let permit = permit(at: time)
        return try #require(permit)
    }

    /// A call at this time that fails.
    fileprivate mutating func fail(at time: Duration) throws {
        let permit = try leave(at: time)
        failed(permit, at: time)
    }

    fileprivate mutating func succeed(at time: Duration) throws {
        let permit = try leave(at: time)
        succeeded(permit)
    }

    fileprivate func mayCall(at time: Duration) -> Bool {
        var copy = self
        return copy.permit(at: time) != nil
    }
}

@Suite struct RetryTests {
    /// Sun, 06 Nov 1994 08:49:37 GMT.
    private static let moment: Int64 = 784_111_777

    @Test(arguments: [
        ("0", Duration.seconds(0)), ("120", .seconds(120)), (" 7\t", .seconds(7)), ("007", .seconds(7)),
        ("31622400", .seconds(31_622_400)), ("31622401", .seconds(31_622_400)),
        ("99999999999999999999999", .seconds(31_622_400)),
        ("Sun, 06 Nov 1994 08:49:37 GMT", .seconds(0)), ("Sun, 06 Nov 1994 08:50:37 GMT", .seconds(60)),
        ("Sunday, 06-Nov-94 08:49:47 GMT", .seconds(10)), ("Sun Nov  6 08:49:38 1994", .seconds(1)),
        ("Sat, 05 Nov 1994 08:49:37 GMT", .seconds(0)), ("Mon, 07 Nov 1994 08:49:37 GMT", .seconds(86_400)),
    ])
    func `the time to wait is read as seconds or as a date`(text: String, expected: Duration) {
        #expect(RetryAfter.read(text, now: Self.moment) == expected)
    }

    @Test(arguments: [
        "", " ", "-1", "1.5", "+1", "soon", "1 2", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 94 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "٣",
        "Sunday, 06-Nov-1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 GMT",
    ])
    func `anything else is no time`(text: String) {
        #expect(RetryAfter.read(text, now: Self.moment) == nil)
    }

    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600),
        ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400), ("Sunday, 22-Nov-26 00:00:00 GMT", 1_795_305_600),
        ("Saturday, 01-Jan-77 00:00:00 GMT", 220_924_800),
    ])
    func `dates are counted in the Gregorian calendar`(text: String, seconds: Int64) {
        #expect(HTTPDate.seconds(text) == seconds)
    }

    private let policy = RetryPolicy(
        attempts: 4, firstWait: .seconds(1), longestWait: .seconds(3), longestRetryAfter: .seconds(10))

    @Test(arguments: [
        (1, Duration.seconds(1)), (2, .seconds(2)), (3, .seconds(3)),
    ])
    func `waits double up to a bound, and chance spreads them from zero`(attempt: Int, bound: Duration) {
        let outcome = RetryPolicy.Outcome.failed(.cutOff)
        var (lowest, highest) = (Fixed(value: 0), Fixed(value: .max))
        #expect(policy.next(after: outcome, attempt: attempt, using: &lowest) == .wait(.zero))
        guard case .wait(let long) = policy.next(after: outcome, attempt: attempt, using: &highest) else {
            Issue.record("gave up")
            return
        }
        #expect(long > bound * 0.999 && long <= bound)
    }

    @Test(arguments: [
        (RetryPolicy.Outcome.failed(.cutOff), 3, true), (.failed(.cutOff), 4, false), (.failed(.resolve), 1, true),
        (.failed(.connect(reason: "")), 1, true), (.failed(.timeout(.firstByte)), 1, true),
        (.failed(.untrusted(reason: "")), 1, false), (.failed(.tls(reason: "")), 1, false),
        (.failed(.tooLarge(.body, limit: 1)), 1, false), (.failed(.notHTTP(reason: "")), 1, false),
        (.failed(.cancelled), 1, false), (.failed(.secret(reason: "")), 1, false),
        (.failed(.queueFull(limit: 1)), 1, false),
        (.answered(status: 429, retryAfter: nil), 1, true), (.answered(status: 503, retryAfter: nil), 1, true),
        (.answered(status: 529, retryAfter: nil), 1, true), (.answered(status: 400, retryAfter: nil), 1, false),
        (.answered(status: 401, retryAfter: nil), 1, false), (.answered(status: 302, retryAfter: nil), 1, false),
        (.answered(status: 200, retryAfter: nil), 1, false), (.answered(status: 501, retryAfter: nil), 1, false),
        (.answered(status: 429, retryAfter: .seconds(10)), 1, true),
        (.answered(status: 429, retryAfter: .seconds(11)), 1, false),
    ])
    func `only what can go better later is tried again, and not for ever`(
        outcome: RetryPolicy.Outcome, attempt: Int, isTried: Bool
    ) {
        var random = Fixed(value: 0)
        #expect((policy.next(after: outcome, attempt: attempt, using: &random) != .giveUp) == isTried)
    }

    @Test func `a wait is never shorter than the server asked for`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<1_000 {
            let decision = policy.next(
                after: .answered(status: 429, retryAfter: .seconds(7)), attempt: 1, using: &random)
            guard case .wait(let time) = decision else {
                Issue.record("gave up")
                return
            }
            #expect(time >= .seconds(7) && time <= .seconds(8))
        }
    }

    // MARK: The breaker

    @Test func `failures in a row open the breaker, and a success in between closes it`() throws {
        var breaker = CircuitBreaker(threshold: 3, firstPause: .seconds(10))
        for _ in 0..<2 { try breaker.fail(at: .zero) }
        try breaker.succeed(at: .zero)
        for _ in 0..<2 { try breaker.fail(at: .zero) }
        #expect(breaker.state == .closed(failures: 2))
        try breaker.fail(at: .zero)
        #expect(breaker.state == .open(until: .seconds(10)))
        #expect(!breaker.mayCall(at: .seconds(10) - .nanoseconds(1)))
    }

    @Test func `after the pause one call tries, and its outcome decides`() throws {
        var breaker = CircuitBreaker(threshold: 1, firstPause: .seconds(10), longestPause: .seconds(25))
        try breaker.fail(at: .zero)
        let trial = try breaker.leave(at: .seconds(10))
        #expect(!breaker.mayCall(at: .seconds(11)))
        breaker.failed(trial, at: .seconds(12))
        #expect(breaker.state == .open(until: .seconds(32)))
        try breaker.fail(at: .seconds(32))
        // Twice 20 would be more than the longest pause.
        #expect(breaker.state == .open(until: .seconds(57)))
        try breaker.succeed(at: .seconds(57))
        #expect(breaker.state == .closed(failures: 0))
        try breaker.fail(at: .seconds(58))
        #expect(breaker.state == .open(until: .seconds(68)))
    }

    @Test func `what calls from before the opening report late changes nothing`() throws {
        var breaker = CircuitBreaker(threshold: 1, firstPause: .seconds(10))
        let (first, second, third) = (
            try breaker.leave(at: .zero), try breaker.leave(at: .zero),
            try breaker.leave(at: .zero)
        )
        breaker.failed(first, at: .seconds(1))
        breaker.succeeded(second)
        breaker.failed(third, at: .seconds(5))
        #expect(breaker.state == .open(until: .seconds(11)))
    }

    @Test func `a trial that never reports does not close the way for ever`() throws {
        var breaker = CircuitBreaker(threshold: 1, firstPause: .seconds(10))
        try breaker.fail(at: .zero)
        let lost = try breaker.leave(at: .seconds(10))
        #expect(!breaker.mayCall(at: .seconds(19)))
        let next = try breaker.leave(at: .seconds(20))
        breaker.succeeded(lost)
        #expect(breaker.state == .trying(until: .seconds(30)))
        breaker.succeeded(next)
        #expect(breaker.state == .closed(failures: 0))
    }

    // MARK: The queue and the clock

    @Test func `lanes take turns, and within a lane the order stays`() {
        var queue = FairQueue<String>()
        for name in ["a1", "a2", "a3", "b1", "c1", "b2"] { queue.append(name, lane: String(name.prefix(1))) }
        #expect(queue.removeAll { $0 == "a2" || $0 == "c1" } == ["a2", "c1"])
        queue.append("d1", lane: "d")
        #expect(queue.count == 5)
        var order: [String] = []
        while let next = queue.popFirst() { order.append(next) }
        #expect(order == ["a1", "b1", "d1", "a3", "b2"])
        #expect(queue.count == 0)
    }

    @Test func `each phase of a call has its own deadline, and the whole call one`() {
        let limits = HTTPLimits(
            connect: .seconds(1), firstByte: .seconds(2), betweenBytes: .seconds(3), total: .seconds(10))
        func due(_ clock: CallClock) -> String { "\(clock.due.deadline.rawValue) \(clock.due.time / 1_000_000_000)" }
        var clock = CallClock(limits, now: 100_000_000_000)
        #expect(due(clock) == "queue 110")
        clock.started(101_000_000_000)
        #expect(due(clock) == "connect 102")
        clock.connected(101_500_000_000)
        #expect(due(clock) == "firstByte 103")
        clock.answered(103_000_000_000)
        #expect(due(clock) == "betweenBytes 106")
        clock.pausedByReader()
        #expect(due(clock) == "total 110")
        clock.answered(108_000_000_000)
        #expect(due(clock) == "total 110")
        #expect(CallClock(HTTPLimits(total: .seconds(Int64.max)), now: 1).due.time > 1 << 60)
    }
}
