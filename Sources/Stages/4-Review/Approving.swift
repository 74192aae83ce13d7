package import Enquiries
import Transparency

/// What an officer approves, and what the checks say of it.
struct Approval {
    /// Of the whole message, hexadecimal.
    let sha256: String
    let composedAt: Timestamp
    let confirmed: Set<String>
    /// Seconds in the outbox before anything is sent.
    let heldFor: Int64
    let findings: [Finding]

    /// What stands in the way of the approval.
    var open: [Finding] {
        findings.filter { $0.severity == .blocks && !($0.canBeConfirmed && confirmed.contains($0.id)) }
    }

    var confirmedKinds: [Finding.Kind] { findings.filter { confirmed.contains($0.id) }.map(\.kind) }
}

extension ReviewDesk {
    /// Approves exactly the bytes that the officer was shown, alone or as one of two people.
    func approve(
        _ file: CaseFile, by officer: Officer, _ approval: Approval, key: CaseKey
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        guard file.state == .drafted, file.seeded == nil else { throw .notPossible(file.state) }
        guard let draft = file.draft else { throw .noDraft }
        let preview = try shown(draft, of: file, by: officer, approval, key: key)
        let isEnough = file.secondPerson == nil && officer.may(.approve, at: file.desk)
        if isEnough || isSecond(officer, of: file, sha256: preview.sha256) {
            return try approved(file, draft, preview, by: officer, approval)
        }
        if let first = file.firstApproval, first.by == officer.id, first.sha256 == preview.sha256 {
            throw .secondPersonNeeded
        }
        return try approvedFirst(file, draft, preview, by: officer, approval)
    }

    /// The moment for which the reply is shown: that of a first approval, so that the second person sees the same bytes.
    package static func moment(of file: CaseFile, now: Timestamp) -> Timestamp {
        guard let first = file.firstApproval?.composedAt, first.adding(seconds: previewLifetime) >= now else {
            return now
        }
        return first
    }

    /// The message that the approval names, if everything about it allows one.
    private func shown(
        _ draft: Draft, of file: CaseFile, by officer: Officer, _ approval: Approval, key: CaseKey
    ) throws(ReviewRefusal) -> ReplyComposer.Preview {
        try requireOversight(of: file, by: officer)
        guard draft.answers == file.newest.id else { throw .newerMail }
        if let slot = draft.text.firstRange(of: "{{") {
            throw .openSlot(String(draft.text[slot.lowerBound...].prefix(24)))
        }
        guard draft.text.contains(where: \.isLetter) else { throw .emptyText }
        let now = surroundings.now()
        guard approval.composedAt.adding(seconds: Self.previewLifetime) >= now,
            approval.composedAt <= now.adding(seconds: 60)
        else { throw .previewTooOld }
        let preview = try composer.preview(draft, of: file, key: key, composedAt: approval.composedAt)
        guard preview.sha256 == approval.sha256 else {
            throw .otherBytes(shown: approval.sha256, now: preview.sha256)
        }
        let open = approval.open
        guard open.isEmpty else { throw .openFindings(open.map(\.kind)) }
        return preview
    }

    /// Whether somebody else has approved these very bytes before.
    private func isSecond(_ officer: Officer, of file: CaseFile, sha256: String) -> Bool {
        file.firstApproval.map { $0.by != officer.id && $0.sha256 == sha256 } ?? false
    }

    private func approved(
        _ file: CaseFile, _ draft: Draft, _ preview: ReplyComposer.Preview, by officer: Officer, _ approval: Approval
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        let now = surroundings.now()
        var after = try moved(file, by: .officerApproved)
        let reply = Reply(
            id: ReplyID(surroundings.newID()), sha256: preview.sha256, messageID: preview.messageID,
            sender: preview.sender, recipient: preview.recipient, draft: draft.id, draftRevision: draft.revision,
            answers: draft.answers, approvedBy: officer.id, approvedAt: now, approvalRecord: preview.approvalRecord,
            nextAttempt: now.adding(seconds: max(0, approval.heldFor)))
        after.reply = reply
        let records = ApprovalRecords(file: file, draft: draft, preview: preview, officer: officer, decided: now)
        after.history.append(event("approved", "", officer, preview.approvalRecord, now))
        var oversight = evidence(of: officer, replyIn: draft.language)
        oversight["people"] = .integer(file.firstApproval == nil ? 1 : 2)
        return Recorded(
            Outcome(file: after, approved: ApprovedReply(reply: reply, bytes: preview.bytes)),
            records: [
                records.label(id: surroundings.newRecordID()),
                records.review(confirmed: approval.confirmedKinds, oversight: oversight),
            ])
    }

    /// The first of two: kept with the digest, and nothing can be sent by it.
    private func approvedFirst(
        _ file: CaseFile, _ draft: Draft, _ preview: ReplyComposer.Preview, by officer: Officer, _ approval: Approval
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        var after = try moved(file, by: .officerApprovedFirst)
        var outcome = noted(
            after, from: file, officer, "approved first", "",
            evidence(of: officer, replyIn: draft.language), [:], sha256Hex(draft.text.utf8))
        after = outcome.value.file
        after.firstApproval = FirstApproval(
            by: officer.id, at: surroundings.now(), sha256: preview.sha256, composedAt: preview.composedAt,
            confirmed: approval.confirmed, record: outcome.records.last?.id ?? "")
        outcome = Recorded(Outcome(file: after, approved: nil), records: outcome.records)
        return outcome
    }

    /// Takes an approval back. The draft is there again, as it was approved.
    func withdraw(_ file: CaseFile, by officer: Officer, note: String) throws(ReviewRefusal) -> Recorded<Outcome> {
        var after = try moved(file, by: .officerWithdrew)
        after.setReplyAside(because: "an officer took the approval back")
        // A new revision makes other bytes, so that a new approval cannot be mistaken for the old one.
        after.draft?.revision += 1
        return noted(after, from: file, officer, "withdrawn", note)
    }
}
