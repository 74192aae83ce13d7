package import Enquiries
import Extraction
package import Transparency

/// Writes drafts from approved answers alone. It decides nothing and promises nothing; what it cannot fill in it says.
package struct DraftingDesk: Sendable {
    let desk: Desk
    private let answers: AnswerBook
    private let offers: OfferBook
    let answersVersion: String
    let surroundings: Surroundings

    /// - Parameters:
    ///   - answersVersion: First 16 hexadecimal digits of the digest of the answers, for the records.
    ///   - answers: The desk's answers where another desk has the same and they are indexed.
    package init(desk: Desk, answersVersion: String, surroundings: Surroundings, answers: AnswerBook? = nil) {
        self.desk = desk
        self.answersVersion = answersVersion
        self.surroundings = surroundings
        self.answers = answers ?? AnswerBook(desk.answers)
        offers = OfferBook(desk)
    }

    /// A draft for a case that triage sent here, or the reason why there is none, with the records of the attempt.
    /// - Parameter optOuts: What the writer wishes to hear nothing about; `nil` where that is not known: then nothing is offered.
    package func attempt(_ file: CaseFile, optOuts: OptOuts? = nil) -> Recorded<DraftAttempt> {
        let start = surroundings.now().milliseconds
        let suggestions = suggestions(for: file, optOuts)
        let attempt = attempt(for: file, id: DraftID(surroundings.newID()), offering: suggestions?.offers)
        let records = DraftRecords(
            file: file, attempt: attempt, suggestions: suggestions,
            answers: .init(kind: "retrieval", id: "\(desk.id).answers", version: answersVersion), start: start,
            end: surroundings.now().milliseconds)
        return Recorded(attempt, records: records.all(newID: surroundings.newRecordID))
    }

    /// The attempt alone: a function of case, desk and id.
    package func attempt(
        for file: CaseFile, id: DraftID, offering suggested: [SuggestedOffer]? = nil
    ) -> DraftAttempt {
        guard let decision = file.decision else { return .none(.notTriaged) }
        guard decision.allowsDraft else {
            return .none(
                .unsure(
                    best: decision.service, confidence: decision.confidence,
                    next: decision.candidates.first { $0.service != decision.service }?.service))
        }
        let mail = file.newest
        let plan = plan(for: file, decision)
        let language = plan.language
        var paragraphs: [Draft.Paragraph] = []
        var gaps = plan.gaps
        for matter in plan.matters {
            let choice = matter.choice
            let filled = FilledAnswer(choice.answer, values: plan.values, language: language)
            gaps += filled.missing.map(Draft.Gap.init(slot:))
            paragraphs.append(
                Draft.Paragraph(
                    service: matter.service, answer: choice.answer.id, answerVersion: choice.answer.version,
                    because: choice.words.joined(separator: ", "), text: filled.text, others: choice.others.map(\.id),
                    level: choice.answer.level))
            gaps += choice.answer.needs.map { Draft.Gap(need: $0, of: choice.answer) }
        }
        guard !paragraphs.isEmpty else {
            return .none(.noAnswer(service: decision.service, language: language))
        }
        gaps += warnings(decision, language: language)
        let text = Letter(desk: desk, language: language)
            .text(
                paragraphs.map { ($0.service, $0.text) }, to: SignatureName(of: mail)?.name,
                invitation: invitation(decision, from: plan.matters.map(\.choice.answer), language: language))
        return .written(
            Draft(
                id: id, answers: mail.id, language: language, subject: Self.subject(answering: mail.subject),
                paragraphs: paragraphs, gaps: gaps, text: text,
                proposal: text,
                offers: suggested?.map { offer in
                    Draft.OfferHint(
                        offer: offer.offer, title: offer.title, sentence: offer.sentence,
                        unknown: offer.conditions.filter { $0.state != .known }.map(\.text), basis: offer.basis,
                        dueText: offer.dueText)
                }))
    }

    /// What there is to answer, and the approved answers for it.
    func plan(for file: CaseFile, _ decision: TriageDecision) -> AnswerPlan {
        let mail = file.newest
        let language = desk.answerLanguage(for: decision.language)
        let level: Answer.Level = PlainLanguage.isWished(in: mail.text) ? .simple : .standard
        // An answer must be valid when it is given, however long the mail has waited.
        let today = surroundings.day(of: surroundings.now(), at: desk)
        var plan = AnswerPlan(
            language: language,
            values: SlotValues(
                subject: mail.subject, text: mail.text,
                received: LetterWords.date(surroundings.day(of: mail.receivedAt, at: desk), language)))
        for concern in concerns(of: decision) {
            if let choice = answers.choose(
                for: concern.service, intent: decision.intent, language: language, level: level,
                text: concern.text(of: mail), on: today)
            {
                plan.matters.append(.init(service: concern.service, choice: choice))
            } else {
                plan.gaps.append(
                    Draft.Gap(what: "no valid answer of the service \"\(concern.service)\" in \"\(language)\""))
            }
        }
        return plan
    }

    /// Answers about records say by themselves what is needed; a mail about the writer's own record gets the whole way.
    func invitation(_ decision: TriageDecision, from answers: [Answer], language: String) -> String? {
        decision.flags.contains(.identityNeeded)
            ? IdentityGate(answers: answers, flags: decision.flags).invitation(of: desk, in: language) : nil
    }

    /// The matters of the mail; after an officer named the service, or in older decisions, those of the services named.
    private func concerns(of decision: TriageDecision) -> [Concern] {
        if let concerns = decision.concerns, concerns.map(\.service) == [decision.service] + decision.also {
            return concerns
        }
        return ([decision.service] + decision.also).map { Concern(service: $0, probability: 1, sentences: []) }
    }

    private func suggestions(for file: CaseFile, _ optOuts: OptOuts?) -> OfferBook.Suggestions? {
        guard let optOuts, let decision = file.decision else { return nil }
        return offers.suggestions(for: decision, mail: file.newest, optOuts: optOuts)
    }

    func warnings(_ decision: TriageDecision, language: String) -> [Draft.Gap] {
        var gaps: [Draft.Gap] = []
        if decision.language != language {
            gaps.append(
                Draft.Gap(what: "the citizen wrote in \"\(decision.language)\", this draft is in \"\(language)\""))
        }
        if !decision.isSure, decision.sureFrom != nil {
            gaps.append(
                Draft.Gap(what: "the service is uncertain (\(Int(decision.confidence * 100)) %); check it first"))
        }
        if decision.flags.contains(.identityNeeded) {
            gaps.append(Draft.Gap(what: "do not add personal data before the writer's identity is checked"))
        }
        return gaps
    }

    /// `Re:` and the subject, however many such marks it had before.
    static func subject(answering subject: String) -> String {
        var rest = subject[...].drop { $0.isWhitespace }
        let marks = ["re:", "aw:", "antw:", "fwd:", "fw:", "wg:", "sv:", "odp:"]
        while let mark = marks.first(where: { rest.lowercased().hasPrefix($0) }) {
            rest = rest.dropFirst(mark.count).drop { $0.isWhitespace }
        }
        return "Re: " + rest
    }
}
