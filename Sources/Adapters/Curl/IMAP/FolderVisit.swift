import Dispatch
package import IMAPReader

/// An open folder. What is asked of it blocks a thread of its own, not those that tasks share.
package actor FolderVisit {
    private let settings: MailFolder.Settings
    private let callOff: CallOff
    private var session: IMAPSession<CurlIMAPChannel>?
    private let executor = QueueExecutor()

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ settings: MailFolder.Settings, _ callOff: CallOff) { (self.settings, self.callOff) = (settings, callOff) }

    func open() throws(IMAPFailure) {
        if let problem = settings.problem { throw .settings(problem) }
        let signIn = try signIn()
        if callOff.isRequested { throw .calledOff }
        var session = IMAPSession(
            try CurlIMAPChannel(settings, callOff: callOff), limits: settings.limits, patience: settings.patience)
        try session.open(settings.folder, as: signIn, after: settings.after)
        self.session = session
    }

    func close() {
        session?.logOut()
        session = nil
    }

    private func signIn() throws(IMAPFailure) -> SignIn? {
        guard let user = settings.username, let kind = settings.secret, let server = settings.server else { return nil }
        let secret: String
        do throws(PasswordFile.Problem) {
            switch kind {
            case .password(let file):
                return .password(
                    user: user,
                    password: try PasswordFile.read(file, for: "The mailbox's password", longest: Self.longestSecret))
            case .accessToken(let file):
                secret = try PasswordFile.read(
                    file, for: "The mailbox's access token", longest: Self.longestSecret)
            case .heldToken(let token): secret = token
            }
        } catch {
            throw .settings(error.description)
        }
        guard !secret.isEmpty, secret.utf8.count <= Self.longestSecret,
            secret.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else {
            throw .settings(
                "The mailbox's access token is empty, too long, or holds blanks or letters beyond ASCII. Write it anew."
            )
        }
        let port = server.port ?? (server.isEncryptedFromTheStart ? 993 : 143)
        return .bearer(user: user, token: secret, host: server.host, port: port)
    }

    /// Bytes of a password or token; tokens of some providers have several thousand.
    private static let longestSecret = 16_384

    /// Bytes of a message that are still fetched.
    var largestMessage: Int { settings.limits.messageBytes }

    // MARK: Asking

    private func using<Result>(
        _ work: (inout IMAPSession<CurlIMAPChannel>) throws(IMAPFailure) -> Result
    ) throws(IMAPFailure) -> Result {
        guard var session else { throw .closed(nil) }
        // Given away meanwhile: two owners would copy its buffers.
        self.session = nil
        defer { self.session = session }
        return try work(&session)
    }

    /// The folder as it is now.
    package var folder: OpenFolder? { session?.folder }

    /// The messages with a UID from `first` on, in ascending order.
    package func list(from first: UInt32) throws(IMAPFailure) -> [ListedMessage] {
        try using { session throws(IMAPFailure) in try session.list(from: first) }
    }

    /// Fetches a message without marking it as read.
    /// - Parameter take: Gets the bytes as they come, on the visit's thread; they are worth nothing unless the outcome is
    ///   complete. `false` if it cannot take them: the rest is dropped.
    package func fetch(
        _ uid: UInt32, _ take: @Sendable (ArraySlice<UInt8>) -> Bool
    ) throws(IMAPFailure) -> FetchOutcome {
        try using { session throws(IMAPFailure) in try session.fetch(uid, take) }
    }

    /// The same into memory.
    package func fetch(_ uid: UInt32) throws(IMAPFailure) -> (outcome: FetchOutcome, bytes: [UInt8]) {
        var bytes: [UInt8] = []
        let outcome = try using { session throws(IMAPFailure) in
            try session.fetch(uid) { part in
                bytes += part
                return true
            }
        }
        return (outcome, bytes)
    }

    /// Several with one command.
    /// - Parameter mails: Those that came whole are added to it, also where the call throws.
    func fetch(_ uids: [UInt32], limit: Int, into mails: inout [CollectedMail]) throws(IMAPFailure) -> FetchedSet {
        try using { session throws(IMAPFailure) in
            try session.fetch(uids, limit: limit) { uid, bytes, receivedAt in
                mails.append(CollectedMail(uid: uid, bytes: bytes, receivedAt: receivedAt))
            }
        }
    }

    /// Marks or moves messages, as the settings say. Only for what is safely kept. Doing it twice does no harm.
    package func accept(_ uids: [UInt32]) throws(IMAPFailure) {
        try using { session throws(IMAPFailure) in try session.accept(uids) }
    }

    /// Waits for new mail: by IDLE where the server can, else it asks once at the end.
    /// - Parameter seconds: At most 1,740: servers hang up after 30 minutes (RFC 2177).
    /// - Returns: Whether there may be new mail.
    package func wait(_ seconds: Int) throws(IMAPFailure) -> Bool {
        try using { session throws(IMAPFailure) in try session.wait(min(max(seconds, 0), 1_740)) }
    }
}

/// Runs an actor on a thread that may block.
private final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "postroom.imap")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedSerialExecutor()
        queue.async { job.runSynchronously(on: executor) }
    }
}
