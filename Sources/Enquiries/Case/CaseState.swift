/// Where a case stands. Every case is in exactly one state, and every state is visible on a page.
package enum CaseState: String, Codable, Sendable, CaseIterable {
    /// Accepted and kept; triage has not looked yet.
    case received
    /// Nothing could be read in it. The bytes are kept, a person looks.
    case unreadable
    /// Triaged; drafting has not looked yet.
    case triaged
    /// A draft waits for an officer.
    case drafted
    /// A person must deal with it; there is no draft.
    case withPerson
    /// Spam, phishing or machine mail on the visible pile.
    case discarded
    /// Bytes are approved and wait in the outbox.
    case approved
    /// Handed to the mail server as a whole; whether it took the reply is not known yet, or will never be.
    case inDoubt
    /// The mail server took the reply.
    case sent
    /// The mail server refused the reply for good, or it was tried for too long; a person must act.
    case undeliverable
    /// Given to another unit.
    case handedOver
    /// Ended by an officer without a reply.
    case closed

    /// What can happen to a case.
    package enum Event: Sendable, Equatable, CaseIterable {
        case triagedForDraft, triagedForPerson, triagedAsDiscard
        case draftWritten, noDraftPossible
        case officerEdited, officerApproved, officerRejected, officerHandedOver, officerClosed, officerReopened
        case officerReassigned, officerReassignedForPerson
        /// The first of two approvals, and the wish for a second one.
        case officerApprovedFirst, officerAskedSecond
        /// The approval is taken back before anything was handed to the mail server.
        case officerWithdrew
        case officerSnoozed, officerWoke
        /// Another case goes on in this one; a matter of it became a case of its own.
        case officerMerged, officerSplit
        /// Intent or flags were set right.
        case officerRelabelled
        /// An error was planted in the draft of a made-up case, and an officer has judged it.
        case errorPlanted, seedJudged
        /// The final dot is about to be sent: from here on nobody knows until the mail server answers.
        case handingOver
        /// What became of an attempt, before that point or after it.
        case accepted, deferred, refused
        /// The mail server has not answered, and will not any more.
        case unconfirmed
        /// Deferred for so long that no further attempt makes sense.
        case gaveUp
        /// The citizen was told by a fixed text that the mail has arrived; nothing else changes.
        case acknowledged
        /// A backup was put back: what was approved then may have been sent since, and a reply that was sent since is
        /// not known any more.
        case restoredApproved, restoredUnaware
        case officerSaysSent, officerSaysNotSent
        case mailArrived
        /// Barred from erasure, or no longer; nothing else changes.
        case officerHeld, officerReleased
        /// A model began or ceased to learn from the case; nothing else changes.
        case modelTrained
        /// A language model is being asked, or its answer changes nothing.
        case modelAsked, modelNoted
        /// A language model's answer becomes part of the case: an opinion, a draft.
        case modelAdvised
        /// By its answer drafting must look again, or a person must deal with the mail.
        case modelAskedForDraft, modelAskedForPerson

        /// Whether what an officer decides about stays as it was.
        var isQuiet: Bool {
            switch self {
            case .modelAsked, .modelNoted, .acknowledged: true
            default: false
            }
        }

        /// Whether it ends what officers arranged about the case as it stood: a first approval, a day to wait for.
        var isNews: Bool {
            switch self {
            case .officerApprovedFirst, .officerAskedSecond, .officerApproved, .officerSnoozed, .officerHeld,
                .officerReleased, .modelTrained, .modelAsked, .modelNoted, .officerMerged, .acknowledged:
                false
            default: true
            }
        }

        /// Whether a question to a language model that still waits has lost its sense.
        var endsConsultation: Bool {
            switch self {
            case .officerEdited, .officerApproved, .officerRejected, .officerHandedOver, .officerClosed,
                .officerReassigned, .officerReassignedForPerson, .mailArrived:
                true
            default: false
            }
        }
    }

    /// The state after `event`, or `nil` where the event is impossible.
    package func after(_ event: Event) -> CaseState? {
        switch (self, event) {
        case (.received, .triagedForDraft): .triaged
        case (.received, .triagedForPerson): .withPerson
        case (.received, .triagedAsDiscard): .discarded
        case (.triaged, .draftWritten): .drafted
        case (.triaged, .noDraftPossible): .withPerson

        case (.drafted, .officerEdited), (.withPerson, .officerEdited): .drafted
        case (.drafted, .officerApproved): .approved
        case (.drafted, .officerApprovedFirst): .drafted
        case (.drafted, .errorPlanted): .drafted
        case (.drafted, .seedJudged), (.withPerson, .seedJudged): .closed
        case (.drafted, .officerAskedSecond), (.withPerson, .officerAskedSecond): self
        case (.approved, .officerWithdrew): .drafted
        case (.drafted, .officerSnoozed), (.withPerson, .officerSnoozed), (.unreadable, .officerSnoozed),
            (.undeliverable, .officerSnoozed), (.drafted, .officerWoke), (.withPerson, .officerWoke),
            (.unreadable, .officerWoke), (.undeliverable, .officerWoke):
            self
        case (.drafted, .officerMerged), (.withPerson, .officerMerged), (.drafted, .officerSplit),
            (.withPerson, .officerSplit), (.drafted, .officerRelabelled), (.withPerson, .officerRelabelled):
            self
        case (.drafted, .officerRejected): .withPerson
        case (.drafted, .officerHandedOver), (.withPerson, .officerHandedOver), (.unreadable, .officerHandedOver):
            .handedOver
        case (.drafted, .officerClosed), (.withPerson, .officerClosed), (.unreadable, .officerClosed): .closed
        // Drafting looks again, for the officer's service. What needs a person still does.
        case (.drafted, .officerReassigned), (.withPerson, .officerReassigned), (.approved, .officerReassigned):
            .triaged
        case (.drafted, .officerReassignedForPerson), (.withPerson, .officerReassignedForPerson),
            (.approved, .officerReassignedForPerson):
            .withPerson
        case (.discarded, .officerReopened), (.handedOver, .officerReopened), (.closed, .officerReopened),
            (.undeliverable, .officerReopened):
            .withPerson

        case (.approved, .handingOver): .inDoubt
        case (.inDoubt, .accepted): .sent
        // Without doubt before it, an attempt ended before the final dot: the mail server has certainly nothing.
        case (.approved, .deferred), (.inDoubt, .deferred): .approved
        case (.approved, .refused), (.inDoubt, .refused), (.approved, .gaveUp), (.inDoubt, .gaveUp): .undeliverable
        case (.inDoubt, .unconfirmed): .inDoubt
        case (.approved, .restoredApproved): .inDoubt
        case (.inDoubt, .restoredUnaware): nil
        case (_, .restoredUnaware): self
        case (.inDoubt, .officerSaysSent): .sent
        case (.inDoubt, .officerSaysNotSent), (.undeliverable, .officerSaysNotSent): .approved

        // A reply that may be on its way keeps its state: the new mail opens a case of its own.
        case (.inDoubt, .mailArrived): nil
        case (_, .mailArrived): .received
        // An open case is never erased, so there is no need to come between a reply and its outcome.
        case (.inDoubt, .officerHeld), (.inDoubt, .officerReleased): nil
        case (.inDoubt, .acknowledged): nil
        case (_, .modelTrained), (_, .officerHeld), (_, .officerReleased), (_, .acknowledged): self
        // A late answer is noted whatever became of the case, and has no effect then.
        case (_, .modelNoted): self
        case (.drafted, .modelAsked), (.drafted, .modelAdvised), (.withPerson, .modelAsked),
            (.withPerson, .modelAdvised):
            self
        case (.drafted, .modelAskedForDraft), (.withPerson, .modelAskedForDraft): .triaged
        case (.drafted, .modelAskedForPerson), (.withPerson, .modelAskedForPerson): .withPerson
        default: nil
        }
    }

    /// States in which somebody or something still has work to do.
    package var isOpen: Bool {
        switch self {
        case .sent, .handedOver, .closed, .discarded: false
        default: true
        }
    }

    /// States in which an officer can act on the case.
    package var waitsForOfficer: Bool {
        switch self {
        case .drafted, .withPerson, .unreadable, .undeliverable: true
        default: false
        }
    }
}
