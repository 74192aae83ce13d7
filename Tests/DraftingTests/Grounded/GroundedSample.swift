import Drafting
import Enquiries
import Sample
import Transparency

/// A desk with answers, a case, and what a language model makes of them.
enum GroundedSample {
    static let answers = [
        Sample.answer("waste.general", service: "waste", text: "We collect waste. Call 069 90009 115."),
        Sample.answer(
            "waste.bulky", service: "waste", kind: .case, keywords: ["sofa*", "bulky"], needs: ["day"],
            text:
                "Bulky waste is collected twice a year. Another collection costs 35 euros. Your reference: {{reference}}."
        ),
        Sample.answer(
            "waste.missed", service: "waste", kind: .case, keywords: ["not emptied", "sofa*"],
            text: "A missed bin is emptied with the next collection. Another bin costs 12 euros."),
        Sample.answer("parking.general", service: "parking", text: "A parking permit is issued at the counter."),
    ]

    static func desk(_ answers: [Answer] = answers, invitation: String? = nil) -> DraftingDesk {
        DraftingDesk(
            desk: Sample.desk(answers: answers, invitation: invitation), answersVersion: "a",
            surroundings: Sample.surroundings())
    }

    static func file(
        _ text: String = "My sofa is bulky, ref AB-1234.", decision: TriageDecision = Sample.decision(),
        draft: Draft? = nil
    ) -> CaseFile {
        Sample.file(.drafted, mail: Sample.enquiry(text), decision: decision, draft: draft)
    }

    static func text(_ sentences: [(String, Int, [String])], open: [String] = []) -> GroundedText {
        GroundedText(
            sentences: sentences.map { .init(text: $0.0, paragraph: $0.1, answers: $0.2) }, open: open, model: "small-1"
        )
    }

    /// The draft of one sentence after another, and what the checks find in it.
    static func findings(
        _ sentences: [(String, [String])], edited: (String) -> String = { $0 }, answers: [Answer] = answers
    ) throws -> [Finding] {
        let (desk, file) = (desk(answers), file())
        guard let material = desk.material(for: file),
            var draft = desk.draft(
                text(sentences.map { ($0.0, 1, $0.1) }), from: material, for: file, id: DraftID("d"))?.value
        else { return [] }
        draft.text = edited(draft.text)
        let whole = Sample.desk(answers: answers)
        return DraftChecks(desk: whole, readers: CheckSample.readers).findings(
            in: draft.text, language: "en", answering: file.newest, concerns: [ServiceID("waste")],
            usedAnswers: whole.sources(of: draft, for: file), sentences: draft.sentences ?? [],
            today: CheckSample.today)
    }
}
