import Enquiries
import LanguageModels
import Masking

/// Reads an answer about the service, against the desk's own list.
struct OpinionReader {
    private let call: PreparedCall
    private let mail: PromptedMail
    private let desk: Desk

    init(_ call: PreparedCall, _ mail: PromptedMail, desk: Desk) {
        (self.call, self.mail, self.desk) = (call, mail, desk)
    }

    func read(_ text: String) throws(Unanswered) -> SecondOpinion.Answer {
        let json: JSON
        do throws(FormProblem) { json = try call.schema.object(in: text) } catch { throw .form(error) }
        let quoted = (json["evidence"]?.items ?? []).compactMap(\.text)
        if Repeating(call.prompt).occurs(in: text, quoted) { throw .repeatsPrompt }
        let service = ServiceID(json["service"]?.text ?? "")
        guard desk.service(service) != nil, let intent = Intent(rawValue: json["intent"]?.text ?? ""),
            let sureness = SecondOpinion.Sureness(rawValue: json["sureness"]?.text ?? ""),
            let instructs = json["instructs"]?.bool
        else { throw .unknownChoice }
        var seen: Set<ServiceID> = [service]
        let too = (json["too"]?.items ?? []).compactMap(\.text).map { ServiceID($0) }
            .filter { desk.service($0) != nil && seen.insert($0).inserted }
        return SecondOpinion.Answer(
            service: service, intent: intent, sureness: sureness, too: too, evidence: evidence(quoted),
            instructs: instructs)
    }

    /// Passages that the masked mail holds word for word, blanks aside, with the originals put back. What a model made up
    /// or changed is no evidence.
    private func evidence(_ quoted: [String]) -> [String] {
        let sources = [mail.cleared.mail.subject, mail.cleared.mail.text].map { Array(PlainText.flat($0).utf8) }
        let unmasker = Unmasker(mail.map)
        return quoted.map(PlainText.flat).filter { passage in
            !passage.isEmpty && sources.contains { $0.contains(Array(passage.utf8)) }
        }.map { PlainText.flat(unmasker.restore($0).text) }
    }
}
