/// The thread of an enquiry with everything that is known and was done about it.
package struct CaseFile: Codable, Sendable, Equatable {
    /// One line of the case's story, for people.
    package struct Event: Codable, Sendable, Equatable {
        package var at: Timestamp
        /// A word of the closed list that the pages translate, for example `classified` or `approved`.
        package var what: String
        package var detail: String
        /// `nil` where the software acted.
        package var by: OfficerID?
        /// The action record that proves it.
        package var record: String

        package init(at: Timestamp, what: String, detail: String, by: OfficerID?, record: String) {
            (self.at, self.what, self.detail, self.by, self.record) = (at, what, detail, by, record)
        }
    }

    package var id: CaseID
    package var desk: DeskID
    package var state: CaseState
    /// Raised by one with each step. A step that does not expect the stored version is refused.
    package var version: Int
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    /// Oldest first; never empty.
    package var mails: [Enquiry]
    package var decision: TriageDecision?
    package var draft: Draft?
    /// Why there is no draft, where there is none.
    package var withoutDraftBecause: String?
    /// The reply that is approved, on its way or was sent last.
    package var reply: Reply?
    /// Replies of earlier rounds, sent or voided, oldest first.
    package var earlierReplies: [Reply]
    package var handedOverTo: String?
    /// Why the case must not be erased; nil where it may be when its time has come.
    package var hold: LegalHold?
    /// What a language model is still to be asked; `nil` where nothing is.
    package var consultation: Consultation?
    /// The version since which nothing was changed that an officer decides about: only questions to a language model
    /// and answers without effect came after it. `nil` where the newest step changed something.
    package var quietSince: Int?
    /// Until when the case is put off; `nil` where it is not.
    package var snooze: Snooze?
    /// Who asked that two people look at the reply; `nil` where one is enough.
    package var secondPerson: SecondPerson?
    /// The first of two approvals.
    package var firstApproval: FirstApproval?
    /// The case that goes on in the place of this one.
    package var mergedInto: CaseID?
    /// Cases that go on in this one.
    package var merged: [CaseID]?
    /// The case that this one was split off from.
    package var splitFrom: CaseID?
    /// The planted error, where the case is no citizen's; `nil` for all others.
    package var seeded: SeededCheck?
    /// Set where a backup lacks a reply that was sent since; see ``answeredBefore``.
    package var restored: RestoredCase?
    package var history: [Event]

    package init(
        id: CaseID, desk: DeskID, state: CaseState, version: Int, createdAt: Timestamp, updatedAt: Timestamp,
        mails: [Enquiry], decision: TriageDecision? = nil, draft: Draft? = nil, withoutDraftBecause: String? = nil,
        reply: Reply? = nil, earlierReplies: [Reply] = [], handedOverTo: String? = nil, history: [Event] = []
    ) {
        (self.id, self.desk, self.state, self.version) = (id, desk, state, version)
        (self.createdAt, self.updatedAt, self.mails) = (createdAt, updatedAt, mails)
        (self.decision, self.draft, self.withoutDraftBecause) = (decision, draft, withoutDraftBecause)
        (self.reply, self.earlierReplies) = (reply, earlierReplies)
        (self.handedOverTo, self.history) = (handedOverTo, history)
    }

    /// The mail that an answer has to answer.
    package var newest: Enquiry { mails[mails.count - 1] }

    /// What a language model may be asked now: never before triage and drafting are done with the case.
    package var openConsultation: Consultation? {
        state == .drafted || state == .withPerson ? consultation : nil
    }

    /// The first date by which something must have happened, stated or statutory.
    package var due: CalendarDate? {
        ([decision?.deadline] + (decision?.clocks.map { Optional($0.due) } ?? [])).compactMap { $0 }.min()
    }

    /// Takes the reply out of this round. One that was not sent counts no longer, for the reason given.
    package mutating func setReplyAside(because reason: String) {
        guard var reply else { return }
        if reply.sentAt == nil { reply.voidedBecause = reason }
        earlierReplies.append(reply)
        self.reply = nil
    }

    /// The case after `event`: state and version moved on, the time noted, everything else as before.
    ///
    /// - Throws: ``ImpossibleStep`` where the event cannot happen in this state.
    package func moved(by event: CaseState.Event, at now: Timestamp) throws(ImpossibleStep) -> CaseFile {
        guard let next = state.after(event) else { throw ImpossibleStep(caseID: id, state: state, event: event) }
        var file = self
        file.quietSince = event.isQuiet ? quietSince ?? version : nil
        file.state = next
        file.version += 1
        file.updatedAt = max(now, updatedAt)
        if event.isNews {
            file.firstApproval = nil
            file.snooze = nil
        }
        // Whoever decides, or writes anew, needs no advice on what was there before.
        if event.endsConsultation { file.consultation = nil }
        return file
    }

    /// Whether a decision about `seen` is still one about the case as it stands.
    package func isStill(_ seen: Int) -> Bool {
        seen == version || quietSince.map { $0 <= seen && seen < version } ?? false
    }
}

/// A step that the table in ``CaseState`` does not have.
package struct ImpossibleStep: Error, Sendable, CustomStringConvertible {
    package let caseID: CaseID
    package let state: CaseState
    package let event: CaseState.Event

    package init(caseID: CaseID, state: CaseState, event: CaseState.Event) {
        (self.caseID, self.state, self.event) = (caseID, state, event)
    }

    package var description: String {
        "Case \(caseID) is in the state \"\(state.rawValue)\"; \(event) is not possible there. "
            + "Load the case again: somebody may have been quicker."
    }
}
