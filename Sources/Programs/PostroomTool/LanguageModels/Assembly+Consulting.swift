import Consulting
import DeskFiles
import Enquiries
import Foundation
import LanguageModels
import Masking
import ModelEndpoints
import Prompting
import Transparency
import Triage

/// What the desks of an installation share when they ask a language model.
struct ModelDesks {
    let section: InstallationModel
    let model: ConfiguredModel
    private let prompts: [String: Prompt]
    private let budget: BudgetGuard
    private let cache = AnswerShelf()

    private let measured: MeasuredOpinions

    /// `nil` where the settings name no model.
    init?(_ installation: Installation) throws {
        guard let section = installation.languageModel,
            let model = try Assembly.languageModel(installation, report: { Terminal.say("\($0)") })
        else { return nil }
        (self.section, self.model) = (section, model)
        prompts = try Assembly.prompts(section)
        measured = try MeasuredOpinions(installation)
        // The first desk's zone decides when the day of the budgets begins; each call names its own desk's day.
        let zone = try installation.desks.first.map { try Assembly.loaded($0).desk.timeZone } ?? "UTC"
        let file = try Assembly.modelBudget(installation, section, zone: zone)
        budget = BudgetGuard(
            file.budget, period: section.budget.period, key: try Self.budgetKey(installation), save: file.save)
    }

    func desk(_ loaded: LoadedDesk) -> ConsultingDesk {
        ConsultingDesk(
            desk: loaded.desk, prompts: prompts, model: model, common: CommonWords(of: loaded),
            keeping: loaded.desk.keptFromModels, staysHere: section.onThisMachine,
            uses: Set(section.uses.map(\.question)), budget: budget, cache: cache,
            surroundings: Assembly.surroundings)
    }

    /// How often this model was right at a desk with the prompt that it is asked with now; `nil` where nobody measured.
    func reliability(at desk: DeskID) -> OpinionReliability? {
        measured.reliability(at: desk, model: section.model, prompts: prompts.values.map(\.digest))
    }

    private static let keyBytes = 32

    /// The secret under which senders stand in the ledger of costs; made when it is first needed.
    private static func budgetKey(_ installation: Installation) throws -> [UInt8] {
        let path = installation.folder + "/keys/model-budget.key"
        if let data = FileManager.default.contents(atPath: path) {
            guard data.count == keyBytes else {
                throw Failure(
                    .configuration,
                    "\(path) is no key of \(keyBytes) bytes. Remove it: another is made, and today's senders are counted "
                        + "anew.")
            }
            return Array(data)
        }
        let key = Assembly.surroundings.randomBytes(keyBytes)
        try DurableFile.write(key, to: URL(fileURLWithPath: path))
        return key
    }
}

extension InstallationModel {
    /// Everything about the model that governs what it is asked and what becomes of its answers; no secret.
    func configuration(_ installation: Installation) throws -> JSONValue {
        [
            "endpoint": .string(address), "model": .string(model), "format": .string(service.name),
            "on_this_machine": .bool(onThisMachine),
            "uses": .array(uses.map(\.rawValue).sorted().map { .string($0) }),
            "terms": terms.map { terms in
                .object(
                    Dictionary(
                        uniqueKeysWithValues: EndpointTerms.Field.allCases.map { ($0.rawValue, .string(terms[$0])) }))
            } ?? .null,
            "prompts": .object(try Assembly.prompts(self).mapValues { .string($0.digest) }),
            "measured_opinions": .string(try MeasuredOpinions(installation).digest),
        ]
    }
}

extension InstallationModel.Use {
    fileprivate var question: Consultation.Question {
        switch self {
        case .secondOpinion: .opinion
        case .draft: .draft
        }
    }
}

extension CommonWords {
    /// Words that are usual in a desk's mail: from all texts that it has.
    init(of loaded: LoadedDesk) {
        let desk = loaded.desk
        self.init(
            texts: loaded.training.map { $0.subject + "\n" + $0.body } + desk.answers.map { $0.title + "\n" + $0.text }
                + desk.services.flatMap { Array($0.name.byLanguage.values) + Array($0.unit.byLanguage.values) },
            names: loaded.training.compactMap { $0.from.map { String($0.prefix { $0 != "<" }) } })
    }
}
