/// How the review desk is served.
package struct ReviewSettings: Sendable {
    package var host: String
    /// 0 asks the system for a free one.
    package var port: Int
    /// Marks the session cookie `Secure` and names it `__Host-postroom`. Needs HTTPS in front of the desk.
    package var secureCookies: Bool
    /// Scheme, host and port under which browsers reach the desk, such as `https://post.example.org`. Forms from
    /// anywhere else are refused. With `nil`, the address that the browser itself asked for counts.
    package var baseAddress: String?

    /// Seconds for which an approved reply waits, so that the approval can be taken back.
    package var holdSeconds: Int64
    /// SHA-256 of the token that a monitor shows, see ``MetricsAccess``; `nil` where it comes from this machine.
    package var metricsTokenSHA256: String?

    package init(
        host: String = "127.0.0.1", port: Int = 8080, secureCookies: Bool = false, baseAddress: String? = nil,
        holdSeconds: Int64 = 30
    ) {
        (self.host, self.port, self.secureCookies) = (host, port, secureCookies)
        self.holdSeconds = holdSeconds
        self.baseAddress = baseAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
    }

    /// What the desk accepts at most. Values, so that tests can name them.
    package enum Limits {
        /// Bytes of a form.
        package static let body = 256 * 1024
        /// Bytes of a form that carries a mail.
        package static let upload = 8 * 1024 * 1024
        /// Bytes of a path with its query.
        package static let address = 2048
        /// Bytes of all header fields together.
        package static let header = 16 * 1024
        /// With more desks than that a list offers the services of one alone.
        package static let desksWithServices = 20
        /// Cases on one page of the queue.
        package static let casesOnPage = 50
        /// Cases of each kind on the page of what needs a decision.
        package static let decisionsOfKind = 50
        /// Replies on the page of the outbox.
        package static let repliesInOutbox = 100
        /// Lines of one export of a search.
        package static let linesOfExport = 10_000
        /// Records on one page of the log.
        package static let recordsOnPage = 50
        /// Characters of a mail that the rules are tried on.
        package static let triedText = 20_000
        /// Corrected cases on the page of the rules.
        package static let examplesOfRules = 50
        /// Wrong sign-ins of one client in a minute.
        package static let wrongSignIns = 10
        /// Wrong sign-ins for one account, of all clients within 15 minutes, from which on it counts as attacked.
        package static let wrongForAccount = 30
        /// Wrong sign-ins that one client has for an attacked account within 15 minutes.
        package static let wrongWhileAttacked = 3
    }
}
