/// A connection that carries bytes both ways. Used by one thread at a time; it may block.
package protocol IMAPChannel {
    /// - Parameter deadline: Nanoseconds on ``now``'s clock.
    /// - Throws: ``IMAPFailure/closed(_:)``, ``IMAPFailure/calledOff``, ``IMAPFailure/timeout(seconds:)``.
    func send(_ bytes: [UInt8], until deadline: Int64) throws(IMAPFailure)
    /// Waits for bytes.
    /// - Returns: At least one byte, or none where the deadline came first.
    func receive(until deadline: Int64) throws(IMAPFailure) -> ArraySlice<UInt8>
    /// A clock that only goes forward, in nanoseconds.
    var now: Int64 { get }
}
