package import Enquiries

extension DraftingDesk {
    /// Bytes of ids, titles and texts of the answers that a model is given at most. The prompt's slot takes 24,000; the
    /// rest is for the marks around them.
    package static let materialLimit = 20_000

    /// What a language model is given to write a reply from; `nil` where no draft can be made without one either.
    ///
    /// First the chosen answer of each matter, then the others that came next. Slots that the mail does not fill stand in
    /// them as `[[words]]`, as in a draft of answers alone: a model that copies one leaves a place that cannot be approved.
    /// - Parameter limit: An answer that would exceed it is left out, and a matter whose chosen answer is left out too.
    package func material(for file: CaseFile, limit: Int = materialLimit) -> DraftMaterial? {
        guard let decision = file.decision, decision.allowsDraft, file.newest.isMail else { return nil }
        let plan = plan(for: file, decision)
        var room = limit
        var answers: [Answer] = []
        func take(_ answer: Answer) -> Bool {
            if answers.contains(where: { $0.id == answer.id }) { return true }
            let filled = answer.with(
                text: FilledAnswer(answer, values: plan.values, language: plan.language).text)
            let size = filled.id.utf8.count + filled.title.utf8.count + filled.text.utf8.count
            guard size <= room else { return false }
            room -= size
            answers.append(filled)
            return true
        }
        let matters = plan.matters.filter { take($0.choice.answer) }
        for matter in matters { for other in matter.choice.others { _ = take(other) } }
        guard !matters.isEmpty else { return nil }
        return DraftMaterial(
            language: plan.language,
            matters: matters.map { matter in
                DraftMaterial.Matter(
                    service: matter.service,
                    name: desk.service(matter.service)?.name.text(in: plan.language, else: desk.languages)
                        ?? matter.service.text)
            }, answers: answers)
    }
}

extension Answer {
    func with(text: String) -> Answer {
        Answer(
            id: id, service: service, language: language, kind: kind, title: title, intents: intents,
            keywords: keywords, questions: questions, needs: needs, version: version, validFrom: validFrom,
            validTo: validTo, unit: unit, source: source, identity: identity, level: level, text: text, origin: origin)
    }
}
