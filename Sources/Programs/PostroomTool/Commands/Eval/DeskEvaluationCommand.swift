import ArgumentParser
import DeskFiles
import Enquiries
import Evaluator
import Foundation
import Transparency

extension EvalCommand {
    struct Desk: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure a desk on its own training enquiries, by cross-validation.",
            discussion: "The short form of a run: nothing is kept. Suites, reports and comparisons: postroom eval run")

        @Option(help: "The folder of a desk, for example Corpora/desks/stadt.")
        var desk: String
        @Option(help: "Into how many parts the enquiries are cut.")
        var folds = 5
        @Option(help: "Chooses the cut; the same seed gives the same figures.")
        var seed: UInt64 = 1
        @Flag(help: "One JSON object.")
        var json = false

        func validate() throws {
            guard Suite.foldRange.contains(folds) else { throw ValidationError("--folds goes from 2 to 20.") }
        }

        private static let withoutRules = Variant(name: "model alone", leaveOut: [.rules])

        func run() throws {
            let loaded = try Assembly.checkedDesk(desk)
            let suite = Suite(
                name: loaded.desk.id.text, source: .ownTraining(desk: desk), folds: folds, seeds: [seed],
                variants: [.whole, Self.withoutRules])
            let material = DeskMaterial(
                desk: loaded.desk, rulesVersion: loaded.rulesVersion, training: loaded.training,
                lexicon: loaded.lexicon)
            let run = try EvaluationRun.inMemory(
                Program.head(suite, ["data": loaded.trainingVersion]), DeskMeasuring(material, suite: suite))
            guard let whole = run.measured(Variant.whole.name), let alone = run.measured(Self.withoutRules.name) else {
                throw Failure(.failure, "The desk decided nothing.")
            }
            let figures = DeskFigures(whole: whole, alone: alone, folds: folds)
            if json { Terminal.print(figures.json.canonicalText) } else { Terminal.print(figures.text) }
        }
    }
}

/// What `eval desk` prints.
private struct DeskFigures {
    let whole: Measured
    let alone: Measured
    let folds: Int

    private static let questions = ["service", "intent", "action", "language"]

    private func value(_ name: String, of measured: Measured) -> MetricValue? {
        Metric.ofDesk.first { $0.name == name }.map { measured.value($0, withInterval: false) }
    }

    private func scores(_ question: String, of measured: Measured) -> JSONValue {
        var members: [String: JSONValue] = [:]
        if let accuracy = value("\(question).accuracy", of: measured) {
            members["accuracy"] = .number(rounded(accuracy.value, 6))
            members["interval"] = .array(
                [accuracy.interval?.lowerBound, accuracy.interval?.upperBound].map { .number(rounded($0 ?? 0, 6)) })
        }
        for (key, name) in [("macro_f1", "macro-f1"), ("ece", "ece"), ("coverage_at_95", "coverage-at-95")] {
            if let value = value("\(question).\(name)", of: measured) {
                members[key] = .number(rounded(value.value, 6))
            }
        }
        return .object(members)
    }

    var json: JSONValue {
        var members: [String: JSONValue] = [
            "n": .integer(Int64(whole.cases.count)), "folds": .integer(Int64(folds)),
            "service_model_alone": scores("service", of: alone),
        ]
        for question in Self.questions { members[question] = scores(question, of: whole) }
        members["flags"] = .object(
            Dictionary(
                Enquiries.Flag.allCases.map { flag in
                    let precision = value("flag.\(flag.rawValue).precision", of: whole)
                    let recall = value("flag.\(flag.rawValue).recall", of: whole)
                    return (
                        flag.rawValue,
                        [
                            "precision": .number(rounded(precision?.value ?? 0, 6)),
                            "recall": .number(rounded(recall?.value ?? 0, 6)),
                            "support": .integer(Int64(recall?.count ?? 0)),
                            "flagged": .integer(Int64(precision?.count ?? 0)),
                        ] as JSONValue
                    )
                }, uniquingKeysWith: { first, _ in first }))
        return .object(members)
    }

    var text: String {
        func line(_ title: String, _ question: String, _ measured: Measured) -> String {
            let accuracy = value("\(question).accuracy", of: measured)
            var text = title.padding(toLength: 24, withPad: " ", startingAt: 0) + " "
            if let accuracy {
                text += "\(Figure.percent(accuracy.value)) (\(Figure.interval(accuracy.metric, accuracy.interval)))"
            }
            if let f1 = value("\(question).macro-f1", of: measured) {
                text += "   macro-F1 \(Figure.percent(f1.value))"
            }
            if let ece = value("\(question).ece", of: measured) { text += "   ECE \(Figure.percent(ece.value))" }
            return text
        }
        var lines = [
            "\(whole.cases.count) enquiries, \(folds) folds; accuracy with 95 % interval",
            line("service", "service", whole), line("service, model alone", "service", alone),
        ]
        lines += Self.questions.dropFirst().map { line($0, $0, whole) }
        for flag in Enquiries.Flag.allCases {
            guard let recall = value("flag.\(flag.rawValue).recall", of: whole), recall.count > 0,
                let precision = value("flag.\(flag.rawValue).precision", of: whole)
            else { continue }
            lines.append(
                "flag \(flag.rawValue.padding(toLength: 19, withPad: " ", startingAt: 0)) precision "
                    + "\(Figure.percent(precision.value))   recall \(Figure.percent(recall.value))   of \(recall.count)"
            )
        }
        return lines.joined(separator: "\n")
    }
}
