package import Enquiries
package import Review
package import Transparency

/// Takes approved replies to the mail server. It takes nothing else: ``ApprovedReply`` can be made by Review alone.
package struct PostDesk: Sendable {
    private let transport: any ReplyTransport
    private let surroundings: Surroundings

    package init(transport: any ReplyTransport, surroundings: Surroundings) {
        (self.transport, self.surroundings) = (transport, surroundings)
    }

    /// The case marked as being handed over. It must be committed before ``handOver(_:)``: if the program dies in
    /// between, the case stays in doubt and a person decides, so nobody gets a reply twice by machine.
    package func begin(_ file: CaseFile) throws(ImpossibleStep) -> Recorded<CaseFile> {
        var after = try file.moved(by: .handingOver, at: surroundings.now())
        after.reply?.attempts += 1
        return noted(after, "handing over", "", outcome: "begun")
    }

    package func handOver(_ approved: ApprovedReply) async -> HandOver {
        await transport.handOver(
            OutgoingMail(
                id: approved.reply.id, sender: approved.reply.sender, recipient: approved.reply.recipient,
                bytes: approved.bytes))
    }

    /// The case after an attempt, or `nil` where it stays in doubt without news.
    package func conclude(_ file: CaseFile, _ outcome: HandOver) throws(ImpossibleStep) -> Recorded<CaseFile>? {
        let now = surroundings.now()
        switch outcome {
        case .accepted(let answer):
            var after = try file.moved(by: .accepted, at: now)
            after.reply?.sentAt = now
            after.reply?.lastAnswer = answer
            return noted(after, "sent", answer, outcome: "accepted")
        case .deferred(let answer):
            var after = try file.moved(by: .deferred, at: now)
            after.reply?.lastAnswer = answer
            let attempts = after.reply?.attempts ?? 1
            after.reply?.nextAttempt = now.adding(seconds: Self.pause(after: attempts))
            return noted(after, "deferred", answer, outcome: "deferred")
        case .rejected(let answer):
            var after = try file.moved(by: .refused, at: now)
            after.reply?.lastAnswer = answer
            return noted(after, "refused", answer, outcome: "rejected")
        case .uncertain:
            return nil
        }
    }

    /// Seconds until the next try: 5 minutes, doubled each time, 4,000 seconds at most, as Postfix does it.
    package static func pause(after attempts: Int) -> Int64 {
        min(4000, 300 << Int64(min(max(attempts, 1), 10) - 1))
    }

    private func noted(
        _ after: CaseFile, _ what: String, _ detail: String, outcome: String
    ) -> Recorded<CaseFile> {
        let now = surroundings.now()
        var commitments: [String: ActionRecord.Commitment] = [:]
        if let reply = after.reply, let digest = decodedHexadecimal(reply.sha256) {
            commitments["reply"] = .init(digest: digest, context: reply.approvalRecord)
        }
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .send, automation: .delegate, caseReference: after.id.text,
            cause: after.reply?.approvalRecord, start: now.milliseconds, end: now.milliseconds,
            disclosed: [
                "outcome": .string(outcome), "transport": .string(transport.name),
                "attempt": .integer(Int64(after.reply?.attempts ?? 0)),
            ],
            commitments: commitments, details: ["answer": .string(detail)])
        var after = after
        after.history.append(
            CaseFile.Event(at: now, what: what, detail: detail, by: nil, record: record.id))
        return Recorded(after, record: record)
    }
}
