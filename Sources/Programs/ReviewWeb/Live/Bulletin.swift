package import Enquiries

/// What happens at the desk while it happens, for whoever has a page open.
///
/// It remembers nothing: who comes later reads the page anew. It knows of what this program does; a second server beside
/// it has a bulletin of its own.
package actor Bulletin {
    /// Something that happened.
    package enum Notice: Sendable, Equatable {
        /// A case has a new version.
        case changed(CaseID, desk: DeskID, version: Int, state: CaseState)
        /// Somebody began or ceased to look at a case.
        case looking(CaseID, desk: DeskID)
    }

    /// What one reader gets. A reader too slow for ``mostWaiting`` loses the oldest.
    package struct Subscription: Sendable {
        let number: UInt64
        package let notices: AsyncStream<Notice>
        let continuation: AsyncStream<Notice>.Continuation
    }

    /// Readers of one session: pages in the background close theirs.
    package static let mostOfSession = 4
    package static let mostReaders = 200
    /// Notices that a slow reader may have before it.
    package static let mostWaiting = 64

    private var readers: [UInt64: (session: String, continuation: AsyncStream<Notice>.Continuation)] = [:]
    private var last: UInt64 = 0

    package init() {}

    package var readerCount: Int { readers.count }

    /// Whether one more reader of this session would be let in.
    package func hasRoom(for session: String) -> Bool {
        readers.count < Self.mostReaders
            && readers.values.count { $0.session == session } < Self.mostOfSession
    }

    /// - Parameter session: Any text that is the same for the readers of one session and differs from others'.
    /// - Returns: `nil` where there are too many readers.
    package func subscribe(session: String) -> Subscription? {
        guard hasRoom(for: session) else { return nil }
        let (notices, continuation) = AsyncStream.makeStream(
            of: Notice.self, bufferingPolicy: .bufferingNewest(Self.mostWaiting))
        last += 1
        readers[last] = (session, continuation)
        return Subscription(number: last, notices: notices, continuation: continuation)
    }

    package func end(_ subscription: Subscription) {
        subscription.continuation.finish()
        readers[subscription.number] = nil
    }

    package func post(_ notices: [Notice]) {
        for reader in readers.values {
            for notice in notices { reader.continuation.yield(notice) }
        }
    }
}
