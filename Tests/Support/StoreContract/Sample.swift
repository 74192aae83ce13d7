package import Cases
package import Enquiries
import Synchronization
package import Transparency

/// Cases, mail and records to try a store with. Equal calls give equal values.
package enum Sample {
    package static let desk = DeskID("stadt")
    package static let morning = Timestamp(secondsSince1970: 1_795_243_200)

    /// A clock that stands still and chance that repeats.
    package static func surroundings(seed: UInt64 = 1) -> Surroundings {
        let state = Mutex(seed)
        return Surroundings(now: { morning }) { count in
            state.withLock { state in
                (0..<count).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return UInt8(truncatingIfNeeded: state >> 33)
                }
            }
        }
    }

    package static func mailBytes(_ number: Int) -> [UInt8] {
        Array("From: Ada\r\nSubject: Mülltonne \(number)\r\n\r\nMeine Tonne wurde nicht geleert.\r\n".utf8)
    }

    package static func enquiry(
        _ number: Int, bytes: [UInt8], receivedAt: Timestamp = morning, sender: String = "ada@example.org",
        messageID: String? = nil
    ) -> Enquiry {
        Enquiry(
            id: MailID("m\(number)"), rawSHA256: sha256Hex(bytes), mailKey: "key-\(number)", receivedAt: receivedAt,
            writtenOn: receivedAt.date(), from: .init(name: "Ada Ünal", address: sender),
            recipients: ["post@stadt.example"], subject: "Mülltonne \(number)",
            text: "Meine Tonne wurde nicht geleert. 🗑", messageID: messageID ?? "<mail-\(number)@example.org>")
    }

    package static func record(
        _ id: String, about file: CaseFile, _ action: ActionRecord.Action, by trigger: ActionRecord.Trigger = .routine
    ) -> ActionRecord {
        ActionRecord(
            id: id, action: action, trigger: trigger, caseReference: file.id.text, start: morning.milliseconds,
            end: morning.milliseconds + 5, components: [.init(kind: "rules", id: "sample", version: "1")],
            disclosed: ["state": .string(file.state.rawValue)])
    }

    /// A record that puts a configuration in force.
    package static func configuration(_ id: String) -> ActionRecord {
        ActionRecord(
            id: id, action: .config, trigger: .config, caseReference: nil, start: morning.milliseconds,
            end: morning.milliseconds, disclosed: ["digest": .string(sha256Hex(Array(id.utf8)))])
    }

    package static func erasure(_ id: String, of cases: [CaseID]) -> ActionRecord {
        ActionRecord(
            id: id, action: .erase, trigger: .human, caseReference: nil, start: morning.milliseconds,
            end: morning.milliseconds, disclosed: ["ground": "request", "cases": .integer(Int64(cases.count))],
            details: ["erased": .array(cases.map { .string($0.text) })])
    }

    /// The first step of case `number`, with its mail.
    package static func arrival(
        _ number: Int, desk: DeskID = desk, receivedAt: Timestamp = morning, sender: String = "ada@example.org",
        messageID: String? = nil, bytes: [UInt8]? = nil
    ) -> CaseChange {
        let bytes = bytes ?? mailBytes(number)
        let enquiry = enquiry(number, bytes: bytes, receivedAt: receivedAt, sender: sender, messageID: messageID)
        let file = CaseFile(
            id: CaseID("c\(number)"), desk: desk, state: .received, version: 1, createdAt: receivedAt,
            updatedAt: receivedAt, mails: [enquiry])
        return CaseChange(file, because: record("r\(number).1", about: file, .parse), mail: (enquiry.id, bytes))
    }

    package static func decision(
        service: String = "waste", urgency: Urgency = .normal, deadline: CalendarDate? = nil, flags: [Flag] = []
    ) -> TriageDecision {
        TriageDecision(
            language: "de", languageConfidence: 0.98, service: ServiceID(service), confidence: 0.8125,
            candidates: [.init(service: ServiceID(service), confidence: 0.8125)], also: [], intent: .complaint,
            urgency: urgency, lifeEvents: [], flags: flags, deadline: deadline, action: .draft,
            reasons: [.init(source: "rules", text: "“Tonne”", weight: 1)],
            by: [.init(kind: .rules, id: "sample", version: "1")])
    }

    /// The step after `file`, whatever the state: `edit` says what changes.
    package static func step(
        after file: CaseFile, to state: CaseState, _ action: ActionRecord.Action = .classify, record id: String? = nil,
        by trigger: ActionRecord.Trigger = .routine, edit: (inout CaseFile) -> Void = { _ in }
    ) -> CaseChange {
        var next = file
        next.state = state
        next.version += 1
        next.updatedAt = file.updatedAt.adding(seconds: 1)
        edit(&next)
        let id = id ?? "r\(file.id.text.dropFirst()).\(next.version)"
        return CaseChange(next, because: record(id, about: next, action, by: trigger))
    }

    package static func replyBytes(_ id: String) -> [UInt8] {
        Array("Message-ID: <\(id)@stadt.example>\r\nSubject: Ihre Anfrage\r\n\r\nWir holen sie morgen.\r\n".utf8)
    }

    /// The step that approves reply `id` for `file`.
    package static func approval(
        of file: CaseFile, reply id: String, approvedAt: Timestamp = morning, nextAttempt: Timestamp = morning
    ) -> CaseChange {
        let bytes = replyBytes(id)
        let record = "approval-\(id)"
        let step = step(after: file, to: .approved, .review, record: record) { next in
            next.reply = Reply(
                id: ReplyID(id), sha256: sha256Hex(bytes), messageID: "<\(id)@stadt.example>",
                sender: "post@stadt.example", recipient: file.newest.from.address, draft: DraftID("d-\(id)"),
                draftRevision: 1, answers: file.newest.id, approvedBy: OfficerID("o1"), approvedAt: approvedAt,
                approvalRecord: record, nextAttempt: nextAttempt)
        }
        return CaseChange(step.file, because: step.record, reply: (ReplyID(id), bytes))
    }

    /// The step that adds a further mail to `file`.
    package static func furtherMail(_ number: Int, to file: CaseFile, messageID: String? = nil) -> CaseChange {
        let bytes = mailBytes(number)
        let enquiry = enquiry(
            number, bytes: bytes, receivedAt: file.newest.receivedAt.adding(seconds: 60), messageID: messageID)
        let step = step(after: file, to: .received, .parse) { $0.mails.append(enquiry) }
        return CaseChange(step.file, because: step.record, mail: (enquiry.id, bytes))
    }
}

extension CaseStore {
    /// Commits one change and returns the case as it stands then.
    @discardableResult
    package func keep(_ change: CaseChange) async throws -> CaseFile {
        try await commit([change])
        return change.file
    }

    /// The error that committing `changes` ends with, `nil` where there is none.
    package func refusal(of changes: [CaseChange]) async -> StoreError? {
        do {
            try await commit(changes)
            return nil
        } catch { return error }
    }
}
