package import Enquiries
package import LanguageModels
package import Masking
package import Prompting

/// Why a language model is not asked about a case. Local triage and drafting stand as they are.
package enum NotAsked: Error, Sendable, Equatable {
    /// The operator does not use the model for this question.
    case notUsed(Consultation.Question)
    /// There is no mail of a citizen, no decision of triage, or no approved answer to write from.
    case nothingToAsk
    /// The mail must not go to this model; at least one reason.
    case stays([MayLeave.Refusal])
    case masking(MaskingError)
    /// The finished request would have held something that was masked.
    case leak(ResidualCheck.Refusal)
    /// There is no prompt for the question in this language.
    case noPrompt(Consultation.Question, language: String)
    /// The prompt cannot be filled.
    case prompt(PromptError)
    /// The prompt's answer schema or parameters cannot be sent.
    case request
    /// Even shortened, question and answer are longer than the model's context.
    case tooLong(tokens: Int, limit: Int)
    /// The endpoint is left alone after failures.
    case unavailable
    case budget(BudgetRefusal)
    /// What is spent could not be stored; then nothing is spent.
    case budgetNotStored

    /// One of few words, for records and reports.
    package var code: String {
        switch self {
        case .notUsed: "not-used"
        case .nothingToAsk: "nothing-to-ask"
        case .stays: "stays"
        case .masking: "masking"
        case .leak: "leak"
        case .noPrompt: "no-prompt"
        case .prompt: "prompt"
        case .request: "request"
        case .tooLong: "too-long"
        case .unavailable: "unavailable"
        case .budget(let refusal): "budget.\(refusal.rawValue)"
        case .budgetNotStored: "budget-not-stored"
        }
    }

    /// Whether every question about this mail would meet the same.
    package var concernsMail: Bool {
        switch self {
        case .stays, .masking, .leak, .unavailable, .budget, .budgetNotStored: true
        case .notUsed, .nothingToAsk, .noPrompt, .prompt, .request, .tooLong: false
        }
    }

    /// Whether the same question may go through later, with nothing changed in the settings.
    package var mayAskLater: Bool {
        switch self {
        case .unavailable, .budget, .budgetNotStored: true
        default: false
        }
    }
}

extension NotAsked: CustomStringConvertible {
    /// One sentence or two, without anything of the mail.
    package var description: String {
        switch self {
        case .notUsed(let question):
            "The language model is not used for \(question.rawValue). Set languageModel.use to change that."
        case .nothingToAsk: "There is nothing to ask a language model about this case."
        case .stays(let refusals):
            "The mail stays here: " + refusals.map(\.words).joined(separator: ", ") + ". A person answers it."
        case .masking(let error): error.description
        case .leak(.leak(let leak)): leak.description
        case .leak(.tooLong(let bytes, let limit)):
            "The request has \(bytes) bytes, \(limit) can be searched. It was not sent; make the prompt shorter."
        case .noPrompt(let question, let language):
            "There is no prompt \(question.rawValue).\(language). Add it to the folder of prompts."
        case .prompt(let error): "The prompt cannot be filled: \(error)."
        case .request: "The prompt's parameters or answer schema cannot be sent. Run postroom model prompts."
        case .tooLong(let tokens, let limit):
            "Question and answer take \(tokens) tokens even when shortened, the model's context has \(limit)."
                + " Choose a model with a larger context, or lower the limits in the prompt."
        case .unavailable: "The model's endpoint is left alone for a while after failures."
        case .budget(let refusal): refusal.description
        case .budgetNotStored:
            "The ledger of what the model cost cannot be stored, so nothing is spent. Look at the disk."
        }
    }
}

extension MayLeave.Refusal {
    /// For records: names a list's word, never the mail's.
    var code: String {
        switch self {
        case .matter(let matter): "matter.\(matter.rawValue)"
        case .flag(let flag): "flag.\(flag.rawValue)"
        case .lifeEvent(let event): "life-event.\(event.rawValue)"
        case .urgency(let urgency): "urgency.\(urgency.rawValue)"
        case .service(let service): "service.\(service)"
        case .residualRisk: "residual-risk"
        case .unreadScript: "unread-script"
        case .language(let language): "language.\(language)"
        case .leftover(let leftover): "leftover.\(leftover.rawValue)"
        case .empty: "empty"
        }
    }

    /// A few words for a list in a sentence.
    var words: String {
        switch self {
        case .matter(let matter): "it speaks of \(matter.rawValue)"
        case .flag(let flag): "it is marked \(flag.rawValue)"
        case .lifeEvent(let event): "it tells of \(event.rawValue)"
        case .urgency: "it is an emergency"
        case .service(let service): "mail of the service \(service) is kept from models"
        case .residualRisk(let pieces, let bound): "\(pieces) pieces could not be classified, \(bound) are allowed"
        case .unreadScript: "names cannot be found in its script"
        case .language(let language): "there is no list of sensitive matters for the language \(language)"
        case .leftover(let leftover): "masking left a \(leftover.rawValue)"
        case .empty: "it says nothing"
        }
    }
}
