import Curl
import DeskFiles
import Enquiries
import Foundation
import IMAPReader
import Logging
import Mailboxes
import StoreSQL
import Transparency

/// Reads one folder for as long as the desk is open: visit, collect, wait for news, and after a failure wait longer.
actor MailboxReader {
    /// What it takes to read a folder.
    struct Needs: Sendable {
        let store: any SQLStore
        let reception: Reception
        /// Where a mail goes that the store refuses by itself.
        let incoming: IncomingFolder
        let inlets: Inlets
        let logger: Logger
        let surroundings: Surroundings
    }

    private let mailbox: InstallationMailbox
    private let needs: Needs
    private let policy: ReconnectPolicy
    private var progress = FolderProgress()
    private var failures = 0

    init(_ mailbox: InstallationMailbox, _ needs: Needs, policy: ReconnectPolicy = ReconnectPolicy()) {
        (self.mailbox, self.needs, self.policy) = (mailbox, needs, policy)
    }

    /// Returns when the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            do {
                progress = try await kept()
                let settings = try await mailbox.settings()
                try await MailFolder(settings).visit { [self] visit in
                    while !Task.isCancelled {
                        try await collect(visit)
                        _ = try await visit.wait(mailbox.every)
                    }
                }
            } catch {
                guard !Task.isCancelled else { return }
                try? await Task.sleep(for: failed(error))
            }
        }
    }

    /// One round: everything that is new is in the store when it returns.
    func collect(_ visit: FolderVisit) async throws {
        let (before, name) = (progress, mailbox.name)
        progress = try await visit.collect(after: before) { [self] mails, progress in
            try await keep(mails, progress)
        }
        failures = 0
        let (now, skipped) = (needs.surroundings.now(), progress.skipped.count)
        needs.inlets.change(name) { ($0.visited, $0.failingSince, $0.skipped) = (now, nil, skipped) }
    }

    /// Mails first, then how far the folder is read: a crash in between fetches them again, and they are known.
    private func keep(_ mails: [CollectedMail], _ progress: FolderProgress) async throws {
        let now = needs.surroundings.now()
        let arrived = mails.map { mail in
            ArrivedMail(
                bytes: mail.bytes,
                receivedAt: mail.receivedAt.map { Timestamp(secondsSince1970: $0) } ?? now,
                source: "IMAP \(mailbox.name) \(progress.uidValidity ?? 0)-\(mail.uid)", recipient: mailbox.recipient)
        }
        for index in try await needs.reception.take(arrived) {
            // Named by its place in the folder: should the next step fail, it is fetched again and found here.
            let name = "imap-\(mailbox.identity.prefix(12))-\(progress.uidValidity ?? 0)-\(mails[index].uid)"
            guard needs.incoming.aside.keep(mails[index].bytes, as: name) else {
                throw Failure(.inputOutput, "A mail that the store refuses cannot be set aside in incoming/aside.")
            }
            needs.inlets.setAside(1)
            needs.logger.error(
                "a mail could not be taken in and was set aside in incoming/aside",
                metadata: ["mailbox": "\(mailbox.name)", "uid": "\(mails[index].uid)"])
        }
        try await needs.store.keepMailboxProgress(Array(JSONEncoder().encode(progress)), of: mailbox.identity)
        let (count, skipped) = (mails.count, progress.skipped)
        let known = Set(self.progress.skipped.map(\.uid))
        needs.inlets.change(mailbox.name) { ($0.collected, $0.skipped) = ($0.collected + count, skipped.count) }
        for message in skipped where !known.contains(message.uid) {
            needs.logger.error(
                "a mail cannot be fetched and stays in the folder",
                metadata: [
                    "mailbox": "\(mailbox.name)", "uid": "\(message.uid)", "reason": "\(message.fault.words)",
                ])
        }
        self.progress = progress
    }

    private func kept() async throws -> FolderProgress {
        guard let bytes = try await needs.store.mailboxProgress(mailbox.identity) else { return FolderProgress() }
        do {
            return try JSONDecoder().decode(FolderProgress.self, from: Data(bytes))
        } catch {
            // All is fetched again, and known.
            needs.logger.warning("how far a mailbox was read is unknown", metadata: ["mailbox": "\(mailbox.name)"])
            return FolderProgress()
        }
    }

    /// - Returns: How long to wait.
    private func failed(_ error: any Error) -> Duration {
        failures += 1
        let now = needs.surroundings.now()
        needs.inlets.change(mailbox.name) { mailbox in
            mailbox.failures += 1
            mailbox.failingSince = mailbox.failingSince ?? now
        }
        needs.logger.warning(
            "a mailbox cannot be read", metadata: ["mailbox": "\(mailbox.name)", "error": "\(error)"])
        var random = SystemRandomNumberGenerator()
        return policy.wait(after: error as? IMAPFailure ?? .closed(nil), failures: failures, using: &random)
    }
}

extension InstallationMailbox {
    /// What tells this folder from others, also after its name in the configuration was changed.
    var identity: String { sha256Hex([url, user ?? "", folder].joined(separator: "\n").utf8) }

    /// - Throws: ``IMAPFailure/settings(_:)`` where they cannot work or a token's program fails.
    func settings() async throws -> MailFolder.Settings {
        var limits = IMAPLimits()
        limits.messageBytes = largest
        let settings = MailFolder.Settings(
            url: url, username: user, secret: try await held(), folder: folder,
            after: afterCommit, caFile: certificateAuthorities, proxy: proxy, limits: limits)
        if let problem = settings.problem { throw IMAPFailure.settings(problem) }
        return settings
    }

    private func held() async throws -> MailFolder.Secret? {
        switch secret {
        case .passwordFile(let path): return .password(file: path)
        case .tokenFile(let path): return .accessToken(file: path)
        case .tokenCommand(let command):
            do {
                return .heldToken(try await TokenCommand.run(command))
            } catch {
                throw IMAPFailure.settings("\(error)")
            }
        case nil: return nil
        }
    }

    private var afterCommit: AfterCommit {
        switch after {
        case .seen: .markSeen
        case .move(let target): .move(to: target)
        case .leave: .leave
        }
    }
}
