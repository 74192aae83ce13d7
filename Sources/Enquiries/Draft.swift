/// A proposed reply. It is no `Reply`: nothing sends it.
package struct Draft: Codable, Sendable, Equatable {
    /// One matter of the mail and the approved answer that fits it.
    package struct Paragraph: Codable, Sendable, Equatable {
        package var service: ServiceID
        /// Identity and version of the approved answer.
        package var answer: String
        package var answerVersion: Int
        /// The same for each reader of the draft: why this answer was chosen.
        package var because: String
        package var text: String
        /// Ids of further answers of the service that fit, best first.
        package var others: [String]?
        /// The language level of the answer; `nil` in drafts from before it was kept.
        package var level: Answer.Level?

        package init(
            service: ServiceID, answer: String, answerVersion: Int, because: String, text: String,
            others: [String]? = nil, level: Answer.Level? = nil
        ) {
            (self.service, self.answer, self.answerVersion) = (service, answer, answerVersion)
            (self.because, self.text, self.others, self.level) = (because, text, others, level)
        }
    }

    /// Something that the officer has to add or settle before the reply is complete.
    package struct Gap: Codable, Sendable, Equatable {
        package var what: String
        /// The slot that stayed open, where the gap is one.
        package var slot: MissingSlot?

        package init(what: String, slot: MissingSlot? = nil) { (self.what, self.slot) = (what, slot) }
    }

    /// A service that may fit the writer's situation, for the officer: it is not in the text unless a person puts it there.
    package struct OfferHint: Codable, Sendable, Equatable {
        package var offer: String
        package var title: String
        /// One sentence for the reply.
        package var sentence: String
        /// What would have to hold, and is not known.
        package var unknown: [String]
        package var basis: String?
        package var dueText: String?

        package init(
            offer: String, title: String, sentence: String, unknown: [String], basis: String?, dueText: String?
        ) {
            (self.offer, self.title, self.sentence) = (offer, title, sentence)
            (self.unknown, self.basis, self.dueText) = (unknown, basis, dueText)
        }
    }

    package var id: DraftID
    /// The newest mail of the case that this draft answers. A newer mail makes the draft stale.
    package var answers: MailID
    package var language: String
    package var subject: String
    package var paragraphs: [Paragraph]
    package var gaps: [Gap]
    /// The text from salutation to closing. It may differ from the paragraphs once an officer has edited it.
    package var text: String
    package var revision: Int
    /// The text as the software proposed it; `nil` where an officer wrote the reply alone.
    package var proposal: String?
    package var editedBy: OfficerID?
    /// `nil` where nobody looked for offers.
    package var offers: [OfferHint]?
    /// The sentences as a language model wrote them; `nil` where the draft is made of approved answers alone.
    package var sentences: [GroundedSentence]?
    /// The model that wrote them.
    package var model: String?
    /// The reply made of approved answers alone, which a model's draft stands in for.
    package var blocks: Blocks?

    package init(
        id: DraftID, answers: MailID, language: String, subject: String, paragraphs: [Paragraph], gaps: [Gap],
        text: String, revision: Int = 1, proposal: String?, editedBy: OfficerID? = nil,
        offers: [OfferHint]? = nil
    ) {
        (self.id, self.answers, self.language, self.subject) = (id, answers, language, subject)
        (self.paragraphs, self.gaps, self.text) = (paragraphs, gaps, text)
        (self.revision, self.proposal, self.editedBy, self.offers) = (revision, proposal, editedBy, offers)
    }

    /// True where every answer in the draft is in simple language.
    package var isSimple: Bool { !paragraphs.isEmpty && paragraphs.allSatisfy { $0.level == .simple } }

    /// Who wrote the text that now stands in the draft.
    package var authorship: Authorship {
        guard let proposal else { return .officer }
        return proposal == text ? .software : .softwareThenOfficer
    }
}

extension Desk {
    /// The approved texts that a draft was made from: answers, in all levels of its language. A reminder was made from an
    /// approved offer, so that the text as the software wrote it is the source.
    package func sources(of draft: Draft, for file: CaseFile) -> [Answer] {
        guard file.newest.isMail else {
            return [
                approvedText(
                    draft.paragraphs.first?.answer ?? "offer", draft.proposal ?? "", draft,
                    service: file.decision?.service ?? fallbackService)
            ]
        }
        let used = answers.filter { answer in
            answer.language == draft.language && draft.paragraphs.contains { $0.answer == answer.id }
        }
        guard let invitation = identityInvitation?.byLanguage[draft.language], draft.text.contains(invitation) else {
            return used
        }
        return used + [approvedText("identity-invitation", invitation, draft, service: fallbackService)]
    }

    /// An approved text of the desk that is no answer.
    private func approvedText(_ id: String, _ text: String, _ draft: Draft, service: ServiceID) -> Answer {
        Answer(
            id: id, service: service, language: draft.language, kind: .general, title: "", intents: [], keywords: [],
            version: 1, validFrom: CalendarDate(daysSince1970: 0), validTo: nil, unit: "", source: "",
            identity: .none, level: .standard, text: text, origin: Origin(file: "desk.yaml", line: 1))
    }
}

/// Whose words a reply holds. It decides the label; see `Transparency`.
package enum Authorship: String, Codable, Sendable {
    case software, softwareThenOfficer, officer
}

/// The outcome of drafting. That no draft can be made is an ordinary result with a reason.
package enum DraftAttempt: Sendable, Equatable {
    case written(Draft)
    case none(NoDraft)
}

/// Why there is no draft, and what a person would have to do.
package enum NoDraft: Sendable, Equatable {
    case notTriaged
    /// The service is too uncertain for a draft: naming it makes one.
    case unsure(best: ServiceID, confidence: Double, next: ServiceID?)
    /// The service has no approved answer that is valid today in this language.
    case noAnswer(service: ServiceID, language: String)

    package var message: String {
        switch self {
        case .notTriaged: "the mail was not triaged"
        case .unsure(let best, let confidence, let next):
            "the service is uncertain: \"\(best)\" \(Int(confidence * 100)) %"
                + (next.map { ", next \"\($0)\"" } ?? "") + "; name the service and a draft is made"
        case .noAnswer(let service, let language):
            "no approved answer of \"\(service)\" is valid in \"\(language)\""
        }
    }

    /// A word for records and reports.
    package var code: String {
        switch self {
        case .notTriaged: "not-triaged"
        case .unsure: "unsure"
        case .noAnswer: "no-answer"
        }
    }
}
