import ChildPrograms
import Curl
import Foundation
import Glibc
import IMAPReader
import MailPeer

/// Debian's Dovecot on loopback with a mailbox of its own.
final class Dovecot: Sendable {
    static let isInstalled =
        RealServer.run(["sh", "-c", "PATH=$PATH:/usr/sbin; command -v dovecot && test -e /usr/lib/dovecot/imap"]) == 0
        && RealServer.run(["openssl", "version"]) == 0

    let folder: String
    let port: UInt16
    let tlsPort: UInt16
    private let child: RunningChild

    init(mechanisms: String = "plain login oauthbearer xoauth2", capabilities: String = "") async throws {
        // Short, since it holds sockets, whose paths may have a hundred bytes.
        folder = "/tmp/postroom-dovecot-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let made = RealServer.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder + "/key.pem", "-out",
            folder + "/certificate.pem",
        ])
        let free = [try ScriptedServer(), try ScriptedServer()]
        (port, tlsPort) = (free[0].port, free[1].port)
        free.forEach { $0.stop() }
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fixtures/dovecot.sh").path
        let command = ["sh", script, folder, String(port), String(tlsPort), mechanisms, capabilities]
        guard made == 0 else { throw POSIXError(.ENOENT) }
        child = try ChildProgram(command).start()
        do {
            try await RealServer.untilListening(tlsPort)
        } catch {
            child.end()
            throw error
        }
    }

    deinit {
        child.end()
        try? FileManager.default.removeItem(atPath: folder)
    }

    var certificate: String { folder + "/certificate.pem" }

    /// Puts a message into the inbox; names sort as messages arrived.
    func deliver(_ message: [UInt8], _ number: Int) throws {
        let name = "\(1_700_000_000 + number).M\(number)P1.test"
        try Data(message).write(to: URL(fileURLWithPath: folder + "/mail/tmp/" + name))
        chmod(folder + "/mail/tmp/" + name, 0o666)
        guard rename(folder + "/mail/tmp/" + name, folder + "/mail/new/" + name) == 0 else { throw POSIXError(.EIO) }
    }

    func deliver(_ texts: [String]) throws {
        for (number, text) in texts.enumerated() { try deliver(Array(text.utf8), number) }
    }

    /// Flags of the messages in the inbox (or the folder `name`) as their files tell, in the order of arrival.
    func flags(in name: String = "") -> [String] {
        let files = ["cur", "new"].flatMap { part in
            (try? FileManager.default.contentsOfDirectory(atPath: folder + "/mail/" + name + "/" + part)) ?? []
        }
        return files.sorted().map { $0.split(separator: ":").dropFirst().first.map { String($0.dropFirst(2)) } ?? "" }
    }

    /// With user and password.
    func settings(_ change: (inout MailFolder.Settings) -> Void = { _ in }) throws -> MailFolder.Settings {
        var settings = MailFolder.Settings(
            url: "imap://127.0.0.1:\(port)", username: "office", secret: .password(file: folder + "/password"),
            connectTimeout: 5, patience: IMAPPatience(silence: 10, command: 60))
        try Data("geheim\n".utf8).write(to: URL(fileURLWithPath: folder + "/password"))
        change(&settings)
        return settings
    }
}

/// What a test's caller keeps: a store whose contents outlive visits.
actor KeptMail {
    private(set) var mails: [[UInt8]] = []
    private(set) var progress = FolderProgress()
    private(set) var commits = 0

    func keep(_ new: [CollectedMail], _ progress: FolderProgress) {
        mails += new.map(\.bytes)
        self.progress = progress
        commits += 1
    }

    /// One visit that collects all that is new.
    @discardableResult
    func collect(_ settings: MailFolder.Settings, batch: BatchLimits = BatchLimits()) async throws -> FolderProgress {
        let start = progress
        return try await MailFolder(settings).visit { visit in
            try await visit.collect(after: start, batch: batch) { await self.keep($0, $1) }
        }
    }
}
