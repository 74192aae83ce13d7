import Enquiries
import Transparency

/// The records of one triage: what the mail was screened for, how it was classified, which dates run, where it goes.
struct TriageRecords {
    let file: CaseFile
    let decision: TriageDecision
    /// Milliseconds since 1970.
    let start: Int64
    let end: Int64

    func all(newID: () -> String) -> [ActionRecord] {
        [screen(newID()), classify(newID()), deadline(newID()), route(newID())]
    }

    /// Signs of danger, of junk and of attacks. Which ones stays private: it may say much about the writer.
    private func screen(_ id: String) -> ActionRecord {
        record(
            id, .screen, by: decision.by, disclosed: ["raised": .bool(!decision.flags.isEmpty)],
            details: [
                "flags": .array(decision.flags.map { .string($0.rawValue) }),
                "hidden_text": .integer(Int64(file.newest.hiddenText.count)),
            ])
    }

    private func classify(_ id: String) -> ActionRecord {
        record(
            id, .classify, by: decision.by,
            disclosed: [
                "service": .string(decision.service.text), "intent": .string(decision.intent.rawValue),
                "language": .string(decision.language), "confidence": ActionRecord.band(decision.confidence),
                "sure": .bool(decision.isSure),
            ],
            details: [
                "confidence": .number(decision.confidence),
                "thresholds": [
                    "sure": decision.sureFrom.map { .number($0) } ?? .null,
                    "draft": decision.draftFrom.map { .number($0) } ?? .null,
                ],
                "candidates": .array(
                    decision.candidates.map {
                        ["service": .string($0.service.text), "confidence": .number($0.confidence)]
                    }),
                "also": .array(decision.also.map { .string($0.text) }),
                "life_events": .array(decision.lifeEvents.map { .string($0.rawValue) }),
                "evidence": .array(
                    decision.reasons.map {
                        ["source": .string($0.source), "text": .string($0.text), "weight": .number($0.weight)]
                    }),
            ])
    }

    /// Dates are found by rules that people wrote; a person confirms them.
    private func deadline(_ id: String) -> ActionRecord {
        record(
            id, .deadline, by: decision.by.filter { $0.kind == .rules },
            disclosed: ["found": .bool(decision.deadline != nil), "clocks": .bool(!decision.clocks.isEmpty)],
            details: [
                "deadline": decision.deadline.map { .string($0.iso8601) } ?? .null,
                "rule": decision.deadlineSource.map { .string($0.rule) } ?? .null,
                "clocks": .array(
                    decision.clocks.map {
                        ["clock": .string($0.clock), "due": .string($0.due.iso8601), "source": .string($0.source)]
                    }),
            ])
    }

    private func route(_ id: String) -> ActionRecord {
        record(
            id, .route, by: decision.by,
            disclosed: [
                "action": .string(decision.action.rawValue), "service": .string(decision.service.text),
                "urgency": .string(decision.urgency.rawValue),
            ])
    }

    private func record(
        _ id: String, _ action: ActionRecord.Action, by components: [TriageDecision.Component],
        disclosed: [String: JSONValue], details: [String: JSONValue] = [:]
    ) -> ActionRecord {
        ActionRecord(
            id: id, action: action, caseReference: file.id.text, cause: file.history.last?.record, start: start,
            end: end, components: components.map { .init(kind: $0.kind.rawValue, id: $0.id, version: $0.version) },
            inputs: ["mail": file.newest.rawSHA256], disclosed: disclosed, details: details)
    }
}
