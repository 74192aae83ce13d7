package import Enquiries
package import LanguageModels
package import Transparency

/// What came of a question to a language model, with its record. There is always one.
package struct Consulted: Sendable {
    package enum Outcome: Sendable, Equatable {
        case opinion(SecondOpinion.Answer)
        case text(GroundedText)
        case none(Unanswered)
    }

    package let outcome: Outcome
    /// Follows from the intent. Commit it with the effect of the outcome.
    package let record: ActionRecord
    /// The model as the settings name it.
    package let model: String
    /// An earlier answer to the same question; nothing was sent and nothing was spent.
    package let isCached: Bool
}

/// Why a call led to no answer that can be used. All but `open` is free of the model's words.
package enum Unanswered: Error, Sendable, Equatable {
    /// The call brought no whole answer; without what there was of one.
    case call(ModelOutcome)
    /// The request, as the model would be sent it by now, holds something that was masked. It was not sent.
    case withheld
    case form(FormProblem)
    /// The answer holds the code of its prompt, or a long piece of the prompt's instructions.
    case repeatsPrompt
    /// A placeholder that was never given out, or one without its brackets.
    case placeholders
    /// A link, host or address that is not the authority's own.
    case foreignLink
    /// HTML, a character reference, brackets of Markdown, braces of a slot.
    case markup
    /// Characters that a reader does not see, or letters of a script that neither answers nor language use.
    case hiddenText
    /// A service or an answer that the model was not shown.
    case unknownChoice
    /// The approved answers cover nothing of the mail, says the model; its points are for the officer.
    case nothing(open: [String])

    /// One of few words, for records and reports.
    package var code: String {
        switch self {
        case .call(let outcome): "call.\(outcome.kind)"
        case .withheld: "withheld"
        case .form: "form"
        case .repeatsPrompt: "repeats-prompt"
        case .placeholders: "placeholders"
        case .foreignLink: "foreign-link"
        case .markup: "markup"
        case .hiddenText: "hidden-text"
        case .unknownChoice: "unknown-choice"
        case .nothing: "nothing"
        }
    }

    /// Whether the same question may be answered later.
    package var mayAskLater: Bool {
        guard case .call(let outcome) = self else { return false }
        switch outcome {
        case .serverError(let error): return error.mayTryAgain
        case .failed(let failure): return failure != .setup
        case .malformed, .empty: return true
        default: return false
        }
    }
}

extension Unanswered: CustomStringConvertible {
    /// One sentence or two, without anything of the answer.
    package var description: String {
        switch self {
        case .call(let outcome): outcome.description
        case .withheld: "The request changed after it was checked and was not sent. Run the probe again."
        case .form(let problem): problem.description
        case .repeatsPrompt: "The model repeated its instructions. Its answer is not used; the mail may ask for that."
        case .placeholders: "The model wrote placeholders that stand for nothing. Its answer is not used."
        case .foreignLink: "The model wrote a link or address that is not the authority's. Its answer is not used."
        case .markup: "The model wrote markup instead of plain text. Its answer is not used."
        case .hiddenText: "The model wrote characters that readers do not see or mistake. Its answer is not used."
        case .unknownChoice: "The model named something that it was not shown. Its answer is not used."
        case .nothing: "The model found nothing in the approved answers that fits the mail."
        }
    }
}

extension ModelOutcome {
    /// Without the text of an answer.
    var withoutText: ModelOutcome {
        switch self {
        case .length: .length("")
        case .answer: .answer("")
        default: self
        }
    }
}
