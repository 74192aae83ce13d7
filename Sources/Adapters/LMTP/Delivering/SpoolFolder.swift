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
    private let headings: @Sendable (Envelope) -> [[UInt8]]
    private let verdict: @Sendable (EnvelopePath) async -> RecipientVerdict
    /// Waiting for a disk must not take the threads that tasks run on.
    private let threads: NIOThreadPool

    /// - Parameters:
    ///   - directory: With its `tmp`, `new` and `cur` made on first use; what it lies in must exist.
    ///   - threads: Messages that wait for the disk at once.
    ///   - newName: A file name that was never used before, without `/` and `:`. It stands in the mail server's log.
    ///   - headings: What is put before the message, e.g. ``Envelope/returnPath``; otherwise the file is the message byte
    ///     for byte. One file is kept for each of them, at least one and not more than there are recipients.
    ///   - verdict: Whose mail is taken.
    /// - Throws: ``DeliveryFailure``, if the folders cannot be made.
    package init(
        directory: String, threads: Int = 16, newName: @escaping @Sendable () -> String,
        headings: @escaping @Sendable (Envelope) -> [[UInt8]] = { _ in [[]] },
        verdict: @escaping @Sendable (EnvelopePath) async -> RecipientVerdict
    ) throws(DeliveryFailure) {
        for path in [directory] + ["tmp", "new", "cur"].map({ "\(directory)/\($0)" }) {
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw DeliveryFailure(errno: errno) }
        }
        // A folder that was just made must not go with the power, and the mail in it with the folder.
        for path in [directory, directory + "/.."] { try SpoolFile.sync(folder: path) }
        (self.directory, self.newName, self.headings, self.verdict) = (directory, newName, headings, verdict)
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
            headings(envelope).map { SpoolCopy(SpoolFile(directory: directory, name: newName()), heading: $0) },
            recipients: envelope.recipients.count, threads: threads)
    }
}

/// A message that is being kept once for each of its copies.
private actor SpooledMessage: IncomingMessage {
    private var copies: [SpoolCopy]
    private let recipients: Int
    private let threads: NIOThreadPool
    private var held: [UInt8] = []

    init(_ copies: [SpoolCopy], recipients: Int, threads: NIOThreadPool) {
        (self.copies, self.recipients, self.threads) = (copies, recipients, threads)
    }

    deinit {
        // The server ended in the midst of a message.
        for copy in copies { copy.remove() }
    }

    func write(_ bytes: [UInt8]) async throws {
        held += bytes
        guard held.count >= SpoolFolder.heldBytes else { return }
        let bytes = held
        held = []
        for index in copies.indices {
            let copy = copies[index]
            copies[index] = try await threads.runIfActive { try copy.opened() }
            let opened = copies[index]
            try await threads.runIfActive { try opened.append(bytes) }
        }
    }

    func commit() async throws -> [DeliveryOutcome] {
        let (copies, bytes) = (copies, held)
        (self.copies, held) = ([], [])
        do {
            try await threads.runIfActive { try SpoolCopy.keep(copies, bytes) }
        } catch {
            // Not even begun, because the threads have ended.
            if !(error is DeliveryFailure) { for copy in copies { copy.remove() } }
            throw error
        }
        return Array(repeating: .kept(as: copies.first?.file.name), count: recipients)
    }

    func abandon() async {
        let copies = copies
        self.copies = []
        let removed: Void? = try? await threads.runIfActive { for copy in copies { copy.remove() } }
        if removed == nil { for copy in copies { copy.remove() } }
    }
}

/// One file of a message, begun or not. Blocks.
private struct SpoolCopy: Sendable {
    let file: SpoolFile
    /// Stands before the message.
    private let heading: [UInt8]
    private var descriptor: Int32?

    init(_ file: SpoolFile, heading: [UInt8]) { (self.file, self.heading) = (file, heading) }

    func opened() throws(DeliveryFailure) -> SpoolCopy {
        guard descriptor == nil else { return self }
        var opened = self
        let descriptor = try file.create()
        opened.descriptor = descriptor
        do throws(DeliveryFailure) {
            try file.append(heading, to: descriptor)
        } catch {
            file.remove(descriptor)
            throw error
        }
        return opened
    }

    func append(_ bytes: [UInt8]) throws(DeliveryFailure) {
        guard let descriptor else { throw .unavailable }
        try file.append(bytes, to: descriptor)
    }

    func remove() { if let descriptor { file.remove(descriptor) } }

    /// Keeps all or, where one fails, reports the failure: the mail server sends the message again then, and those that
    /// were kept are known.
    static func keep(_ copies: [SpoolCopy], _ bytes: [UInt8]) throws(DeliveryFailure) {
        for (index, copy) in copies.enumerated() {
            do throws(DeliveryFailure) {
                try copy.file.keep(copy.descriptor == nil ? copy.heading + bytes : bytes, after: copy.descriptor)
            } catch {
                for rest in copies[(index + 1)...] { rest.remove() }
                throw error
            }
        }
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
        // Where this fails the message may be there or not. The mail server sends it again, and it is known by then.
        try Self.sync(folder: "\(directory)/new")
    }

    static func sync(folder path: String) throws(DeliveryFailure) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw DeliveryFailure(errno: errno) }
        defer { close(folder) }
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
