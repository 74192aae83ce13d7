import Synchronization

/// A wish, from any thread, that a transfer should stop.
final class CallOff: Sendable {
    private let flag = Atomic(false)

    var isRequested: Bool { flag.load(ordering: .relaxed) }

    func request() { flag.store(true, ordering: .relaxed) }
}
