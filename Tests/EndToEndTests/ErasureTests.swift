import ChildPrograms
import Foundation
import Testing

/// The built command on a real desk directory: access, explanation, backup, erasure, restoring.
@Suite(.serialized)
struct ErasureTests {
    /// A desk that trains within a second, with three mails of two people.
    private final class House {
        let scratch: Scratch
        var desk: String { scratch.path("desk") }

        init() throws {
            scratch = try Scratch()
            let files = FileManager.default
            let folder = scratch.url.appendingPathComponent("vehicle")
            try files.copyItem(at: Command.root.appendingPathComponent("Corpora/desks/vehicle"), to: folder)
            let training = folder.appendingPathComponent("training")
            let lines = try String(contentsOf: training.appendingPathComponent("vehicle-1.jsonl"), encoding: .utf8)
            try files.removeItem(at: training)
            try files.createDirectory(at: training, withIntermediateDirectories: true)
            let few = lines.split(separator: "\n").prefix(60).joined(separator: "\n") + "\n"
            try few.write(to: training.appendingPathComponent("few.jsonl"), atomically: true, encoding: .utf8)
            try run(["init", desk, "--desk", folder.path])
            let mails = scratch.url.appendingPathComponent("mails")
            try files.createDirectory(at: mails, withIntermediateDirectories: true)
            for (name, number) in [("ann", 1), ("ann", 2), ("bob", 3)] {
                try Self.mail(name, number).write(
                    to: mails.appendingPathComponent("\(number).eml"), atomically: true, encoding: .utf8)
            }
            try run(["intake", mails.path, "--desk", desk])
        }

        static func mail(_ name: String, _ number: Int) -> String {
            """
            From: \(name) <\(name)@citizen.example>
            To: desk@vehicle.example
            Date: Sat, 21 Nov 2026 10:00:00 +0000
            Message-ID: <\(number)@citizen.example>
            Subject: My driving licence

            Hello, I lost my driving licence \(name)-Silberdistel-\(number). How do I get a new one?

            """
        }

        @discardableResult
        func run(_ arguments: [String], code: Int32 = 0, input: Data? = nil) throws -> Command.Result {
            let result = try Command.run(arguments, input: input)
            #expect(result.code == code, "\(arguments): \(result.error)")
            return result
        }

        func at(_ arguments: String..., code: Int32 = 0, input: Data? = nil) throws -> Command.Result {
            try run(arguments + ["--desk", desk], code: code, input: input)
        }

        func cases() throws -> [String] {
            try Command.objects(try at("case", "list", "--json").out).compactMap { $0["id"] as? String }.sorted()
        }

        /// Files of the desk directory that hold the text.
        func files(with text: String) throws -> [String] {
            let all = FileManager.default.enumerator(atPath: desk)?.compactMap { $0 as? String } ?? []
            return all.filter { name in
                let bytes = FileManager.default.contents(atPath: desk + "/" + name)
                return bytes?.range(of: Data(text.utf8)) != nil
            }
        }
    }

    @Test func `a case is erased from the page of the open desk, in the backups too`() async throws {
        let house = try House()
        _ = try house.at("backup")
        try house.run(
            ["officer", "add", "chief", "--desk", house.desk] + ["read", "administer"].flatMap { ["--right", $0] })
        let marker = "ann-Silberdistel-1"
        let id = try #require(
            try house.cases().first { try house.at("case", "show", $0, "--json").out.contains(marker) })
        #expect(try !house.files(with: marker).isEmpty)

        let running = try await RunningDesk(desk: house.desk, officer: "chief")
        let door = try await running.get(running.signIn.path)
        _ = try await running.post("/sign-in", try door.text.hiddenFields(ofForm: "/sign-in"))
        let retention = try await running.get("/retention")
        var sought = try retention.text.hiddenFields(ofForm: "/retention/person")
        sought["address"] = id
        let preview = try await running.post("/retention/person", sought)
        #expect(preview.status == 200 && preview.text.contains("Type the case number again"))
        var order = try preview.text.hiddenFields(ofForm: "/retention/erasure")
        (order["ground"], order["again"]) = ("mistake", "c" + id)
        #expect(try await running.post("/retention/erasure", order).status == 422)
        #expect(try !house.files(with: marker).isEmpty)
        order["again"] = id
        let done = try await running.post("/retention/erasure", order)
        #expect(done.status == 200 && done.text.contains("What stays") && !done.text.contains("Not reached"))
        #expect(try await running.get("/cases/\(id)").status == 404)
        #expect(try house.files(with: marker) == [])
        // What was done cannot be ordered once more.
        #expect(try await running.post("/retention/erasure", order).status == 409)
        #expect(running.stop() == 0)
        #expect(try house.cases().count == 2)
        _ = try house.at("audit", "verify")
        #expect(try house.files(with: "bob-Silberdistel-3").count > 1)
    }

    @Test func `a person is erased at a word, and a backup does not bring her back`() throws {
        let house = try House()
        let backup = house.scratch.path("elsewhere")
        let made = try house.at("backup", "--to", backup)
        let copy = try #require(made.out.split(separator: "\n").first.map(String.init))
        _ = try house.at("backup")
        let erase = ["case", "erase", "--person", "ANN@citizen.example", "--ground", "request", "--desk", house.desk]
        try house.run(erase, code: 64)
        #expect(try house.cases().count == 3)
        let done = try house.run(erase + ["--yes"])
        #expect(done.out.split(separator: "\n").count == 2 && done.error.contains("Removed in backups: 2"))
        #expect(try house.cases().count == 1)
        #expect(try house.files(with: "ann-Silberdistel").isEmpty)
        #expect(try !house.files(with: "bob-Silberdistel").isEmpty)
        #expect(try house.run(erase + ["--yes"]).error.contains("Nothing is kept"))
        _ = try house.at("audit", "verify")

        let restored = try house.at("restore", copy)
        #expect(restored.error.contains("2 that were erased since"))
        #expect(try house.cases().count == 1)
        #expect(try house.files(with: "ann-Silberdistel").isEmpty)
        _ = try house.at("audit", "verify")
    }

    @Test func `mail that nobody has read stops an erasure`() throws {
        let house = try House()
        _ = try house.at("deliver", input: Data(House.mail("ann", 9).utf8))
        // A copy of a mail that the desk has counts as read.
        _ = try house.at("deliver", input: Data(House.mail("bob", 3).utf8))
        let erase = ["case", "erase", "--ground", "request", "--yes", "--desk", house.desk, "--person"]
        let refused = try house.run(erase + ["ann@citizen.example"], code: 1)
        #expect(refused.error.contains("1 mail(s)") && refused.error.contains("--unread"))
        #expect(try house.cases().count == 3)
        try house.run(erase + ["bob@citizen.example"])
        try house.run(erase + ["ann@citizen.example", "--unread"])
        for name in ["ann", "bob"] { #expect(try house.files(with: "\(name)-Silberdistel").isEmpty) }
    }

    @Test func `wrong words, missing rights, held and unknown cases erase nothing`() throws {
        let house = try House()
        let id = try #require(try house.cases().first)
        for wrong in [
            [], [id], [id, "--person", "a@b.example", "--ground", "request"], [id, "--ground", "whim"],
            ["--person", "ann", "--ground", "request"], ["--finish", id], ["--due", "--finish"],
        ] { try house.run(["case", "erase", "--desk", house.desk] + wrong, code: 64) }
        _ = try house.at("case", "erase", "none", "--ground", "mistake", "--yes", code: 1)
        _ = try house.at("officer", "add", "kim")
        _ = try house.at("case", "erase", id, "--ground", "mistake", "--yes", "--officer", "kim", code: 77)
        _ = try house.at("case", "hold", id, "--because", "court", "--officer", "officer")
        _ = try house.at("case", "erase", id, "--ground", "mistake", "--yes", "--officer", "officer", code: 1)
        #expect(try house.at("case", "erase", "--due", "--yes").error.contains("Done."))
        #expect(try house.cases().count == 3)
    }

    @Test func `Article 86, a stored case is explained when model, rules and answers are gone`() throws {
        let house = try House()
        let id = try #require(try house.cases().first)
        let before = try house.at("explain", id, "--language", "de").out
        for folder in ["models", "desks"] { try FileManager.default.removeItem(atPath: house.desk + "/" + folder) }
        let after = try house.at("explain", id, "--language", "de").out
        #expect(after == before && after.contains("KI") && after.contains("Wer entschieden hat"))
        #expect(try house.at("explain", id, "--language", "de-einfach").out.contains("Das können Sie tun"))
        let records = try Command.objects(try house.at("explain", id, "--technical").out)
        #expect(records.count > 2 && records.allSatisfy { $0["record_id"] is String })
        _ = try house.at("explain", "none", code: 1)
    }

    @Test func `Article 15, a person gets files with all that is kept`() throws {
        let house = try House()
        let out = house.scratch.path("ann")
        _ = try house.at("case", "export", "--person", "ann@citizen.example", "--out", out)
        let names = (FileManager.default.enumerator(atPath: out)?.compactMap { $0 as? String } ?? [])
        #expect(names.filter { $0.hasSuffix(".eml") }.count == 2)
        #expect(names.contains("index.html") && names.contains("data.json"))
        for name in names where name.contains(".") {
            let text = try String(contentsOfFile: out + "/" + name, encoding: .utf8)
            #expect(!text.contains("bob"), "\(name)")
        }
        _ = try house.at("case", "export", "--person", "ann@citizen.example", "--out", out, code: 1)
        _ = try house.at("case", "export", "--person", "x@citizen.example", "--out", out + "2", code: 1)
    }

    private static var canPlant: Bool {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/python3")
        }
    }

    @Test(.enabled(if: canPlant, "needs python3"))
    func `Article 17, planted identities are in no file and no leaf after their erasure`() throws {
        let script = Command.root.appendingPathComponent("Evaluation/erasure/planted.py").path
        let planted = try ChildProgram(["python3", script, Command.path, "--identities", "40", "--json"]).run()
        #expect(planted.code == 0, "\(planted.outputText)\(planted.errorText)")
        let figures = try #require(try Command.objects(planted.outputText).first)
        #expect(figures["traces"] as? Int == 0 && figures["leaves_recognised"] as? Int == 0)
        #expect(figures["traces_before"] as? Int ?? 0 > 240 && figures["values_tried"] as? Int ?? 0 > 1000)
        for made in ["approved", "corrected"] { #expect(figures[made] as? Int ?? 0 > 0, "\(made)") }
    }
}
