import Enquiries
import Hummingbird

/// The evaluation runs of the installation: what was measured, and the stored report of each.
struct EvaluationsPage: Page {
    struct Model: Encodable, Sendable { let evaluations: EvaluationList? }

    /// Runs are about texts of all desks, so they take the right at all of them.
    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Model {
        guard visit.officer.mayEverywhere(.evaluate) else { throw Problem.lacksRight(.evaluate) }
        return Model(evaluations: try await site.reports.evaluations())
    }

    let html: Html

    init(_ model: Model, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        let say = asking.language
        var frame = Frame(title: say(Area.evaluations.name), language: say, visit: visit, address: asking.address)
        frame.area = .evaluations
        frame.isWide = true
        html = frame.page {
            h1 { say(Area.evaluations.name) }
            if let list = model.evaluations {
                for name in list.unreadable { notice(.warning, say) { p { say(.runUnreadable) + " " + name } } }
                if list.runs.isEmpty { p(.class("empty")) { say(.noRuns) } }
                for run in list.runs { Self.run(run, say) }
                p(.class("quiet")) { say(.runsHint) + " " + list.folder }
            } else {
                p { say(.notServed) }
            }
        }
    }

    private static func run(_ run: EvaluationList.Run, _ say: Language) -> Html {
        section(.class("sheet")) {
            h2 { run.name + ": " + run.suite }
            facts([
                (say(.runFinished), Html(text: run.finished ?? say(.runGoesOn))),
                (say(.runCases), Html(text: "\(run.cases)")), (say(.runErrors), Html(text: "\(run.errors)")),
                (say(.runLimits), limits(run.missed, say)),
                (say(.runComparison), Html(text: run.comparison.map { "\($0.verdict) (\($0.metric))" } ?? "–")),
            ])
            if !run.figures.isEmpty {
                sheetTable(
                    say(.runFigures), [say(.figure), say(.value), say(.interval), say(.runCases)],
                    run.figures.map { figure in
                        [
                            Html(text: figure.name), Html(text: say.share(figure.value)),
                            Html(text: interval(figure, say)), Html(text: String(figure.count)),
                        ]
                    })
            }
            if run.hasPage {
                p { anchor(.class("button"), .href(.area(.evaluations, "report", run.name))) { say(.runReport) } }
            }
        }
    }

    private static func limits(_ missed: [String]?, _ say: Language) -> Html {
        guard let missed else { return Html(text: "–") }
        return missed.isEmpty
            ? Html(text: say(.limitsKept))
            : span(.class("tag danger")) { say(.limitsMissed) + ": " + missed.joined(separator: ", ") }
    }

    private static func interval(_ figure: EvaluationList.Figure, _ say: Language) -> String {
        guard let low = figure.low, let high = figure.high else { return "–" }
        return "\(say.share(low)) \(say(.until)) \(say.share(high))"
    }

    /// The stored report, as a download: it is a page of its own and not one of the desk's.
    static func report(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard visit.officer.mayEverywhere(.evaluate) else { throw Problem.lacksRight(.evaluate) }
        let name = asking.parameters["id"] ?? ""
        guard let bytes = try await site.reports.evaluationPage(name) else { throw Problem(.notFound) }
        return .download(bytes, name: "report.html")
    }
}

extension Word {
    static let noRuns = Word("Hier liegt noch kein Lauf.", "There is no run yet.")
    static let runsHint = Word(
        "Zahlen stehen hier, wenn der Bericht im Ordner des Laufs liegt: postroom eval report ORDNER --json "
            + "ORDNER/report.json --html ORDNER/report.html. Vergleich: postroom eval compare … --json > "
            + "ORDNER/comparison.json. Der Ordner der Läufe:",
        "Figures are shown where the report lies in the run's folder: postroom eval report FOLDER --json "
            + "FOLDER/report.json --html FOLDER/report.html. A comparison: postroom eval compare … --json > "
            + "FOLDER/comparison.json. The folder of runs:")
    static let runUnreadable = Word("Dieser Lauf lässt sich nicht lesen:", "This run cannot be read:")
    static let runFinished = Word("beendet", "finished")
    static let runGoesOn = Word("noch nicht", "not yet")
    static let runCases = Word("Fälle", "Cases")
    static let runErrors = Word("Fehler im Ablauf", "Errors")
    static let runLimits = Word("Grenzen", "Limits")
    static let limitsKept = Word("eingehalten", "kept")
    static let limitsMissed = Word("verfehlt", "missed")
    static let runComparison = Word("Vergleich", "Comparison")
    static let runFigures = Word("Kennzahlen", "Figures")
    static let figure = Word("Kennzahl", "Figure")
    static let value = Word("Wert", "Value")
    static let interval = Word("95-%-Bereich", "95 % interval")
    static let runReport = Word("Bericht herunterladen", "Download report")
}
