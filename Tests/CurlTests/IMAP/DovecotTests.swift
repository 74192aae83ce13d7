import Curl
import Foundation
import IMAPReader
import Testing

@Suite(.serialized, .enabled(if: Dovecot.isInstalled, "dovecot (Debian package dovecot-imapd) is not installed"))
struct DovecotTests {
    private func crlf(_ text: [UInt8]) -> [UInt8] {
        // Dovecot gives every line the end that IMAP asks for.
        var bytes: [UInt8] = []
        for byte in text {
            if byte == 0x0A, bytes.last != 0x0D { bytes.append(0x0D) }
            bytes.append(byte)
        }
        return bytes
    }

    @Test func `mail is collected once, marked only after it is kept, and stays where it is`() async throws {
        let server = try await Dovecot()
        try server.deliver((1...7).map { "Subject: \($0)\r\n\r\nText \($0)\r\n" })
        let kept = KeptMail()
        let settings = try server.settings()
        let progress = try await MailFolder(settings).visit { visit in
            try await visit.collect(after: FolderProgress(), batch: BatchLimits(messages: 3)) { mails, progress in
                // Nothing of this batch is marked yet, all of the batches before are.
                let before = await kept.mails.count
                #expect(server.flags().filter { $0.contains("S") }.count == before)
                await kept.keep(mails, progress)
            }
        }
        #expect(
            await kept.mails.map { String(decoding: $0, as: UTF8.self) }
                == (1...7).map { "Subject: \($0)\r\n\r\nText \($0)\r\n" })
        #expect(server.flags() == Array(repeating: "S", count: 7))
        #expect(progress.lastUID == 7 && progress.unmarked.isEmpty)
        #expect(await kept.progress == progress)
        try await kept.collect(settings)
        #expect(await kept.mails.count == 7)
    }

    @Test func `texts that look like responses come byte for byte, however the connection is made`() async throws {
        let server = try await Dovecot()
        let corpus = try lookAlikes()
        try #require(corpus.count >= 40)
        for (number, bytes) in corpus.enumerated() { try server.deliver(bytes, number) }
        for (url, requireTLS) in [
            ("imap://127.0.0.1:\(server.port)", nil), ("imap://127.0.0.1:\(server.port)", true),
            ("imaps://127.0.0.1:\(server.tlsPort)", nil),
        ] {
            let kept = KeptMail()
            try await kept.collect(
                try server.settings {
                    ($0.url, $0.requireTLS, $0.caFile, $0.after) = (url, requireTLS, server.certificate, .leave)
                })
            #expect(await kept.mails == corpus.map(crlf))
            #expect(server.flags().allSatisfy { $0.isEmpty })
        }
    }

    private func lookAlikes() throws -> [[UInt8]] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fixtures/imap-look-alikes.txt")
        return try Data(contentsOf: file).split(separator: 0x0A).filter { $0.first != UInt8(ascii: "#") }.map { line in
            let text = String(decoding: line, as: UTF8.self)
            let body = text.split(separator: ": ", maxSplits: 1)[1].replacing("\\r", with: "\r").replacing(
                "\\n", with: "\n")
            // Dovecot passes zero bytes on as 0x80, as RFC 3501 allows none.
            return Array("Subject: x\r\n\r\n\(body.replacing("\\0", with: "."))".utf8)
        }
    }

    @Test(arguments: ["", "IMAP4rev1 UIDPLUS"])
    func `mail is moved into a folder with an umlaut, with MOVE or without`(capabilities: String) async throws {
        let server = try await Dovecot(capabilities: capabilities)
        try server.deliver(["Subject: 1\r\n\r\na\r\n", "Subject: 2\r\n\r\nb\r\n"])
        let kept = KeptMail()
        let settings = try server.settings { $0.after = .move(to: "Büro/Erledigt") }
        await #expect(throws: IMAPFailure.noFolder("Büro/Erledigt", words: "it does not exist")) {
            try await kept.collect(settings)
        }
        #expect(await kept.commits == 0)
        let name = ".B&APw-ro.Erledigt"
        for part in ["", "/cur", "/new", "/tmp"] {
            try FileManager.default.createDirectory(
                atPath: server.folder + "/mail/" + name + part, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o777])
        }
        try await kept.collect(settings)
        #expect(await kept.mails.count == 2)
        #expect(server.flags().isEmpty)
        #expect(server.flags(in: name).count == 2)
    }

    @Test func `new mail is told by IDLE within a second, and without IDLE at the end of the wait`() async throws {
        for (capabilities, longest) in [("", 5.0), ("IMAP4rev1", 5.0)] {
            let server = try await Dovecot(capabilities: capabilities)
            let news = try await MailFolder(try server.settings()).visit { visit in
                #expect(try await !visit.wait(1))
                async let isNew = visit.wait(3)
                try await Task.sleep(for: .milliseconds(500))
                try server.deliver(Array("Subject: 1\r\n\r\na\r\n".utf8), 1)
                let began = ContinuousClock.now
                let result = try await isNew
                return (result, ContinuousClock.now - began, try await visit.list(from: 1).count)
            }
            #expect(news.0 && news.2 == 1)
            #expect(news.1 < .seconds(longest))
        }
    }

    @Test(arguments: [
        ("oauthbearer", true), ("xoauth2", true), ("oauthbearer", false), ("xoauth2", false), ("plain", true),
        ("plain", false),
    ])
    func `every way to sign in is understood, and a wrong secret refused`(mechanism: String, isRight: Bool) async throws
    {
        let server = try await Dovecot(mechanisms: mechanism)
        let file = try ScratchFile(isRight ? "geheim\n" : "falsch/1\n")
        let settings = try server.settings {
            $0.secret = mechanism == "plain" ? .password(file: file.path) : .accessToken(file: file.path)
            $0.patience = IMAPPatience(silence: 20, command: 60)
        }
        let kept = KeptMail()
        if isRight {
            try await kept.collect(settings)
        } else {
            let failure = await #expect(throws: IMAPFailure.self) { try await kept.collect(settings) }
            guard case .signInRefused("AUTHENTICATIONFAILED"?, _)? = failure else {
                Issue.record("\(String(describing: failure))")
                return
            }
            #expect(failure?.description.contains("falsch") == false)
        }
    }

    @Test(arguments: [true, false])
    func `encryption is used, and only with a certificate that can be trusted`(isTrusted: Bool) async throws {
        let server = try await Dovecot()
        for url in ["imap://127.0.0.1:\(server.port)", "imaps://127.0.0.1:\(server.tlsPort)"] {
            let settings = try server.settings {
                ($0.url, $0.requireTLS, $0.caFile) = (url, true, isTrusted ? server.certificate : nil)
            }
            let kept = KeptMail()
            if isTrusted {
                try await kept.collect(settings)
            } else {
                let failure = await #expect(throws: IMAPFailure.self) { try await kept.collect(settings) }
                guard case .untrusted? = failure else {
                    Issue.record("\(String(describing: failure))")
                    return
                }
            }
        }
    }

    @Test func `a message that is removed meanwhile, or too large, stops no other`() async throws {
        let server = try await Dovecot()
        try server.deliver([
            "Subject: 1\r\n\r\na\r\n", "Subject: 2\r\n\r\n" + String(repeating: "b", count: 2_000),
            "Subject: 3\r\n\r\nc\r\n",
        ])
        let settings = try server.settings { $0.limits.messageBytes = 1_024 }
        let kept = KeptMail()
        try await kept.collect(settings)
        #expect(await kept.mails.count == 2)
        #expect(await kept.progress.skipped.map(\.uid) == [2])
        #expect(server.flags() == ["S", "", "S"])
        try await MailFolder(settings).visit { visit in
            // Also where the size is only known when the server announces it.
            _ = await #expect(throws: IMAPFailure.broken(.literalTooLong(announced: 2_014, limit: 1_024))) {
                _ = try await visit.fetch(2)
            }
        }
        let outcome = try await MailFolder(settings).visit { visit in try await visit.fetch(77).outcome }
        #expect(outcome == .gone)
    }

    @Test func `what was kept but not marked is marked at the next visit and not fetched again`() async throws {
        let server = try await Dovecot()
        try server.deliver(["Subject: 1\r\n\r\na\r\n"])
        var progress = FolderProgress()
        let folder = try await MailFolder(try server.settings()).visit { visit in await visit.folder }
        _ = progress.begin(try #require(folder))
        progress.plan([1])
        progress.committed([1])
        let kept = KeptMail()
        await kept.keep([], progress)
        try await kept.collect(try server.settings())
        #expect(await kept.mails.isEmpty)
        #expect(server.flags() == ["S"])
        #expect(await kept.progress.unmarked.isEmpty)
    }

    @Test func `a store that fails keeps everything unmarked`() async throws {
        struct DiskFull: Error {}
        let server = try await Dovecot()
        try server.deliver(["Subject: 1\r\n\r\na\r\n"])
        await #expect(throws: DiskFull.self) {
            try await MailFolder(try server.settings()).visit { visit in
                _ = try await visit.collect(after: FolderProgress()) { _, _ in throw DiskFull() }
            }
        }
        #expect(server.flags() == [""])
    }

    @Test func `a folder that was made anew is read again`() async throws {
        let server = try await Dovecot()
        try server.deliver(["Subject: 1\r\n\r\na\r\n"])
        let kept = KeptMail()
        try await kept.collect(try server.settings())
        // Dovecot keeps UIDVALIDITY here.
        for name in try FileManager.default.contentsOfDirectory(atPath: server.folder + "/mail")
        where name.hasPrefix("dovecot") {
            try FileManager.default.removeItem(atPath: server.folder + "/mail/" + name)
        }
        try await Task.sleep(for: .seconds(1.1))
        try await kept.collect(try server.settings())
        #expect(await kept.mails.count == 2)
    }

    @Test func `calling off ends a wait at once`() async throws {
        let server = try await Dovecot()
        let settings = try server.settings()
        let task = Task { try await MailFolder(settings).visit { visit in try await visit.wait(600) } }
        try await Task.sleep(for: .seconds(1))
        let began = ContinuousClock.now
        task.cancel()
        await #expect(throws: IMAPFailure.calledOff) { try await task.value }
        #expect(ContinuousClock.now - began < .seconds(1))
    }
}
