package import Enquiries
package import LanguageModels
package import Masking
package import Prompting
import Transparency

/// Turns a case into a question to a language model, and its answer into something that may be shown to an officer.
///
/// The question holds masked text alone and was searched for what had been masked; the answer was checked against the
/// desk's lists and is plain text. It decides nothing: what an opinion changes is for triage, whether a draft's sentences
/// are supported is for drafting. It knows no store and no network. `Docs/Consulting.md` has the rules.
package struct ConsultingDesk: Sendable {
    /// From this confidence on a service counts as named where services are kept from models.
    static let namedFrom = 0.1

    let desk: Desk
    let prompts: [String: Prompt]
    let model: any LanguageModel
    let common: CommonWords
    let masker: Masker
    let gate: MayLeave
    let uses: Set<Consultation.Question>
    let budget: BudgetGuard?
    let cache: AnswerShelf
    let surroundings: Surroundings
    let links: LinkRule
    /// Words that stand in requests whoever asks.
    let ownWords: OwnWords

    /// - Parameters:
    ///   - prompts: By name, `draft.de`.
    ///   - common: Usual words of the desk's mail, so that they are not masked as names.
    ///   - keeping: Services whose mail no model gets to see.
    ///   - staysHere: The operator states that the model itself runs on this very machine. Counts only where the
    ///     endpoint is this machine too.
    ///   - uses: What the model is asked.
    ///   - budget: `nil` where costs are not bounded.
    package init(
        desk: Desk, prompts: [String: Prompt], model: any LanguageModel, common: CommonWords,
        keeping: Set<ServiceID> = [], staysHere: Bool = false,
        uses: Set<Consultation.Question> = Set(Consultation.Question.allCases), budget: BudgetGuard?,
        cache: AnswerShelf, surroundings: Surroundings
    ) {
        (self.desk, self.prompts, self.model, self.common) = (desk, prompts, model, common)
        (self.uses, self.budget, self.cache, self.surroundings) = (uses, budget, cache, surroundings)
        links = LinkRule(desk)
        ownWords = OwnWords(
            prompts.values.flatMap {
                [$0.system.source, $0.user.source, String(decoding: $0.answer.canonical, as: UTF8.self)]
            }
                + desk.services.flatMap { Array($0.name.byLanguage.values) + Array($0.unit.byLanguage.values) }
                + desk.answers.flatMap { [$0.title, $0.text] })
        masker = Masker(common: common, ownHosts: links.hosts)
        gate = MayLeave(
            keeping: keeping, reach: staysHere && model.card.isThisMachine ? .thisMachine : .anywhere)
    }

    /// Prepares the question which service owns the newest mail of a case. The same case, settings and model give the
    /// same bytes; only the budget changes.
    package func prepareOpinion(on file: CaseFile) -> Preparation { prepare(.opinion, on: file, from: nil) }

    /// Prepares the question for a reply written from approved answers.
    ///
    /// - Parameter material: Answers whose filled slots may hold what the mail says; it is covered again here. Beside open
    ///   places (`[[words]]`) no answer may hold brackets or braces, since no sentence of the model may.
    package func prepareDraft(on file: CaseFile, from material: DraftMaterial) -> Preparation {
        prepare(.draft, on: file, from: material)
    }

    /// Gives a call back that will not be asked, and what was held back for it. Nothing happens where it was asked.
    package func release(_ call: PreparedCall) {
        if let reservation = call.reservation { budget?.settle(reservation, cost: .zero) }
    }

    private func prepare(
        _ question: Consultation.Question, on file: CaseFile, from material: DraftMaterial?
    ) -> Preparation {
        let log = ConsultationLog(question, on: file, card: model.card, surroundings: surroundings)
        do throws(NotAsked) {
            return .ready(try call(question, on: file, from: material, log))
        } catch {
            return .notAsked(error, record: log.notAsked(error))
        }
    }

    private func call(
        _ question: Consultation.Question, on file: CaseFile, from material: DraftMaterial?, _ log: ConsultationLog
    ) throws(NotAsked) -> PreparedCall {
        guard uses.contains(question) else { throw .notUsed(question) }
        guard let decision = file.decision, file.newest.isMail, file.newest.isReadable else { throw .nothingToAsk }
        let mail = try masked(file, decision)
        let written: WrittenQuestion
        let reading: PreparedCall.Reading
        if let material {
            let shown = try ShownAnswers(material, map: mail.map)
            written = try fitted(QuestionValues(draft: material, shown, mail), prompt(.draft, [material.language]))
            reading = .draft(shown: shown.answers(among: written.shownIDs("answers")), mail)
        } else {
            let prompt = try prompt(.opinion, desk.languages.prefix(1) + ["en"])
            written = try fitted(QuestionValues(opinion: desk, mail, language: prompt.language), prompt)
            reading = .opinion(mail)
        }
        let residual = ResidualCheck(mail.map, common: common, own: ownWords)
        let checked: ResidualCheck.CheckedRequest
        do throws(ResidualCheck.Refusal) {
            checked = try residual.check(
                written.wire.body, citizens: [mail.cleared.mail.subject, mail.cleared.mail.text])
        } catch {
            throw .leak(error)
        }
        let key = AnswerCacheKey(
            endpoint: model.card.endpoint, service: model.card.service,
            promptDigest: Array(written.prompt.promptDigest.utf8), request: written.request, wire: written.wire)
        let kept = cache.answer(for: key)
        let reservation = kept == nil ? try reserve(for: written, file) : nil
        return PreparedCall(
            intent: log.asked(written, mail.map, isCached: kept != nil), question: question, reading: reading,
            prompt: written.prompt, schema: written.schema, request: written.request, checked: checked,
            residual: residual, key: key, kept: kept, reservation: reservation, log: log)
    }

    /// All mails of the case are masked in their order, so that a placeholder means the same in each question about it
    /// and what was masked in one mail is looked for in all. Only the newest is shown.
    private func masked(_ file: CaseFile, _ decision: TriageDecision) throws(NotAsked) -> PromptedMail {
        var map = MaskMap()
        let newest = Masker.Mail(file.newest)
        let masked: MaskedMail
        do throws(MaskingError) {
            for earlier in file.mails.dropLast() where earlier.isMail {
                _ = try masker.mask(.init(earlier), into: &map)
            }
            masked = try masker.mask(newest, into: &map)
        } catch {
            throw .masking(error)
        }
        // Which service owns the mail may be the very question: whatever is not unlikely counts.
        var named = decision
        named.also += decision.candidates.filter { $0.confidence >= Self.namedFrom }.map(\.service)
        switch gate.decide(masked, original: newest, triage: named) {
        case .leaves(let cleared): return PromptedMail(cleared: cleared, map: map)
        case .stays(let refusals): throw .stays(refusals)
        }
    }

    private func prompt(
        _ question: Consultation.Question, _ languages: some Sequence<String>
    ) throws(NotAsked) -> Prompt {
        let found = languages.lazy.compactMap { prompts["\(question.rawValue).\($0)"] }.first
        guard let found else { throw .noPrompt(question, language: languages.first { _ in true } ?? "") }
        return found
    }

    private func fitted(_ values: QuestionValues, _ prompt: Prompt) throws(NotAsked) -> WrittenQuestion {
        try QuestionWriter(model: model, prompt: prompt).write(values)
    }

    private func reserve(
        for written: WrittenQuestion, _ file: CaseFile
    ) throws(NotAsked) -> BudgetLedger.Reservation? {
        guard model.isAvailable else { throw .unavailable }
        let most = model.card.price.most(
            .init(bytes: written.wire.body.count, maxTokens: written.request.parameters.maxTokens))
        return try budget?.reserve(
            most, sender: file.newest.from.address, desk: desk.id,
            on: surroundings.day(of: surroundings.now(), at: desk))
    }
}
