import Enquiries
@testable import Evaluator
import Foundation
import TextClassification
import Testing

struct RunTests {
    private static let measuring = DeskMeasuring(Fixture.material(Fixture.enquiries(24)), suite: Fixture.suite)

    @Test func `a run broken off after each unit and resumed decides byte for byte the same`() throws {
        let scratch = try Scratch()
        let whole = RunFolder(scratch.path + "/whole")
        #expect(try EvaluationRun.begin(whole, Fixture.head(Fixture.suite), Self.measuring))
        let expected = try scratch.bytes("whole/decisions.jsonl")
        let units = Self.measuring.units.count
        #expect(units == 12)
        for stop in 0..<units {
            let name = "broken-\(stop)"
            let folder = RunFolder(scratch.path + "/" + name)
            let isDone = try EvaluationRun.begin(folder, Fixture.head(Fixture.suite), Self.measuring) {
                $0.done < stop
            }
            #expect(!isDone)
            #expect(throws: RunFolderError.unfinished(folder.path, done: stop, of: units)) {
                try folder.finishedRun()
            }
            var decided: [Int] = []
            let fresh = DeskMeasuring(Fixture.material(Fixture.enquiries(24)), suite: Fixture.suite)
            #expect(
                try EvaluationRun.resume(folder, Fixture.head(Fixture.suite), fresh) {
                    decided.append($0.done)
                    return true
                })
            #expect(decided.first == stop && decided.count == units - stop + 1)
            #expect(try scratch.bytes(name + "/decisions.jsonl") == expected)
            let run = try folder.finishedRun()
            #expect(run.record.resumed == 1 && run.decisions.count == 24 * 4)
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/units"))
        }
    }

    @Test func `a finished run stays as it is when it is resumed`() throws {
        let scratch = try Scratch()
        let folder = RunFolder(scratch.path + "/run")
        _ = try EvaluationRun.begin(folder, Fixture.head(Fixture.suite), Self.measuring)
        let before = try scratch.bytes("run/run.json")
        #expect(
            try EvaluationRun.resume(folder, Fixture.head(Fixture.suite), Self.measuring) { _ in
                Issue.record("nothing is left to do")
                return true
            })
        #expect(try scratch.bytes("run/run.json") == before)
    }

    @Test(arguments: ["data", "desk", "program"])
    func `what changed since the beginning is refused by name`(name: String) throws {
        let scratch = try Scratch()
        let folder = RunFolder(scratch.path + "/run")
        _ = try EvaluationRun.begin(folder, Fixture.head(Fixture.suite), Self.measuring) { $0.done < 1 }
        var digests = ["data": "d", "desk": "e", "program": "p"]
        digests[name] = "changed"
        #expect(throws: RunFolderError.changed(folder.path, [name])) {
            try EvaluationRun.resume(folder, Fixture.head(Fixture.suite, digests: digests), Self.measuring)
        }
    }

    @Test func `another cut is another suite, other thresholds are not`() throws {
        let scratch = try Scratch()
        let folder = RunFolder(scratch.path + "/run")
        _ = try EvaluationRun.begin(folder, Fixture.head(Fixture.suite), Self.measuring) { $0.done < 1 }
        let other = Suite(
            name: "test", source: Fixture.suite.source, folds: 3, seeds: [1, 3], variants: Fixture.suite.variants)
        #expect(throws: RunFolderError.changed(folder.path, ["suite"])) {
            try EvaluationRun.resume(folder, Fixture.head(other), Self.measuring)
        }
        let limits = Suite(
            name: "renamed", source: Fixture.suite.source, folds: 3, seeds: [1, 2], variants: Fixture.suite.variants,
            thresholds: [Threshold(metric: "service.accuracy", bound: .atLeast(0.1))])
        #expect(try EvaluationRun.resume(folder, Fixture.head(limits), Self.measuring))
        #expect(try folder.record().suite == limits)
    }

    @Test func `folders that hold something else, or a run, are refused`() throws {
        let scratch = try Scratch()
        try Data("x".utf8).write(to: URL(fileURLWithPath: scratch.path + "/letter.txt"))
        #expect(throws: RunFolderError.notEmpty(scratch.path)) {
            try EvaluationRun.begin(RunFolder(scratch.path), Fixture.head(Fixture.suite), Self.measuring)
        }
        #expect(throws: RunFolderError.noRun(scratch.path)) { try RunFolder(scratch.path).record() }
        let folder = RunFolder(scratch.path + "/run")
        _ = try EvaluationRun.begin(folder, Fixture.head(Fixture.suite), Self.measuring) { _ in false }
        #expect(throws: RunFolderError.holdsRun(folder.path)) {
            try EvaluationRun.begin(folder, Fixture.head(Fixture.suite), Self.measuring)
        }
    }

    @Test func `nothing to decide is said, and no folder is made`() throws {
        let scratch = try Scratch()
        let none = DeskMeasuring(Fixture.material([]), suite: Fixture.suite)
        #expect(throws: RunFolderError.noCases) {
            try EvaluationRun.begin(RunFolder(scratch.path + "/run"), Fixture.head(Fixture.suite), none)
        }
        #expect(!FileManager.default.fileExists(atPath: scratch.path + "/run"))
    }

    @Test func `a damaged line is named with its number`() throws {
        let scratch = try Scratch()
        let folder = RunFolder(scratch.path + "/run")
        _ = try EvaluationRun.begin(folder, Fixture.head(Fixture.suite), Self.measuring)
        let file = folder.path + "/decisions.jsonl"
        var lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        lines[4] = lines[4].dropLast(5)
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: file))
        #expect(throws: RunFolderError.damaged(file, line: 5)) { try folder.finishedRun() }
    }

    @Test func `no file of a run holds a word of a mail`() throws {
        let scratch = try Scratch()
        let folder = RunFolder(scratch.path + "/run")
        _ = try EvaluationRun.begin(folder, Fixture.head(Fixture.suite), Self.measuring)
        for name in ["run.json", "decisions.jsonl", "timings.jsonl"] {
            let text = String(decoding: try scratch.bytes("run/" + name), as: UTF8.self)
            #expect(!text.contains("person13") && !text.contains("About m1"), "\(name)")
        }
    }

    @Test func `every case is decided once a seed and variant, by a model that has not learned it`() throws {
        let run = try EvaluationRun.inMemory(Fixture.head(Fixture.suite), Self.measuring)
        let decided = Dictionary(run.decisions.map { ("\($0.variant) \($0.seed) \($0.id)", 1) }, uniquingKeysWith: +)
        #expect(decided.count == 24 * 4 && decided.values.allSatisfy { $0 == 1 })
        for unit in run.record.units { #expect(unit.trained + unit.decided == 24) }
    }

    @Test func `labelled texts are measured with the published split, and texts of no class stand apart`() throws {
        let texts = Fixture.enquiries(30).map { LabelledText(id: $0.id, text: $0.body, label: $0.service) }
        let suite = Suite(
            name: "texts", source: .texts(train: ["a"], test: ["b"], outOfScope: "none"), folds: 1)
        let material = TextMaterial(
            train: Array(texts.prefix(24)),
            test: texts.suffix(6) + [LabelledText(id: "x", text: "zzz", label: "none"), texts[0]], outOfScope: "none")
        let run = try EvaluationRun.inMemory(Fixture.head(suite), TextMeasuring(material, suite: suite))
        #expect(run.decisions.count == 8 && run.record.units.map(\.trained) == [24])
        #expect(run.record.units[0].nearDuplicatesKept == 1)
        let measured = try #require(run.measured("whole"))
        let accuracy = try #require(Metric.named("label.accuracy", of: suite))
        #expect(measured.value(accuracy).count == 7)
        #expect(run.decisions.count { $0.outOfScope == true } == 1)
    }
}
