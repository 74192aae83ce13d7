import Enquiries
import Transparency

extension ReviewDesk {
    /// What a reassignment's record and history call it.
    package static let reassigned = "reassigned"

    /// The case with the service that the officer named. Drafting looks at it again; mail that needs a person still
    /// does. Whatever was drafted or approved for the old service no longer counts.
    func reassign(
        _ file: CaseFile, to service: ServiceID, by officer: Officer, note: String
    ) throws(ReviewRefusal) -> Recorded<Outcome> {
        // What the authority writes unasked was never sorted by a model, and none may learn from it.
        guard let before = file.decision, file.newest.isMail else { throw .notSorted }
        let needsPerson = before.action != .draft
        var after = try moved(file, by: needsPerson ? .officerReassignedForPerson : .officerReassigned)
        guard desk.service(service) != nil else { throw .unknownService(service) }
        guard service != before.service else { throw .sameService(service) }
        let now = surroundings.now()
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .route, trigger: .human, caseReference: file.id.text,
            cause: file.history.last?.record, start: now.milliseconds, end: now.milliseconds,
            components: before.by.map { .init(kind: $0.kind.rawValue, id: $0.id, version: $0.version) },
            inputs: ["mail": file.newest.rawSHA256],
            disclosed: [
                "decision": .string(Self.reassigned), "service_before": .string(before.service.text),
                "service": .string(service.text),
                "confidence": ActionRecord.band(before.correction?.confidence ?? before.confidence),
                "by_officer_before": .bool(before.correction != nil),
            ],
            details: [
                "officer": .string(officer.id.text), "note": .string(note),
                "confidence": .number(before.correction?.confidence ?? before.confidence),
                "flags": .array(before.flags.map { .string($0.rawValue) }), "language": .string(before.language),
                "intent": .string(before.intent.rawValue), "urgency": .string(before.urgency.rawValue),
                "action": .string(before.action.rawValue),
            ])

        after.decision = corrected(before, to: service, of: file, by: officer, record)
        after.draft = nil
        after.withoutDraftBecause = needsPerson ? "a person must deal with it" : nil
        after.setReplyAside(because: "an officer named another service")
        let detail = "\(before.service) → \(service)" + (note.isEmpty ? "" : ": " + note)
        after.history.append(event(Self.reassigned, detail, officer, record.id, now))
        return Recorded(Outcome(file: after, approved: nil), record: record)
    }

    private func corrected(
        _ decision: TriageDecision, to service: ServiceID, of file: CaseFile, by officer: Officer,
        _ record: ActionRecord
    ) -> TriageDecision {
        var decision = decision
        decision.correction = TriageDecision.Correction(
            from: decision.correction?.from ?? decision.service,
            confidence: decision.correction?.confidence ?? decision.confidence, by: officer.id,
            at: surroundings.now(), record: record.id)
        decision.service = service
        decision.confidence = 1
        decision.also.removeAll { $0 == service }
        // The clocks of the old service run no longer, and those of the new one began on the day of receipt too.
        decision.clocks = desk.runningClocks(
            for: service, decision.intent, from: surroundings.day(of: file.newest.receivedAt, at: desk))
        return decision
    }
}
