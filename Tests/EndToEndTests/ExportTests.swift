import Foundation
import Testing

/// Documents from a desk directory, by the command alone.
@Suite(.serialized)
struct ExportTests {
    private func desk(_ scratch: Scratch, authority: String = "") throws -> String {
        let desk = scratch.path("desk")
        try #require(try Command.run(["init", desk, "--desk", "Corpora/desks/stadt"]).code == 0)
        try Data(authority.utf8).write(to: URL(fileURLWithPath: desk + "/authority.yaml"))
        return desk
    }

    @Test func `a document is filled from desk, records and authority file, and says what is open`() throws {
        let scratch = try Scratch()
        let desk = try desk(scratch, authority: "deployer: {name: Stadt Weiler}\n")
        let mail =
            "From: ann@citizen.example\nTo: buergerservice@lindenfurt.example\nSubject: Tonne\n\nMeine Tonne ist voll.\n"
        try #require(try Command.run(["intake", "--desk", desk, "-"], input: Data(mail.utf8)).code == 0)
        let arguments = ["export", "fria", "--desk", desk, "--language", "de", "--date", "2026-11-22"]
        let first = try Command.run(arguments)
        #expect(first.code == 0, "\(first.error)")
        #expect(first.out.contains("Stand: 2026-11-22") && first.out.contains("| stadt | Stadt Lindenfurt |"))
        #expect(first.out.contains("| classify | 1 |") && first.out.contains("**OFFEN:**"))
        #expect(first.error.contains("items are open"))
        let again = try Command.run(arguments)
        #expect(again.bytes == first.bytes)
        let ropa = try Command.run(["export", "ropa", "--desk", desk, "--language", "en"])
        #expect(ropa.out.contains("**Authority:** Stadt Weiler"))

        let cases = try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json"]).out)
        let id = try #require(cases.first?["id"] as? String)
        let graph = try Command.run(["export", "prov", "--desk", desk, "--case", id])
        #expect(graph.code == 0, "\(graph.error)")
        let activities = try #require(try Command.objects(graph.out).first?["activity"] as? [String: Any])
        #expect(activities.count >= 2)
        #expect(!graph.out.contains("citizen.example"))
    }

    @Test func `what the authority file has wrong is named with its line, and nothing is written`() throws {
        let scratch = try Scratch()
        let desk = try desk(scratch, authority: "deployer:\n  nam: x\n")
        let target = scratch.path("out.md")
        let result = try Command.run(["export", "ropa", "--desk", desk, "--out", target])
        #expect(result.code == 78)
        #expect(result.error.contains("authority.yaml:2") && result.error.contains("\"nam\""))
        #expect(!FileManager.default.fileExists(atPath: target))
        let long = "system: {name: \(String(repeating: "x", count: 100))}\n"
        try Data(long.utf8).write(to: URL(fileURLWithPath: desk + "/authority.yaml"))
        let register = try Command.run(["export", "algoritmeregister", "--desk", desk])
        #expect(register.code == 78 && register.error.contains("\"Naam\" has 100 characters, at most 99"))
    }

    @Test func `the software speaks for itself without a desk, and the example can be used at once`() throws {
        let table = try Command.run(["export", "ai-act-functions", "--format", "json", "--language", "en"])
        #expect(table.code == 0)
        let kind = try Command.objects(table.out).first?["kind"] as? String
        #expect(kind == "ai-act-functions")
        let example = try Command.run(["export", "--example", "--language", "en"])
        #expect(example.code == 0 && example.out.contains("# deployer:"))
        let scratch = try Scratch()
        let desk = try desk(scratch, authority: example.out)
        let dpia = try Command.run(["export", "dpia", "--desk", desk])
        #expect(dpia.code == 0, "\(dpia.error)")
    }

    @Test(
        arguments: [
            (["export"], 64), (["export", "nonsense"], 64), (["export", "prov"], 64),
            (["export", "fria", "--date", "22.11.2026"], 64), (["export", "atrs", "--language", "de"], 78),
            (["export", "fria", "--format", "csv"], 78), (["export", "fria", "--evaluation", "/nonexistent"], 1),
        ] as [([String], Int32)])
    func `what cannot be exported ends with its code and a line that says why`(arguments: [String], code: Int32) throws
    {
        let result = try Command.run(arguments)
        #expect(result.code == code, "\(result.error)")
        #expect(result.out.isEmpty && !result.error.isEmpty)
    }
}
