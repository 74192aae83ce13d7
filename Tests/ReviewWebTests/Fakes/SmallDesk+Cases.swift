import Cases
import Enquiries
import Transparency

extension SmallDesk {
    static func enquiry(
        id: String, subject: String = "Bin not emptied", name: String? = "Ann Lee", text: String = "Hello there"
    ) -> Enquiry {
        Enquiry(
            id: MailID("mail-" + id), rawSHA256: String(repeating: "0", count: 64), mailKey: id,
            receivedAt: noon.adding(seconds: -3600), writtenOn: noon.date(),
            from: Enquiry.Party(name: name, address: "ann@citizen.example"), subject: subject, text: text,
            spans: [Enquiry.Span(kind: .reply, text: text)], messageID: "\(id)@citizen.example")
    }

    static func decision(_ service: String = "waste") -> TriageDecision {
        TriageDecision(
            language: "en", languageConfidence: 1, service: ServiceID(service), confidence: 0.8,
            candidates: [TriageDecision.Candidate(service: ServiceID(service), confidence: 0.8)], also: [],
            intent: .report, urgency: .normal, lifeEvents: [], flags: [], deadline: nil, action: .draft,
            reasons: [TriageDecision.Reason(source: "waste.bin", text: "bin", weight: 1.5)],
            by: [
                TriageDecision.Component(kind: .rules, id: "stadt.rules", version: "r"),
                TriageDecision.Component(kind: .bayes, id: "stadt.services", version: "b"),
            ])
    }

    static func file(
        _ id: String, _ state: CaseState = .drafted, enquiry: Enquiry? = nil, text: String = "Hello Ann,\n\nIt comes.",
        at desk: DeskID = SmallDesk.desk.id
    ) -> CaseFile {
        let mail = enquiry ?? Self.enquiry(id: id)
        var file = CaseFile(
            id: CaseID(id), desk: desk, state: state, version: 3, createdAt: noon, updatedAt: noon, mails: [mail],
            decision: decision(),
            history: ["classified", "drafted"].map {
                CaseFile.Event(at: noon, what: $0, detail: "", by: nil, record: "record-of-\($0)")
            })
        if state == .drafted {
            file.draft = Draft(
                id: DraftID("draft-" + id), answers: mail.id, language: "en", subject: "Re: " + mail.subject,
                paragraphs: [], gaps: [], text: text, proposal: text)
        }
        return file
    }

    /// Puts a case into the store as it is.
    func keep(_ file: CaseFile, mail: [UInt8] = Array("Subject: x\r\n\r\nraw".utf8)) {
        let reply = file.reply
        store.look { contents in
            contents.files[file.id] = file
            for enquiry in file.mails { contents.mail[enquiry.id] = mail }
            if let reply { contents.replies[reply.id] = Array("From: a@b.example\r\n\r\nsent\r\n".utf8) }
        }
    }

    func stored(_ id: String) -> CaseFile? { store.look { $0.files[CaseID(id)] } }

    /// A case whose reply may or may not have left.
    static func inDoubt(_ id: String) -> CaseFile {
        var file = file(id, .inDoubt)
        file.reply = Reply(
            id: ReplyID("reply-" + id), sha256: String(repeating: "a", count: 64), messageID: "m@stadt.example",
            sender: "buero@stadt.example", recipient: "ann@citizen.example", draft: DraftID("d"), draftRevision: 1,
            answers: file.newest.id, approvedBy: OfficerID("jana"), approvedAt: noon, approvalRecord: "record",
            nextAttempt: noon)
        return file
    }
}
