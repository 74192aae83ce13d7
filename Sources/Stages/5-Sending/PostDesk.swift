package import Enquiries
package import Review
package import Transparency

/// Takes approved replies to the mail server. It takes nothing else but a desk's own
/// ``Acknowledgement``: ``ApprovedReply`` can be made by Review alone.
///
/// `Docs/Sending.md` has the table of states.
package struct PostDesk: Sendable {
    /// Seconds for which a reply is leased before the final dot. A mail server that has not asked for the dot by then
    /// is tried again.
    package static let leaseSeconds: Int64 = 300
    /// Seconds after the final dot within which a mail server's answer counts. RFC 5321 section 4.5.3.2.6 asks to wait
    /// for 600; the rest is for what is still on its way to the server.
    package static let answerSeconds: Int64 = 660
    /// Seconds after the first failure beyond which a reply is not tried again: 5 days, as RFC 5321 section 4.5.4.1 has it.
    package static let giveUpSeconds: Int64 = 5 * 86_400

    let transport: any ReplyTransport
    let surroundings: Surroundings
    /// Stands for this program in leases.
    package let owner: String

    package init(transport: any ReplyTransport, surroundings: Surroundings) {
        (self.transport, self.surroundings) = (transport, surroundings)
        owner = surroundings.newRecordID()
    }

    /// The case at the point of no return. It must be committed before the point is passed: if the program dies after
    /// it, the case stays in doubt and a person decides, so nobody gets a reply twice by machine.
    package func begin(_ file: CaseFile) throws(ImpossibleStep) -> Recorded<CaseFile> {
        let now = surroundings.now()
        var after = try file.moved(by: .handingOver, at: now)
        after.reply?.attempts += 1
        after.reply?.doubtSince = now
        after.reply?.decidableFrom = now.adding(seconds: Self.answerSeconds)
        return noted(after, "handing over", nil, outcome: "begun")
    }

    package func handOver(_ approved: ApprovedReply, passing point: PointOfNoReturn) async -> HandOver {
        await transport.handOver(
            OutgoingMail(
                id: approved.reply.id, sender: approved.reply.sender, recipient: approved.reply.recipient,
                bytes: approved.bytes), passing: point)
    }

    /// The case after an attempt, whether it got beyond the point of no return or not.
    package func conclude(_ file: CaseFile, _ outcome: HandOver) throws(ImpossibleStep) -> Recorded<CaseFile> {
        let now = surroundings.now()
        switch outcome {
        case .accepted(let said):
            var after = try concluded(file, by: .accepted, ServerAnswer(said, at: now))
            after.reply?.sentAt = now
            return noted(after, "sent", said, outcome: "accepted")
        case .deferred(let said):
            let since = file.reply?.tryingSince ?? now
            let gaveUp = since.adding(seconds: Self.giveUpSeconds) <= now
            var after = try concluded(file, by: gaveUp ? .gaveUp : .deferred, ServerAnswer(said, at: now))
            after.reply?.tryingSince = since
            let attempts = after.reply?.attempts ?? 1
            after.reply?.nextAttempt = now.adding(seconds: Self.pause(after: attempts))
            return noted(after, gaveUp ? "gave up" : "deferred", said, outcome: gaveUp ? "expired" : "deferred")
        case .rejected(let said):
            let after = try concluded(file, by: .refused, ServerAnswer(said, at: now))
            return noted(after, "refused", said, outcome: "rejected")
        case .uncertain(let said):
            var after = try concluded(file, by: .unconfirmed, ServerAnswer(said, at: now))
            after.reply?.doubtSince = file.reply?.doubtSince
            // Nobody waits for an answer any more.
            after.reply?.decidableFrom = now
            return noted(after, "unconfirmed", said, outcome: "uncertain")
        }
    }

    private func concluded(
        _ file: CaseFile, by event: CaseState.Event, _ answer: ServerAnswer
    ) throws(ImpossibleStep) -> CaseFile {
        var after = try file.moved(by: event, at: surroundings.now())
        // Passing the point of no return has counted it already.
        if file.state == .approved { after.reply?.attempts += 1 }
        after.reply?.lastAnswer = answer.text
        after.reply?.answer = answer
        after.reply?.doubtSince = nil
        after.reply?.decidableFrom = nil
        return after
    }

    /// A reply that a backup brought back as approved. It may have been sent since the backup was made, so a person
    /// decides.
    package func restored(_ file: CaseFile) throws(ImpossibleStep) -> Recorded<CaseFile> {
        let now = surroundings.now()
        var after = try file.moved(by: .restoredApproved, at: now)
        after.reply?.doubtSince = now
        after.reply?.decidableFrom = now
        return noted(after, "restored in the outbox", nil, outcome: "held")
    }

    /// Seconds until the next try: 5 minutes, doubled each time, 4,000 seconds at most, as Postfix does it.
    package static func pause(after attempts: Int) -> Int64 {
        min(4000, 300 << Int64(min(max(attempts, 1), 10) - 1))
    }

    private func noted(
        _ after: CaseFile, _ what: String, _ said: String?, outcome: String
    ) -> Recorded<CaseFile> {
        let now = surroundings.now()
        var commitments: [String: ActionRecord.Commitment] = [:]
        if let reply = after.reply, let digest = decodedHexadecimal(reply.sha256) {
            commitments["reply"] = .init(digest: digest, context: reply.approvalRecord)
        }
        let answer = said == nil ? nil : after.reply?.answer
        var disclosed: [String: JSONValue] = [
            "outcome": .string(outcome), "transport": .string(transport.name),
            "attempt": .integer(Int64(after.reply?.attempts ?? 0)),
        ]
        if let code = answer?.code { disclosed["code"] = .integer(Int64(code)) }
        if let enhanced = answer?.enhanced { disclosed["status"] = .string(enhanced) }
        var details: [String: JSONValue] = ["answer": .string(answer?.text ?? "")]
        if let queueID = answer?.queueID { details["queue_id"] = .string(queueID) }
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .send, automation: .delegate, caseReference: after.id.text,
            cause: after.reply?.approvalRecord, start: now.milliseconds, end: now.milliseconds,
            disclosed: disclosed, commitments: commitments, details: details)
        var after = after
        after.history.append(
            CaseFile.Event(at: now, what: what, detail: answer?.text ?? "", by: nil, record: record.id))
        return Recorded(after, record: record)
    }
}
