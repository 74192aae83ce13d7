import Synchronization

/// What several desks have in common, made once: many desks of one authority have the same rules, answers and training.
///
/// A part is known by the SHA-256 of all that it is made from, so that no desk gets another's.
package final class Shared<Part: Sendable>: Sendable {
    private let parts = Mutex<[String: Part]>([:])

    package init() {}

    /// The part with this digest. It is made outside the lock: two desks that are opened at once may both make it.
    package func part<Failure: Error>(_ digest: String, make: () throws(Failure) -> Part) throws(Failure) -> Part {
        if let known = parts.withLock({ $0[digest] }) { return known }
        let made = try make()
        return parts.withLock { parts in
            let kept = parts[digest] ?? made
            parts[digest] = kept
            return kept
        }
    }

    /// Lets go of all parts but these. Whoever uses another one keeps it until the end of that use.
    package func keep(only digests: Set<String>) {
        parts.withLock { parts in parts = parts.filter { digests.contains($0.key) } }
    }
}
