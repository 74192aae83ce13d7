/// What the software or an officer did to one case: which action, with what, on what, with which outcome.
///
/// The record exists in two forms. The private form holds every field and can be erased with its case. The leaf holds
/// only what identifies nobody: random ids, closed words, digests of models and prompts, and a commitment to the
/// private form under the key of the case. `Docs/RecordFormat.md` has the fields.
package struct ActionRecord: Sendable, Equatable {
    package enum Action: String, Sendable, CaseIterable {
        case parse, screen, classify, route, deadline, retrieve, summarise, translate, draft, check, review, label
        case send, stop, config, train, erase
    }

    package enum Trigger: String, Sendable {
        case routine, threshold, anomaly, human, config
        case authorityRequest = "authority_request"
    }

    /// A model or rule set that took part.
    package struct Component: Sendable, Equatable {
        /// `rules`, `bayes` or `llm`.
        package let kind: String
        package let id: String
        package let version: String

        package init(kind: String, id: String, version: String) {
            (self.kind, self.id, self.version) = (kind, id, version)
        }

        var json: JSONValue { ["kind": .string(kind), "id": .string(id), "version": .string(version)] }
    }

    package static let schema = "ai-action-record/1"

    package let id: String
    package let action: Action
    package let trigger: Trigger
    /// The opaque id of the case.
    package let caseReference: String
    /// The record that this one follows from.
    package let cause: String?
    /// Milliseconds since 1970, UTC.
    package let start: Int64
    package let end: Int64
    package let components: [Component]
    /// Name and SHA-256 of what went in, hexadecimal.
    package let inputs: [String: String]
    /// Name and SHA-256 of what came out, hexadecimal.
    package let outputs: [String: String]
    /// Closed words, numbers and ids of the outcome that may stand in the public leaf.
    package let disclosed: [String: JSONValue]
    /// Further fields that stay private.
    package let details: [String: JSONValue]

    package init(
        id: String, action: Action, trigger: Trigger = .routine, caseReference: String, cause: String? = nil,
        start: Int64, end: Int64, components: [Component] = [], inputs: [String: String] = [:],
        outputs: [String: String] = [:], disclosed: [String: JSONValue] = [:], details: [String: JSONValue] = [:]
    ) {
        (self.id, self.action, self.trigger) = (id, action, trigger)
        (self.caseReference, self.cause, self.start, self.end) = (caseReference, cause, start, end)
        (self.components, self.inputs, self.outputs) = (components, inputs, outputs)
        (self.disclosed, self.details) = (disclosed, details)
    }

    private var common: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "schema": .string(Self.schema), "record_id": .string(id), "action": .string(action.rawValue),
            "trigger": .string(trigger.rawValue), "time": ["start": .integer(start), "end": .integer(end)],
            "model": .array(components.map(\.json)), "outcome": .object(disclosed),
        ]
        if let cause { members["cause"] = .string(cause) }
        return members
    }

    /// The private form and the leaf, ready to be stored.
    ///
    /// - Parameter effect: SHA-256 of the case as it stands after the action, hexadecimal. It ties the record to what
    ///   the action changed.
    package func sealed(under key: CaseKey, effect: String) -> SealedRecord {
        var members = common
        members["case"] = .string(caseReference)
        members["input"] = .object(inputs.mapValues { .string($0) })
        members["output"] = .object(outputs.mapValues { .string($0) })
        members["details"] = .object(details)
        members["effect"] = .string(effect)
        let privateForm = JSONValue.object(members).canonical
        var leaf = common
        leaf["commitment"] = .string(key.commitment(to: privateForm))
        return SealedRecord(
            id: id, action: action, caseReference: caseReference, effect: effect, privateForm: privateForm,
            leaf: JSONValue.object(leaf).canonical)
    }
}

/// A record in the two forms in which it is kept.
package struct SealedRecord: Sendable, Equatable {
    package let id: String
    package let action: ActionRecord.Action
    package let caseReference: String
    package let effect: String
    /// Canonical JSON with every field; may hold personal data and may be erased.
    package let privateForm: [UInt8]
    /// Canonical JSON without personal data; stays for ever.
    package let leaf: [UInt8]
}

/// A value that the software made, together with the record of how. There is no other way to hand such a value on.
package struct Recorded<Value: Sendable>: Sendable {
    package let value: Value
    package let record: ActionRecord

    package init(_ value: Value, record: ActionRecord) { (self.value, self.record) = (value, record) }
}
