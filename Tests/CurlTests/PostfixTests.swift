import ChildPrograms
import Curl
import Enquiries
import Foundation
import Glibc
import MailPeer
import Sending
import Testing

/// Debian's Postfix as the submission server, which requires STARTTLS and files a copy of everything.
@Suite(.serialized) struct PostfixTests {
    private static let isHere =
        geteuid() == 0 && RealServer.run(["sh", "-c", "PATH=$PATH:/usr/sbin; command -v postfix"]) == 0
        && RealServer.run(["openssl", "version"]) == 0
    private static let missing: Comment = "Postfix (Debian) is not installed, or this is not root, whom it needs"

    private func serving(_ work: (_ settings: SMTPTransport.Settings, _ folder: String) async throws -> Void)
        async throws
    {
        // Short, since it holds sockets, whose paths may have a hundred bytes.
        let folder = "/tmp/postroom-postfix-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let made = RealServer.run([
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", folder + "/key.pem", "-out",
            folder + "/certificate.pem",
        ])
        try #require(made == 0)
        let free = try ScriptedServer()
        let port = free.port
        free.stop()
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/postfix.sh").path
        let child = try ChildProgram(["sh", script, folder, String(port)]).start()
        defer { child.end() }
        try await RealServer.untilListening(port)
        try await work(
            SMTPTransport.Settings(
                url: "smtp://127.0.0.1:\(port)", caFile: folder + "/certificate.pem", requireTLS: true), folder)
    }

    private func files(_ folder: String, _ box: String, count: Int) async throws -> [String] {
        var found: [String] = []
        for _ in 0..<100 {
            let place = "\(folder)/mail/\(box)/new"
            found = try ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).map {
                String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(place)/\($0)")), as: UTF8.self)
            }
            if found.count >= count { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        return found
    }

    @Test(.enabled(if: isHere, missing))
    func `Postfix takes replies under a queue id, files a copy by Message-ID, and refuses what it must`() async throws {
        try await serving { settings, folder in
            let transport = SMTPTransport(settings)
            let body =
                "Subject: Your bin\r\nMessage-ID: <r1@lindenfurt.example>\r\n\r\n.\r\n..\r\nIt comes tomorrow.\r\n"
            let taken = await transport.handOver(reply(body, to: "ann@citizen.example"))
            #expect(taken.kind == .accepted)
            let answer = ServerAnswer(taken.text, at: Timestamp(milliseconds: 0))
            #expect(answer.code == 250 && answer.enhanced == "2.0.0")
            let queueID = try #require(answer.queueID)
            for box in ["ann", "journal"] {
                let mails = try await files(folder, box, count: 1)
                #expect(mails.count == 1 && mails[0].contains("Message-ID: <r1@lindenfurt.example>"), "\(box)")
                #expect(mails.first?.hasSuffix("\n.\n..\nIt comes tomorrow.\n") == true)
            }
            let log = try String(contentsOfFile: folder + "/log", encoding: .utf8)
            #expect(log.contains("\(queueID): message-id=<r1@lindenfurt.example>"))

            let refused = await transport.handOver(reply(to: "bob@citizen.example"))
            #expect(refused.kind == .rejected)
            let words = ServerAnswer(refused.text, at: Timestamp(milliseconds: 0))
            #expect(words.code == 550 && words.enhanced == "5.1.1" && words.queueID == nil, "\(refused)")
            #expect(await transport.handOver(reply(to: "x@elsewhere.example")).kind == .rejected)

            let umlauts = "Subject: x\r\nTo: jürgen@citizen.example\r\n\r\nplain\r\n"
            let utf8 = await transport.handOver(reply(umlauts, to: "jürgen@citizen.example"))
            #expect(utf8.kind == .accepted, "\(utf8)")
            #expect(try await files(folder, "ann", count: 2).count == 2)

            // Without a certificate that can be trusted nothing is said.
            var blind = settings
            blind.caFile = nil
            #expect(await SMTPTransport(blind).handOver(reply(to: "ann@citizen.example")).kind == .deferred)
            #expect(try await files(folder, "journal", count: 2).count == 2)
        }
    }
}
