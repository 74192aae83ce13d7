import Glibc
import NIOPosix

/// A Maildir as the place where messages go: one file a message, in `new` only once it is whole and on disk.
///
/// Large messages are written as they come, so memory does not grow with them.
package final class SpoolFolder: DeliverySink {
    /// Bytes of a message that are held before they are written.
    static let heldBytes = 256 * 1024

    private let directory: String
    private let newName: @Sendable () -> String
    private let heading: @Sendable (Envelope) -> [UInt8]
    private let verdict: @Sendable (EnvelopePath) async -> RecipientVerdict
    /// Waiting for a disk must not take the threads that tasks run on.
    private let threads: NIOThreadPool

    /// - Parameters:
    ///   - directory: With its `tmp`, `new` and `cur` made on first use; what it lies in must exist.
    ///   - threads: Messages that wait for the disk at once.
    ///   - newName: A file name that was never used before, without `/` and `:`. It stands in the mail server's log.
    ///   - heading: Put before the message, e.g. ``Envelope/returnPath``. Otherwise the file is the message byte for byte.
    ///   - verdict: Whose mail is taken.
    /// - Throws: ``DeliveryFailure``, if the folders cannot be made.
    package init(
        directory: String, threads: Int = 16, newName: @escaping @Sendable () -> String,
        heading: @escaping @Sendable (Envelope) -> [UInt8] = { _ in [] },
        verdict: @escaping @Sendable (EnvelopePath) async -> RecipientVerdict
    ) throws(DeliveryFailure) {
        for path in [directory] + ["tmp", "new", "cur"].map({ "\(directory)/\($0)" }) {
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw DeliveryFailure(errno: errno) }
        }
        (self.directory, self.newName, self.heading, self.verdict) = (directory, newName, heading, verdict)
        self.threads = NIOThreadPool(numberOfThreads: threads)
        self.threads.start()
    }

    /// Ends the threads. Messages that come later are answered with 451.
    package func close() async { try? await threads.shutdownGracefully() }

    package func verdict(on recipient: EnvelopePath, from sender: EnvelopePath) async -> RecipientVerdict {
        await verdict(recipient)
    }

    package func open(_ envelope: Envelope) async throws -> any IncomingMessage {
        SpooledMessage(
            SpoolFile(directory: directory, name: newName()), heading: heading(envelope),
            recipients: envelope.recipients.count, threads: threads)
    }
}

private actor SpooledMessage: IncomingMessage {
    private let file: SpoolFile
    private let recipients: Int
    private let threads: NIOThreadPool
    private var held: [UInt8]
    private var descriptor: Int32?

    init(_ file: SpoolFile, heading: [UInt8], recipients: Int, threads: NIOThreadPool) {
        (self.file, held, self.recipients, self.threads) = (file, heading, recipients, threads)
    }

    deinit {
        // The server ended in the midst of a message.
        if let descriptor { file.remove(descriptor) }
    }

    func write(_ bytes: [UInt8]) async throws {
        held += bytes
        guard held.count >= SpoolFolder.heldBytes else { return }
        let (file, bytes) = (file, held)
        held = []
        let opened: Int32
        if let descriptor {
            opened = descriptor
        } else {
            opened = try await threads.runIfActive { try file.create() }
            descriptor = opened
        }
        try await threads.runIfActive { try file.append(bytes, to: opened) }
    }

    func commit() async throws -> [DeliveryOutcome] {
        let (file, opened, bytes) = (file, descriptor, held)
        (held, descriptor) = ([], nil)
        do {
            try await threads.runIfActive { try file.keep(bytes, after: opened) }
        } catch {
            // Not even begun, because the threads have ended.
            if let opened, !(error is DeliveryFailure) { file.remove(opened) }
            throw error
        }
        return Array(repeating: .kept(as: file.name), count: recipients)
    }

    func abandon() async {
        guard let opened = descriptor else { return }
        descriptor = nil
        let file = file
        if (try? await threads.runIfActive { file.remove(opened) }) == nil { file.remove(opened) }
    }
}

/// One file from `tmp` to `new`. Blocks.
private struct SpoolFile: Sendable {
    let directory: String
    let name: String

    private var interim: String { "\(directory)/tmp/\(name)" }

    func create() throws(DeliveryFailure) -> Int32 {
        // O_EXCL: a name that comes twice never overwrites a message.
        let descriptor = open(interim, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw DeliveryFailure(errno: errno) }
        return descriptor
    }

    func append(_ bytes: [UInt8], to descriptor: Int32) throws(DeliveryFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw DeliveryFailure(errno: errno) }
            written += count
        }
    }

    /// Returns once the message is on disk under its name. If it throws, there is no file in `tmp` any more.
    ///
    /// - Parameter opened: `nil` where there is no file yet.
    func keep(_ bytes: [UInt8], after opened: Int32?) throws(DeliveryFailure) {
        let descriptor = if let opened { opened } else { try create() }
        defer { unlink(interim) }
        do throws(DeliveryFailure) {
            try append(bytes, to: descriptor)
            guard fsync(descriptor) == 0 else { throw DeliveryFailure(errno: errno) }
        } catch {
            close(descriptor)
            throw error
        }
        guard close(descriptor) == 0 else { throw DeliveryFailure(errno: errno) }
        // link, not rename: a name that comes twice must not replace a message in `new`.
        guard link(interim, "\(directory)/new/\(name)") == 0 else { throw DeliveryFailure(errno: errno) }
        let folder = open("\(directory)/new", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw DeliveryFailure(errno: errno) }
        defer { close(folder) }
        // Where this fails the message may be there or not. The mail server sends it again, and it is known by then.
        guard fsync(folder) == 0 else { throw DeliveryFailure(errno: errno) }
    }

    func remove(_ descriptor: Int32) {
        close(descriptor)
        unlink(interim)
    }
}

extension DeliveryFailure {
    init(errno code: Int32) { self = code == ENOSPC || code == EDQUOT ? .noSpace : .unavailable }
}
