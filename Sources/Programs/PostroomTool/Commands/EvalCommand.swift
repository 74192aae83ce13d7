import ArgumentParser
import DeskFiles
import Enquiries
import Evaluator
import Foundation
import TextClassification
import Transparency

struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Measure how often the software is right.",
        subcommands: [Text.self, Desk.self])

    struct Text: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Train on one labelled set, measure on another.",
            discussion: "Sets have one JSON object a line: {\"id\": …, \"text\": …, \"label\": …, \"lang\": …}")

        @Option(help: "The labelled texts to train on.")
        var train: String
        @Option(help: "The labelled texts to measure on.")
        var test: String
        @Option(help: "The label of texts that belong to no class, where a set has one.")
        var outOfScope: String?
        @Option(help: "Write each prediction with its probabilities to this file.")
        var predictions: String?
        @Flag(help: "One JSON object.")
        var json = false

        func run() throws {
            let evaluation = TextEvaluation(
                train: try LabelledSet.read(train), test: try LabelledSet.read(test), outOfScope: outOfScope)
            if let predictions { try write(evaluation.predictions, to: predictions) }
            if json {
                Terminal.print(evaluation.json.canonicalText)
            } else {
                let scores = evaluation.scores
                Terminal.print(
                    """
                    texts      \(scores.count)
                    accuracy   \(percent(scores.accuracy)) (95 %: \(percent(scores.accuracyInterval.lower)) to \
                    \(percent(scores.accuracyInterval.upper)))
                    macro-F1   \(percent(scores.macroF1))
                    ECE        \(percent(scores.ece))
                    training   \(rounded(evaluation.trainSeconds, 2)) s
                    speed      \(Int(evaluation.documentsPerSecond)) texts/s
                    model      \(evaluation.modelBytes) bytes, \(evaluation.labels) labels
                    """)
            }
        }

        private func write(_ predictions: [TextEvaluation.Prediction], to path: String) throws {
            var text = ""
            for prediction in predictions {
                let line: JSONValue = [
                    "id": .string(prediction.id), "label": .string(prediction.label),
                    "confidence": .number(prediction.confidence),
                    "probs": .object(
                        Dictionary(
                            prediction.probabilities.map { ($0.label, JSONValue.number($0.probability)) },
                            uniquingKeysWith: { first, _ in first })),
                ]
                text += line.canonicalText + "\n"
            }
            do {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                throw Failure(.inputOutput, "\(path) cannot be written. Name a place that this user may write to.")
            }
        }
    }

    struct Desk: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure a desk on its own training enquiries, by cross-validation.")

        @Option(help: "The folder of a desk, for example Corpora/desks/stadt.")
        var desk: String
        @Option(help: "Into how many parts the enquiries are cut.")
        var folds = 5
        @Option(help: "Chooses the cut; the same seed gives the same figures.")
        var seed: UInt64 = 1
        @Flag(help: "One JSON object.")
        var json = false

        func validate() throws {
            guard (2...20).contains(folds) else { throw ValidationError("--folds goes from 2 to 20.") }
        }

        func run() throws {
            let loaded = try Assembly.checkedDesk(desk)
            let evaluation = DeskEvaluation(
                desk: loaded.desk, training: loaded.training, lexicon: loaded.lexicon,
                rulesVersion: loaded.rulesVersion, folds: folds,
                seed: seed)
            if json {
                Terminal.print(evaluation.json.canonicalText)
            } else {
                show(evaluation)
            }
        }

        private func show(_ evaluation: DeskEvaluation) {
            func line(_ name: String, _ scores: ClassificationScores, calibrated: Bool = true) {
                let interval = scores.accuracyInterval
                Terminal.print(
                    "\(name.padding(toLength: 24, withPad: " ", startingAt: 0)) "
                        + "\(percent(scores.accuracy)) (\(percent(interval.lower)) to \(percent(interval.upper)))   "
                        + "macro-F1 \(percent(scores.macroF1))"
                        + (calibrated ? "   ECE \(percent(scores.ece))" : ""))
            }
            Terminal.print("\(evaluation.count) enquiries, \(evaluation.folds) folds; accuracy with 95 % interval")
            line("service", evaluation.services)
            line("service, model alone", evaluation.servicesWithoutRules)
            line("intent", evaluation.intents, calibrated: false)
            line("action", evaluation.actions, calibrated: false)
            line("language", evaluation.languages)
            for flag in evaluation.flags where flag.support > 0 {
                Terminal.print(
                    "flag \(flag.flag.rawValue.padding(toLength: 19, withPad: " ", startingAt: 0)) "
                        + "precision \(percent(flag.precision))   recall \(percent(flag.recall))   of \(flag.support)")
            }
        }
    }
}

func percent(_ share: Double) -> String { "\((share * 1000).rounded() / 10) %" }

func rounded(_ number: Double, _ places: Int) -> Double {
    let factor = pow(10, Double(places))
    return (number * factor).rounded() / factor
}

extension TextEvaluation {
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "n": .integer(Int64(scores.count)), "accuracy": .number(rounded(scores.accuracy, 6)),
            "accuracy_interval": .array([
                .number(rounded(scores.accuracyInterval.lower, 6)), .number(rounded(scores.accuracyInterval.upper, 6)),
            ]),
            "macro_f1": .number(rounded(scores.macroF1, 6)), "ece": .number(rounded(scores.ece, 6)),
            "coverage_at_95": .number(rounded(scores.coverageAt95, 6)),
            "train_seconds": .number(rounded(trainSeconds, 4)),
            "documents_per_second": .number(rounded(documentsPerSecond, 1)),
            "model_bytes": .integer(Int64(modelBytes)), "labels": .integer(Int64(labels)),
        ]
        if let outOfScope {
            members["out_of_scope"] = [
                "label": .string(outOfScope.label), "n": .integer(Int64(outOfScope.count)),
                "auroc": .number(rounded(outOfScope.auroc, 6)),
                "turned_away_at_95": .number(rounded(outOfScope.turnedAwayAt95, 6)),
            ]
        }
        return .object(members)
    }
}

extension DeskEvaluation {
    var json: JSONValue {
        /// - Parameter calibrated: False where decisions come without a confidence.
        func scores(_ scores: ClassificationScores, calibrated: Bool = true) -> JSONValue {
            var members: [String: JSONValue] = [
                "accuracy": .number(rounded(scores.accuracy, 6)), "macro_f1": .number(rounded(scores.macroF1, 6)),
                "interval": .array([
                    .number(rounded(scores.accuracyInterval.lower, 6)),
                    .number(rounded(scores.accuracyInterval.upper, 6)),
                ]),
            ]
            if calibrated {
                members["ece"] = .number(rounded(scores.ece, 6))
                members["coverage_at_95"] = .number(rounded(scores.coverageAt95, 6))
            }
            return .object(members)
        }
        return [
            "n": .integer(Int64(count)), "folds": .integer(Int64(folds)), "service": scores(services),
            "service_model_alone": scores(servicesWithoutRules), "intent": scores(intents, calibrated: false),
            "action": scores(actions, calibrated: false),
            "language": scores(languages),
            "flags": .object(
                Dictionary(
                    uniqueKeysWithValues: flags.map { flag in
                        (
                            flag.flag.rawValue,
                            [
                                "precision": .number(rounded(flag.precision, 6)),
                                "recall": .number(rounded(flag.recall, 6)), "support": .integer(Int64(flag.support)),
                                "flagged": .integer(Int64(flag.flagged)),
                            ] as JSONValue
                        )
                    })),
        ]
    }
}

/// Labelled texts, one JSON object a line.
enum LabelledSet {
    private struct Line: Decodable {
        let id: String?
        let text: String
        let label: String
    }

    /// Bad lines are named by number and left out; the rest counts.
    static func read(_ file: String) throws -> [LabelledText] {
        let decoder = JSONDecoder()
        var texts: [LabelledText] = []
        let lines = try TextInput.read(file).split(separator: 0x0A, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where !line.isEmpty {
            do {
                let entry = try decoder.decode(Line.self, from: Data(line))
                texts.append(LabelledText(id: entry.id ?? String(index + 1), text: entry.text, label: entry.label))
            } catch {
                Terminal.say("\(file):\(index + 1): no JSON object with text and label; the line is left out")
            }
        }
        guard !texts.isEmpty else { throw Failure(.badData, "\(file) holds no labelled text.") }
        return texts
    }
}
