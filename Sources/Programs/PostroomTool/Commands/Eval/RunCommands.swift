import ArgumentParser
import Dispatch
import Evaluator
import Foundation

extension EvalCommand {
    struct Run: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure what a suite names, into a new folder.",
            discussion: """
                A run that is broken off, by Ctrl-C or otherwise, is taken up with: postroom eval resume DIR
                Example: postroom eval run Evaluation/Suites/stadt.yaml --out runs/stadt
                """)

        @Argument(help: "The suite file, or the name of one in Evaluation/Suites, for example stadt.")
        var suite: String
        @Option(help: "The folder to make.")
        var out: String
        @Option(help: "The folder in which the suite's paths begin, instead of the one that it names.")
        var data: String?

        func run() throws {
            let suite = Self.path(suite)
            let file = try SuiteFile(suite, data: data)
            let content = try SuiteData(file)
            let folder = RunFolder(out)
            try RunPlace.refuseIfUsed(out)
            let ending = Interruption(out)
            var bar = ProgressBar("Measuring")
            _ = try EvaluationRun.begin(folder, Program.head(file.suite, content.digests), content.measuring) {
                if $0.done == 0 { try? RunPlace(suite: suite, data: data).write(out) }
                bar.draw($0)
                return true
            }
            ending.stop()
            bar.clear()
            try RunPlace.sayResult(out)
        }

        /// A bare name stands for the suite of that name in `Evaluation/Suites`.
        static func path(_ suite: String) -> String {
            let isName = !suite.contains("/") && !suite.hasSuffix(".yaml")
            return isName ? "Evaluation/Suites/\(suite).yaml" : suite
        }
    }

    struct Resume: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take up a run that was broken off.",
            discussion: "What is done is not done again. A changed suite, desk, program or data is refused by name.")

        @Argument(help: "The folder of the run.")
        var folder: String
        @Option(help: "The suite file, where it was moved since the run began.")
        var suite: String?
        @Option(help: "The folder in which the suite's paths begin, where it was moved since the run began.")
        var data: String?

        func run() throws {
            _ = try RunFolder(folder).record()
            let place = try RunPlace(folder, suite: suite, data: data)
            let file = try SuiteFile(place.suite, data: place.data)
            let content = try SuiteData(file)
            let ending = Interruption(folder)
            var bar = ProgressBar("Measuring")
            _ = try EvaluationRun.resume(
                RunFolder(folder), Program.head(file.suite, content.digests), content.measuring
            ) {
                bar.draw($0)
                return true
            }
            ending.stop()
            bar.clear()
            try RunPlace.sayResult(folder)
        }
    }
}

/// Where the suite and the data of a run lie on this machine. It is kept beside the run's record and not in it, so that the
/// record can be published.
struct RunPlace: Codable {
    var suite: String
    var data: String?

    init(suite: String, data: String?) {
        self.suite = URL(fileURLWithPath: suite).path
        self.data = data.map { URL(fileURLWithPath: $0, isDirectory: true).path }
    }

    init(_ folder: String, suite: String? = nil, data: String? = nil) throws {
        let kept = FileManager.default.contents(atPath: folder + "/place.json").flatMap {
            try? JSONDecoder().decode(RunPlace.self, from: $0)
        }
        guard let name = suite ?? kept?.suite else {
            throw Failure(.badData, "\(folder) does not say where its suite lies. Name it with --suite FILE.")
        }
        self.suite = name
        self.data = data ?? (suite == nil ? kept?.data : nil)
    }

    func write(_ folder: String) throws {
        try JSONEncoder().encode(self).write(to: URL(fileURLWithPath: folder + "/place.json"), options: .atomic)
    }

    /// Said before the data is looked at for long.
    static func refuseIfUsed(_ folder: String) throws {
        if FileManager.default.fileExists(atPath: folder + "/run.json") { throw RunFolderError.holdsRun(folder) }
    }

    static func sayResult(_ folder: String) throws {
        let record = try RunFolder(folder).record()
        for skipped in record.skipped.prefix(20) {
            Terminal.say("\(skipped.place): \(skipped.reason); the line is left out")
        }
        Terminal.say(
            "\(record.counts.decisions) decisions, \(record.counts.errors) errors, \(record.counts.skipped) lines "
                + "skipped. Read them with: postroom eval report \(folder)")
    }
}

/// Says how to go on when the user breaks a run off. Units that are done are on disk already.
final class Interruption {
    private let sources: [any DispatchSourceSignal]

    init(_ folder: String) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                ProgressBar("").clear()
                Terminal.say("Broken off. Take the run up with: postroom eval resume \(folder)")
                end(.tryLater)
            }
            source.resume()
            return source
        }
    }

    func stop() { for source in sources { source.cancel() } }
}

extension ProgressBar {
    fileprivate mutating func draw(_ progress: EvaluationRun.Progress) {
        let next = progress.next.map { "\($0.variant), seed \($0.seed), part \($0.fold + 1)" } ?? ""
        draw(Double(progress.done) / Double(max(progress.units, 1)), next, force: true)
    }
}
