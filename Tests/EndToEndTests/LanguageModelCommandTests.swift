import Foundation
import Testing

/// `postroom model probe` and `model prompts` as an operator runs them, against a scripted endpoint on loopback.
struct LanguageModelCommandTests {
    /// A desk directory that holds a configuration and nothing else.
    private func withDesk(_ section: [String], _ use: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("model-desk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines = section.isEmpty ? "" : "languageModel:\n" + section.map { "  \($0)\n" }.joined()
        try Data("desks: [a]\n\(lines)".utf8).write(to: folder.appendingPathComponent("postroom.yaml"))
        try Data("k3y-of-the-town\n".utf8).write(to: folder.appendingPathComponent("model.key"))
        try use(folder)
    }

    private func section(_ port: String, _ behaviour: String, key: String = "model.key") -> [String] {
        [
            "url: http://127.0.0.1:\(port)/\(behaviour)/v1", "format: chat-completions", "model: peer-model",
            "key: \(key)", "limits: {connect: 1, firstByte: 1, total: 1}",
        ]
    }

    @Test func `the probe shows what the model can do and keeps it`() throws {
        let peer = try ModelPeer()
        try withDesk(section(peer.port, "no-seed")) { desk in
            let result = try Command.run(["model", "probe", "--desk", desk.path])
            #expect(result.code == 0, "\(result.error)")
            #expect(result.out.contains("enforced by schema"))
            #expect(result.out.contains("4096 tokens"))
            #expect(result.out.contains("takes no seed"))
            let stored = try String(contentsOf: desk.appendingPathComponent("model-profile.json"), encoding: .utf8)
            #expect(stored.contains("\"sendsSeed\":false"))
            let json = try Command.run(["model", "probe", "--json", "--desk", desk.path])
            #expect(try Command.objects(json.out).first?["contextTokens"] as? Int == 4096)
            #expect(!(result.out + result.error + stored).contains("k3y"))
        }
    }

    @Test(arguments: [
        ("401", Int32(77)), ("403", 77), ("404", 78), ("redirect", 78), ("html", 78), ("garbage", 78), ("hang", 69),
        ("500", 69), ("503", 69), ("429", 75),
    ])
    func `each failure ends with its code, in one line, and keeps no profile`(behaviour: String, code: Int32) throws {
        let peer = try ModelPeer()
        try withDesk(section(peer.port, behaviour)) { desk in
            let result = try Command.run(["model", "probe", "--desk", desk.path])
            #expect(result.code == code, "\(result.error)")
            #expect(result.error.split(separator: "\n").count == 1, "\(result.error)")
            #expect(result.out.isEmpty)
            #expect(!result.error.contains("k3y"))
            #expect(!FileManager.default.fileExists(atPath: desk.appendingPathComponent("model-profile.json").path))
        }
    }

    @Test(arguments: [
        (["url: http://127.0.0.1:1/v1", "format: chat-completions", "model: m"], Int32(69), "cannot be reached"),
        ([], 78, "names no language model"),
        (["url: http://127.0.0.1:1/v1", "format: chat-completions", "model: m", "key: none"], 78, "key file is"),
        (
            ["url: http://127.0.0.1:1/v1", "format: chat-completions", "model: m", "credential: k"], 78,
            "LoadCredential"
        ),
        (["url: https://llm.example/v1", "format: chat-completions", "model: m"], 78, "operator, region, contract"),
    ])
    func `wrong settings are named`(section: [String], code: Int32, words: String) throws {
        try withDesk(section) { desk in
            let result = try Command.run(["model", "probe", "--desk", desk.path])
            #expect(result.code == code)
            #expect(result.error.contains(words), "\(result.error)")
        }
    }

    @Test func `prompts are listed, and one that was changed is a finding`() throws {
        let sound = try Command.run(["model", "prompts"])
        #expect(sound.code == 0, "\(sound.error)")
        #expect(sound.out.contains("second-opinion.en 1 "))
        try withDesk([]) { desk in
            let copy = desk.appendingPathComponent("prompts")
            let prompts = Command.root.appendingPathComponent("Prompts").resolvingSymlinksInPath()
            try FileManager.default.copyItem(at: prompts, to: copy)
            #expect(try Command.run(["model", "prompts", "--desk", desk.path]).out == sound.out)
            let file = copy.appendingPathComponent("draft.en.md")
            try (String(contentsOf: file, encoding: .utf8) + "\nBe kind.\n").write(
                to: file, atomically: true, encoding: .utf8)
            let changed = try Command.run(["model", "prompts", "--desk", desk.path])
            #expect(changed.code == 65)
            #expect(changed.error.contains("draft.en was changed and is still version 1"))
            try "no front matter".write(to: file, atomically: true, encoding: .utf8)
            let broken = try Command.run(["model", "prompts", "--desk", desk.path])
            #expect(broken.code == 65)
            #expect(broken.error.contains("draft.en.md:1: "))
            try FileManager.default.removeItem(at: copy)
            #expect(try Command.run(["model", "prompts", "--desk", desk.path]).code == 65)
        }
    }
}
