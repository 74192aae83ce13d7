import ChildPrograms
import Foundation
import Testing

/// `postroom eval` as an evaluator would use it, on a desk that is small enough to be quick.
@Suite(.serialized)
struct EvaluationTests {
    /// A folder with a small desk and a suite for it.
    private func place(_ change: (String) -> String = { $0 }) throws -> Scratch {
        let scratch = try Scratch()
        let desk = scratch.url.appendingPathComponent("desk")
        try FileManager.default.copyItem(at: Command.root.appendingPathComponent("Corpora/desks/vehicle"), to: desk)
        for folder in ["training", "lexicon"] {
            try FileManager.default.removeItem(at: desk.appendingPathComponent(folder))
        }
        try FileManager.default.createDirectory(
            at: desk.appendingPathComponent("training"), withIntermediateDirectories: true)
        for number in 1...3 {
            let file = "Corpora/desks/vehicle/training/vehicle-\(number).jsonl"
            let lines = try String(contentsOf: Command.root.appendingPathComponent(file), encoding: .utf8)
                .split(separator: "\n").prefix(20)
            try Data(lines.joined(separator: "\n").utf8).write(
                to: desk.appendingPathComponent("training/\(number).jsonl"))
        }
        try write(change(Self.suite), to: scratch.path("suite.yaml"))
        return scratch
    }

    private static let suite = """
        name: small
        data: {desk: desk}
        split: {folds: 2}
        seeds: [1]
        variants:
          - name: whole
          - {name: no rules, leave-out: [rules]}
        thresholds:
          - {metric: service.accuracy, at-least: 0.05}
        """

    private func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test func `a run, its report, a comparison and a gate work as the page says`() throws {
        let scratch = try place()
        let run = try Command.run(["eval", "run", "suite.yaml", "--out", "runs/a"], in: scratch.url)
        try #require(run.code == 0, "\(run.error)")
        #expect(run.out.isEmpty && run.error.contains("120 decisions, 0 errors, 0 lines skipped"), "\(run.error)")
        let report = try Command.run(
            ["eval", "report", "runs/a", "--html", "a.html", "--json", "a.json", "--junit", "a.xml"], in: scratch.url)
        #expect(report.code == 0 && report.out.contains("service.accuracy") && report.out.contains("macro avg"))
        for file in ["a.html", "a.json", "a.xml"] {
            #expect(try Data(contentsOf: scratch.url.appendingPathComponent(file)).count > 100, "\(file)")
        }
        let html = try String(contentsOfFile: scratch.path("a.html"), encoding: .utf8)
        let mail = try #require(
            try String(contentsOfFile: scratch.path("desk/training/1.jsonl"), encoding: .utf8).split(separator: "\n")
                .first)
        let body = try #require(
            (try JSONSerialization.jsonObject(with: Data(mail.utf8)) as? [String: Any])?["body"] as? String)
        #expect(!html.contains(body.prefix(30)))
        let twin = try Command.objects(
            try Command.run(["eval", "report", "runs/a", "--json", "-"], in: scratch.url).out)
        #expect(twin.count == 1 && twin.first?["n"] as? Int == 60)

        let compare = ["eval", "compare", "runs/a", "runs/a", "--second-variant", "no rules"]
        let comparison = try Command.run(compare, in: scratch.url)
        #expect(comparison.code == 0 && comparison.out.contains("The second is: worse."), "\(comparison.out)")
        let object = try #require(try Command.objects(Command.run(compare + ["--json"], in: scratch.url).out).first)
        #expect(object["verdict"] as? String == "worse" && object["n"] as? Int == 60)

        #expect(try Command.run(["eval", "gate", "runs/a"], in: scratch.url).code == 0)
        try write(Self.suite.replacingOccurrences(of: "0.05", with: "0.99"), to: scratch.path("strict.yaml"))
        let missed = try Command.run(
            ["eval", "gate", "runs/a", "--suite", "strict.yaml", "--junit", "g.xml"], in: scratch.url)
        #expect(missed.code == 100 && missed.out.contains("MISSED service.accuracy"), "\(missed.out)")
        #expect(try String(contentsOfFile: scratch.path("g.xml"), encoding: .utf8).contains("failures=\"1\""))
        try write(Self.suite.replacingOccurrences(of: "[1]", with: "[3]"), to: scratch.path("other.yaml"))
        let other = try Command.run(["eval", "gate", "runs/a", "--suite", "other.yaml"], in: scratch.url)
        #expect(other.code == 78 && other.error.contains("would measure something else"))

        let withText = try Command.run(
            ["eval", "report", "runs/a", "--html", "t.html", "--with-text"], in: scratch.url)
        #expect(withText.code == 0, "\(withText.error)")
        #expect(try String(contentsOfFile: scratch.path("t.html"), encoding: .utf8).contains("<blockquote>"))
    }

    @Test func `a run that is broken off by a signal says how to go on, and ends with the same decisions`() throws {
        let scratch = try place()
        try #require(try Command.run(["eval", "run", "suite.yaml", "--out", "whole"], in: scratch.url).code == 0)
        let child = try ChildProgram(
            [Command.path, "eval", "run", "suite.yaml", "--out", "broken"], in: scratch.url.path
        ).start()
        let units = scratch.path("broken/units")
        while child.isRunning, (try? FileManager.default.contentsOfDirectory(atPath: units).isEmpty) ?? true {
            Thread.sleep(forTimeInterval: 0.002)
        }
        child.send(SIGINT)
        let ending = child.wait()
        let words = String(decoding: child.error, as: UTF8.self)
        #expect(ending == .exited(75) && words.contains("postroom eval resume broken"), "\(words)")
        let early = try Command.run(["eval", "report", "broken"], in: scratch.url)
        #expect(early.code == 1 && early.error.contains("is not finished"), "\(early.error)")
        let resumed = try Command.run(["eval", "resume", "broken"], in: scratch.url)
        #expect(resumed.code == 0, "\(resumed.error)")
        let files = try ["whole", "broken"].map {
            try Data(contentsOf: scratch.url.appendingPathComponent("\($0)/decisions.jsonl"))
        }
        #expect(files[0] == files[1])
    }

    @Test func `a changed desk or suite is refused by name when a run is resumed`() throws {
        let scratch = try place()
        try #require(try Command.run(["eval", "run", "suite.yaml", "--out", "run"], in: scratch.url).code == 0)
        let again = try Command.run(["eval", "run", "suite.yaml", "--out", "run"], in: scratch.url)
        #expect(again.code == 1 && again.error.contains("already holds a run"))
        try write(Self.suite.replacingOccurrences(of: "[1]", with: "[2]"), to: scratch.path("suite.yaml"))
        let suite = try Command.run(["eval", "resume", "run"], in: scratch.url)
        #expect(suite.code == 78 && suite.error.contains("since it began: suite"), "\(suite.error)")
        try write(Self.suite, to: scratch.path("suite.yaml"))
        let file = scratch.path("desk/training/1.jsonl")
        try write(
            try String(contentsOfFile: file, encoding: .utf8).replacingOccurrences(of: " the ", with: " a "), to: file)
        let data = try Command.run(["eval", "resume", "run"], in: scratch.url)
        #expect(data.code == 78 && data.error.contains("since it began: data"), "\(data.error)")
        let texts = try Command.run(["eval", "report", "run", "--html", "x.html", "--with-text"], in: scratch.url)
        #expect(texts.code == 65 && texts.error.contains("The data changed"), "\(texts.error)")
    }

    @Test func `enquiries held out are decided, and lines that are none are named`() throws {
        let scratch = try place { _ in
            "name: held\ndata: {desk: desk, enquiries: [mine.jsonl]}\nbudget: {skipped: 1}"
        }
        let lines = try String(
            contentsOf: Command.root.appendingPathComponent("Corpora/desks/vehicle/training/vehicle-1.jsonl"),
            encoding: .utf8
        ).split(separator: "\n").dropFirst(100).prefix(5)
        try write((lines + ["no json", ""]).joined(separator: "\n"), to: scratch.path("mine.jsonl"))
        let run = try Command.run(["eval", "run", "suite.yaml", "--out", "run"], in: scratch.url)
        #expect(run.code == 0 && run.error.contains("mine.jsonl:6"), "\(run.error)")
        #expect(run.error.contains("5 decisions, 0 errors, 1 lines skipped"), "\(run.error)")
        #expect(try Command.run(["eval", "gate", "run"], in: scratch.url).code == 0)
    }

    @Test(
        arguments: [
            ("name: x\nvariants: [{name: a}]\n", 1, "\"data\" is missing"),
            ("nmae: x\ndata: {desk: d}\n", 1, "\"nmae\" is not known"),
            ("name: x\ndata: {desk: d}\nsplit: {folds: 1}\n", 3, "2.0 to 20.0"),
            ("name: x\ndata: {desk: d}\nsplit: {folds: 21}\n", 3, "2.0 to 20.0"),
            ("name: x\ndata: {desk: d, enquiries: [a]}\nsplit: {folds: 3}\n", 3, "no folds"),
            ("name: x\ndata: {desk: d, enquiries: []}\n", 2, "at least one file"),
            ("name: x\ndata: {desk: d, train: [a]}\n", 2, "no texts beside a desk"),
            ("name: x\ndata: {enquiries: [a]}\n", 2, "\"desk\" is missing"),
            ("name: x\ndata: {}\n", 2, "a desk, or texts"),
            ("name: x\ndata: {desk: d}\nseeds: [1, one]\n", 3, "whole numbers"),
            ("name: x\ndata: {desk: d}\nseeds: [1, 1]\n", 3, "each once"),
            ("name: x\ndata: {desk: d}\nseeds: []\n", 3, "whole numbers"),
            ("name: x\ndata: {desk: d}\nvariants: []\n", 3, "at least one"),
            ("name: x\ndata: {desk: d}\nvariants:\n  - {name: a}\n  - {name: a}\n", 5, "exists twice"),
            (
                "name: x\ndata: {desk: d}\nvariants:\n  - {name: a, leave-out: [wheels]}\n", 4,
                "rules, lexicon, supplement"
            ),
            ("name: x\ndata: {desk: d}\nvariants:\n  - {name: a, supplement-share: 1.5}\n", 4, "0.0 to 1.0"),
            ("name: x\ndata: {train: [t]}\nvariants:\n  - {name: a, leave-out: [rules]}\n", 4, "only a desk"),
            ("name: x\ndata: {desk: d}\nthresholds:\n  - {metric: service.luck, at-least: 1}\n", 4, "a metric"),
            (
                "name: x\ndata: {train: [t]}\nthresholds:\n  - {metric: service.accuracy, at-least: 1}\n", 4,
                "label.accuracy"
            ),
            (
                "name: x\ndata: {desk: d}\nthresholds:\n  - {metric: service.accuracy}\n", 4,
                "either at-least or at-most"
            ),
            (
                "name: x\ndata: {desk: d}\nthresholds:\n  - {metric: service.ece, at-most: 1, variant: z}\n", 4,
                "one of the variants"
            ),
            ("name: x\ndata: {desk: d}\nbudget: {errors: few}\n", 3, "a number"),
            ("name: x\ndata: [\n", 3, "no YAML"), ("", 1, "empty"),
            (
                "name: x\ndata: {desk: d}\nseeds: [\((1...201).map(String.init).joined(separator: ", "))]\n", 3,
                "200 at most"
            ),
        ] as [(String, Int, String)])
    func `a fault of a suite file is named with its line`(text: String, line: Int, words: String) throws {
        let scratch = try Scratch()
        try write(text, to: scratch.path("suite.yaml"))
        let result = try Command.run(["eval", "run", "suite.yaml", "--out", "run"], in: scratch.url)
        #expect(result.code == 78, "\(result.error)")
        #expect(result.error.contains("suite.yaml:\(line): "), "\(result.error)")
        #expect(result.error.contains(words), "\(result.error)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("run")))
    }

    @Test func `missing and empty data end with 65 and make no folder`() throws {
        let scratch = try place()
        try write("name: x\ndata: {train: [a.jsonl], test: [b.jsonl]}\n", to: scratch.path("texts.yaml"))
        let missing = try Command.run(["eval", "run", "texts.yaml", "--out", "run"], in: scratch.url)
        #expect(missing.code == 65 && missing.error.contains("a.jsonl") && missing.error.contains("--data DIR"))
        let elsewhere = try Command.run(
            ["eval", "run", "suite.yaml", "--out", "run", "--data", scratch.path("none")], in: scratch.url)
        #expect(elsewhere.code == 65 && elsewhere.error.contains("none/desk"), "\(elsewhere.error)")
        for number in 1...3 { try write("", to: scratch.path("desk/training/\(number).jsonl")) }
        let empty = try Command.run(["eval", "run", "suite.yaml", "--out", "run"], in: scratch.url)
        #expect(empty.code == 65 && empty.error.contains("nothing to decide"), "\(empty.error)")
        #expect(!FileManager.default.fileExists(atPath: scratch.path("run")))
    }

    @Test func `a class with one member, and folders without a run, are no trouble`() throws {
        let scratch = try Scratch()
        let texts =
            (0..<30).map { #"{"id":"\#($0)","text":"about bins \#($0)","label":"bins"}"# } + [
                #"{"id":"lone","text":"something else","label":"only one"}"#
            ]
        try write(texts.joined(separator: "\n"), to: scratch.path("t.jsonl"))
        try write("name: x\ndata: {train: [t.jsonl]}\nsplit: {folds: 3}\n", to: scratch.path("suite.yaml"))
        let run = try Command.run(["eval", "run", "suite.yaml", "--out", "run"], in: scratch.url)
        #expect(run.code == 0, "\(run.error)")
        let report = try Command.run(["eval", "report", "run", "--html", "x.html"], in: scratch.url)
        #expect(report.code == 0 && report.out.contains("only one"), "\(report.error)")
        for verb in [["report", "none"], ["gate", "none"], ["resume", "none"], ["compare", "none", "run"]] {
            let result = try Command.run(["eval"] + verb, in: scratch.url)
            #expect(result.code == 1 && result.error.contains("none holds no run"), "\(result.error)")
        }
        for usage in [["compare", "run", "run", "--metric", "luck"], ["report", "run", "--with-text"]] {
            #expect(try Command.run(["eval"] + usage, in: scratch.url).code == 64)
        }
    }

    @Test func `the shipped suites are read without a fault`() throws {
        let folder = Command.root.appendingPathComponent("Evaluation/Suites")
        let scratch = try Scratch()
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            // With the data elsewhere only the suite itself can be at fault.
            let result = try Command.run([
                "eval", "run", "Evaluation/Suites/\(file)", "--data", scratch.path("none"), "--out",
                scratch.path("run"),
            ])
            #expect(result.code == 65 && result.error.contains("is missing"), "\(file): \(result.error)")
        }
    }
}
