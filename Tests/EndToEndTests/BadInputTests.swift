import ChildPrograms
import Foundation
import Testing

/// Whatever is wrong: one line that says what, where and what to do next, the code of the table, nothing half-written.
@Suite(.serialized)
struct BadInputTests {
    private func expect(
        _ arguments: [String], code: Int32, says words: String, input: Data? = nil,
        at place: SourceLocation = #_sourceLocation
    ) throws {
        let result = try Command.run(arguments, input: input)
        #expect(result.code == code, "\(result.error)", sourceLocation: place)
        #expect(result.error.contains(words), "\(result.error)", sourceLocation: place)
        #expect(result.out.isEmpty, sourceLocation: place)
    }

    private func desk(_ scratch: Scratch) throws -> String {
        let desk = scratch.path("desk")
        try #require(try Command.run(["init", desk, "--desk", "Corpora/desks/vehicle"]).code == 0)
        return desk
    }

    @Test func `a missing, wrong or definition-only desk is told apart`() throws {
        let scratch = try Scratch()
        try expect(["intake", "--desk", scratch.path("none"), "x"], code: 78, says: "is no desk directory")
        try expect(["case", "list", "--desk", "Corpora/desks/stadt"], code: 78, says: "postroom init")
        try expect(["triage", "--desk", scratch.path("none")], code: 78, says: "There is no folder")
        try expect(["triage", "--desk", "README.md"], code: 78, says: "is a file")
        try expect(["desk", "check", "Docs"], code: 78, says: "holds no desk.yaml")
    }

    @Test func `usage errors end with 64`() throws {
        for arguments in [["frobnicate"], ["intake"], ["init"], ["eval", "desk", "--desk", "x", "--folds", "1"]] {
            #expect(try Command.run(arguments).code == 64, "\(arguments)")
        }
    }

    @Test func `a mailbox that is none is refused before anything is written`() throws {
        let scratch = try Scratch()
        let desk = try desk(scratch)
        try Data("%PDF-1.7 nothing".utf8).write(to: scratch.url.appendingPathComponent("a.pdf"))
        try expect(["intake", "--desk", desk, scratch.path("a.pdf")], code: 65, says: "PDF")
        try expect(["intake", "--desk", desk, scratch.path("nothing")], code: 65, says: "nothing")
        let counts = try Command.run(["case", "list", "--desk", desk, "--counts"])
        #expect(counts.code == 0 && counts.out.isEmpty)
    }

    @Test func `a malformed configuration names every mistake with its line`() throws {
        let scratch = try Scratch()
        let desk = try desk(scratch)
        let text = "desks: []\nstroe: x\nweb: {port: 99999}\nsending: {transport: pigeon}\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: desk + "/postroom.yaml"))
        let result = try Command.run(["case", "list", "--desk", desk])
        #expect(result.code == 78)
        for words in ["postroom.yaml:2", "\"stroe\"", "\"port\"", "\"transport\"", "\"desks\""] {
            #expect(result.error.contains(words), "\(result.error)")
        }
    }

    @Test func `init makes a desk whole or not at all`() throws {
        let scratch = try Scratch()
        try expect(["init", scratch.path("desk"), "--desk", "Docs"], code: 78, says: "desk.yaml")
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).isEmpty)
        let desk = try desk(scratch)
        try expect(["init", desk, "--desk", "Corpora/desks/vehicle"], code: 1, says: "already")
    }

    @Test func `a second server and a port in use are one line each`() async throws {
        let scratch = try Scratch()
        let desk = try desk(scratch)
        let running = try await RunningDesk(desk: desk)
        try expect(["serve", "--desk", desk, "--port", "0"], code: 75, says: "in use by another postroom")
        let other = scratch.path("other")
        try #require(try Command.run(["init", other, "--desk", "Corpora/desks/vehicle"]).code == 0)
        let port = try #require(running.address.port)
        try expect(["serve", "--desk", other, "--port", String(port)], code: 1, says: "in use by another program")
        // Reading goes on beside the server.
        #expect(try Command.run(["case", "list", "--desk", desk]).code == 0)
        #expect(running.stop() == 0)
    }

    @Test func `deliver says nothing and knows two endings`() async throws {
        let scratch = try Scratch()
        let desk = try desk(scratch)
        let mail = Data(
            "From: a@b.example\nTo: enquiries@vehicle-agency.example\nSubject: SORN\n\nMy car is off the road.\n".utf8)
        for (arguments, input, code) in [
            (["--desk", desk], mail, 0), (["--desk", desk, "--size", String(mail.count)], mail, 0),
            (["--desk", desk, "--size", "700"], mail, 75), (["--desk", scratch.path("none")], mail, 75),
            (["--desk", desk], Data(), 75), (["--bogus"], mail, 75), ([], mail, 75),
            (["--bogus", "--mta", "qmail"], mail, 111),
        ] as [([String], Data, Int32)] {
            let result = try Command.run(["deliver"] + arguments, input: input)
            #expect(result.code == code && result.out.isEmpty && result.error.isEmpty, "\(arguments) \(result)")
        }
        // Both deliveries are kept; the open desk takes them in as one case.
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/new").count == 2)
        let running = try await RunningDesk(desk: desk)
        for _ in 0..<100 {
            if try FileManager.default.contentsOfDirectory(atPath: desk + "/incoming/new").isEmpty { break }
            try await Task.sleep(for: .milliseconds(100))
        }
        #expect(running.stop() == 0)
        let cases = try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out)
        #expect(cases.count == 1 && cases.first?["service"] as? String == "sorn")
    }

    @Test func `output that does not arrive is no success`() throws {
        guard FileManager.default.isWritableFile(atPath: "/dev/full") else {
            print("skipped: this system has no /dev/full")
            return
        }
        let readme = Command.root.appendingPathComponent("README.md").path
        let finished = try ChildProgram(
            [Command.path, "language", "--json", "-"], input: .file(readme), output: .file("/dev/full")
        ).run()
        #expect(finished.code == 74, "\(finished.errorText)")
    }

    /// Runs a system program and says whether it ended well.
    private func system(_ arguments: String...) throws -> Bool {
        try ChildProgram(arguments).run().code == 0
    }

    @Test func `a full disk says so, keeps what was committed whole, and the import can be taken up again`() throws {
        let scratch = try Scratch()
        let disk = scratch.path("disk")
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        guard try system("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk) else {
            print("skipped: this user may not mount a small disk")
            return
        }
        defer { _ = try? system("umount", "-l", disk) }
        let desk = disk + "/desk"
        try #require(try Command.run(["init", desk, "--desk", "Corpora/desks/vehicle"]).code == 0)
        #expect(try Command.run(["intake", "--desk", desk, "Corpora/demo/demo.mbox"]).code == 0)
        // Mails that are all different, more of them than the disk can hold.
        var mailbox = Data()
        for number in 0..<600 {
            let body = String(repeating: "My car is off the road \(number). ", count: 1500)
            mailbox.append(
                Data(
                    "From a@b.example Sat Nov 21 19:14:41 2026\nFrom: a@b.example\nSubject: \(number)\n\n\(body)\n\n"
                        .utf8))
        }
        try mailbox.write(to: scratch.url.appendingPathComponent("many.mbox"))
        let full = try Command.run(["intake", "--desk", desk, scratch.path("many.mbox")])
        #expect(full.code == 74, "\(full.error)")
        #expect(full.error.contains("Free some space"), "\(full.error)")
        #expect(try Command.run(["audit", "verify", "--desk", desk]).code == 0)
        let before = try Command.run(["case", "list", "--desk", desk, "--counts"]).out
        try #require(try system("mount", "-o", "remount,size=600m", disk))
        let again = try Command.run(["intake", "--desk", desk, "--json", scratch.path("many.mbox")])
        #expect(again.code == 0, "\(again.error)")
        #expect(try Command.run(["audit", "verify", "--desk", desk]).code == 0)
        #expect(try Command.run(["case", "list", "--desk", desk, "--counts"]).out != before)
    }
}
