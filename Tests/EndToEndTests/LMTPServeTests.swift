import Foundation
import Testing

/// `postroom serve --lmtp` with a mail server that tells what it was answered.
@Suite(.serialized)
struct LMTPServeTests {
    private static let vehicles = "enquiries@vehicle-agency.example"
    private static let city = "buergerservice@lindenfurt.example"

    private func installed(_ scratch: Scratch, _ settings: String = "") throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run(
            ["init", desk, "--trial", "--desk", "Corpora/desks/vehicle", "--desk", "Corpora/desks/stadt"])
        try #require(made.code == 0, "\(made.error)")
        let file = URL(fileURLWithPath: desk + "/postroom.yaml")
        try Data((String(contentsOf: file, encoding: .utf8) + settings).utf8).write(to: file)
        return desk
    }

    private func open(_ desk: String) async throws -> (RunningDesk, port: Int) {
        let running = try await RunningDesk(desk: desk, options: ["--lmtp", "127.0.0.1:0"])
        let address = try await running.said("Mail is taken over LMTP at ")
        return (running, try #require(address.split(separator: ":").last.flatMap { Int($0) }))
    }

    private func mail(_ number: Int, to address: String = vehicles, _ text: String = "My car is off the road.")
        -> String
    {
        "From: Ann <ann\(number)@citizen.example>\r\nTo: \(address)\r\nSubject: Car \(number)\r\n"
            + "Message-ID: <lmtp-\(number)@citizen.example>\r\n\r\n\(text)\r\n"
    }

    private func cases(_ desk: String) throws -> [[String: Any]] {
        try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out)
    }

    /// Waits until nothing waits in the folder.
    private func takenIn(_ desk: String) async throws {
        for _ in 0..<300 {
            let waiting = try? FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/new")
            if waiting?.isEmpty != false { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("mail still waits")
    }

    @Test func `a mail is a case, byte for byte and once, however often it is delivered`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let (running, port) = try await open(desk)
        for _ in 0..<3 {
            let replies = try LMTPClient(port: port).deliver(mail(1), to: [Self.vehicles])
            #expect(replies.count == 1 && replies[0].hasPrefix("250 2.0.0 Kept as "), "\(replies)")
            try await takenIn(desk)
        }
        let metrics = try await running.get("/metrics").text
        #expect(metrics.contains("postroom_lmtp_recipients_total{outcome=\"kept\"} 3"))
        #expect(metrics.contains("postroom_incoming_taken_total 3") && !metrics.contains("vehicle-agency"))
        #expect(running.stop() == 0)
        #expect(try cases(desk).count == 1)
        let id = try #require(try cases(desk).first?["id"] as? String)
        let raw = try Command.run(["case", "show", id, "--raw", "--desk", desk]).bytes
        // The lines of the delivery, and then what came.
        let heading = "Return-Path: <a@b.example>\r\nDelivered-To: \(Self.vehicles)\r\n"
        #expect(raw == Data((heading + mail(1)).utf8))
    }

    @Test func `a mail for two desks is a case at each, and the envelope says whose it is`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let (running, port) = try await open(desk)
        // No recipient stands in the mail itself.
        let text = mail(1, to: "undisclosed-recipients:;")
        let replies = try LMTPClient(port: port).deliver(text, to: [Self.city, Self.vehicles, Self.city])
        #expect(replies.count == 3 && replies.allSatisfy { $0.hasPrefix("250") }, "\(replies)")
        try await takenIn(desk)
        #expect(running.stop() == 0)
        #expect(Set(try cases(desk).compactMap { $0["desk"] as? String }) == ["stadt", "vehicle"])
        #expect(try cases(desk).count == 2)
    }

    @Test func `what is refused is refused at the door, with the reason`() async throws {
        let scratch = try Scratch()
        let desk = try installed(
            scratch,
            "lmtp:\n  address: 127.0.0.1:1\n  largest: 1024\n  recipients: [\(Self.vehicles), \"@land.example\"]\n")
        let (running, port) = try await open(desk)
        func deliver(_ text: String, _ recipients: String...) throws -> [String] {
            try LMTPClient(port: port).deliver(text, to: recipients)
        }
        #expect(try deliver(mail(1), "nobody@vehicle-agency.example") == ["550 5.1.1 No such recipient here"])
        let both = try deliver(mail(2), "no@x.example", "ENQUIRIES@vehicle-agency.example")
        #expect(both.count == 2 && both[0].hasPrefix("550 5.1.1") && both[1].hasPrefix("250 2.0.0"))
        #expect(try deliver(mail(3), "anybody@land.example").first?.hasPrefix("250") == true)
        let exact = mail(4, String(repeating: "x", count: 1024 - mail(4, "").utf8.count))
        #expect(exact.utf8.count == 1024)
        #expect(try deliver(exact, Self.vehicles).first?.hasPrefix("250") == true)
        #expect(
            try deliver(exact.replacing("xx", with: "xxx", maxReplacements: 1), Self.vehicles)
                == ["552 5.3.4 Message larger than this server takes"])
        for stray in ["a\nb", "a\rb", "\n.\n", "\r.\r"] {
            #expect(
                try deliver(mail(5, stray), Self.vehicles)
                    == ["550 5.6.0 Message with a CR or LF outside of a line end"], "\(stray.debugDescription)")
        }
        try await takenIn(desk)
        #expect(running.stop() == 0)
        #expect(try cases(desk).count == 3)
    }

    @Test func `what was answered with 250 is there after kill -9, once`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        var (kept, number) = (Set<Int>(), 0)
        for round in 1...3 {
            let (running, port) = try await open(desk)
            let limit = number + 40 * round
            while number < limit {
                number += 1
                if try LMTPClient(port: port).deliver(mail(number), to: [Self.vehicles])[0].hasPrefix("250") {
                    kept.insert(number)
                }
            }
            // In the midst of the next one.
            let client = try LMTPClient(port: port)
            for line in ["LHLO a", "MAIL FROM:<a@b.example>", "RCPT TO:<\(Self.vehicles)>", "DATA"] {
                _ = try client.ask(line)
            }
            try client.say(mail(9_000 + round, String(repeating: "x", count: 600_000)))
            try await Task.sleep(for: .milliseconds(300))
            running.kill()
            #expect(throws: (any Error).self) { try client.reply() }
            let unfinished = try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/tmp")
            #expect(unfinished.count == 1, "\(unfinished)")
        }
        let (running, _) = try await open(desk)
        try await takenIn(desk)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/tmp").isEmpty)
        #expect(running.stop() == 0)
        #expect(kept.count == 240)
        let all = try Command.objects(
            try Command.run(["case", "list", "--desk", desk, "--json", "--limit", "1000"]).out)
        #expect(all.count == kept.count)
        let subjects = Set(all.compactMap { $0["subject"] as? String })
        #expect(subjects == Set(kept.map { "Car \($0)" }))
        #expect(try Command.run(["audit", "verify", "--desk", desk]).code == 0)
    }

    @Test func `a stop lets a mail under way come to its end`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let (running, port) = try await open(desk)
        let idle = try LMTPClient(port: port)
        let busy = try LMTPClient(port: port)
        for line in ["LHLO a", "MAIL FROM:<a@b.example>", "RCPT TO:<\(Self.vehicles)>", "DATA"] {
            _ = try busy.ask(line)
        }
        try busy.say("Subject: half")
        async let code = Task.detached { running.stop() }.value
        #expect(try idle.reply() == "421 4.3.2 Server stops, try again later")
        try busy.say(" a mail\r\n\r\n.\r\n")
        #expect(try busy.reply().hasPrefix("250"))
        #expect(await code == 0)
        // The desk may have taken it in before it ended.
        let waiting = try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/new").count
        let cases = try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out).count
        #expect(waiting + cases == 1)
    }

    @Test(
        arguments: [
            ("0.0.0.0:2424", 78, "this machine only"), ("127.0.0.1:25", 78, "Port 25"), ("nonsense", 78, "no address"),
            ("unix:/no/such/folder/lmtp", 1, "/no/such/folder"), ("systemd", 78, "socket unit"),
        ] as [(String, Int32, String)])
    func `an address that cannot be served keeps the desk closed and is named`(
        address: String, code: Int32, words: String
    ) throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let result = try Command.run(["serve", "--desk", desk, "--port", "0", "--lmtp", address])
        #expect(result.code == code && result.error.contains(words), "\(result)")
    }
}
