/// What the records of a case prove about a reply. A label is made from it alone, so a claim cannot be printed without
/// the record that it rests on.
package enum LabelEvidence: Sendable, Equatable {
    /// The software drafted, an officer released.
    ///
    /// - Parameters:
    ///   - draft: The record of the drafting, which exists already.
    ///   - edited: True where an officer changed the draft.
    ///   - approval: The record of the approval, committed in one step with this very reply.
    case drafted(draft: RecordName, edited: Bool, approval: ApprovalName)
    /// An officer wrote, the software changed the language, an officer released.
    case languageEdited(edit: RecordName, approval: ApprovalName)
    /// The software sorted the mail, an officer wrote and released.
    case sorted(classification: RecordName, approval: ApprovalName)
    /// An officer wrote and released; no AI took part.
    case withoutAI(approval: ApprovalName)
    /// The software wrote and nobody looks. There is no value of ``UnreviewedSending``, so this case cannot be made.
    case unreviewed(draft: RecordName, UnreviewedSending)

    package var mode: AIMode {
        switch self {
        case .drafted: .originated
        case .languageEdited: .modified
        case .sorted, .withoutAI: .none
        case .unreviewed: .machineGenerated
        }
    }

    /// True where a person changed what the software wrote.
    package var edited: Bool { if case .drafted(_, let edited, _) = self { edited } else { false } }

    /// The kind of label; `nil` where there is nothing to say.
    package var kind: LabelTemplate.Kind? {
        switch self {
        case .drafted: .draftedAndReviewed
        case .languageEdited: .aiChanged
        case .sorted: .sortedOnly
        case .withoutAI: nil
        case .unreviewed: .noReview
        }
    }

    /// The approval that the reply rests on; `nil` where nobody released it.
    package var approval: ApprovalName? {
        switch self {
        case .drafted(_, _, let approval), .languageEdited(_, let approval), .sorted(_, let approval),
            .withoutAI(let approval):
            approval
        case .unreviewed: nil
        }
    }

    /// The record that the reply names: the approval, and where there is none the drafting.
    package var record: String {
        switch self {
        case .unreviewed(let draft, _): draft.id
        default: approval?.id ?? ""
        }
    }
}

/// The id of a record that says what the software did. Never empty.
package struct RecordName: Sendable, Equatable {
    package let id: String

    package init?(_ id: String?) {
        guard let id, !id.isEmpty else { return nil }
        self.id = id
    }
}

/// The id of the approval's record with which a reply is committed. Never empty.
package struct ApprovalName: Sendable, Equatable {
    package let id: String

    package init?(_ id: String) {
        guard !id.isEmpty else { return nil }
        self.id = id
    }
}

/// Leave to send AI text that nobody released. It has no value: unreviewed sending does not exist.
package enum UnreviewedSending: Sendable, Equatable {}
