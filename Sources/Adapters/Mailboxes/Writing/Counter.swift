import Synchronization

/// Counts the files that this process began, so that two at a time never share a name in `tmp`.
final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
