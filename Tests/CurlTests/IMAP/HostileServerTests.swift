import ChildPrograms
import Curl
import Foundation
import IMAPReader
import Testing

/// Servers that do one thing wrong; see `Fixtures/imap_peer.py`.
@Suite struct HostileServerTests {
    private func serving(
        _ fault: String, silence: Int = 3, command: Int = 6,
        _ work: (MailFolder.Settings) async throws -> Void
    ) async throws {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Fixtures/imap_peer.py").path
        let file = try ScratchFile("")
        let child = try ChildProgram(["python3", script, file.path, fault]).start()
        defer { child.end() }
        var port = ""
        for _ in 0..<500 where port.isEmpty {
            try await Task.sleep(for: .milliseconds(20))
            port = try String(contentsOfFile: file.path, encoding: .utf8)
        }
        let password = try ScratchFile("geheim\n")
        var settings = MailFolder.Settings(
            url: "imap://127.0.0.1:\(port)", username: "office", secret: .password(file: password.path),
            connectTimeout: 3,
            patience: IMAPPatience(silence: silence, command: command))
        settings.limits.responses = 100_000
        try await work(settings)
    }

    private func text(_ number: Int) -> [UInt8] { Array("Subject: \(number)\r\n\r\ntext \(number)\r\n".utf8) }

    @Test(arguments: ["none", "data in between"])
    func `a server that keeps to the protocol gives all`(fault: String) async throws {
        try await serving(fault) { settings in
            let kept = KeptMail()
            try await kept.collect(settings)
            #expect(await kept.mails == [text(1), text(2), text(3)])
        }
    }

    @Test(arguments: [("refuses 2", MessageFault.refused(code: "SERVERBUG")), ("empty 2", .noText)])
    func `a message that the server cannot give is tried at three visits and stops no other`(
        fault: String, expected: MessageFault
    ) async throws {
        try await serving(fault) { settings in
            let kept = KeptMail()
            for visit in 1...4 {
                try await kept.collect(settings)
                #expect(await kept.mails == [text(1), text(3)])
                #expect(await kept.progress.waiting.map(\.tries) == (visit < 3 ? [visit] : []))
            }
            #expect(await kept.progress.skipped.map(\.fault) == [expected])
        }
    }

    @Test(arguments: [
        ("hangs up at 2", IMAPFailure.closed(nil)), ("longer than announced", .broken(.malformed)),
        ("wrong tag", .broken(.wrongTag)), ("another's text", .broken(.unexpectedContent)),
        ("endless line", .broken(.responseTooLong(limit: 65_536))),
        ("endless responses", .broken(.tooManyResponses(limit: 100_000))), ("silent at 2", .timeout(seconds: 3)),
        ("trickles", .timeout(seconds: 6)),
    ])
    func `a message that breaks the connection stops no other for long`(fault: String, expected: IMAPFailure)
        async throws
    {
        try await serving(fault) { settings in
            let kept = KeptMail()
            // Each visit breaks at message 2; the second one has fetched 3 before.
            for _ in 1...3 { await #expect(throws: expected) { try await kept.collect(settings) } }
            try await kept.collect(settings)
            #expect(await kept.mails == [text(1), text(3)])
            #expect(await kept.progress.skipped.map(\.uid) == [2])
            #expect(await kept.progress.unmarked.isEmpty)
        }
    }

    @Test func `an endless message is skipped as soon as it is known which one it is`() async throws {
        try await serving("endless literal") { settings in
            let kept = KeptMail()
            let limit = settings.limits.messageBytes
            for _ in 1...2 {
                await #expect(throws: IMAPFailure.broken(.literalTooLong(announced: 9_999_999_999, limit: limit))) {
                    try await kept.collect(settings)
                }
            }
            try await kept.collect(settings)
            #expect(await kept.mails == [text(1), text(3)])
            #expect(await kept.progress.skipped.map(\.fault) == [.tooLarge(bytes: 9_999_999_999, limit: limit)])
        }
    }

    @Test func `sizes beyond all reason are believed and harm nothing`() async throws {
        try await serving("claims huge sizes") { settings in
            let kept = KeptMail()
            try await kept.collect(settings)
            #expect(await kept.mails.isEmpty)
            #expect(await kept.progress.skipped.map(\.uid) == [1, 2, 3])
        }
    }

    @Test func `a server that refuses to mark is named, and all mail is fetched once`() async throws {
        try await serving("refuses to mark") { settings in
            let kept = KeptMail()
            for _ in 1...2 {
                await #expect(throws: IMAPFailure.refused(.store, code: "NOPERM", words: "")) {
                    try await kept.collect(settings, batch: BatchLimits(messages: 1))
                }
            }
            #expect(await kept.mails == [text(1), text(2), text(3)])
            #expect(await kept.progress.unmarked == [1, 2, 3])
        }
    }

    @Test func `a connection that is lost once loses no message`() async throws {
        try await serving("hangs up at 2 once") { settings in
            let kept = KeptMail()
            await #expect(throws: IMAPFailure.closed(nil)) { try await kept.collect(settings) }
            try await kept.collect(settings)
            #expect(await kept.mails == [text(1), text(3), text(2)])
            let progress = await kept.progress
            #expect(progress.waiting.isEmpty && progress.skipped.isEmpty)
        }
    }

    @Test(arguments: ["CAPABILITY", "LOGIN", "SELECT", "UID FETCH", "UID STORE"])
    func `a server that hangs up at a command makes an error, and what was kept is not kept twice`(
        command: String
    ) async throws {
        try await serving("drops at " + command) { settings in
            let kept = KeptMail()
            for _ in 1...2 { await #expect(throws: IMAPFailure.self) { try await kept.collect(settings) } }
            #expect(await kept.mails.count == (command == "UID STORE" ? 3 : 0))
        }
    }

    @Test(arguments: ["endless greeting", "silent greeting", "goodbye as greeting"])
    func `a server that does not begin well is left in time`(fault: String) async throws {
        try await serving(fault) { settings in
            let began = ContinuousClock.now
            await #expect(throws: IMAPFailure.self) { try await KeptMail().collect(settings) }
            #expect(ContinuousClock.now - began < .seconds(6))
        }
    }

    @Test func `no password goes to a server that offers no encryption where it is required`() async throws {
        try await serving("none") { settings in
            var settings = settings
            settings.requireTLS = true
            await #expect(throws: IMAPFailure.untrusted("it offers no STARTTLS")) {
                try await KeptMail().collect(settings)
            }
        }
    }
}
