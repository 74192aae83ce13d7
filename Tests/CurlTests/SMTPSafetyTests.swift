import MailPeer
import Sending
import Testing

@testable import Curl

@Suite struct SMTPSafetyTests {
    @Test func `a session says what it must and nothing else`() async throws {
        let server = try ScriptedServer()
        #expect(await handOver(to: server) == .accepted("250 2.0.0 Ok: queued as 4XYZ"))
        let commands = try #require(server.sessions.first).commands
        #expect(commands.first?.hasPrefix("EHLO ") == true)
        let size = reply().bytes.count
        #expect(
            commands.dropFirst() == [
                "MAIL FROM:<office@lindenfurt.example> SIZE=\(size)", "RCPT TO:<anna@example.org>", "DATA", "QUIT",
            ])
    }

    @Test func `an automatic reply goes out with the empty sender`() async throws {
        let server = try ScriptedServer(extensions: [])
        #expect(await handOver(reply(from: ""), to: server).kind == .accepted)
        #expect(server.sessions.first?.commands.contains("MAIL FROM:<>") == true)
    }

    @Test(arguments: [
        "a@b>\r\nRCPT TO:<evil@c.example", "a@b.example\r\nDATA", "a\nb@c.example", "a\0@c.example", "<a@b.example>",
        "a b@c.example", "a@b.example SIZE=1", "a\t@c.example", "a\u{7F}@c.example", "j\u{202E}@b.example",
        "j\u{85}@b.example", "j\u{2028}@b.example", "j\u{FEFF}@b.example",
        "a@bücher.example",
        "a@b.example,c@d.example", "\"a b\"@c.example", "a@b@c.example", "@b.example", "a@", "nobody", "",
        String(repeating: "a", count: 65) + "@b.example", "a@" + String(repeating: "b.", count: 130) + "example",
    ])
    func `an address that could be more than an address never reaches the server`(address: String) async throws {
        let server = try ScriptedServer()
        let toWhom = await handOver(reply(to: address), to: server)
        #expect(toWhom.kind == .rejected)
        #expect(address.isEmpty || !toWhom.text.contains(address), "an address does not belong into an error text")
        if !address.isEmpty { #expect(await handOver(reply(from: address), to: server).kind == .rejected) }
        #expect(server.sessions.isEmpty)
    }

    @Test(arguments: [
        "a@b.example", "a.b+c=d/e'f@sub.b-c.example", "a@[192.0.2.1]", "\"a\"@b.example",
        String(repeating: "a", count: 64) + "@b.example", "a@" + String(repeating: "b", count: 252),
    ])
    func `a plain address is taken as it is`(address: String) {
        #expect(EnvelopeAddress.problem(of: address) == nil)
    }

    private static let umlauts = "Subject: x\r\nTo: J <jürgen@b.example>\r\n\r\nplain\r\n"

    @Test func `a name with letters beyond ASCII goes to a server that offers SMTPUTF8, and says so`() async throws {
        let server = try ScriptedServer(extensions: ["SIZE 50000000", "SMTPUTF8", "8BITMIME"])
        #expect(await handOver(reply(Self.umlauts, to: "jürgen@b.example"), to: server).kind == .accepted)
        let session = try #require(server.sessions.first)
        #expect(session.commands.contains { $0.hasPrefix("MAIL FROM:") && $0.hasSuffix(" SMTPUTF8") })
        #expect(session.commands.contains("RCPT TO:<jürgen@b.example>"))
        #expect(session.text == Array(Self.umlauts.utf8))
    }

    @Test(arguments: [[], ["8BITMIME"], ["XSMTPUTF8", "SMTPUTF9"]])
    func `a server that does not offer it never hears the address, and the reply says why`(
        extensions: [String]
    ) async throws {
        let server = try ScriptedServer(extensions: extensions)
        let outcome = await handOver(reply(Self.umlauts, to: "jürgen@b.example"), to: server)
        #expect(outcome.kind == .rejected && outcome.text.contains("SMTPUTF8"), "\(outcome)")
        let commands = server.sessions.flatMap(\.commands)
        #expect(!commands.contains { $0.hasPrefix("MAIL") || $0.contains("jürgen") })
    }

    @Test func `plain addresses ask for no SMTPUTF8`() async throws {
        let server = try ScriptedServer(extensions: ["SMTPUTF8", "8BITMIME"])
        #expect(await handOver(to: server).kind == .accepted)
        #expect(server.sessions.flatMap(\.commands).allSatisfy { !$0.contains("SMTPUTF8") && !$0.contains("BODY=") })
        // The text must be ASCII then.
        #expect(await handOver(reply(Self.umlauts), to: try ScriptedServer(extensions: ["SMTPUTF8"])).kind == .rejected)
    }

    @Test(arguments: [
        ("To: ü\r\n\r\nü\r\n", false), ("To: ü\r\n\r\nu\r\n", true), ("To: ü", true), ("To: ü\n\nu\n", true),
        ("To: \0\r\n\r\n", false),
    ])
    func `letters beyond ASCII may stand in the header alone`(text: String, isLegal: Bool) {
        #expect(((try? WireText(Array(text.utf8), mayHoldUTF8: true)) != nil) == isLegal)
        let latin = Array("To: ".utf8) + [0xFC] + Array("\r\n\r\n".utf8)
        #expect((try? WireText(latin, mayHoldUTF8: true)) == nil)
    }

    /// Dots at the start of lines are doubled (RFC 5321 section 4.5.2) and nothing else is touched. The long ones cross
    /// libcurl's buffer at every alignment.
    @Test(arguments: [
        ".\r\n", "..\r\n", ".hidden\r\n", "Subject: x\r\n\r\n.\r\n..\r\n...\r\n.a\r\na.\r\n \r\n.\r\n",
        "Subject: x\r\n\r\nend\r\n.", "Subject: x\r\n\r\n\r\n\r\n.\r\n\r\n",
        "Subject: x\r\n\r\n.\r\nRCPT TO:<evil@c.example>\r\n.\r\nQUIT\r\n",
    ])
    func `lines that begin with a dot arrive as they are`(text: String) async throws {
        let server = try ScriptedServer()
        #expect(await handOver(reply(text), to: server).kind == .accepted)
        let session = try #require(server.sessions.first)
        #expect(session.text.map(undoubled) == Array((text.utf8.last == 0x0A ? text : text + "\r\n").utf8))
        #expect(session.commands.dropFirst().map { $0.prefix(4) } == ["MAIL", "RCPT", "DATA", "QUIT"])
    }

    @Test(arguments: 0..<5)
    func `long texts full of dots arrive byte for byte`(shift: Int) async throws {
        let text =
            "Subject: " + String(repeating: "x", count: shift) + "\r\n\r\n" + String(repeating: ".\r\n", count: 60_000)
            + String(repeating: "y", count: 65_536) + "\r\n" + String(repeating: "\r\n.\r\n", count: 30_000)
        let server = try ScriptedServer()
        #expect(await handOver(reply(text), to: server).kind == .accepted)
        #expect(server.sessions.first?.text.map(undoubled) == Array(text.utf8))
    }

    @Test(arguments: [
        ("a\nb\n", "a\r\nb\r\n"), ("a\rb\r", "a\r\nb\r\n"), ("a\r\nb", "a\r\nb\r\n"),
        ("a\n.\nb\r\n", "a\r\n.\r\nb\r\n"),
        ("a\r\r\nb\n\r\n", "a\r\n\r\nb\r\n\r\n"), ("a\r\n", "a\r\n"),
    ])
    func `every line ends in CR LF before it leaves`(text: String, wire: String) throws {
        #expect(try WireText(Array(text.utf8)).bytes == Array(wire.utf8))
    }

    @Test(arguments: ["Subject: gr\u{FC}n\r\n\r\n", "Subject: \0\r\n\r\n", ""])
    func `a text that not every server passes on is not sent`(text: String) async throws {
        let server = try ScriptedServer()
        #expect(await handOver(reply(text), to: server).kind == .rejected)
        #expect(server.sessions.isEmpty)
    }

    private func undoubled(_ text: [UInt8]) -> [UInt8] {
        var plain: [UInt8] = []
        var isStart = true
        for byte in text {
            if isStart, byte == 0x2E {
                isStart = false
                continue
            }
            plain.append(byte)
            isStart = byte == 0x0A
        }
        return plain
    }
}
