package import Transparency

/// The leaves of a store, as the log is made of them.
package struct LoggedLeaves: LeafSource {
    private let log: any RecordLog
    private let bound: Int64?

    /// - Parameter bound: Leaves from here on do not count; `nil` for all that there are.
    package init(_ log: any RecordLog, upTo bound: Int64? = nil) { (self.log, self.bound) = (log, bound) }

    package func size() async throws -> Int64 {
        if let bound { return bound }
        return try await log.logState().tree.size
    }

    package func leaves(from: Int64, count: Int) async throws -> [[UInt8]] {
        try await log.leaves(from: from, count: count)
    }
}

/// Makes the log of a store public up to its last record, signed. Doing it again changes nothing.
package protocol PublishedLog: Sendable {
    /// - Throws: Why it could not be published. What is in the store stays as it is, and a later call goes on.
    func publish() async throws
}
