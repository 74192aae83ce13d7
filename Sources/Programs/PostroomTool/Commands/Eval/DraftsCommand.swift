import ArgumentParser
import DeskFiles
import Drafting
import Enquiries
import Evaluator
import Foundation
import TextClassification
import Transparency

extension EvalCommand {
    struct Drafts: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Plant errors in correct drafts and count what the checks find.",
            discussion: """
                Ends with 100 where fewer than --at-least of the errors are found, or more false findings than --false-per-ten.
                Example: postroom eval drafts Evaluation/planted-errors/*.jsonl --desk Corpora/desks/stadt
                """)

        @Argument(help: "Files of planted errors, one JSON object a line.")
        var planted: [String]
        @Option(help: "The folder of a desk whose answers are the clean drafts; several may be named.")
        var desk: [String]
        @Option(help: "The share of errors that must be found, 0 to 1.")
        var atLeast = 0.95
        @Option(help: "How many false findings ten clean drafts may have.")
        var falsePerTen = 1.0
        @Flag(help: "One JSON object.")
        var json = false

        func run() throws {
            let desks = try desk.map { try Assembly.checkedDesk($0).desk }
            let today = desks.flatMap(\.answers).map(\.validFrom).max() ?? CalendarDate(daysSince1970: 0)
            let errors = try planted.flatMap(Self.errors)
            let trial = DraftTrial(desks: desks, errors: errors, readers: Assembly.readers, today: today)
            if json { Terminal.print(trial.json.canonicalText) } else { Terminal.print(Self.text(trial)) }
            guard trial.share >= atLeast, trial.falsePerTen <= falsePerTen else {
                throw Failure(.gateMissed, "The checks on drafts miss what was asked of them.")
            }
        }

        private static func errors(_ path: String) throws -> [PlantedError] {
            let decoder = JSONDecoder()
            var errors: [PlantedError] = []
            for (number, line) in try TextInput.read(path).split(separator: UInt8(ascii: "\n")).enumerated() {
                do {
                    errors.append(try decoder.decode(PlantedError.self, from: Data(line)))
                } catch {
                    throw Failure(
                        .badData,
                        "\(path):\(number + 1): this line is no planted error; the README beside it says how one looks."
                    )
                }
            }
            return errors
        }

        private static func text(_ trial: DraftTrial) -> String {
            let interval = trial.shareInterval
            var lines = [
                "planted errors   \(trial.planted), found \(trial.warned): \(percent(trial.share)) "
                    + "(95 %: \(percent(interval.lower)) to \(percent(interval.upper)))"
            ]
            for half in [PlantedError.Half.looked, .kept] {
                guard let counts = trial.byHalf[half] else { continue }
                lines.append("  half \(half.rawValue)   \(counts.warned) of \(counts.planted)")
            }
            for row in trial.rows {
                let other = row.foundAsOther == 0 ? "" : ", \(row.foundAsOther) under another name"
                lines.append("  \(row.kind.rawValue)   \(row.found) of \(row.planted)\(other)")
            }
            lines.append(
                "clean drafts   \(trial.cleanDrafts), false findings \(trial.falseFindings.count): "
                    + "\(rounded(trial.falsePerTen, 2)) in ten")
            for finding in trial.falseFindings { lines.append("  \(finding.answer): \(finding.kind.rawValue)") }
            if !trial.unusable.isEmpty {
                lines.append("not usable with these answers   \(trial.unusable.joined(separator: " "))")
            }
            if !trial.missedOfLooked.isEmpty {
                lines.append(
                    "missed, of the half that may be looked at   \(trial.missedOfLooked.joined(separator: " "))")
            }
            return lines.joined(separator: "\n")
        }
    }
}
