package import Enquiries
package import LanguageModels
import Prompting
package import Transparency

extension ConsultingDesk {
    /// The model as the settings name it.
    package var modelName: String { model.card.model }

    /// False while the endpoint is left alone after failures.
    package var isAvailable: Bool { model.isAvailable }

    /// The model itself, for displays of how it is doing.
    package var languageModel: any LanguageModel { model }

    /// Questions at once, at least 1.
    package var parallel: Int { model.card.parallel }

    package func uses(_ question: Consultation.Question) -> Bool { uses.contains(question) }

    /// The digest of the prompt with which a question about mail in the desk's first language is asked; `nil` without one.
    package func promptDigest(_ question: Consultation.Question) -> String? {
        (desk.languages.prefix(1) + ["en"]).lazy.compactMap { prompts["\(question.rawValue).\($0)"] }.first?.digest
    }

    /// There is nothing to write a reply from.
    package func nothingToDraftFrom(_ file: CaseFile) -> Preparation {
        let log = ConsultationLog(.draft, on: file, card: model.card, surroundings: surroundings)
        return .notAsked(.nothingToAsk, record: log.notAsked(.nothingToAsk))
    }

    /// The record of a call whose end nobody saw, because the program that made it ended first. What it was given was sent,
    /// perhaps; what it cost stays spent.
    ///
    /// - Parameter intent: The record with which the call was announced.
    package func cutOff(_ file: CaseFile, intent: String) -> ActionRecord {
        let question = file.consultation?.question ?? .opinion
        return ConsultationLog(question, on: file, card: model.card, surroundings: surroundings).cutOff(intent)
    }
}
