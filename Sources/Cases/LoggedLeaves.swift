package import Transparency

/// The leaves of a store, as the log is made of them.
package struct LoggedLeaves: LeafSource {
    private let log: any RecordLog

    package init(_ log: any RecordLog) { self.log = log }

    package func size() async throws -> Int64 { try await log.logState().tree.size }

    package func leaves(from: Int64, count: Int) async throws -> [[UInt8]] {
        try await log.leaves(from: from, count: count)
    }
}

/// Makes the log of a store public up to its last record, signed. Doing it again changes nothing.
package protocol LogPublisher: Sendable {
    /// - Throws: Why it could not be published. What is in the store stays as it is, and a later call goes on.
    func publish() async throws
}
