package import Enquiries
import Extraction
package import Transparency

extension DraftingDesk {
    /// The draft that a language model's sentences make: salutation, its paragraphs, the way to identify where one is
    /// needed, closing. The reply of approved answers alone is kept beside it.
    ///
    /// - Parameters:
    ///   - material: What the model was given. An answer that it names and was not given is no source of the draft.
    ///   - cause: The record of the model's answer.
    /// - Returns: `nil` where nothing is left to write, where the case allows no draft any longer, and where an officer
    ///   has written: then the case stays as it is.
    package func draft(
        _ text: GroundedText, from material: DraftMaterial, for file: CaseFile, id: DraftID, cause: String? = nil
    ) -> Recorded<Draft>? {
        let start = surroundings.now().milliseconds
        let sentences = text.sentences.compactMap(Self.plain)
        guard let decision = file.decision, decision.allowsDraft, !sentences.isEmpty,
            file.draft.map({ $0.authorship == .software }) ?? true
        else { return nil }
        let cited = material.answers.filter { answer in sentences.contains { $0.answers.contains(answer.id) } }
        let whole = Letter(desk: desk, language: material.language).text(
            Self.paragraphs(sentences), to: SignatureName(of: file.newest)?.name,
            invitation: invitation(decision, from: cited, language: material.language))
        let local = file.draft ?? local(for: file, id: id)
        var draft = Draft(
            id: id, answers: file.newest.id, language: material.language,
            subject: Self.subject(answering: file.newest.subject),
            paragraphs: cited.map { Self.paragraph($0, sentences, material) },
            gaps: gaps(for: file, decision, cited, in: whole, open: text.open), text: whole, proposal: whole,
            offers: local?.offers)
        draft.sentences = sentences
        draft.model = text.model
        draft.blocks = local?.asBlocks
        let record = GroundedRecord(
            file: file, draft: draft, cause: cause,
            answers: .init(kind: "retrieval", id: "\(desk.id).answers", version: answersVersion),
            start: start, end: surroundings.now().milliseconds)
        return Recorded(draft, record: record.record(id: surroundings.newRecordID()))
    }

    private func local(for file: CaseFile, id: DraftID) -> Draft? {
        if case .written(let draft) = attempt(for: file, id: id) { draft } else { nil }
    }

    /// One line without blanks around it; `nil` where nothing is left.
    private static func plain(_ sentence: GroundedSentence) -> GroundedSentence? {
        let text = oneLine(sentence.text)
        return text.isEmpty
            ? nil : GroundedSentence(text: text, paragraph: sentence.paragraph, answers: sentence.answers)
    }

    /// Blanks of any kind become one. They are told apart by scalar: a character made of a blank and a hidden sign would
    /// vanish whole, and the check would not see the sign.
    private static func oneLine(_ text: String) -> String {
        text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
    }

    /// Sentences of one number, in their order; items of a list each on a line.
    private static func paragraphs(_ sentences: [GroundedSentence]) -> [String] {
        Set(sentences.map(\.paragraph)).sorted().map { number in
            sentences.filter { $0.paragraph == number }.reduce(into: "") { text, sentence in
                if !text.isEmpty { text += sentence.text.hasPrefix("- ") ? "\n" : " " }
                text += sentence.text
            }
        }
    }

    private static func paragraph(
        _ answer: Answer, _ sentences: [GroundedSentence], _ material: DraftMaterial
    ) -> Draft.Paragraph {
        let own = sentences.filter { $0.answers.contains(answer.id) }
        let others = material.answers.filter { other in
            other.service == answer.service && !sentences.contains { $0.answers.contains(other.id) }
        }
        return Draft.Paragraph(
            service: answer.service, answer: answer.id, answerVersion: answer.version,
            because: "named by the language model", text: own.map(\.text).joined(separator: " "),
            others: others.map(\.id), level: answer.level)
    }

    private func gaps(
        for file: CaseFile, _ decision: TriageDecision, _ cited: [Answer], in text: String, open: [String]
    ) -> [Draft.Gap] {
        let plan = plan(for: file, decision)
        var gaps = plan.gaps
        // The texts that the model got are filled; what stayed open in them is known from the desk's own.
        for answer in cited {
            guard
                let own = desk.answers.first(where: {
                    $0.id == answer.id && $0.language == answer.language && $0.level == answer.level
                })
            else { continue }
            let missing = FilledAnswer(own, values: plan.values, language: plan.language).missing
            gaps += missing.filter { text.contains("[[\(SlotWords.name($0.slot, plan.language))]]") }
                .map(Draft.Gap.init(slot:))
            gaps += own.needs.map { Draft.Gap(need: $0, of: own) }
        }
        gaps += warnings(decision, language: plan.language)
        return gaps + open.map { Draft.Gap(open: Self.oneLine($0)) }
    }
}

/// The record of a model's draft: its effect, which the record of the model's answer explains.
struct GroundedRecord {
    let file: CaseFile
    let draft: Draft
    let cause: String?
    let answers: ActionRecord.Component
    /// Milliseconds since 1970.
    let start: Int64
    let end: Int64

    func record(id: String) -> ActionRecord {
        let digest = sha256(draft.text.utf8)
        return ActionRecord(
            id: id, action: .draft, caseReference: file.id.text, cause: cause ?? file.history.last?.record,
            start: start, end: end,
            // Which version answered is in the record of the answer; here stands the name of the settings.
            components: [answers, .init(kind: "llm", id: draft.model ?? "", version: draft.model ?? "")],
            inputs: ["mail": file.newest.rawSHA256], outputs: ["draft": hexadecimal(digest)],
            disclosed: [
                "written": true, "language": .string(draft.language), "complete": .bool(draft.gaps.isEmpty),
                "marking": DraftMarking.generated,
            ],
            commitments: ["draft": .init(digest: digest, context: id)],
            details: [
                "gaps": .array(draft.gaps.map { .string($0.what) }),
                "answers": .array(draft.paragraphs.map { .string("\($0.answer)/\($0.answerVersion)") }),
                "sentences": .array(
                    (draft.sentences ?? []).map { .array($0.answers.map { .string($0) }) }),
            ])
    }
}
