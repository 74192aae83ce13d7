import Enquiries
import Hummingbird
import Pipeline

/// With what a desk decides: model, where it came from, prompts, language model, what is stopped. Nothing is changed here.
struct ModelsPage: Page {
    struct Model: Encodable, Sendable {
        let desk: DeskID
        let name: String
        let report: ModelReport?
        /// What is stopped or switched off, with the reason's word.
        let off: [String: String]
    }

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Model {
        let desk = try site.chosenDesk(asking, visit, .evaluate)
        let board = try await site.pipeline.switches()
        var off: [String: String] = [:]
        for function in AIFunction.allCases {
            if let reason = board.withoutAI(function, at: desk) { off[function.rawValue] = reason.code }
        }
        return Model(
            desk: desk.id, name: asking.language(desk.name, of: desk),
            report: try await site.reports.models(of: desk.id, asking.language.rawValue), off: off)
    }

    let html: Html

    init(_ model: Model, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        let say = asking.language
        var frame = Frame(title: say(Area.models.name), language: say, visit: visit, address: asking.address)
        frame.area = .models
        html = frame.page {
            h1 { say(Area.models.name) + ": " + model.name }
            deskChoice(visit.desks(.evaluate, of: site), chosen: model.desk, at: Area.models.path, say)
            section(.class("sheet")) {
                h2 { say(.switches) }
                ul {
                    for function in AIFunction.allCases {
                        li {
                            say(Word(function)) + ": "
                                + (model.off[function.rawValue].map { say(.off) + " (\($0))" } ?? say(.on))
                        }
                    }
                }
                p(.class("quiet")) { say(.switchCommands) }
            }
            if let report = model.report { Self.report(report, site, say) } else { p { say(.notServed) } }
        }
    }

    private static func report(_ report: ModelReport, _ site: ReviewSite, _ say: Language) -> Html {
        ReviewWeb.html {
            section(.class("sheet")) {
                h2 { say(.modelInUse) }
                if let because = report.because { notice(.warning, say) { p { because } } }
                facts([
                    (say(.versionLabel), code { report.version }),
                    (say(.learnedFrom), Html(text: String(report.corrections))),
                    (say(.keywordRules), code { report.rules }), (say(.answers), code { report.answers }),
                ])
                h3 { say(.lineage) }
                if let damage = report.damage { notice(.danger, say) { p { damage } } }
                if report.lineage.isEmpty {
                    p { say(.noLineage) }
                } else {
                    sheetTable(
                        say(.lineage), [say(.logWhen), say(.logAction), say(.versionLabel), say(.inUseThen)],
                        report.lineage.map { step in
                            [
                                moment(step.at, site.clock, say), Html(text: say(Word(lineage: step.event))),
                                code { step.version }, code { step.current ?? say(.ownModel) },
                            ]
                        })
                }
                p(.class("quiet")) { say(.modelCommands) }
            }
            section(.class("sheet")) {
                h2 { say(.languageModel) }
                if let model = report.languageModel { languageModel(model, say) } else { p { say(.noLanguageModel) } }
            }
        }
    }

    private static func languageModel(_ model: ModelReport.LanguageModel, _ say: Language) -> Html {
        ReviewWeb.html {
            facts([
                (say(.modelName), Html(text: model.model)), (say(.endpoint), code { model.endpoint }),
                (say(.askedFor), Html(text: model.uses.joined(separator: ", "))),
                (say(.probe), Html(text: model.probe)),
            ])
            for problem in model.problems { notice(.warning, say) { p { problem } } }
            sheetTable(
                say(.prompts), [say(.prompt), say(.versionLabel), "SHA-256"],
                model.prompts.map { prompt in
                    [Html(text: prompt.name), Html(text: prompt.version), code { prompt.digest }]
                })
            p(.class("quiet")) { say(.languageModelCommands) }
        }
    }
}

extension Word {
    static let switches = Word("Was die KI hier darf", "What the AI may do here")
    static let on = Word("erlaubt", "on")
    static let off = Word("aus", "off")
    static let switchCommands = Word(
        "Anhalten und fortsetzen: postroom stop, postroom resume. Dauerhaft: die Datei desk.yaml.",
        "To stop and resume: postroom stop, postroom resume. For good: the file desk.yaml.")
    static let modelInUse = Word("Modell in Gebrauch", "Model in use")
    static let versionLabel = Word("Version", "Version")
    static let learnedFrom = Word("gelernte Korrekturen", "corrections learned")
    static let lineage = Word("Herkunft", "Lineage")
    static let noLineage = Word(
        "Das Postfach entscheidet mit seinem eigenen Modell; gelernt wurde noch nichts.",
        "The desk decides with its own model; nothing was learned yet.")
    static let inUseThen = Word("danach in Gebrauch", "in use afterwards")
    static let ownModel = Word("eigenes Modell", "own model")
    static let modelCommands = Word(
        "Lernen: postroom model learn. Zurück zu einem früheren Modell: postroom model back. Beides prüft und "
            + "protokolliert.",
        "To learn: postroom model learn. Back to an earlier model: postroom model back. Both check and are recorded.")
    static let languageModel = Word("Sprachmodell", "Language model")
    static let noLanguageModel = Word("Es ist keines eingerichtet.", "None is configured.")
    static let modelName = Word("Modell", "Model")
    static let endpoint = Word("Adresse", "Endpoint")
    static let askedFor = Word("gefragt nach", "asked for")
    static let probe = Word("letzte Probe", "last probe")
    static let prompts = Word("Vorlagen für Fragen", "Prompts")
    static let prompt = Word("Vorlage", "Prompt")
    static let languageModelCommands = Word(
        "Neu prüfen: postroom model probe. Vorlagen prüfen: postroom model prompts.",
        "To probe anew: postroom model probe. To check prompts: postroom model prompts.")

    init(lineage event: String) {
        switch event {
        case "promoted": self.init("in Gebrauch genommen", "promoted")
        case "refused": self.init("abgelehnt", "refused")
        case "taken-back": self.init("zurückgenommen", "taken back")
        case "forgotten": self.init("ein Fall vergessen", "a case was forgotten")
        default: self.init(event, event)
        }
    }
}
