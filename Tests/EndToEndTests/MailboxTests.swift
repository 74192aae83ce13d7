import Foundation
import Testing

/// IMAP mailboxes that an open desk reads, with a real server.
@Suite(.serialized, .enabled(if: DovecotServer.isInstalled, "dovecot (Debian package dovecot-imapd) is not installed"))
struct MailboxTests {
    private func installed(_ scratch: Scratch, _ settings: String) throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run(["init", desk, "--trial", "--desk", "Corpora/desks/vehicle"])
        try #require(made.code == 0, "\(made.error)")
        let file = URL(fileURLWithPath: desk + "/postroom.yaml")
        try Data((String(contentsOf: file, encoding: .utf8) + settings).utf8).write(to: file)
        return desk
    }

    private func mail(_ number: Int) -> String {
        "From: Ann <ann\(number)@citizen.example>\nTo: enquiries@vehicle-agency.example\nSubject: Car \(number)\n"
            + "Message-ID: <imap-\(number)@citizen.example>\n\nMy car is off the road.\n"
    }

    private func count(_ desk: String) throws -> Int {
        try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out).count
    }

    private func until(_ what: String, _ isSo: () async throws -> Bool) async throws {
        for _ in 0..<300 {
            if try await isSo() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("it never came to: \(what)")
    }

    @Test func `mail is fetched once, marked once it is in the store, and never makes a second case`() async throws {
        let scratch = try Scratch()
        let server = try await DovecotServer()
        for number in 1...5 { try server.deliver(number, mail(number)) }
        let desk = try installed(scratch, server.settings())
        var running = try await RunningDesk(desk: desk)
        try await until("five marked") { server.seen == 5 }
        #expect(try count(desk) == 5)
        // While it waits for news.
        try server.deliver(6, mail(6))
        try await until("the sixth marked") { server.seen == 6 }
        #expect(try count(desk) == 6)
        let metrics = try await running.get("/metrics").text
        #expect(metrics.contains("postroom_imap_mails_total{mailbox=\"post\"} 6"))
        #expect(running.stop() == 0)

        // The same folder again, then with new numbers: everything is fetched anew, and known.
        running = try await RunningDesk(desk: desk)
        try server.deliver(7, mail(7))
        try await until("the seventh marked") { server.seen == 7 }
        #expect(running.stop() == 0)
        try await server.renumber()
        running = try await RunningDesk(desk: desk)
        try await until("all read again") {
            try await running.get("/metrics").text.contains("postroom_imap_mails_total{mailbox=\"post\"} 7")
        }
        #expect(running.stop() == 0)
        #expect(try count(desk) == 7)
    }

    @Test func `a server that goes away is visited again, and the desk stops while it waits`() async throws {
        let scratch = try Scratch()
        let server = try await DovecotServer()
        try server.deliver(1, mail(1))
        let desk = try installed(scratch, server.settings())
        let running = try await RunningDesk(desk: desk)
        try await until("the first marked") { server.seen == 1 }
        server.stop()
        try await until("trouble is shown") {
            try await running.get("/metrics").text.contains("postroom_imap_failing{mailbox=\"post\"} 1")
        }
        try await server.start()
        try server.deliver(2, mail(2))
        try await until("the second marked") { server.seen == 2 }
        #expect(try await running.get("/metrics").text.contains("postroom_imap_failing{mailbox=\"post\"} 0"))
        let begun = ContinuousClock.now
        #expect(running.stop() == 0)
        #expect(ContinuousClock.now - begun < .seconds(10))
        #expect(try count(desk) == 2)
    }

    @Test func `the check of a mailbox says what is wrong and leaves the mail alone`() async throws {
        let scratch = try Scratch()
        let server = try await DovecotServer()
        try server.deliver(1, mail(1))
        let url = "imap://127.0.0.1:\(server.port)"
        try Data("falsch\n".utf8).write(to: URL(fileURLWithPath: scratch.path("wrong")))
        let more = """
              - {name: password, url: "\(url)", user: office, passwordFile: \(scratch.path("wrong"))}
              - {name: folder, url: "\(url)", user: office, passwordFile: \(server.folder)/password, folder: Nowhere}
              - {name: file, url: "\(url)", user: office, passwordFile: \(scratch.path("none"))}
              - {name: program, url: "\(url)", user: office, tokenCommand: ["false"]}
              - {name: token, url: "\(url)", user: office, tokenCommand: [printf, geheim]}
              - {name: port, url: "imap://127.0.0.1:1"}
              - {name: clear, url: "imap://mail.example"}

            """
        let desk = try installed(scratch, server.settings(more))
        for (name, code, words) in [
            ("post", 0, "1 messages in INBOX"), ("token", 0, "1 messages in INBOX"),
            ("password", 78, "refuses the user name"),
            ("folder", 78, "“Nowhere” cannot be used"), ("file", 78, "No such file"),
            ("program", 78, "false of imap.tokenCommand failed"),
            ("port", 69, "cannot be reached"), ("bogus", 64, "no mailbox bogus"),
        ] as [(String, Int32, String)] {
            let result = try Command.run(["mailbox", "check", name, "--desk", desk])
            #expect(result.code == code && (result.out + result.error).contains(words), "\(name): \(result)")
            #expect(!(result.out + result.error).contains("geheim"))
        }
        let all = try Command.run(["mailbox", "check", "--desk", desk])
        #expect(all.code == 78 && all.out.split(separator: "\n").count == 8)
        #expect(server.seen == 0)
    }
}
