import DeskFiles
import Enquiries
import LMTPServer
import Mailboxes

/// Where mail that comes over LMTP goes: into the incoming folder, a file for each desk, from which the open desk takes it.
///
/// The folder and not the store, because a file is on disk whatever the store is busy with, and because one place
/// then holds whatever waits, however it came.
struct DeskSink: DeliverySink {
    let spool: any DeliverySink
    let settings: InstallationLMTP
    let room: SpoolRoom

    func verdict(on recipient: EnvelopePath, from sender: EnvelopePath) async -> RecipientVerdict {
        settings.takes(recipient.text) ? .accepted : .unknown
    }

    func open(_ envelope: Envelope) async throws -> any IncomingMessage {
        guard await room.isThere(for: envelope.declaredBytes ?? 0) else { throw DeliveryFailure.noSpace }
        return try await spool.open(envelope)
    }

    /// What stands before a message: who sent it (RFC 5321 section 4.4), and the recipient for whom this desk gets it.
    ///
    /// - Returns: One for each desk that a recipient belongs to.
    static func headings(_ envelope: Envelope, _ desks: DeskAddresses) -> [[UInt8]] {
        var seen: Set<DeskID?> = []
        return envelope.recipients.compactMap { recipient in
            let desk = desks.desk(of: [recipient.text.lowercased()])
            guard seen.insert(desk).inserted else { return nil }
            return envelope.returnPath + Array("Delivered-To: \(recipient.text)\r\n".utf8)
        }
    }
}

/// Whether more mail may wait. Counting a folder takes a while, so it is done once in a second.
actor SpoolRoom {
    private let folder: IncomingFolder
    private let limit: Int
    private let freeBytes: @Sendable () -> Int64?
    private var waiting = 0
    private var counted: ContinuousClock.Instant?

    /// Bytes that stay free for the store, which must write to take mail out of the folder.
    static let reservedBytes: Int64 = 128 * 1024 * 1024

    init(_ folder: IncomingFolder, limit: Int, freeBytes: @escaping @Sendable () -> Int64?) {
        (self.folder, self.limit, self.freeBytes) = (folder, limit, freeBytes)
    }

    func isThere(for bytes: Int) -> Bool {
        let now = ContinuousClock.now
        if counted.map({ now - $0 > .seconds(1) }) ?? true {
            // A folder that cannot be read is no reason to refuse: writing will tell.
            waiting = (try? folder.waitingCount()) ?? 0
            counted = now
        } else {
            waiting += 1
        }
        guard waiting < limit else { return false }
        return freeBytes().map { $0 - Int64(bytes) >= Self.reservedBytes } ?? true
    }
}
