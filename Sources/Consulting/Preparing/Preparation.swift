package import Enquiries
import LanguageModels
import Masking
import Prompting
package import Transparency

/// What came of preparing a question to a language model.
package enum Preparation: Sendable {
    /// Commit ``PreparedCall/intent``, then ask; or give the call back with ``ConsultingDesk/release(_:)``.
    case ready(PreparedCall)
    /// The model is not asked, and nothing went anywhere. The record says why.
    case notAsked(NotAsked, record: ActionRecord)
}

/// A question that may be asked: its mail was found fit to leave and its finished bytes hold none of the originals. Only
/// ``ConsultingDesk`` can make one. It belongs to one case as that stood then, and is asked once.
package struct PreparedCall: Sendable {
    /// The record that the question is asked: commit it before anything is sent.
    package let intent: ActionRecord
    package let question: Consultation.Question

    /// What the answer is read with.
    enum Reading: Sendable {
        case opinion(PromptedMail)
        case draft(shown: [Answer], PromptedMail)
    }

    let reading: Reading
    let prompt: FilledPrompt
    let schema: JSONSchema
    let request: ChatRequest
    let checked: ResidualCheck.CheckedRequest
    let residual: ResidualCheck
    let key: AnswerCacheKey
    /// An earlier answer to the same bytes: then nothing is sent.
    let kept: String?
    let reservation: BudgetLedger.Reservation?
    let log: ConsultationLog

    /// The bytes of the request, for tests and for whoever must see what leaves.
    package var body: [UInt8] { checked.bytes }

    /// Whether an earlier answer is used and nothing is sent.
    package var isAnswered: Bool { kept != nil }
}

/// The masked mail that a question is about, and the map back.
struct PromptedMail: Sendable {
    let cleared: MayLeave.Cleared
    let map: MaskMap
}
