import ArgumentParser
import Evaluator
import Foundation
import TextClassification
import Transparency

extension EvalCommand {
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
