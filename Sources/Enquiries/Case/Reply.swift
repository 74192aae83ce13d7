/// Approved bytes on their way. The bytes themselves are kept beside the case and never rebuilt.
package struct Reply: Codable, Sendable, Equatable {
    package var id: ReplyID
    /// SHA-256 of the whole RFC 5322 message, hexadecimal.
    package var sha256: String
    package var messageID: String
    package var sender: String
    package var recipient: String
    package var draft: DraftID
    package var draftRevision: Int
    /// The newest mail that the approving officer saw.
    package var answers: MailID
    package var approvedBy: OfficerID
    package var approvedAt: Timestamp
    /// The record of the approval; without it there is no reply.
    package var approvalRecord: String
    /// Tries so far.
    package var attempts: Int
    package var nextAttempt: Timestamp
    /// What the mail server last said, or why it could not be asked, for people.
    package var lastAnswer: String?
    /// The same with what programs can read of it; `nil` before the first attempt.
    package var answer: ServerAnswer?
    /// The first failed attempt since a person last wished the reply to be sent; it is tried so long and no longer.
    package var tryingSince: Timestamp?
    /// Since when nobody knows whether the mail server has the reply.
    package var doubtSince: Timestamp?
    /// From when on no answer of the mail server can come any more, so that a person may decide.
    package var decidableFrom: Timestamp?
    package var sentAt: Timestamp?
    /// Why the approval no longer counts, for example because the citizen wrote again; `nil` while it does.
    package var voidedBecause: String?

    package init(
        id: ReplyID, sha256: String, messageID: String, sender: String, recipient: String, draft: DraftID,
        draftRevision: Int, answers: MailID, approvedBy: OfficerID, approvedAt: Timestamp, approvalRecord: String,
        attempts: Int = 0, nextAttempt: Timestamp, lastAnswer: String? = nil, sentAt: Timestamp? = nil,
        voidedBecause: String? = nil
    ) {
        (self.id, self.sha256, self.messageID) = (id, sha256, messageID)
        (self.sender, self.recipient) = (sender, recipient)
        (self.draft, self.draftRevision, self.answers) = (draft, draftRevision, answers)
        (self.approvedBy, self.approvedAt, self.approvalRecord) = (approvedBy, approvedAt, approvalRecord)
        (self.attempts, self.nextAttempt) = (attempts, nextAttempt)
        (self.lastAnswer, self.sentAt, self.voidedBecause) = (lastAnswer, sentAt, voidedBecause)
    }
}
