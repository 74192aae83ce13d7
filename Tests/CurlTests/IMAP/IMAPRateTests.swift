import Curl
import Foundation
import Glibc
import IMAPReader
import Testing

/// Against `mbsync` (Debian package isync) on the same folder, in turn. Run with
/// `POSTROOM_IMAP_RATE=10000 Scripts/test --filter IMAPRateTests`; prints figures and asserts that nothing is missing.
@Suite struct IMAPRateTests {
    private static let count = ProcessInfo.processInfo.environment["POSTROOM_IMAP_RATE"].flatMap(Int.init) ?? 0
    private static let canRun = count > 0 && Dovecot.isInstalled && RealServer.run(["mbsync", "--version"]) == 0

    @Test(.enabled(if: canRun, "POSTROOM_IMAP_RATE is not set, or dovecot or mbsync (Debian) not installed"))
    func `ten thousand messages are fetched and kept as fast as mbsync does it`() async throws {
        let server = try await Dovecot()
        let body = String(repeating: "Guten Tag, meine Tonne wurde nicht geleert. ", count: 40)
        for number in 0..<Self.count {
            try server.deliver(
                Array("Subject: \(number)\r\nMessage-ID: <\(number)@x.example>\r\n\r\n\(body)\r\n".utf8), number)
        }
        let settings = try server.settings()
        // Dovecot writes its index first, which should count for none of them.
        _ = try await MailFolder(settings).visit { visit in try await visit.list(from: 1).count }
        for round in 1...3 {
            for syncs in [false, true] {
                let ours = server.folder + "/ours\(round)\(syncs)"
                try FileManager.default.createDirectory(atPath: ours, withIntermediateDirectories: true)
                let began = ContinuousClock.now
                let kept = Kept(folder: ours, syncs: syncs)
                _ = try await MailFolder(settings).visit { visit in
                    try await visit.collect(after: FolderProgress()) { mails, _ in try await kept.keep(mails) }
                }
                print("round \(round) ours fsync=\(syncs) mails/s", rate(began))
                #expect(await kept.count == Self.count)
                let theirs = server.folder + "/theirs\(round)\(syncs)"
                let again = ContinuousClock.now
                #expect(RealServer.run(["mbsync", "-c", try configuration(server, theirs, syncs), "-a"]) == 0)
                print("round \(round) mbsync fsync=\(syncs) mails/s", rate(again))
                #expect(
                    try FileManager.default.subpathsOfDirectory(atPath: theirs).filter { $0.contains("U=") }.count
                        == Self.count)
            }
        }
    }

    private func rate(_ began: ContinuousClock.Instant) -> Int {
        Int(Double(Self.count) / ((ContinuousClock.now - began) / .seconds(1)))
    }

    private func configuration(_ server: Dovecot, _ target: String, _ syncs: Bool) throws -> String {
        for part in ["/cur", "/new", "/tmp", "-others"] {
            try FileManager.default.createDirectory(atPath: target + part, withIntermediateDirectories: true)
        }
        let text = """
            FSync \(syncs ? "yes" : "no")

            IMAPAccount a
            Host 127.0.0.1
            Port \(server.port)
            User office
            Pass geheim
            SSLType None
            AuthMechs LOGIN

            IMAPStore far
            Account a

            MaildirStore near
            Path \(target)-others/
            Inbox \(target)

            Channel c
            Far :far:
            Near :near:
            Sync Pull New
            SyncState *

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: target + ".conf"))
        return target + ".conf"
    }
}

/// Keeps each mail in a file of its own.
private actor Kept {
    private let folder: String
    private let syncs: Bool
    private(set) var count = 0

    init(folder: String, syncs: Bool) { (self.folder, self.syncs) = (folder, syncs) }

    func keep(_ mails: [CollectedMail]) throws {
        for mail in mails {
            let file = open("\(folder)/\(mail.uid)", O_WRONLY | O_CREAT | O_EXCL, 0o600)
            defer { close(file) }
            guard write(file, mail.bytes, mail.bytes.count) == mail.bytes.count, !syncs || fsync(file) == 0 else {
                throw POSIXError(.EIO)
            }
            count += 1
        }
    }
}
