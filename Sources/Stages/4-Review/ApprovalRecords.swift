import Enquiries
import Transparency

/// The records of an approval: the label that the reply bears, and the officer's decision about exactly these bytes.
struct ApprovalRecords {
    let file: CaseFile
    let draft: Draft
    let preview: ReplyComposer.Preview
    let officer: Officer
    let decided: Timestamp

    func label(id: String) -> ActionRecord {
        ActionRecord(
            id: id, action: .label, automation: .delegate, caseReference: file.id.text,
            cause: file.history.last?.record, start: decided.milliseconds, end: decided.milliseconds,
            components: [.init(kind: "rules", id: "labels", version: "\(Label.version)")],
            disclosed: [
                "label": .string(preview.label.id), "language": .string(preview.label.language),
                "authorship": .string(draft.authorship.rawValue), "before_content": true,
            ], details: ["text": .string(preview.label.text)])
    }

    /// Both commitments are made under this record's own id; the record of sending repeats that of the reply, so that
    /// strangers see that what was sent is what was approved.
    ///
    /// Both moments are that of the decision: their difference would tell in the leaf how long somebody looked, which is
    /// about that person and stays private.
    /// - Parameter oversight: See ``ReviewDesk/evidence(of:replyIn:)``.
    func review(confirmed: [Finding.Kind], oversight: [String: JSONValue]) -> ActionRecord {
        ActionRecord(
            id: preview.approvalRecord, action: .review, trigger: .human, caseReference: file.id.text,
            start: decided.milliseconds, end: decided.milliseconds,
            inputs: ["draft": sha256Hex(draft.text.utf8)],
            disclosed: [
                "decision": "approve", "label": .string(preview.label.id),
                "authorship": .string(draft.authorship.rawValue),
                "confirmed_findings": .array(Set(confirmed.map(\.rawValue)).sorted().map { .string($0) }),
            ].merging(oversight) { $1 },
            commitments: [
                "reply": .init(digest: sha256(preview.bytes), context: preview.approvalRecord),
                "text": .init(digest: ReplyMarks.textDigest(of: preview.text), context: preview.approvalRecord),
            ],
            details: [
                "officer": .string(officer.id.text), "message_id": .string(preview.messageID),
                "decided": .integer(decided.milliseconds),
            ].merging(look) { $1 }.merging(change) { $1 })
    }

    /// When the message was shown. The second of two people sees it as it was composed for the first, so that nobody
    /// knows since when.
    private var look: [String: JSONValue] {
        guard file.firstApproval == nil else { return [:] }
        return [
            "opened": .integer(preview.composedAt.milliseconds),
            "dwell_ms": .integer(max(0, decided.milliseconds - preview.composedAt.milliseconds)),
        ]
    }

    /// How far the officer changed the proposal. Private: a length would help to recognise the mail.
    private var change: [String: JSONValue] {
        guard let proposal = draft.proposal, let change = WordChange(from: proposal, to: draft.text) else { return [:] }
        return ["changed_words": .integer(Int64(change.changed)), "words": .integer(Int64(change.words))]
    }
}
