import Enquiries
import Synchronization

/// A value that is read again once it is some seconds old. For what pages tell, never for what is decided.
final class Remembered<Value: Sendable>: Sendable {
    private let seconds: Int64
    private let now: @Sendable () -> Timestamp
    private let read: @Sendable () async throws -> Value
    private let kept = Mutex<(value: Value, at: Timestamp)?>(nil)

    /// - Parameter seconds: The age at which the value is read again.
    init(seconds: Int64, now: @escaping @Sendable () -> Timestamp, read: @escaping @Sendable () async throws -> Value) {
        (self.seconds, self.now, self.read) = (seconds, now, read)
    }

    /// - Throws: What reading throws. A failure is not remembered.
    func value() async throws -> Value {
        let now = now()
        if let kept = kept.withLock({ $0 }), kept.at <= now, now < kept.at.adding(seconds: seconds) {
            return kept.value
        }
        let value = try await read()
        kept.withLock { $0 = (value, now) }
        return value
    }
}
