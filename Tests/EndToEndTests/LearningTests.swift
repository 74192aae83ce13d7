import Foundation
import PostgresServer
import Testing

/// The built command on a real store: officers correct, a model learns, is refused, is taken back, forgets.
@Suite(.serialized)
struct LearningTests {
    /// A desk with a part of its training, so that a trial takes seconds, and mails that it has not seen.
    private final class House {
        let scratch: Scratch
        var desk: String { scratch.path("desk") }
        private let mails: [[String: Any]]
        private var seen: Set<String> = []

        init(_ options: [String] = []) throws {
            scratch = try Scratch()
            let files = FileManager.default
            let folder = scratch.url.appendingPathComponent("vehicle")
            try files.copyItem(at: Command.root.appendingPathComponent("Corpora/desks/vehicle"), to: folder)
            for file in ["vehicle-2.jsonl", "supplement"] {
                try files.removeItem(at: folder.appendingPathComponent("training/" + file))
            }
            let unseen = Command.root.appendingPathComponent("Corpora/desks/vehicle/training/vehicle-2.jsonl")
            mails = try Command.objects(try String(contentsOf: unseen, encoding: .utf8)).filter {
                ($0["action"] as? String) == "draft" && (($0["flags"] as? [String])?.isEmpty ?? true)
            }
            let made = try Command.run(["init", desk, "--desk", folder.path] + options)
            try #require(made.code == 0, "\(made.error)")
        }

        func run(_ arguments: String..., code: Int32 = 0) throws -> Command.Result {
            let result = try Command.run(arguments + ["--desk", desk])
            #expect(result.code == code, "\(arguments): \(result.error)")
            return result
        }

        func objects(_ arguments: String..., code: Int32 = 0) throws -> [[String: Any]] {
            let result = try Command.run(arguments + ["--desk", desk, "--json"])
            #expect(result.code == code, "\(arguments): \(result.error)")
            return try Command.objects(result.out)
        }

        private func write(_ number: Int, name: String, to file: URL) throws {
            let mail = mails[number]
            let text = """
                From: <c\(number)@citizen.example>
                Date: Sat, 21 Nov 2026 10:00:00 +0000
                Message-ID: <\(name)-\(number)@citizen.example>
                Content-Type: text/plain; charset=utf-8
                Subject: =?utf-8?B?\(Data((mail["subject"] as? String ?? "").utf8).base64EncodedString())?=

                \(mail["body"] as? String ?? "")

                """
            try Data(text.utf8).write(to: file)
        }

        /// Takes in these unseen mails under a name of their own, and returns their cases.
        @discardableResult
        func takeIn(_ numbers: Range<Int>, name: String = "x") throws -> [[String: Any]] {
            let folder = scratch.url.appendingPathComponent("in-\(name)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for number in numbers {
                try write(number, name: name, to: folder.appendingPathComponent("\(number).eml"))
            }
            _ = try run("intake", folder.path)
            let ids = try cases().compactMap { $0["id"] as? String }
            return try ids.filter { seen.insert($0).inserted }.map { try shown($0) }
        }

        /// Delivers an unseen mail to a running desk, and returns the version of the model that it was triaged by.
        func delivered(_ number: Int, name: String) async throws -> String? {
            let folder = scratch.url.appendingPathComponent("in-\(name)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let file = folder.appendingPathComponent("\(number).eml")
            try write(number, name: name, to: file)
            let known = Set(try cases().compactMap { $0["id"] as? String })
            let result = try Command.run(["deliver", "--desk", desk], input: Data(contentsOf: file))
            #expect(result.code == 0, "\(result.error)")
            for _ in 0..<150 {
                let new = try cases().first {
                    !known.contains($0["id"] as? String ?? "") && $0["state"] as? String != "received"
                }
                if let id = new?["id"] as? String { return version(of: try shown(id)) }
                try await Task.sleep(for: .milliseconds(200))
            }
            return nil
        }

        func label(of file: [String: Any]) -> String? {
            let id = (file["mails"] as? [[String: Any]])?.last?["messageID"] as? String
            let number = id?.split(separator: "@").first?.split(separator: "-").last.flatMap { Int($0) }
            return number.flatMap { mails[$0]["service"] as? String }
        }

        func cases() throws -> [[String: Any]] {
            try Command.objects(try Command.run(["case", "list", "--desk", desk, "--json", "--limit", "500"]).out)
        }

        func shown(_ id: String) throws -> [String: Any] {
            try #require(try objects("case", "show", id).first)
        }

        func version(of file: [String: Any]) -> String? {
            let by = (file["decision"] as? [String: Any])?["by"] as? [[String: Any]]
            return by?.first { $0["kind"] as? String == "bayes" }?["version"] as? String
        }

        func history(_ id: String) throws -> [String] {
            (try shown(id)["history"] as? [[String: Any]])?.compactMap { $0["what"] as? String } ?? []
        }

        func verify() throws { _ = try run("audit", "verify") }

        var models: [String] {
            (try? FileManager.default.subpathsOfDirectory(atPath: desk + "/models"))?.sorted() ?? []
        }
    }

    private func service(_ file: [String: Any]) -> String? {
        (file["decision"] as? [String: Any])?["service"] as? String
    }

    /// Decisions as canonical bytes.
    private func bytes(_ file: [String: Any]) throws -> Data {
        try JSONSerialization.data(withJSONObject: try #require(file["decision"]), options: [.sortedKeys])
    }

    /// Officers set right what is wrong.
    private func correct(_ files: [[String: Any]], in house: House) throws -> [String] {
        var corrected: [String] = []
        for file in files {
            guard let id = file["id"] as? String, let label = house.label(of: file), service(file) != label,
                file["state"] as? String == "drafted"
            else { continue }
            let done = try house.run("review", "reassign", id, "--service", label, "--note", "secret note")
            #expect(done.error.contains(label))
            corrected.append(id)
        }
        try #require(corrected.count >= 4)
        return corrected
    }

    /// The margins are wide: whether a model is better is not the matter here.
    private static let anyModel = [
        "--quarantine-hours", "0", "--folds", "2", "--accuracy-loss", "1", "--recall-loss", "1", "--significance", "0",
    ]

    @Test(.enabled(if: PostgresServer.isInstalled, "PostgreSQL 15 is not installed; Scripts/prepare test installs it"))
    func `a desk takes a promoted model into use, and the one before, while it runs`() async throws {
        let house = try House(StoreKind.database.options())
        let files = try house.takeIn(0..<45, name: "first")
        let own = try #require(house.version(of: files[0]))
        _ = try correct(files, in: house)
        let running = try await RunningDesk(desk: house.desk)
        #expect(try await house.delivered(50, name: "before") == own)

        /// The model of the first new mail that is not triaged by `former`; the desk looks for models every two seconds.
        func versionAfter(_ former: String, _ name: String) async throws -> String? {
            var version: String? = former
            for number in 50..<60 where version == former {
                version = try await house.delivered(number, name: name)
            }
            return version
        }
        let learned = try Command.run(["model", "learn", "--desk", house.desk, "--json"] + Self.anyModel)
        #expect(learned.code == 0, "\(learned.error)")
        let promoted = try Command.objects(learned.out).first?["version"] as? String
        #expect(promoted != nil && promoted != own)
        #expect(try await versionAfter(own, "learned") == promoted)
        #expect(try house.run("model", "back").error.contains("within seconds"))
        #expect(try await versionAfter(promoted ?? "", "back") == own)

        // What cannot be used changes nothing, and all went on record.
        let again = try Command.run(["model", "learn", "--again", "--desk", house.desk, "--json"] + Self.anyModel)
        #expect(again.code == 0, "\(again.error)")
        #expect(try await versionAfter(own, "again") == promoted)
        let lines = URL(fileURLWithPath: house.desk + "/models/vehicle/lineage.jsonl")
        try Data("damaged".utf8).write(to: lines)
        try await Task.sleep(for: .seconds(5))
        #expect(try await house.delivered(61, name: "damaged") == promoted)
        #expect(running.stop() == 0)
        try house.verify()
    }

    @Test func `corrections are learned, named, taken back and forgotten`() throws {
        let house = try House()
        let files = try house.takeIn(0..<45, name: "first")
        let own = try #require(house.version(of: files[0]))
        let corrected = try correct(files, in: house)
        try house.verify()

        // In quarantine nothing counts.
        let young = try house.objects("model", "corrections")
        #expect(young.count == corrected.count && young.allSatisfy { $0["refused"] as? String == "too-young" })
        #expect(try house.run("model", "learn").error.contains("No correction counts"))
        #expect(!house.models.contains { $0.contains("lineage") })

        // Released, they make a new model.
        let learn = ["model", "learn", "--desk", house.desk, "--json"] + Self.anyModel
        let learned = try Command.run(learn)
        #expect(learned.code == 0, "\(learned.error)")
        let entry = try #require(try Command.objects(learned.out).first)
        let version = try #require(entry["version"] as? String)
        #expect(entry["event"] as? String == "promoted" && entry["parent"] as? String == own)
        #expect((entry["learned"] as? [String: Any])?["count"] as? Int == corrected.count)
        let lines = try String(contentsOfFile: house.desk + "/models/vehicle/learned/\(version).jsonl", encoding: .utf8)
        let kept = try Command.objects(lines)
        #expect(kept.count == corrected.count && !lines.contains("secret note"))
        #expect(Set(kept.compactMap { ($0["provenance"] as? [String: Any])?["caseID"] as? String }) == Set(corrected))
        let rights = try FileManager.default.attributesOfItem(atPath: house.desk + "/models/vehicle/lineage.jsonl")
        #expect((rights[.posixPermissions] as? Int) == 0o600)
        #expect(try house.history(corrected[0]).last == "learned")
        try house.verify()
        #expect(try Command.run(learn).error.contains("has learned all corrections that count"))
        #expect(try house.run("model", "show").out.contains(version))

        // New mail is decided by the new model, and says so.
        let second = try house.takeIn(0..<45, name: "second")
        #expect(second.allSatisfy { house.version(of: $0) == version })

        // Taken back, decisions are those of before, byte for byte.
        #expect(try house.objects("model", "back").first?["event"] as? String == "taken-back")
        #expect(try house.history(corrected[0]).last == "unlearned")
        let third = try house.takeIn(45..<60, name: "third")
        #expect(third.allSatisfy { house.version(of: $0) == own })
        let again = try house.takeIn(0..<45, name: "again")
        for file in again {
            let label = (file["mails"] as? [[String: Any]])?.last?["messageID"] as? String ?? ""
            let name = label.replacingOccurrences(of: "again", with: "first")
            let former = files.first { (($0["mails"] as? [[String: Any]])?.last?["messageID"] as? String) == name }
            #expect(try bytes(file) == bytes(try #require(former)), "\(label)")
        }
        _ = try house.run("model", "back", code: 1)

        // A person's word holds until a person says otherwise.
        #expect(try Command.run(learn).error.contains("took the model \(version) back"))
        #expect(try Command.run(learn + ["--again"]).code == 0)
        #expect(
            try house.objects("model", "list").map { $0["event"] as? String } == ["promoted", "taken-back", "promoted"])

        // A forgotten case takes every model with it that had learned from it.
        #expect(house.models.contains { $0.contains(version) })
        let forgotten = try #require(try house.objects("model", "forget", corrected[0]).first)
        #expect(forgotten["spoilt"] as? [String] == [version])
        #expect(!house.models.contains { $0.contains(version) })
        #expect(try house.history(corrected[0]).last == "forgotten")
        // As if the command had been stopped before it removed the files: saying it again finishes the work.
        try Data(lines.utf8).write(
            to: URL(fileURLWithPath: house.desk + "/models/vehicle/learned/\(version).jsonl"))
        #expect(try house.objects("model", "forget", corrected[0]).first?["spoilt"] as? [String] == [])
        #expect(!house.models.contains { $0.contains(version) })
        #expect(try house.history(corrected[1]).last == "unlearned")
        let listed = try Command.objects(
            try Command.run(["model", "corrections", "--desk", house.desk, "--json", "--quarantine-hours", "0"]).out)
        #expect(
            listed.filter { $0["counts"] as? Bool == false }.map { $0["refused"] as? String } == ["forgotten"])
        let anew = try Command.run(learn)
        #expect(anew.code == 0, "\(anew.error)")
        let next = try #require(try Command.objects(anew.out).first?["version"] as? String)
        #expect(next != version)
        let retrained = try String(
            contentsOfFile: house.desk + "/models/vehicle/learned/\(next).jsonl", encoding: .utf8)
        #expect(!retrained.contains(corrected[0]) && retrained.contains(corrected[1]))
        try house.verify()
    }

    @Test func `a poisoned set is refused, and damage falls back to the desk's own model`() throws {
        let house = try House()
        let files = try house.takeIn(0..<80, name: "first")
        let own = try #require(house.version(of: files[0]))
        let target = "vehicle-tax"
        var poisoned = 0
        for file in files where service(file) != target && file["state"] as? String == "drafted" {
            let id = try #require(file["id"] as? String)
            _ = try house.run("review", "reassign", id, "--service", target)
            poisoned += 1
        }
        try #require(poisoned > 40)
        // With the usual care most of it does not count.
        let care = try Command.objects(
            try Command.run(["model", "corrections", "--desk", house.desk, "--json", "--quarantine-hours", "0"]).out)
        #expect(care.filter { $0["counts"] as? Bool == true }.count <= 20)
        // Without it the gate refuses.
        let learn = [
            "model", "learn", "--desk", house.desk, "--json", "--quarantine-hours", "0", "--officer-share", "1",
            "--class-multiple", "1000", "--folds", "2",
        ]
        let refused = try Command.run(learn + ["--accuracy-loss", "0"])
        #expect(refused.code == 100, "\(refused.out) \(refused.error)")
        let entry = try #require(try Command.objects(refused.out).first)
        let version = try #require(entry["version"] as? String)
        #expect(entry["event"] as? String == "refused" && entry["current"] == nil)
        #expect(!house.models.contains { $0.contains(version) }, "nothing of a refused model stays")
        try house.verify()

        // A promoted model whose lines or lineage are damaged is not used, and that is said.
        let promoted = try Command.run(
            learn + [
                "--accuracy-loss", "1", "--recall-loss", "1", "--significance", "0", "--officer-share", "0.01",
                "--officer-minimum", "1",
            ])
        #expect(promoted.code == 0, "\(promoted.error)")
        let better = try #require(try Command.objects(promoted.out).first?["version"] as? String)
        #expect(house.version(of: try house.takeIn(50..<51, name: "a")[0]) == better)
        let lines = URL(fileURLWithPath: house.desk + "/models/vehicle/learned/\(better).jsonl")
        let sound = try Data(contentsOf: lines)
        try Data("x".utf8).write(to: lines)
        let damaged = try Command.run(["model", "show", "--desk", house.desk])
        #expect(damaged.code == 0 && damaged.error.contains("missing or damaged"))
        #expect(house.version(of: try house.takeIn(51..<52, name: "b")[0]) == own)
        try sound.write(to: lines)
        #expect(house.version(of: try house.takeIn(52..<53, name: "c")[0]) == better)

        let lineage = URL(fileURLWithPath: house.desk + "/models/vehicle/lineage.jsonl")
        let whole = try Data(contentsOf: lineage)
        for (place, line) in [(20, 1), (whole.count - 40, 2)] {
            var bytes = whole
            bytes[place] ^= 1
            try bytes.write(to: lineage)
            let listed = try Command.run(["model", "list", "--desk", house.desk])
            #expect(listed.code == 65 && listed.error.contains("lineage.jsonl:"), "\(line): \(listed.error)")
            #expect(try Command.run(learn).code == 65)
        }
        #expect(house.version(of: try house.takeIn(53..<54, name: "d")[0]) == own)
        try whole.write(to: lineage)
        #expect(house.version(of: try house.takeIn(54..<55, name: "e")[0]) == better)
        // A model file that is damaged is trained anew from the same lines.
        let model = try #require(house.models.first { $0.contains(better) && $0.hasSuffix(".services") })
        try Data("x".utf8).write(to: URL(fileURLWithPath: house.desk + "/models/" + model))
        #expect(house.version(of: try house.takeIn(55..<56, name: "f")[0]) == better)
    }

    @Test func `only who may administer teaches a model, and the desk is named where there are several`() throws {
        let house = try House()
        _ = try house.run("officer", "add", "ali")
        for verb in [["learn"], ["back"], ["forget", "none"]] {
            let refused = try Command.run(["model"] + verb + ["--desk", house.desk, "--officer", "ali"])
            #expect(refused.code == 77, "\(refused.error)")
        }
        let wrong = try Command.run(["model", "list", "--desk", house.desk, "--desk-id", "moon"])
        #expect(wrong.code == 64 && wrong.error.contains("vehicle"))
        #expect(try Command.run(["model", "learn", "--desk", house.desk, "--officer-share", "0"]).code == 64)
        #expect(try Command.run(["model", "show", "none", "--desk", house.desk]).code == 1)
    }
}
