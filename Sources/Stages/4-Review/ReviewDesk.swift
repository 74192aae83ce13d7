package import Enquiries
package import Transparency

/// Carries out what officers decide, or says why not.
package struct ReviewDesk: Sendable {
    /// A shown reply can be approved this long.
    package static let previewLifetime: Int64 = 12 * 3600

    package let composer: ReplyComposer
    let desk: Desk
    let oversight: OversightRules
    let surroundings: Surroundings

    package init(
        desk: Desk, oversight: OversightRules, surroundings: Surroundings, marking: ReplyMarking = ReplyMarking()
    ) {
        composer = ReplyComposer(desk: desk, marking: marking)
        (self.desk, self.oversight, self.surroundings) = (desk, oversight, surroundings)
    }

    /// A case after a verdict, with the approved message where there is one.
    package struct Outcome: Sendable {
        package let file: CaseFile
        package let approved: ApprovedReply?
    }

    /// - Parameters:
    ///   - key: The case's secret; Message-IDs and the approval's record id are made with it.
    ///   - findings: What the checks say of the draft's text as it stands. Only an approval asks for it.
    /// - Throws: ``ReviewRefusal``, with nothing changed.
    package func decide(
        _ verdict: Verdict, on file: CaseFile, by officer: Officer, key: CaseKey, findings: [Finding]
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        guard officer.may(verdict.needs, at: file.desk) else {
            throw .lacksRight(verdict.needs == .approveTogether ? .approve : verdict.needs)
        }
        if let check = file.seeded, verdict.endsSeededCase {
            return try judge(verdict, of: check, in: file, by: officer)
        }
        switch verdict {
        case .approve(let sha256, let composedAt, let confirmed, let seconds):
            let approval = Approval(
                sha256: sha256, composedAt: composedAt, confirmed: confirmed, heldFor: seconds, findings: findings)
            return try approve(file, by: officer, approval, key: key)
        case .withdraw(let note):
            return try withdraw(file, by: officer, note: note)
        case .askSecond(let note):
            var after = try moved(file, by: .officerAskedSecond)
            after.secondPerson = SecondPerson(askedBy: officer.id, note: note)
            return noted(after, from: file, officer, "second person asked", note)
        case .snooze(let until):
            return try snooze(file, by: officer, until: until)
        case .wake:
            return noted(try moved(file, by: .officerWoke), from: file, officer, "woken", "")
        case .relabel(let intent, let flags, let note):
            return try relabel(file, by: officer, intent: intent, flags: flags, note: note)
        case .edit(let subject, let text):
            return try edit(file, by: officer, subject: subject, text: text)
        case .reject(let reason, let note):
            var after = try moved(file, by: .officerRejected)
            after.withoutDraftBecause = "rejected: \(reason.rawValue)"
            after.draft = nil
            return noted(after, from: file, officer, "rejected", note, ["reason": .string(reason.rawValue)])
        case .handOver(let unit, let note):
            var after = try moved(file, by: .officerHandedOver)
            after.handedOverTo = unit
            return noted(after, from: file, officer, "handed over", note, [:], ["to": .string(unit)])
        case .reassign(let service, let note):
            return try reassign(file, to: service, by: officer, note: note)
        case .close(let note):
            return noted(try moved(file, by: .officerClosed), from: file, officer, "closed", note)
        case .reopen(let note):
            return noted(try moved(file, by: .officerReopened), from: file, officer, "reopened", note)
        case .hold(let note):
            var after = try moved(file, by: .officerHeld)
            after.hold = LegalHold(because: note, by: officer.id, at: surroundings.now())
            return noted(after, from: file, officer, "held", note)
        case .release(let note):
            guard file.hold != nil else { throw .notHeld }
            var after = try moved(file, by: .officerReleased)
            after.hold = nil
            return noted(after, from: file, officer, "released", note)
        case .settle(let sent, let note, let journal):
            return try settle(file, sent: sent, journal: journal, by: officer, note: note)
        }
    }

    /// What became of a reply that no machine may decide about. Nothing is asked before the mail server's answer can come
    /// no more.
    private func settle(
        _ file: CaseFile, sent: Bool, journal: String?, by officer: Officer, note: String
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        let now = surroundings.now()
        if file.state == .inDoubt, let moment = file.reply?.decidableFrom, now < moment { throw .beingSent }
        var after = try moved(file, by: sent ? .officerSaysSent : .officerSaysNotSent)
        if sent { after.reply?.sentAt = now } else { after.reply?.nextAttempt = now }
        after.reply?.doubtSince = nil
        after.reply?.decidableFrom = nil
        after.reply?.tryingSince = nil
        return noted(
            after, from: file, officer, sent ? "settled as sent" : "settled as not sent", note,
            [
                "sent": .bool(sent), "was": .string(file.state.rawValue),
                "journal": journal.map { .string($0) } ?? .null,
            ])
    }

    private func edit(
        _ file: CaseFile, by officer: Officer, subject: String, text: String
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        guard text.contains(where: \.isLetter) else { throw .emptyText }
        var after = try moved(file, by: .officerEdited)
        let text = Self.tidy(text)
        var disclosed: [String: JSONValue] = ["own_reply": .bool(file.draft == nil)]
        if var draft = file.draft {
            // Nothing of a model is left in the reply of approved answers: the label then rests on these alone.
            if text == draft.blocks?.text {
                draft.useBlocks()
                disclosed["text"] = "approved-answers"
            }
            draft.text = text
            draft.subject = Self.oneLine(subject)
            draft.revision += 1
            draft.editedBy = officer.id
            after.draft = draft
        } else {
            after.draft = Draft(
                id: DraftID(surroundings.newID()), answers: file.newest.id,
                language: file.decision?.language ?? "en", subject: Self.oneLine(subject), paragraphs: [], gaps: [],
                text: text, proposal: nil, editedBy: officer.id)
            after.withoutDraftBecause = nil
        }
        let digest = sha256Hex(text.utf8)
        return noted(after, from: file, officer, "edited", "", disclosed, [:], digest)
    }

    func moved(_ file: CaseFile, by event: CaseState.Event) throws(ReviewRefusal) -> CaseFile {
        do {
            return try file.moved(by: event, at: surroundings.now())
        } catch {
            throw .notPossible(file.state)
        }
    }

    func noted(
        _ after: CaseFile, from file: CaseFile, _ officer: Officer, _ what: String, _ note: String,
        _ disclosed: [String: JSONValue] = [:], _ details: [String: JSONValue] = [:], _ output: String? = nil
    ) -> Recorded<Outcome> {
        let now = surroundings.now()
        var details = details
        details["officer"] = .string(officer.id.text)
        details["note"] = .string(note)
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .review, trigger: .human, caseReference: file.id.text,
            cause: file.history.last?.record, start: now.milliseconds, end: now.milliseconds,
            outputs: output.map { ["draft": $0] } ?? [:],
            disclosed: disclosed.merging(["decision": .string(what)]) { $1 }, details: details)
        var after = after
        after.history.append(event(what, note, officer, record.id, now))
        return Recorded(Outcome(file: after, approved: nil), record: record)
    }

    func event(
        _ what: String, _ detail: String, _ officer: Officer, _ record: String, _ now: Timestamp
    ) -> CaseFile.Event {
        CaseFile.Event(at: now, what: what, detail: detail, by: officer.id, record: record)
    }

    /// Browsers send CR LF; mails are composed from LF. Other controls have no place in a letter.
    private static func tidy(_ text: String) -> String {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        let kept = lines.unicodeScalars.filter { $0 == "\n" || $0 == "\t" || $0.properties.generalCategory != .control }
        var tidy = String(String.UnicodeScalarView(kept))
        while let last = tidy.last, last.isWhitespace { tidy.removeLast() }
        return tidy
    }

    private static func oneLine(_ text: String) -> String {
        tidy(text).split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}

extension Verdict {
    /// The right that an officer needs for it.
    package var needs: Officer.Right {
        switch self {
        case .approve, .withdraw: .approveTogether
        case .settle, .hold, .release: .supervise
        case .reject, .edit, .handOver, .reassign, .close, .reopen, .askSecond, .snooze, .wake, .relabel: .edit
        }
    }
}
