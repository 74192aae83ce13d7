import ChildPrograms
import Foundation
import Testing

/// A whole installation with a language model on loopback that behaves in one way or another.
@Suite(.serialized)
struct LanguageModelWayTests {
    private func mails(_ count: Int) -> Data {
        let mails = (1...count).map { number in
            """
            From MAILER-DAEMON Tue Nov  3 08:30:00 2026
            From: Ann Lee <ann\(number)@citizen.example>
            To: enquiries@vehicle-agency.example
            Subject: Replacement licence \(number)
            Message-ID: <model-\(number)@citizen.example>

            I lost my driving licence, number \(number). How do I get a replacement licence?

            """
        }
        return Data(mails.joined().utf8)
    }

    /// A desk whose model is at `url`.
    private func installed(_ scratch: Scratch, _ url: String, more: [String] = []) throws -> String {
        let desk = scratch.path("desk")
        let made = try Command.run([
            "init", desk, "--desk", "Corpora/desks/vehicle", "--trial", "--prompts", "Prompts",
        ])
        try #require(made.code == 0, "\(made.error)")
        try Data("k3y-of-the-town\n".utf8).write(to: URL(fileURLWithPath: desk + "/keys/model.key"))
        let section =
            [
                "languageModel:", "  url: \(url)", "  format: chat-completions", "  model: peer-model",
                "  key: keys/model.key", "  onThisMachine: true",
                "  limits: {parallel: 4, connect: 1, firstByte: 1, total: 2}",
            ] + more.map { "  " + $0 }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: desk + "/postroom.yaml"))
        try file.seekToEnd()
        try file.write(contentsOf: Data((section.joined(separator: "\n") + "\n").utf8))
        try file.close()
        return desk
    }

    private func intake(_ desk: String, _ count: Int) throws -> (result: Command.Result, states: [String: Int]) {
        let result = try Command.run(["intake", "--desk", desk, "--json", "-"], input: mails(count))
        try #require(result.code == 0, "\(result.error)")
        let states = try Command.objects(result.out).first?["states"] as? [String: Int]
        return (result, states ?? [:])
    }

    private func drafts(_ desk: String) throws -> [[String: Any]] {
        try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out).map { line in
            let id = try #require(line["id"] as? String)
            let shown = try Command.run(["case", "show", "--desk", desk, id, "--json"])
            return try #require(Command.objects(shown.out).first?["draft"] as? [String: Any])
        }
    }

    @Test func `drafts become the model's, and the same mail gives the same text`() throws {
        let peer = try ModelPeer()
        var texts: [[String]] = []
        for _ in 0..<2 {
            let scratch = try Scratch()
            let desk = try installed(scratch, "http://127.0.0.1:\(peer.port)/valid/v1")
            #expect(try intake(desk, 3).states == ["drafted": 3])
            let drafts = try drafts(desk)
            #expect(drafts.allSatisfy { $0["model"] as? String == "peer-model" })
            texts.append(drafts.compactMap { $0["text"] as? String }.sorted())
            let verified = try Command.run(["audit", "verify", "--desk", desk])
            #expect(verified.code == 0, "\(verified.error)")
        }
        #expect(texts[0] == texts[1] && texts[0].count == 3)
        // The key went to the endpoint and nowhere else; no address of a citizen did.
        let seen = try String(contentsOf: peer.folder.appendingPathComponent("seen"), encoding: .utf8)
        #expect(!seen.contains("@citizen.example") && !seen.contains("Ann Lee"))
    }

    @Test(arguments: [
        "hang", "garbage", "html", "500", "503", "429", "404", "403", "redirect", "wrong-schema", "prose", "refusal",
        "content-filter", "tool-call", "length", "cut", "endless-line", "error-in-stream", "empty", "stall",
    ])
    func `whatever the endpoint does, mail is drafted without it and every call is on record`(behaviour: String) throws
    {
        let peer = try ModelPeer()
        let scratch = try Scratch()
        let desk = try installed(scratch, "http://127.0.0.1:\(peer.port)/\(behaviour)/v1")
        let (result, states) = try intake(desk, 2)
        #expect(states == ["drafted": 2])
        #expect(try drafts(desk).allSatisfy { $0["model"] == nil })
        #expect(!(result.out + result.error).contains("k3y"))
        let verified = try Command.run(["audit", "verify", "--desk", desk])
        #expect(verified.code == 0, "\(verified.error)")
    }

    @Test func `a wrong key is said once, in one line, and mail goes on`() throws {
        let peer = try ModelPeer()
        let scratch = try Scratch()
        let desk = try installed(scratch, "http://127.0.0.1:\(peer.port)/401/v1")
        let (result, states) = try intake(desk, 8)
        #expect(states == ["drafted": 8])
        #expect(result.error.split(separator: "\n").count { $0.contains("key") } == 1, "\(result.error)")
    }

    @Test func `an endpoint that is down at the start keeps nobody from working, and the desk says so`() async throws {
        let scratch = try Scratch()
        let desk = try installed(scratch, "http://127.0.0.1:1/v1")
        let running = try await RunningDesk(desk: desk)
        for number in 1...6 {
            let mail = String(decoding: mails(number), as: UTF8.self).components(separatedBy: "From MAILER").last ?? ""
            let lines = mail.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
            try Command.run(["deliver", "--desk", desk], input: Data(lines.joined(separator: "\n").utf8))
        }
        let door = try await running.get(running.signIn.path)
        var queue = try await running.post("/sign-in", try door.text.hiddenFields(ofForm: "/sign-in"))
        for _ in 0..<200 where !queue.text.contains("Sprachmodell") && !queue.text.contains("language model") {
            try await Task.sleep(for: .milliseconds(100))
            queue = try await running.get("/")
        }
        #expect(queue.text.contains("ist seit") || queue.text.contains("has been failing since"))
        #expect(running.stop() == 0)
        let states = try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out)
        #expect(states.count == 6 && states.allSatisfy { $0["state"] as? String == "drafted" })
    }

    @Test func `without terms nothing goes to another machine, and the start says what is missing`() throws {
        let scratch = try Scratch()
        let desk = try installed(scratch, "https://llm.example/v1")
        let result = try Command.run(["intake", "--desk", desk, "-"], input: mails(1))
        #expect(result.code == 78)
        #expect(result.error.contains("operator") && result.error.contains("contract"), "\(result.error)")
    }
}

/// Tests/LanguageModelsTests/Fixtures/model_peer.py, running.
final class ModelPeer {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peer-\(UUID().uuidString)")
    private let child: RunningChild
    let port: String

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = Command.root.appendingPathComponent("Tests/LanguageModelsTests/Fixtures/model_peer.py").path
        child = try ChildProgram(["python3", script, folder.path]).start()
        var text = ""
        for _ in 0..<500 where text.isEmpty {
            usleep(20_000)
            text = (try? String(contentsOf: folder.appendingPathComponent("port"), encoding: .utf8)) ?? ""
        }
        port = text
        let error = String(decoding: child.error, as: UTF8.self)
        try #require(!port.isEmpty, "the scripted endpoint did not start: \(error)")
    }

    deinit {
        child.end()
        try? FileManager.default.removeItem(at: folder)
    }
}
