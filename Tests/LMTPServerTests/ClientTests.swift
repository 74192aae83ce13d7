import ChildPrograms
import Foundation
import Synchronization
import Testing

@testable import LMTPServer

/// Clients that others wrote.
@Suite(.timeLimit(.minutes(2)))
struct ClientTests {
    /// Two messages with dots, umlauts and a long line, each also to a recipient who is unknown. To one who is known: this
    /// client reads one reply after the dot, however many recipients there are.
    private static let python = #"""
        import smtplib, sys
        lines = "Subject: Gr\u00fc\u00dfe\r\n\r\n.\r\n..a\r\n" + "x" * 5000 + "\r\n"
        with smtplib.LMTP("127.0.0.1", int(sys.argv[1])) as client:
            for number in range(2):
                refused = client.sendmail(
                    "erika@example.org", ["a@desk.example", "no@desk.example"],
                    lines.encode(), mail_options=["SMTPUTF8", "BODY=8BITMIME"])
                assert list(refused) == ["no@desk.example"], refused
                assert refused["no@desk.example"][0] == 550, refused
        """#

    private static func run(_ command: [String]) async throws -> (code: Int32, output: String) {
        try await apart {
            let finished = try ChildProgram(command, error: .standardOutput).run()
            return (finished.code, finished.outputText)
        }
    }

    private func serving(_ sink: any DeliverySink, _ work: (_ port: Int) async throws -> Void) async throws {
        let settings = LMTPListener.Settings(
            address: .loopback(host: "127.0.0.1", port: 0), hostName: "desk.example")
        let listener = try await LMTPListener.start(settings, sink: sink)
        guard case .loopback(_, let port) = listener.address else { return }
        try await work(port)
        _ = await listener.stop(grace: .seconds(5))
    }

    @Test func `Python's smtplib delivers and reads each reply`() async throws {
        let sink = MemorySink()
        try await serving(sink) { port in
            let result = try await Self.run(["python3", "-c", Self.python, String(port)])
            #expect(result.code == 0, "\(result.output)")
        }
        let message = Array(
            ("Subject: Grüße\r\n\r\n.\r\n..a\r\n" + String(repeating: "x", count: 5000) + "\r\n").utf8)
        // smtplib never sends a message without what it was given; it doubles the dots, and here they are single again.
        #expect(sink.messages == [message, message])
        #expect(sink.envelopes.allSatisfy { $0.recipients.count == 1 && $0.isInternationalized })
    }

    private static let smtpSource = "/usr/sbin/smtp-source"

    /// From Debian's package postfix.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: smtpSource)))
    func `Postfix's smtp-source delivers four hundred messages into a Maildir`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "lmtp-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = Counter()
        let sink = try SpoolFolder(
            directory: folder.path, newName: { "mail.\(names.next())" }, headings: { [$0.returnPath] },
            verdict: { _ in .accepted })
        try await serving(sink) { port in
            let result = try await Self.run([
                Self.smtpSource, "-L", "-s", "8", "-m", "400", "-l", "20000", "-r", "2", "-f", "c@example.org", "-t",
                "a@desk.example", "inet:127.0.0.1:\(port)",
            ])
            #expect(result.code == 0, "\(result.output)")
        }
        await sink.close()
        let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new")
        #expect(kept.count == 400)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/tmp").isEmpty)
        for name in kept {
            let bytes = Array(try Data(contentsOf: folder.appendingPathComponent("new/" + name)))
            #expect(bytes.count > 20_000 && bytes.starts(with: Array("Return-Path: <c@example.org>\r\n".utf8)))
        }
    }
}

final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
