import Dispatch
import Synchronization

/// The moment after which an attempt to send may have succeeded although nobody says so.
///
/// It is passed only once it is on disk that it was.
package struct PointOfNoReturn: Sendable {
    /// `nil` where nobody is asked.
    private let ask: (@Sendable () async -> Bool)?

    private init() { ask = nil }

    /// Nothing is made durable: for what nobody has to account for.
    package static let unguarded = PointOfNoReturn()

    /// - Parameter ask: Makes the passing durable; `false` where the attempt must end before it.
    package init(_ ask: @escaping @Sendable () async -> Bool) { self.ask = ask }

    /// Whether the step may be made now.
    package func mayBePassed() async -> Bool { await ask?() ?? true }

    /// The same for a thread of its own, such as libcurl's, which waits for the answer. A task must not call it: tasks
    /// share few threads, and the answer needs one of them.
    package func mayBePassedWaiting() -> Bool {
        guard let ask else { return true }
        let answer = Answer()
        Task {
            let mayBePassed = await ask()
            answer.give(mayBePassed)
        }
        return answer.wait()
    }

    private final class Answer: Sendable {
        private let value = Mutex(false)
        private let isGiven = DispatchSemaphore(value: 0)

        func give(_ answer: Bool) {
            value.withLock { $0 = answer }
            isGiven.signal()
        }

        func wait() -> Bool {
            isGiven.wait()
            return value.withLock { $0 }
        }
    }
}
