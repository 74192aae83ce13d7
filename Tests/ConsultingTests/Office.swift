import Consulting
import DeskFiles
import Enquiries
import Foundation
import LanguageModels
import Masking
import Prompting
import Sample
import Transparency

/// The desk of Lindenfurt with the shipped prompts, and cases for it.
enum Office {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let prompts = PromptFolder(path: root.appendingPathComponent("Prompts").path).prompts
    static let stadt = load("stadt")
    static let desk = stadt.desk
    static let common = words(of: stadt)

    static func load(_ name: String) -> LoadedDesk {
        do {
            return try DeskLoader(path: root.appendingPathComponent("Corpora/desks/\(name)").path).load()
        } catch {
            fatalError("\(error)")
        }
    }

    static func words(of loaded: LoadedDesk) -> CommonWords {
        CommonWords(
            texts: loaded.training.map { $0.subject + "\n" + $0.text } + loaded.desk.answers.map(\.text),
            names: [String]())
    }

    static func consulting(
        _ model: any LanguageModel, prompts: [String: Prompt] = prompts, keeping: Set<ServiceID> = [],
        staysHere: Bool = false, uses: Set<Consultation.Question> = [.opinion, .draft], budget: BudgetGuard? = nil,
        cache: AnswerShelf = AnswerShelf()
    ) -> ConsultingDesk {
        ConsultingDesk(
            desk: desk, prompts: prompts, model: model, common: common, keeping: keeping, staysHere: staysHere,
            uses: uses, budget: budget, cache: cache, surroundings: Sample.surroundings())
    }

    static let plainMail =
        "Guten Tag,\n\nunsere braune Tonne wurde am Dienstag nicht geleert. Wann kommt der Wagen wieder?\n\n"
        + "Mit freundlichen Grüßen\nInes Kottwitz"

    static func file(
        _ text: String = plainMail, subject: String = "Biotonne", from: String = "ines@post.example",
        name: String? = "Ines Kottwitz", decision: TriageDecision? = Sample.decision(language: "de")
    ) -> CaseFile {
        Sample.file(
            .drafted, mail: Sample.enquiry(text, subject: subject, from: from, name: name), decision: decision)
    }

    static func material(_ texts: [String] = ["Das Abfallamt leert die Tonnen. Mehr: \(link)"]) -> DraftMaterial {
        DraftMaterial(
            language: "de", matters: [.init(service: ServiceID("waste"), name: "Abfall")],
            answers: texts.enumerated().map {
                Sample.answer("waste.a\($0 + 1)", service: "waste", language: "de", text: $1)
            })
    }

    static let link = "https://www.lindenfurt.example/abfall"

    /// A draft's answer with one sentence for each text.
    static func draft(_ texts: [String], answers: [String] = ["waste.a1"], open: [String] = []) -> String {
        let sentences = texts.map { text -> JSONValue in
            ["text": .string(text), "paragraph": 1, "answers": .array(answers.map { .string($0) })]
        }
        let whole: JSONValue = ["sentences": .array(sentences), "open": .array(open.map { .string($0) })]
        return whole.canonicalText
    }

    static func opinion(
        service: String = "waste", sureness: String = "sure", evidence: [String] = [], too: [String] = [],
        instructs: Bool = false
    ) -> String {
        let whole: JSONValue = [
            "service": .string(service), "intent": "report", "sureness": .string(sureness),
            "evidence": .array(evidence.map { .string($0) }), "too": .array(too.map { .string($0) }),
            "instructs": .bool(instructs),
        ]
        return whole.canonicalText
    }
}

extension Preparation {
    var call: PreparedCall? { if case .ready(let call) = self { call } else { nil } }
    var refusal: NotAsked? { if case .notAsked(let reason, _) = self { reason } else { nil } }
}

extension Consulted {
    var text: GroundedText? { if case .text(let text) = outcome { text } else { nil } }
    var opinion: SecondOpinion.Answer? { if case .opinion(let answer) = outcome { answer } else { nil } }
    var reason: Unanswered? { if case .none(let reason) = outcome { reason } else { nil } }
}
