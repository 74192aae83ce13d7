package import Enquiries
package import Transparency

/// Why an officer's decision was not carried out.
package enum ReviewRefusal: Error, Sendable, Equatable {
    case lacksRight(Officer.Right)
    case noDraft
    case newerMail
    case otherBytes(shown: String, now: String)
    case previewTooOld
    case openSlot(String)
    /// Findings of the checks that nobody has confirmed.
    case openFindings([Finding.Kind])
    case emptyText
    case noAddress
    /// The case has no record of what the reply's label would say.
    case noRecord(ActionRecord.Action)
    case cannotBeComposed(String)
    case notPossible(CaseState)
    /// The desk has no such service.
    case unknownService(ServiceID)
    /// The case is with that service already.
    case sameService(ServiceID)
    /// Triage has said nothing about the mail, so there is nothing to correct.
    case notSorted
    /// Intent and flags are as they were.
    case sameLabels
    /// Two people must approve, and the officer is the first of them.
    case secondPersonNeeded
    /// A case is put off until a moment to come, 30 days at most.
    case badSnooze
    /// The answer would be due before.
    case snoozedPastDue(CalendarDate)
    /// Not two cases of one citizen at one desk.
    case cannotMerge
    /// The text of a matter is empty.
    case noConcern
    /// Nobody barred the case from erasure.
    case notHeld
    /// The officer has no valid training.
    case training(TrainingGap)
    /// The clock shows a moment before something that the review needs.
    case clockBehind(OversightFacts.Fact)
    /// The kept bytes are not the approved ones.
    case approvalBroken
    /// The mail server may still answer.
    case beingSent
}

extension ReviewRefusal: CustomStringConvertible {
    /// How long a mail server's answer can take, in whole minutes.
    private static let answerMinutes = 11

    package var description: String {
        switch self {
        case .lacksRight(let right): "You need the right \"\(right.rawValue)\" for this. Ask an administrator."
        case .noDraft: "There is no draft. Write a reply first."
        case .newerMail: "The citizen has written again since. Read the new mail and decide anew."
        case .otherBytes(let shown, let now):
            "The reply is not the one that you were shown (\(shown.prefix(12)) then, \(now.prefix(12)) now). "
                + "Look at it again and decide anew."
        case .previewTooOld: "You opened this reply more than 12 hours ago. Open it again and decide anew."
        case .openSlot(let slot): "The text still holds \(slot). Fill it in or take it out, then approve."
        case .openFindings(let kinds):
            "The checks found \(kinds.count == 1 ? "something" : "\(kinds.count) things") in the text "
                + "(\(kinds.map { FindingWords.title($0, "en") }.joined(separator: "; "))). "
                + "Change the text, or confirm each finding."
        case .emptyText: "The reply has no text. Write one first."
        case .noAddress: "The mail has no address that a reply could go to. Hand the case over or close it."
        case .noRecord(let action):
            "The case has no record of the action \"\(action.rawValue)\", so the reply cannot state it. "
                + "Run: postroom audit verify"
        case .cannotBeComposed(let reason): "The reply cannot be made into a message: \(reason)."
        case .notPossible(let state): "This is not possible while the case is \"\(state.rawValue)\". Load it again."
        case .unknownService(let service):
            "The desk has no service \"\(service)\". Name one of its services.yaml, or hand the case over."
        case .sameService(let service): "The case is with the service \"\(service)\" already."
        case .notSorted: "Triage has not sorted this mail, so there is nothing to correct. Hand the case over."
        case .sameLabels: "Intent and flags are like this already."
        case .secondPersonNeeded: "You have approved this reply. It leaves once a second person approves it too."
        case .badSnooze: "Name a day to come, at most \(Snooze.longestDays) days ahead."
        case .snoozedPastDue(let day): "The case is due on \(day.iso8601). Put it off to a day before that."
        case .cannotMerge:
            "Only open cases of the same citizen at the same desk can be merged. Check the number of the other case."
        case .noConcern: "Say which part of the mail the new case is about."
        case .notHeld: "The case is not held, so there is nothing to release."
        case .training(.missing(let needed)):
            "You have no training in this system on record\(needed.map { " (\($0) is needed)" } ?? ""). "
                + "Ask an administrator to record it: postroom officer train"
        case .training(.otherVersion(let has, let needed)):
            "Your training is \(has); \(needed) is needed. Do the newer one, then have it recorded: "
                + "postroom officer train"
        case .training(.expired(let last)):
            "Your training counted until \(last.iso8601). Do it again, then have it recorded: postroom officer train"
        case .clockBehind(let fact):
            "The clock of this machine shows a moment before \(fact.words). A record of it could not claim a review. "
                + "Set the clock right and decide anew."
        case .approvalBroken:
            "The kept reply is not the one that was approved. It was not sent. Run: postroom audit verify"
        case .beingSent:
            "The reply is with the mail server, which may still answer. Wait \(Self.answerMinutes) minutes, then decide."
        }
    }
}

extension OversightFacts.Fact {
    /// As it stands in a sentence behind "before".
    package var words: String {
        switch self {
        case .mailReceived: "the mail came"
        case .draftMade: "the draft was made"
        case .officerAdded: "you were added as an officer"
        case .trainingCompleted: "you completed your training"
        }
    }
}
