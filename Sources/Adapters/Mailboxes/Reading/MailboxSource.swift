package import Enquiries
import Glibc

/// Mail that somebody keeps: an mbox file, a Maildir, one `.eml` file, a directory of such files, or what comes through
/// a pipe. Iterating reads one message at a time; a message that cannot be read is an item like any other.
///
/// ```swift
/// let source = try MailboxSource(path: "letters.mbox", now: clock())
/// for item in source {
///     switch item.outcome {
///     case .success(let mail): try await desk.takeIn(mail)
///     case .failure(let error): report(error)
///     }
///     progress.show(item.position, of: source.totalBytes)
/// }
/// ```
/// Nothing is written, moved or marked as read. A symbolic link is followed only as the path itself.
package struct MailboxSource: Sequence, Sendable {
    /// How the messages lie there.
    package enum Layout: String, Sendable, CaseIterable {
        /// RFC 4155, read as mboxrd: one `>` is taken off lines like `>From `.
        case mbox
        /// Both `new` and `cur` are read, whatever the flags; folders within are not.
        case maildir
        /// One file that is one message.
        case message
        /// Files ending in `.eml` directly in a directory, by name; directories in it are not entered.
        case directory
    }

    /// The largest message that is read, in bytes, unless another limit is handed in: 64 MiB. Mail servers seldom take
    /// more than half of that.
    package static let largestMessage = 64 * 1024 * 1024

    /// Where a mailbox from a pipe is kept while it is read: the place for large temporary files (FHS 5.15), since `/tmp`
    /// may be memory.
    package static let usualSpool = "/var/tmp"

    package let layout: Layout
    /// Bytes that the items' positions count up to.
    package let totalBytes: Int

    private let content: Content
    private let place: String
    private let now: Timestamp
    private let limit: Int

    enum Content: Sendable {
        case mbox(MboxMemory)
        case files(MessageFiles)
        case message(Result<[UInt8], MailboxError>)
        case nothing
    }

    /// Opens what lies at a path and tells from its layout and first bytes what it is.
    ///
    /// - Parameters:
    ///   - path: A file or a directory. A named pipe is read to its end first.
    ///   - now: The moment of import, for mail that does not say when it was received.
    ///   - limit: Bytes of the largest message that is read.
    ///   - spool: A directory for a mailbox that comes through a named pipe; the file in it has no name.
    /// - Throws: ``MailboxError`` where nothing there is mail. An empty file is a mailbox without messages.
    package init(
        path: String, now: Timestamp, limit: Int = largestMessage, spool: String = usualSpool
    ) throws(MailboxError) {
        var status = stat()
        guard stat(path, &status) == 0 else { throw MailboxError(errno: errno, at: path) }
        let opened: (layout: Layout, content: Content)
        switch status.st_mode & S_IFMT {
        case S_IFDIR: opened = try Self.open(directory: path)
        case S_IFREG, S_IFIFO:
            let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { throw MailboxError(errno: errno, at: path) }
            opened = try Self.open(OpenFile(owning: descriptor), at: path, limit: limit, spool: spool)
        case let mode:
            throw .notAFile(path, kind: FileAccess.kind(mode) ?? "")
        }
        self.init(opened, at: path, now: now, limit: limit)
    }

    /// Reads standard input: a mailbox if it begins with a `From ` line, else one message.
    ///
    /// - Parameters:
    ///   - layout: ``Layout/message`` where a mail server hands over a single mail: it may put a `From ` line before it
    ///     without quoting such lines in the text, and then nothing may be split there.
    ///   - descriptor: For tests; standard input is 0. It is not closed.
    /// - Throws: ``MailboxError``; nothing is handed out before all of a mailbox has arrived.
    package init(
        standardInput layout: Layout? = nil, descriptor: Int32 = 0, now: Timestamp, limit: Int = largestMessage,
        spool: String = usualSpool
    ) throws(MailboxError) {
        let place = "standard input"
        let own = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        guard own >= 0 else { throw MailboxError(errno: errno, at: place) }
        self.init(
            try Self.open(OpenFile(owning: own), at: place, limit: limit, spool: spool, as: layout), at: place,
            now: now, limit: limit)
    }

    private init(_ opened: (layout: Layout, content: Content), at place: String, now: Timestamp, limit: Int) {
        (layout, content) = opened
        (self.place, self.now, self.limit) = (place, now, limit)
        totalBytes =
            switch opened.content {
            case .mbox(let memory): memory.bytes.count
            case .files(let files): files.totalBytes
            case .message(.success(let bytes)): bytes.count
            case .message(.failure(.tooLarge(_, let bytes, _))): bytes ?? 0
            case .message, .nothing: 0
            }
    }

    private static func open(directory path: String) throws(MailboxError) -> (layout: Layout, content: Content) {
        let root = try FileAccess.open(directory: path)
        if MessageFiles.isMaildir(root) { return (.maildir, .files(try MessageFiles.maildir(path, root))) }
        return (.directory, .files(try MessageFiles.directory(path, root)))
    }

    private static func open(
        _ file: OpenFile, at place: String, limit: Int, spool: String, as layout: Layout? = nil
    ) throws(MailboxError) -> (layout: Layout, content: Content) {
        let head = try InputSpool.head(of: file, at: place)
        if head.isEmpty { return (layout ?? .mbox, .nothing) }
        switch layout == .message ? ContentKind.message : ContentKind(of: head) {
        case .mbox:
            return (.mbox, .mbox(try InputSpool.memory(of: file, startingWith: head, at: place, spool: spool)))
        case .foreign(let kind): throw .foreignFile(place, kind: kind)
        // A file that says by its name that it is mail may be damaged; nothing else may be without any header field.
        case .unknown where !place.lowercased().hasSuffix(".eml"): throw .notMail(place)
        case .message, .unknown:
            return (.message, .message(try InputSpool.message(of: file, startingWith: head, at: place, limit: limit)))
        }
    }

    /// Where an iteration stands.
    package struct Iterator: IteratorProtocol {
        fileprivate enum Walk {
            case mbox(MboxWalk)
            case files(FileWalk)
            case message(MailboxItem?)
        }

        fileprivate var walk: Walk

        /// The next message, or the reason why it was left out; `nil` at the end.
        package mutating func next() -> MailboxItem? {
            switch walk {
            case .mbox(var walk):
                let item = walk.next()
                self.walk = .mbox(walk)
                return item
            case .files(var walk):
                let item = walk.next()
                self.walk = .files(walk)
                return item
            case .message(let item):
                walk = .message(nil)
                return item
            }
        }
    }

    package func makeIterator() -> Iterator {
        switch content {
        case .mbox(let memory): Iterator(walk: .mbox(MboxWalk(memory, at: place, now: now, limit: limit)))
        case .files(let files): Iterator(walk: .files(FileWalk(files, now: now, limit: limit)))
        case .message(let message):
            Iterator(walk: .message(MailboxItem(outcome: message.map(arrived), position: totalBytes)))
        case .nothing: Iterator(walk: .message(nil))
        }
    }

    private func arrived(_ bytes: [UInt8]) -> ArrivedMail {
        ArrivedMail(
            bytes: bytes, receivedAt: ArrivalTime.ofNewestReceived(bytes) ?? now,
            source: printable(lastComponent(place)))
    }
}
