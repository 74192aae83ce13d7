/// When a call that failed may be made again. Pure: it neither waits nor calls.
package struct RetryPolicy: Sendable, Equatable {
    /// What became of a call.
    package enum Outcome: Sendable, Equatable {
        case failed(HTTPFailure)
        case answered(status: Int, retryAfter: Duration?)
    }

    package enum Decision: Sendable, Equatable {
        /// Call again after this time.
        case wait(Duration)
        case giveUp
    }

    /// Calls in all, the first included, at least 1.
    package var attempts: Int
    /// The longest wait after the first call; it doubles after each.
    package var firstWait: Duration
    /// No wait of our own is longer.
    package var longestWait: Duration
    /// A server that asks for more than this is given up on.
    package var longestRetryAfter: Duration

    package init(
        attempts: Int = 3, firstWait: Duration = .milliseconds(500), longestWait: Duration = .seconds(20),
        longestRetryAfter: Duration = .seconds(60)
    ) {
        (self.attempts, self.firstWait) = (attempts, firstWait)
        (self.longestWait, self.longestRetryAfter) = (longestWait, longestRetryAfter)
    }

    /// - Parameters:
    ///   - attempt: How many calls were made, from 1.
    ///   - random: Spreads callers that failed together: our own wait is anything from zero to its bound.
    /// - Returns: A wait is never shorter than what the server asked for.
    package func next(
        after outcome: Outcome, attempt: Int, using random: inout some RandomNumberGenerator
    ) -> Decision {
        guard attempt < attempts, Self.mayHelp(outcome) else { return .giveUp }
        var bound = min(firstWait, longestWait)
        for _ in 1..<max(attempt, 1) where bound < longestWait { bound = min(bound * 2, longestWait) }
        let spread = bound * Double.random(in: 0..<1, using: &random)
        guard case .answered(_, let asked?) = outcome else { return .wait(spread) }
        return asked <= longestRetryAfter ? .wait(asked + spread) : .giveUp
    }

    /// Whether the same call could go better a moment later.
    static func mayHelp(_ outcome: Outcome) -> Bool {
        switch outcome {
        // 529 is what the Anthropic interface says when it is overloaded.
        case .answered(let status, _): [408, 425, 429, 500, 502, 503, 504, 529].contains(status)
        case .failed(.resolve), .failed(.connect), .failed(.timeout), .failed(.cutOff): true
        case .failed: false
        }
    }
}
