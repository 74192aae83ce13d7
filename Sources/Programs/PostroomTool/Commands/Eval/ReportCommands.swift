import ArgumentParser
import Evaluator
import Foundation
import Transparency

extension EvalCommand {
    struct Report: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what a run found: as text, and on request as a page, as JSON, as JUnit's XML.",
            discussion: "Example: postroom eval report runs/stadt --html stadt.html")

        @Argument(help: "The folder of a finished run.")
        var folder: String
        @Option(help: "Write one self-contained page to this file.")
        var html: String?
        @Option(help: "Write all figures to this file; - writes them to standard output instead of the text.")
        var json: String?
        @Option(help: "Write the gate's rows as JUnit's XML to this file.")
        var junit: String?
        @Flag(help: "Show the texts of examples on the page. They are citizens' words: treat the file so.")
        var withText = false

        func validate() throws {
            if withText, html == nil { throw ValidationError("--with-text needs --html FILE.") }
        }

        func run() throws {
            let finished = try RunFolder(folder).finishedRun()
            let report = Evaluator.Report(finished, texts: withText ? try texts(finished) : [:])
            if let html { try OutputFile.write(Page(report).html, to: html) }
            if let junit { try OutputFile.write(report.gate.junit, to: junit) }
            if json == "-" {
                Terminal.print(report.json.canonicalText)
            } else {
                if let json { try OutputFile.write(report.json.canonicalText + "\n", to: json) }
                Terminal.show(report.text)
            }
        }

        private func texts(_ finished: FinishedRun) throws -> [String: String] {
            let place = try RunPlace(folder)
            let content = try SuiteData(try SuiteFile(place.suite, data: place.data))
            guard content.digests["data"] == finished.record.digests["data"] else {
                throw Failure(
                    .badData, "The data changed since the run, so its texts may be others. Report without --with-text.")
            }
            return content.texts
        }
    }

    struct Compare: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether a second run is better than a first one, on the cases that both decided.",
            discussion: """
                Two variants of one run are compared by naming its folder twice.
                Example: postroom eval compare runs/before runs/after --metric service.macro-f1
                """)

        @Argument(help: "The folder of the first run.")
        var first: String
        @Argument(help: "The folder of the second run.")
        var second: String
        @Option(help: "What to compare by; Docs/Evaluation.md names all. Usually the accuracy of the service.")
        var metric: String?
        @Option(help: "The variant of the first run; usually its first.")
        var firstVariant: String?
        @Option(help: "The variant of the second run; usually its first.")
        var secondVariant: String?
        @Flag(help: "One JSON object.")
        var json = false

        func run() throws {
            let one = try RunFolder(first).finishedRun()
            let other = first == second ? one : try RunFolder(second).finishedRun()
            let name = metric ?? Metric.chief(of: one.record.suite).name
            guard let metric = Metric.named(name, of: one.record.suite) else {
                throw ValidationError("There is no metric \(name). Docs/Evaluation.md names all.")
            }
            let (before, after) = (try measured(one, firstVariant), try measured(other, secondVariant))
            guard let comparison = Comparison(before, after, metric: metric) else {
                throw Failure(.badData, "Both runs have no case in common, so there is nothing to compare.")
            }
            if json {
                Terminal.print(comparison.json.canonicalText)
            } else {
                Terminal.show(comparison.text(first: before.variant, second: after.variant))
            }
        }

        private func measured(_ run: FinishedRun, _ variant: String?) throws -> Measured {
            let name = variant ?? run.record.suite.variants[0].name
            guard let measured = run.measured(name) else {
                let names = run.record.suite.variants.map(\.name).joined(separator: ", ")
                throw ValidationError("The run has no variant \(name). It has: \(names).")
            }
            return measured
        }
    }

    struct Gate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check a run against the limits of its suite; ends with 100 where one is missed.",
            discussion: "Example: postroom eval gate runs/stadt --junit gate.xml")

        @Argument(help: "The folder of a finished run.")
        var folder: String
        @Option(help: "Take the limits from this suite file, which otherwise must be the run's own.")
        var suite: String?
        @Option(help: "Write the rows as JUnit's XML to this file.")
        var junit: String?
        @Flag(help: "One JSON object.")
        var json = false

        func run() throws {
            let finished = try RunFolder(folder).finishedRun()
            let limits = try suite.map { try SuiteFile($0).suite }
            if let limits, limits.measuring != finished.record.suite.measuring {
                throw Failure(
                    .configuration,
                    "\(suite ?? "") would measure something else than \(folder) did. Only limits, name and budget may differ."
                )
            }
            let gate = Evaluator.Gate(finished, by: limits)
            if let junit { try OutputFile.write(gate.junit, to: junit) }
            if json { Terminal.print(gate.json.canonicalText) } else { Terminal.show(gate.text) }
            if !gate.isKept { end(.gateMissed) }
        }
    }
}

/// A file that appears whole or not at all.
enum OutputFile {
    static func write(_ text: String, to path: String) throws {
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw Failure(.inputOutput, "\(path) cannot be written. Name a place that this user may write to.")
        }
    }
}
