import ChildPrograms
import Foundation
import Testing

/// The built command on the demo mailbox, from an empty directory to replies in the Maildir.
@Suite(.serialized)
struct WholeWayTests {
    private static let desks = ["--desk", "Corpora/desks/stadt", "--desk", "Corpora/desks/vehicle"]
    private static let demo = "Corpora/demo/demo.mbox"

    private func installed(_ scratch: Scratch) throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run(["init", desk, "--trial"] + Self.desks)
        try #require(made.code == 0, "\(made.error)")
        return desk
    }

    private func intake(_ desk: String, _ mailboxes: String..., code: Int32 = 0) throws -> [String: Any] {
        let result = try Command.run(["intake", "--desk", desk, "--json"] + mailboxes)
        try #require(result.code == code, "\(result.error)")
        return try #require(try Command.objects(result.out).first)
    }

    private func verify(_ desk: String) throws -> Command.Result {
        try Command.run(["audit", "verify", "--desk", desk])
    }

    private func number(_ object: [String: Any], _ key: String) -> Int { object[key] as? Int ?? -1 }

    private func states(_ object: [String: Any]) -> [String: Int] { object["states"] as? [String: Int] ?? [:] }

    @Test func `the demo mailbox ends in visible states, once, and ten replies leave as approved`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        let first = try intake(desk, Self.demo)
        let mails = number(first, "read")
        #expect(mails == 63)
        #expect(number(first, "opened") + number(first, "joined") == mails && number(first, "known") == 0)
        #expect(states(first).values.reduce(0, +) == number(first, "opened"))
        let settled: Set = ["drafted", "withPerson", "discarded", "unreadable"]
        #expect(Set(states(first).keys).isSubset(of: settled), "\(states(first))")
        #expect((states(first)["unreadable"] ?? 0) >= 1)
        #expect((states(first)["drafted"] ?? 0) >= 10)

        let again = try intake(desk, Self.demo)
        #expect(number(again, "known") == mails && number(again, "opened") == 0 && number(again, "joined") == 0)
        #expect(states(again) == states(first))

        let approved = try await approveTen(desk)
        #expect(approved.count == 10)
        let sent = try FileManager.default.contentsOfDirectory(atPath: desk + "/sent/new").sorted()
        #expect(sent.count == 10)
        let files = try Set(sent.map { try Data(contentsOf: URL(fileURLWithPath: desk + "/sent/new/" + $0)) })
        #expect(files == Set(approved))
        for reply in sent {
            let marks = try Command.run(["verify", desk + "/sent/new/" + reply])
            #expect(marks.code == 0, "\(marks.out)")
        }
        let verification = try verify(desk)
        #expect(verification.code == 0, "\(verification.error)")
        #expect(verification.out.contains("10 replies"))
    }

    /// Approves ten drafts through the pages and returns the bytes that the pages showed for download.
    private func approveTen(_ desk: String) async throws -> [Data] {
        let running = try await RunningDesk(desk: desk)
        let door = try await running.get(running.signIn.path)
        #expect(try await running.get("/cases").url?.path != "/cases", "the queue must not open without signing in")
        let inside = try await running.post("/sign-in", try door.text.hiddenFields(ofForm: "/sign-in"))
        #expect(inside.status == 200)
        // Used up: the same one-time sign-in opens nothing a second time.
        let list = try await running.get("/cases.json")
        #expect(list.status == 200)

        var approved: [Data] = []
        let drafted = try Command.objects(
            try Command.run(["case", "list", "--desk", desk, "--state", "drafted", "--json"]).out)
        for summary in drafted where approved.count < 10 {
            let id = try #require(summary["id"] as? String)
            let page = try await running.get("/cases/\(id)")
            #expect(page.status == 200)
            guard page.text.contains("/cases/\(id)/approval") else { continue }
            let done = try await running.post(
                "/cases/\(id)/approval", try page.text.hiddenFields(ofForm: "/cases/\(id)/approval"))
            // A draft with an open slot is refused, which is right.
            guard done.status == 200 else { continue }
            let reply = try await running.get("/cases/\(id)/reply")
            #expect(reply.status == 200)
            approved.append(reply.bytes)
        }
        for _ in 0..<100 {
            let sent = try? FileManager.default.contentsOfDirectory(atPath: desk + "/sent/new")
            if (sent?.count ?? 0) >= approved.count { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(running.stop() == 0)
        return approved
    }

    @Test func `a flipped byte in the store is found`() throws {
        let scratch = try Scratch()
        let desk = try installed(scratch)
        _ = try intake(desk, Self.demo)
        #expect(try verify(desk).code == 0)
        let store = URL(fileURLWithPath: desk + "/store.sqlite")
        var bytes = try Data(contentsOf: store)
        // Words of a citizen, as they stand in the raw mail.
        let place = try #require(bytes.range(of: Data("Message-ID: <".utf8)))
        bytes[place.upperBound] ^= 1
        try bytes.write(to: store)
        let verification = try verify(desk)
        #expect(verification.code != 0)
        #expect(verification.error.contains("mail"), "\(verification.error)")
    }

    @Test func `two thousand mails are taken in, and every one ends in a visible state`() throws {
        let shared = Command.root.deletingLastPathComponent().appendingPathComponent("shared")
        let maker = shared.appendingPathComponent("tools/make-mailbox.py")
        guard FileManager.default.fileExists(atPath: maker.path) else {
            print("skipped: the folder shared with the mailbox maker is not beside this checkout")
            return
        }
        let scratch = try Scratch()
        let training = ["stadt", "vehicle"].flatMap { desk in
            (1...3).map { shared.appendingPathComponent("enquiries/\(desk)-\($0).jsonl").path }
        }
        let files = ["--mbox", scratch.path("big.mbox"), "--labels", scratch.path("labels")]
        let made = try ChildProgram(["python3", maker.path] + training + files).run()
        try #require(made.code == 0, "\(made.errorText)")
        let desk = try installed(scratch)
        let first = try intake(desk, scratch.path("big.mbox"))
        #expect(number(first, "read") == 1980)
        #expect(states(first).values.reduce(0, +) == number(first, "opened"))
        #expect(Set(states(first).keys).isSubset(of: ["drafted", "withPerson", "discarded"]), "\(states(first))")
        let again = try intake(desk, scratch.path("big.mbox"))
        #expect(number(again, "known") == 1980 && states(again) == states(first))
        #expect(try verify(desk).code == 0)
    }
}
