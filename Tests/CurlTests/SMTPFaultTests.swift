import Curl
import MailPeer
import Sending
import Testing

/// Each fault at each point of a session, and what must become of the reply.
@Suite struct SMTPFaultTests {
    typealias Point = ScriptedServer.Point
    typealias Action = ScriptedServer.Action

    /// Whatever goes wrong without an answer at these points, the server has not got the message.
    private static let beforeText: [Point] = [.greeting, .hello, .sender, .recipient, .data]

    private static let faults: [Action] = [
        .drop, .silence, .sayAndDrop("what is this?\r\n"), .sayAndDrop("25"), .sayAndDrop("\r\n"),
        .sayAndDrop("\u{0}\u{1}\u{2}\r\n"), .sayAndDrop("421 4.3.2 closing\r\n"), .say("451 4.3.0 later\r\n"),
    ]

    @Test(arguments: beforeText, faults)
    func `a fault before the text certainly leaves the reply with us`(point: Point, fault: Action) async throws {
        let server = try ScriptedServer([point: fault])
        let outcome = await handOver(to: server)
        #expect(outcome.kind == .deferred, "\(outcome)")
        #expect(server.sessions.allSatisfy { $0.text == nil })
        #expect(!outcome.text.isEmpty)
    }

    @Test(arguments: [Point.greeting, .hello, .sender, .recipient])
    func `a line that breaks after an answer leaves the reply with us`(point: Point) async throws {
        let outcome = await handOver(to: try ScriptedServer([point: .answerAndDrop]))
        #expect(outcome.kind == .deferred, "\(outcome)")
    }

    @Test(arguments: [
        (Point.sender, "550 5.1.0 no such office", Kind.rejected),
        (.sender, "552 5.3.4 too large", .rejected),
        (.recipient, "550 5.1.1 no such user", .rejected),
        (.recipient, "550-5.1.1 no such user\r\n550 5.1.1 see our pages", .rejected),
        (.data, "554 5.7.1 not from you", .rejected),
        // Not about the message: an operator can mend these.
        (.greeting, "554 5.3.2 no service", .deferred),
        (.hello, "550 5.7.1 go away", .deferred),
        (.sender, "530 5.7.0 authentication required", .deferred),
        (.recipient, "535 5.7.8 who are you?", .deferred),
        (.data, "250 this is no 354", .deferred),
    ])
    func `a refusal for good before the text rejects the reply only where it is about the reply`(
        point: Point, line: String, expected: Kind
    ) async throws {
        let outcome = await handOver(to: try ScriptedServer([point: .say(line + "\r\n")]))
        #expect(outcome.kind == expected, "\(outcome)")
        #expect(outcome.text.contains(line.prefix(3)) || point == .data && expected == .deferred)
    }

    @Test(arguments: [
        (Action.say("250 2.0.0 Ok: queued as 4XYZ\r\n"), HandOver.accepted("250 2.0.0 Ok: queued as 4XYZ")),
        (.late(1_000), .accepted("250 2.0.0 Ok: queued as 4XYZ")),
        (.answerAndDrop, .accepted("250 2.0.0 Ok: queued as 4XYZ")),
        (.say("250-2.0.0 thank you\r\n250 2.0.0 queued\r\n"), .accepted("250-2.0.0 thank you 250 2.0.0 queued")),
        (.say("250\r\n"), .accepted("250")),
        (.say("251 will forward\r\n"), .accepted("251 will forward")),
        (.say("garbage\r\n250 ok\r\n"), .accepted("250 ok")),
        (.say("451 4.3.0 later\r\n"), .deferred("451 4.3.0 later")),
        (.sayAndDrop("421 4.3.2 closing\r\n"), .deferred("421 4.3.2 closing")),
        (.say("452 4.3.1 disk full\r\n"), .deferred("452 4.3.1 disk full")),
        (.say("550 5.7.1 looks like spam\r\n"), .rejected("550 5.7.1 looks like spam")),
        (.sayAndDrop("554-5.6.0 no\r\n554 5.6.0 never\r\n"), .rejected("554-5.6.0 no 554 5.6.0 never")),
    ])
    func `a whole answer to the final dot decides`(answer: Action, expected: HandOver) async throws {
        #expect(await handOver(to: try ScriptedServer([.dot: answer])) == expected)
    }

    @Test(arguments: [
        Action.drop, .silence, .late(6_000), .sayAndDrop("25"), .sayAndDrop("250 2.0.0 Ok: queued as"),
        .sayAndDrop("250-2.0.0 Ok: more to come\r\n"), .sayAndDrop("garbage\r\n"), .sayAndDrop("250x\r\n"),
        .sayAndDrop("999 what\r\n"), .say("354 go on\r\n"), .sayAndDrop(""),
    ])
    func `without a whole answer to the final dot nobody knows`(fault: Action) async throws {
        let server = try ScriptedServer([.dot: fault])
        let outcome = await handOver(to: server)
        #expect(outcome.kind == .uncertain, "\(outcome)")
        #expect(server.sessions.count == 1, "it must never be sent a second time")
    }

    @Test func `a server that breaks off while it reads a short text leaves it in doubt`() async throws {
        let outcome = await handOver(to: try ScriptedServer([.data: .answerAndDrop]))
        #expect(outcome.kind == .uncertain, "\(outcome)")
    }

    @Test func `a server that breaks off while much of a long text is still here leaves it with us`() async throws {
        let long = "Subject: long\r\n\r\n" + String(repeating: "All of this must go out first.\r\n", count: 250_000)
        let outcome = await handOver(reply(long), to: try ScriptedServer([.data: .answerAndDrop]))
        #expect(outcome.kind == .deferred, "\(outcome)")
    }

    @Test(arguments: [Action.drop, .silence, .sayAndDrop("garbage"), .say("500 what?\r\n")])
    func `what happens after the answer changes nothing`(fault: Action) async throws {
        let server = try ScriptedServer([.quit: fault])
        let start = ContinuousClock.now
        #expect(
            await handOver(to: server) {
                $0.replyTimeout = 60; $0.totalTimeout = 60
            }.kind == .accepted)
        #expect(ContinuousClock.now - start < .seconds(15), "an answer to QUIT is not worth a long wait")
    }

    @Test func `a refusal keeps its outcome where the server then hangs`() async throws {
        let server = try ScriptedServer([.recipient: .say("550 5.1.1 no such user\r\n"), .quit: .silence])
        #expect(
            await handOver(to: server) {
                $0.replyTimeout = 60; $0.totalTimeout = 60
            } == .rejected("550 5.1.1 no such user"))
    }

    @Test func `nobody at the other end leaves the reply with us`() async throws {
        let server = try ScriptedServer()
        server.stop()
        let settings = SMTPTransport.Settings(url: "smtp://127.0.0.1:1", connectTimeout: 2)
        let outcome = await SMTPTransport(settings).handOver(reply())
        #expect(outcome.kind == .deferred && outcome.text.contains("cannot be reached"), "\(outcome)")
    }

    @Test func `calling off before the text stops the transfer and leaves the reply with us`() async throws {
        let server = try ScriptedServer([.recipient: .silence])
        let transport = SMTPTransport(.init(url: server.url, replyTimeout: 60, totalTimeout: 60))
        let start = ContinuousClock.now
        let task = Task { await transport.handOver(reply()) }
        try await server.hasHeard { $0.commands.last?.hasPrefix("RCPT") == true }
        task.cancel()
        #expect(await task.value.kind == .deferred)
        #expect(ContinuousClock.now - start < .seconds(15))
        server.stop()
    }

    @Test func `calling off after the text waits for the answer`() async throws {
        let server = try ScriptedServer([.dot: .late(1_500)])
        let transport = SMTPTransport(.init(url: server.url, replyTimeout: 60, totalTimeout: 60))
        let task = Task { await transport.handOver(reply()) }
        try await server.hasHeard { $0.text != nil }
        task.cancel()
        #expect(await task.value.kind == .accepted)
        server.stop()
    }
}
