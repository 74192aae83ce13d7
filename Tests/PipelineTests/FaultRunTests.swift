import Cases
import Curl
import Enquiries
import Foundation
import MailPeer
import Pipeline
import Review
import SQLiteStore
import Sample
import Sending
import Synchronization
import Testing

/// The whole outbox over a real store and libcurl against a mail server that breaks at one point, 20 replies each time.
///
/// The mail server's own count of what it accepted is the judge. `Docs/Reliability.md` has the figures.
@Suite struct FaultRunTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let script: [ScriptedServer.Point: ScriptedServer.Action]
        var extensions = ["SIZE 50000000", "8BITMIME"]
        /// Whether the server has accepted what it read although it never says so.
        var keepsWhatItReads = false
        var mustEncrypt = false
        /// Where the outbox must leave the replies after the first round.
        let state: CaseState

        /// Whether only time ends a session with this server.
        var isSilent: Bool { script.values.contains(.silence) }
    }

    static let runs = 20

    static let faults: [Fault] = [
        Fault(testDescription: "dropped at the greeting", script: [.greeting: .drop], state: .approved),
        Fault(testDescription: "silent at the greeting", script: [.greeting: .silence], state: .approved),
        Fault(
            testDescription: "garbage for a greeting", script: [.greeting: .sayAndDrop("\0\u{1}what?\r\n")],
            state: .approved),
        Fault(
            testDescription: "greets with 554", script: [.greeting: .say("554 5.3.2 no service\r\n")], state: .approved),
        Fault(testDescription: "dropped at EHLO", script: [.hello: .drop], state: .approved),
        Fault(testDescription: "dropped after EHLO", script: [.hello: .answerAndDrop], state: .approved),
        Fault(testDescription: "no STARTTLS although it is needed", script: [:], mustEncrypt: true, state: .approved),
        Fault(
            testDescription: "TLS aborted", script: [.startTLS: .sayAndDrop("220 go ahead\r\n\u{15}\u{3}")],
            extensions: ["STARTTLS"], mustEncrypt: true, state: .approved),
        Fault(testDescription: "dropped at MAIL", script: [.sender: .drop], state: .approved),
        Fault(testDescription: "451 to MAIL", script: [.sender: .say("451 4.3.0 later\r\n")], state: .approved),
        Fault(testDescription: "dropped at RCPT", script: [.recipient: .drop], state: .approved),
        Fault(
            testDescription: "550 to RCPT", script: [.recipient: .say("550 5.1.1 no such user\r\n")],
            state: .undeliverable),
        Fault(testDescription: "half a line to RCPT", script: [.recipient: .sayAndDrop("25")], state: .approved),
        Fault(testDescription: "dropped at DATA", script: [.data: .drop], state: .approved),
        Fault(testDescription: "dropped within the text", script: [.text: .drop], state: .inDoubt),
        Fault(testDescription: "reset within the text", script: [.text: .reset], state: .inDoubt),
        Fault(
            testDescription: "dropped after the dot, kept", script: [.dot: .drop], keepsWhatItReads: true,
            state: .inDoubt),
        Fault(testDescription: "dropped after the dot, not kept", script: [.dot: .drop], state: .inDoubt),
        Fault(
            testDescription: "silent after the dot, kept", script: [.dot: .silence], keepsWhatItReads: true,
            state: .inDoubt),
        Fault(
            testDescription: "half an answer to the dot", script: [.dot: .sayAndDrop("250 2.0.0 Ok: que")],
            state: .inDoubt),
        Fault(
            testDescription: "garbage for an answer to the dot", script: [.dot: .sayAndDrop("999 what\r\n")],
            keepsWhatItReads: true, state: .inDoubt),
        Fault(testDescription: "a late 250", script: [.dot: .late(400)], state: .sent),
        Fault(testDescription: "452 to the dot", script: [.dot: .say("452 4.3.1 disk full\r\n")], state: .approved),
        Fault(testDescription: "550 to the dot", script: [.dot: .say("550 5.7.1 spam\r\n")], state: .undeliverable),
        Fault(testDescription: "250, then dropped", script: [.dot: .answerAndDrop], state: .sent),
        Fault(testDescription: "dropped at QUIT", script: [.quit: .drop], state: .sent),
    ]

    /// A way to the mail server of the moment.
    private final class Line: ReplyTransport {
        let name = "smtp"
        private let settings: Mutex<SMTPTransport.Settings>

        init(_ settings: SMTPTransport.Settings) { self.settings = Mutex(settings) }

        func lead(to server: ScriptedServer) {
            settings.withLock { $0 = SMTPTransport.Settings(url: server.url, replyTimeout: 20, totalTimeout: 60) }
        }

        func handOver(_ mail: OutgoingMail, passing point: PointOfNoReturn) async -> HandOver {
            await SMTPTransport(settings.withLock { $0 }).handOver(mail, passing: point)
        }
    }

    private final class Clock: Sendable {
        private let seconds = Mutex<Int64>(0)

        func advance(_ more: Int64) { seconds.withLock { $0 += more } }

        var surroundings: Surroundings {
            let random = Sample.surroundings()
            return Surroundings(
                now: { self.seconds.withLock { Sample.start.adding(seconds: $0) } }, randomBytes: random.randomBytes)
        }
    }

    @Test(arguments: faults)
    func `what the mail server counts is what the outbox says, and only people send twice`(
        _ fault: Fault
    ) async throws {
        let clock = Clock()
        let broken = try ScriptedServer(
            fault.script, extensions: fault.extensions, keepsWhatItReads: fault.keepsWhatItReads)
        defer { broken.stop() }
        let line = Line(
            SMTPTransport.Settings(
                url: broken.url, requireTLS: fault.mustEncrypt ? true : nil, connectTimeout: 5,
                replyTimeout: fault.isSilent ? 3 : 20, totalTimeout: 60))
        try await house(surroundings: clock.surroundings, transport: line) { house in
            for number in 0..<Self.runs { try await approve(number, house) }
            #expect(try await house.pipeline.send(limit: 99) == Self.runs)

            // The first round: each reply is where the fault leads it, and the server has no more than it may.
            var counted = Self.accepted(by: [broken])
            for file in try await files(house) {
                #expect(file.state == fault.state, "\(file.reply?.lastAnswer ?? "no answer")")
                let times = counted[Self.name(file), default: 0]
                switch file.state {
                case .sent: #expect(times == 1)
                case .inDoubt: #expect(times <= 1)
                default: #expect(times == 0, "\(file.state)")
                }
            }

            // A better server, and days of trying: machines send what is certainly unsent, and nothing else.
            let good = try ScriptedServer()
            defer { good.stop() }
            line.lead(to: good)
            for _ in 0..<4 {
                clock.advance(4_000)
                _ = try await house.pipeline.send(limit: 99)
            }
            counted = Self.accepted(by: [broken, good])
            #expect(!counted.values.contains { $0 > 1 })
            for file in try await files(house) {
                let times = counted[Self.name(file), default: 0]
                switch file.state {
                case .sent: #expect(times == 1)
                case .undeliverable: #expect(times == 0)
                case .inDoubt:
                    #expect(fault.state == .inDoubt && times == (fault.keepsWhatItReads || times == 1 ? 1 : 0))
                default: Issue.record("\(file.state)")
                }
            }

            // People look at the mail server and decide. The first is wrong on purpose: that one goes out twice.
            let doubtful = try await house.store.cases(in: .inDoubt, limit: 99)
            var ordered = 0
            for (number, file) in doubtful.enumerated() {
                let hasIt = counted[Self.name(file), default: 0] == 1
                if number == 0, hasIt { ordered += 1 }
                _ = try await house.pipeline.decide(
                    .settle(sent: hasIt && number > 0, note: ""), on: file.id, version: file.version,
                    by: Sample.officer)
            }
            _ = try await house.pipeline.send(limit: 99)
            counted = Self.accepted(by: [broken, good])
            #expect(counted.values.count { $0 > 1 } == ordered)
            #expect(counted.values.allSatisfy { $0 <= 2 })
            let states = try await house.store.counts(desk: nil)
            #expect(states[.sent, default: 0] == counted.count)
            #expect(states[.sent, default: 0] + states[.undeliverable, default: 0] == Self.runs)
            #expect(try await house.store.verify().firstFault == nil)
            let sessions = broken.sessions.count + good.sessions.count
            if ProcessInfo.processInfo.environment["POSTROOM_MEASURE"] != nil {
                print("\(fault.testDescription): \(sessions) sessions, \(counted.count) delivered, \(ordered) twice")
            }
        }
    }

    @Test func `there are 24 faults and more, and each has its own name`() {
        #expect(Self.faults.count >= 24 && Set(Self.faults.map(\.testDescription)).count == Self.faults.count)
    }

    private func approve(_ number: Int, _ house: House) async throws {
        let bytes =
            "From: p\(number)@citizen.example\nTo: desk@testing.example\nSubject: Bin\nMessage-ID: <\(number)@c.example>"
            + "\n\nMy bin was not emptied.\n"
        _ = try await house.pipeline.receive([
            ArrivedMail(bytes: Array(bytes.utf8), receivedAt: Sample.start, source: "test")
        ])
        try await house.pipeline.work()
        let file = try #require(try await house.store.cases(in: .drafted, limit: 1).first)
        let preview = try house.pipeline.office(of: file).review.composer.preview(
            try #require(file.draft), of: file, key: try await house.store.key(of: file.id),
            composedAt: house.pipeline.surroundings.now())
        _ = try await house.pipeline.decide(
            .approve(sha256: preview.sha256, composedAt: preview.composedAt), on: file.id, version: file.version,
            by: Sample.officer)
    }

    private func files(_ house: House) async throws -> [CaseFile] {
        var files: [CaseFile] = []
        for line in try await house.store.summaries(CaseQuery(limit: 99)) {
            files.append(try await house.store.load(line.id))
        }
        return files
    }

    private static func name(_ file: CaseFile) -> String { file.reply?.messageID ?? "none" }

    /// How often each message was accepted, by its Message-ID.
    private static func accepted(by servers: [ScriptedServer]) -> [String: Int] {
        var counts: [String: Int] = [:]
        for session in servers.flatMap(\.sessions) where session.isAccepted {
            let text = String(decoding: session.text ?? [], as: UTF8.self)
            for line in text.split(separator: "\r\n") where line.lowercased().hasPrefix("message-id:") {
                let id = line.dropFirst("message-id:".count).drop { " <".contains($0) }
                counts[String(id.prefix { $0 != ">" }), default: 0] += 1
            }
        }
        return counts
    }
}
