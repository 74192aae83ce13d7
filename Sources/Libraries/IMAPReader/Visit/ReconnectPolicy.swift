/// How long to wait before a folder is visited again after a failure. Pure: it does not wait.
package struct ReconnectPolicy: Sendable, Equatable {
    /// After the first failure; it doubles after each further one.
    package var first: Duration
    package var longest: Duration
    /// Where the server refuses us or the settings are wrong: many servers lock accounts after a few wrong passwords.
    package var firstRefused: Duration
    package var longestRefused: Duration

    package init(
        first: Duration = .seconds(5), longest: Duration = .seconds(900), firstRefused: Duration = .seconds(300),
        longestRefused: Duration = .seconds(3_600)
    ) {
        (self.first, self.longest) = (first, longest)
        (self.firstRefused, self.longestRefused) = (firstRefused, longestRefused)
    }

    /// - Parameters:
    ///   - failures: Visits in a row that failed, this one included, from 1. A visit that fetched anything begins anew.
    ///   - random: Spreads folders that failed together.
    /// - Returns: Between half of the step's time and all of it.
    package func wait(
        after failure: IMAPFailure, failures: Int, using random: inout some RandomNumberGenerator
    ) -> Duration {
        let (start, most) = needsPerson(failure) ? (firstRefused, longestRefused) : (first, longest)
        var time = min(start, most)
        for _ in 1..<max(failures, 1) where time < most { time = min(time * 2, most) }
        return time / 2 + (time / 2) * Double.random(in: 0..<1, using: &random)
    }

    private func needsPerson(_ failure: IMAPFailure) -> Bool {
        switch failure {
        // The server says that it is its own fault and passes (RFC 5530).
        case .signInRefused("UNAVAILABLE"?, _), .signInRefused("INUSE"?, _): false
        case .settings, .untrusted, .signInRefused, .noWayToSignIn, .noFolder, .readOnly, .cannotMove, .noLastingUIDs:
            true
        case .unreachable, .closed, .timeout, .calledOff, .broken, .refused: false
        }
    }
}
