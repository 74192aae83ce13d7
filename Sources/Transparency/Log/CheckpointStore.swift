/// Keeps the last checkpoint of each log in a place of its own, so that a log that was set back or forked is noticed.
package protocol CheckpointStore: Sendable {
    /// The signed note stored for this origin, or `nil` where there was none yet.
    func last(of origin: String) async throws -> [UInt8]?

    /// Stores `note` if what is stored still equals `expected` byte for byte.
    ///
    /// Compare and swap: of two callers with the same expectation one succeeds. When it returns `true`, the note
    /// survives a crash.
    /// - Returns: `false` where something else is stored; nothing has changed then.
    func replace(_ expected: [UInt8]?, with note: [UInt8], for origin: String) async throws -> Bool
}
