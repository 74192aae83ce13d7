import Foundation
import Testing

/// The stop switch and the training before approval, as an operator meets them.
@Suite(.serialized)
struct StopTests {
    private func mail(_ number: Int) -> Data {
        let text = """
            From: Ann Lee <ann@citizen.example>
            To: enquiries@vehicle-agency.example
            Subject: Replacement licence \(number)
            Message-ID: <stop-\(number)@citizen.example>

            I lost my driving licence, number \(number). How do I get a replacement licence?
            """
        return Data(text.utf8)
    }

    private func installed(_ scratch: Scratch, _ options: String...) throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run(["init", desk, "--desk", "Corpora/desks/vehicle"] + options)
        try #require(made.code == 0, "\(made.error)")
        return desk
    }

    /// Cases once there are `count` of them with nothing left to do for the software.
    private func settled(_ desk: String, count: Int) async throws -> [[String: Any]] {
        var cases: [[String: Any]] = []
        for _ in 0..<200 {
            cases = try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out)
            let waiting = cases.filter { ["received", "triaged"].contains($0["state"] as? String) }
            if cases.count == count, waiting.isEmpty { return cases }
            try await Task.sleep(for: .milliseconds(100))
        }
        Issue.record("there are \(cases.count) cases in place of \(count), or some still wait")
        return cases
    }

    @Test func `article 14 (4)(e): a stop reaches an open desk, and mail still reaches people`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch, "--trial")
        let running = try await RunningDesk(desk: desk)

        let stopped = try Command.run(["stop", "--desk", desk, "--because", "wrong answers", "--by", "officer"])
        #expect(stopped.code == 0, "\(stopped.error)")
        #expect(stopped.error.contains("everything") && stopped.out.contains("Stopped by: officer officer"))
        #expect(stopped.out.contains("OPEN: What harm"))
        for number in 1...3 { try Command.run(["deliver", "--desk", desk], input: mail(number)) }
        let during = try await settled(desk, count: 3)
        #expect(during.allSatisfy { $0["state"] as? String == "withPerson" })
        #expect(during.allSatisfy { $0["confidence"] as? Double == 0 })

        let door = try await running.get(running.signIn.path)
        let queue = try await running.post("/sign-in", try door.text.hiddenFields(ofForm: "/sign-in"))
        #expect(queue.text.contains("angehalten") || queue.text.contains("AI is stopped"))

        let resumed = try Command.run(["resume", "--desk", desk, "--because", "corrected", "--by", "officer"])
        #expect(resumed.code == 0 && resumed.error.contains("Nothing is stopped."), "\(resumed.error)")
        try Command.run(["deliver", "--desk", desk], input: mail(4))
        let after = try await settled(desk, count: 4)
        // Only rules looked at the first three, so they have no confidence.
        #expect(after.count { ($0["confidence"] as? Double ?? 0) > 0 } == 1)
        #expect(running.stop() == 0)
        let verified = try Command.run(["audit", "verify", "--desk", desk])
        #expect(verified.code == 0, "\(verified.error)")
    }

    @Test func `a file among the orders that cannot be read stops everything`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch, "--trial")
        try FileManager.default.createDirectory(atPath: desk + "/switches", withIntermediateDirectories: true)
        try Data("{".utf8).write(to: URL(fileURLWithPath: desk + "/switches/broken.json"))
        let box = URL(fileURLWithPath: scratch.path("mail.eml"))
        try mail(1).write(to: box)
        let taken = try Command.run(["intake", "--desk", desk, box.path])
        let cases = try await settled(desk, count: 1)
        #expect(cases.allSatisfy { $0["state"] as? String == "withPerson" }, "\(taken.error)")
    }

    @Test func `article 4: without a training on record nobody approves`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        try #require(try Command.run(["intake", "--desk", desk, "Corpora/demo/demo.mbox"]).code == 0)
        let drafted = try Command.objects(
            try Command.run(["case", "list", "--desk", desk, "--state", "drafted", "--json"]).out)
        var codes: Set<Int32> = []
        func approve(_ id: String) throws -> Command.Result {
            let shown = try Command.run(["review", "show", id, "--desk", desk])
            let seal = shown.error.split(separator: "\n").first { $0.hasPrefix("Seal: ") }?.dropFirst(6)
            return try Command.run(["review", "approve", id, "--desk", desk, "--seal", String(try #require(seal))])
        }
        let ids = drafted.compactMap { $0["id"] as? String }.prefix(5)
        for id in ids { codes.insert(try approve(id).code) }
        #expect(codes == [77])
        let today = String(ISO8601DateFormatter().string(from: Date()).prefix(10))
        let trained = try Command.run(
            ["officer", "train", "officer", "--version", "2026-1", "--on", today, "--desk", desk])
        #expect(trained.code == 0, "\(trained.error)")
        codes = []
        for id in ids { codes.insert(try approve(id).code) }
        // Others may have findings that nobody confirmed.
        #expect(codes.contains(0) && !codes.contains(77))
    }
}
