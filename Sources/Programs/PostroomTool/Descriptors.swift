import Foundation
import Glibc

/// How many files and connections the program may have open at once.
enum Descriptors {
    /// An open desk has some thirty by itself: the store, the log, its listeners. The rest is for mails and pages.
    static let leastForServing: rlim_t = 64

    /// Raises the soft limit to the hard one. The soft limit of most systems, 1,024, protects programs that use select(2),
    /// which this one does not.
    ///
    /// - Throws: ``Failure`` where fewer than `least` are allowed. Without room the desk would fail in the middle of a step.
    static func raise(least: rlim_t = leastForServing) throws {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        if limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max
            // Where the system refuses, the limit stays as it was, and is judged by what it is.
            _ = setrlimit(resource, &limit)
            guard getrlimit(resource, &limit) == 0 else { return }
        }
        guard limit.rlim_cur >= least else { throw Failure(.configuration, refusal(limit.rlim_cur, least)) }
    }

    static func refusal(_ allowed: rlim_t, _ least: rlim_t) -> String {
        "This system allows the program \(allowed) open files; an open desk needs \(least) at least. "
            + "Raise LimitNOFILE in the unit of systemd, or ulimit -n."
    }
}
