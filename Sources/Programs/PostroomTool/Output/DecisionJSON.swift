import Enquiries
import Transparency

extension TriageDecision {
    /// The form of `postroom triage --json`; `Docs/Commands.md` explains the keys.
    func json(messageID: String?) -> JSONValue {
        .object([
            "message_id": JSONValue(messageID), "language": .string(language), "service": .string(service.text),
            "confidence": .number(confidence), "sure": .bool(isSure),
            "candidates": .array(
                candidates.map { ["service": .string($0.service.text), "confidence": .number($0.confidence)] }),
            "also": .array(also.map { .string($0.text) }),
            "concerns": .array((concerns ?? []).map(\.json)), "draftable": .bool(action == .draft && allowsDraft),
            "intent": .string(intent.rawValue),
            "urgency": .string(urgency.rawValue), "life_events": .array(lifeEvents.map { .string($0.rawValue) }),
            "flags": .array(flags.map { .string($0.rawValue) }), "deadline": JSONValue(deadline?.iso8601),
            "deadline_source": deadlineSource.map(\.json) ?? .null,
            "clocks": .array(
                clocks.map {
                    ["clock": .string($0.clock), "due": .string($0.due.iso8601), "source": .string($0.source)]
                }),
            "action": .string(action.rawValue),
            "reasons": .array(
                reasons.map {
                    ["source": .string($0.source), "text": .string($0.text), "weight": .number($0.weight)]
                }),
            "by": .array(
                by.map {
                    ["kind": .string($0.kind.rawValue), "id": .string($0.id), "version": .string($0.version)]
                }),
        ])
    }
}

extension Concern {
    fileprivate var json: JSONValue {
        [
            "service": .string(service.text), "probability": .number(probability),
            "sentences": .array(
                sentences.map { .array([.integer(Int64($0.lowerBound)), .integer(Int64($0.upperBound))]) }),
        ]
    }
}

extension TriageDecision.DeadlineSource {
    fileprivate var json: JSONValue {
        [
            "rule": .string(rule), "evidence": .array(evidence.map { .string($0) }), "words": .string(words),
            "quoted": .bool(isQuoted),
        ]
    }
}

extension JSONValue {
    /// A text, or null.
    init(_ text: String?) { self = text.map { .string($0) } ?? .null }
}
