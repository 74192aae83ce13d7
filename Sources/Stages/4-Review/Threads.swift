package import Enquiries
package import Transparency

extension ReviewDesk {
    /// One case goes on in another: a citizen wrote twice about the same matter, in two threads.
    ///
    /// - Returns: The case that ends, then the one that goes on. Both steps belong into one transaction.
    package func merge(
        _ file: CaseFile, into other: CaseFile, by officer: Officer, note: String
    ) throws(ReviewRefusal) -> [Recorded<Outcome>] {
        guard officer.may(.edit, at: file.desk) else { throw .lacksRight(.edit) }
        guard file.id != other.id, file.desk == other.desk, file.seeded == nil, other.seeded == nil,
            file.newest.from.address.lowercased() == other.newest.from.address.lowercased(),
            !file.newest.from.address.isEmpty
        else { throw .cannotMerge }
        var ended = try moved(file, by: .officerClosed)
        var going = try moved(other, by: .officerMerged)
        ended.mergedInto = other.id
        going.merged = (other.merged ?? []) + [file.id]
        // What was approved answers only one of the two.
        going.firstApproval = nil
        let detail = other.id.text + (note.isEmpty ? "" : ": " + note)
        return [
            noted(ended, from: file, officer, "merged", detail),
            noted(going, from: other, officer, "goes on with", file.id.text),
        ]
    }

    /// A matter of the mail becomes a case of its own, for another service.
    ///
    /// - Parameters:
    ///   - paragraphs: Which paragraphs of the citizen's text it is about, counted from 0: a new case holds only words
    ///     that the citizen wrote.
    ///   - id: The id of the new case; `mail` that of its copy of the mail.
    /// - Returns: The case as it goes on, and the new one, which triage looks at next.
    package func split(
        _ file: CaseFile, paragraphs: Set<Int>, to service: ServiceID, as id: CaseID, mail: MailID,
        by officer: Officer
    ) throws(ReviewRefusal) -> (rest: Recorded<Outcome>, new: Recorded<CaseFile>) {
        guard officer.may(.edit, at: file.desk) else { throw .lacksRight(.edit) }
        guard let before = file.decision, file.newest.isMail, file.seeded == nil else { throw .notSorted }
        guard desk.service(service) != nil else { throw .unknownService(service) }
        guard service != before.service else { throw .sameService(service) }
        let all = file.newest.paragraphs
        let text = all.indices.filter(paragraphs.contains).map { all[$0] }.joined(separator: "\n\n")
        guard !text.isEmpty else { throw .noConcern }

        let isUntouched = file.state == .drafted && file.draft?.authorship == .software
        var rest = try moved(file, by: isUntouched ? .officerReassigned : .officerSplit)
        if isUntouched { rest.draft = nil }
        rest.decision?.also.removeAll { $0 == service }
        rest.decision?.concerns?.removeAll { $0.service == service }
        let kept = noted(rest, from: file, officer, "split", "\(service) → \(id)", ["service": .string(service.text)])
        return (kept, opened(text, of: file, to: service, as: id, mail, by: officer, cause: kept.record.id))
    }

    private func opened(
        _ text: String, of file: CaseFile, to service: ServiceID, as id: CaseID, _ mail: MailID, by officer: Officer,
        cause: String
    ) -> Recorded<CaseFile> {
        let now = surroundings.now()
        var enquiry = file.newest
        enquiry.id = mail
        enquiry.mailKey = "split:\(mail)"
        (enquiry.text, enquiry.spans) = (text, [Enquiry.Span(kind: .reply, text: text)])
        // The thread stays with the first case: what the citizen answers to it must not come here.
        enquiry.references += [enquiry.messageID].compactMap { $0 }
        enquiry.messageID = nil
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .review, trigger: .human, caseReference: id.text, cause: cause,
            start: now.milliseconds, end: now.milliseconds, inputs: ["mail": enquiry.rawSHA256],
            disclosed: ["decision": "split", "service": .string(service.text)],
            details: ["officer": .string(officer.id.text), "from": .string(file.id.text)])
        var new = CaseFile(
            id: id, desk: file.desk, state: .received, version: 1, createdAt: now, updatedAt: now, mails: [enquiry])
        new.splitFrom = file.id
        new.history = [event("split off", file.id.text, officer, record.id, now)]
        return Recorded(new, record: record)
    }
}
