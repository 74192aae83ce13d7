/// What the software or an officer did: which action, with what, on what, with which outcome.
///
/// The record exists in two forms. The private form holds every field and can be erased with its case. The leaf holds
/// only what identifies nobody: random ids, closed words, digests of models and prompts, and commitments under the key
/// of the case. `Docs/RecordFormat.md` has the fields.
package struct ActionRecord: Sendable, Equatable {
    package enum Action: String, Sendable, CaseIterable {
        case parse, screen, classify, route, deadline, retrieve, summarise, translate, draft, check, review, label
        case send, stop, config, train, erase, acknowledge
    }

    package enum Trigger: String, Sendable {
        case routine, threshold, anomaly, human, config
        case authorityRequest = "authority_request"
    }

    /// How far the action was the software's.
    package enum Automation: String, Sendable {
        /// A person acted.
        case none
        /// The software proposed or prepared; a person acts on it later.
        case assist
        /// The software acted within what a person had decided.
        case delegate
    }

    /// A model or rule set that took part.
    package struct Component: Sendable, Equatable {
        /// `rules`, `bayes`, `retrieval` or `llm`.
        package let kind: String
        package let id: String
        package let version: String

        package init(kind: String, id: String, version: String) {
            (self.kind, self.id, self.version) = (kind, id, version)
        }

        var json: JSONValue { ["kind": .string(kind), "id": .string(id), "version": .string(version)] }
    }

    /// A digest that the leaf commits to without showing it. Who is handed the salt can check it; nobody can guess it.
    package struct Commitment: Sendable, Equatable {
        /// SHA-256, 32 bytes.
        package let digest: [UInt8]
        /// The record under whose name the salt is made. Equal contexts give equal commitments, so that two leaves can
        /// show that they speak of the same bytes.
        package let context: String

        package init(digest: [UInt8], context: String) { (self.digest, self.context) = (digest, context) }
    }

    package static let schema = "ai-action-record/2"
    /// Moments in leaves are whole minutes: finer ones would help to recognise a mail by its time of arrival.
    package static let leafTimeStep: Int64 = 60_000

    package let id: String
    package let action: Action
    package let trigger: Trigger
    package let automation: Automation
    /// The opaque id of the case; `nil` for a record about the installation as a whole.
    package let caseReference: String?
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
    /// Closed words, ids and coarse numbers of the outcome that may stand in the public leaf. Nothing from which a
    /// known mail could be recognised: no digests of texts, no exact probabilities, no lengths.
    package let disclosed: [String: JSONValue]
    /// What the leaf commits to, by the name under which it stands in the outcome.
    package let commitments: [String: Commitment]
    /// Further fields that stay private.
    package let details: [String: JSONValue]

    /// A probability as the leaf may show it: the tenth below it. An exact one would tell which mail it was.
    package static func band(_ probability: Double) -> JSONValue {
        let tenth = Int(max(0, min(0.9, (probability * 10).rounded(.down) / 10)) * 10)
        return .string(tenth == 9 ? "0.9 to 1" : "0.\(tenth) to 0.\(tenth + 1)")
    }

    package init(
        id: String, action: Action, trigger: Trigger = .routine, automation: Automation = .assist,
        caseReference: String?, cause: String? = nil, start: Int64, end: Int64, components: [Component] = [],
        inputs: [String: String] = [:], outputs: [String: String] = [:], disclosed: [String: JSONValue] = [:],
        commitments: [String: Commitment] = [:], details: [String: JSONValue] = [:]
    ) {
        (self.id, self.action, self.trigger) = (id, action, trigger)
        // Whatever a person triggered, a person did.
        self.automation = trigger == .human ? .none : automation
        (self.caseReference, self.cause, self.start, self.end) = (caseReference, cause, start, end)
        (self.components, self.inputs, self.outputs) = (components, inputs, outputs)
        (self.disclosed, self.commitments, self.details) = (disclosed, commitments, details)
    }

    /// A step of the same case that this record is the cause of.
    package func followed(by next: ActionRecord) -> ActionRecord {
        ActionRecord(
            id: next.id, action: next.action, trigger: next.trigger, automation: next.automation,
            caseReference: next.caseReference, cause: id, start: next.start, end: next.end,
            components: next.components, inputs: next.inputs, outputs: next.outputs, disclosed: next.disclosed,
            commitments: next.commitments, details: next.details)
    }

    /// The same record with more in its outcome.
    package func disclosing(_ more: [String: JSONValue]) -> ActionRecord {
        ActionRecord(
            id: id, action: action, trigger: trigger, automation: automation, caseReference: caseReference,
            cause: cause, start: start, end: end, components: components, inputs: inputs, outputs: outputs,
            disclosed: disclosed.merging(more) { $1 }, commitments: commitments, details: details)
    }

    /// The private form and the leaf, ready to be stored.
    ///
    /// - Parameters:
    ///   - key: The key of the case, or of the installation.
    ///   - effect: SHA-256 of the case as it stands after the action, hexadecimal. It ties the record to what the
    ///     action changed; `nil` for a record about the installation.
    ///   - step: The version of the case after the action; `nil` likewise.
    ///   - configuration: SHA-256 of the configuration in force, hexadecimal, as its own record states it.
    package func sealed(
        under key: CaseKey, effect: String?, step: Int? = nil, configuration: String? = nil
    ) -> SealedRecord {
        var common: [String: JSONValue] = [
            "schema": .string(Self.schema), "record_id": .string(id), "action": .string(action.rawValue),
            "trigger": .string(trigger.rawValue), "automation_level": .string(automation.rawValue),
            "model": .array(components.map(\.json)),
        ]
        if let cause { common["cause"] = .string(cause) }
        if let step { common["step"] = .integer(Int64(step)) }
        if let configuration { common["config"] = .string(configuration) }

        var full = common
        full["time"] = ["start": .integer(start), "end": .integer(end)]
        if let caseReference { full["case"] = .string(caseReference) }
        full["input"] = .object(inputs.mapValues { .string($0) })
        full["output"] = .object(
            outputs.mapValues { .string($0) }.merging(
                commitments.mapValues { .string(hexadecimal($0.digest)) }, uniquingKeysWith: { first, _ in first }))
        full["outcome"] = .object(disclosed)
        full["details"] = .object(details)
        if let effect { full["effect"] = .string(effect) }
        let privateForm = JSONValue.object(full).canonical

        var leaf = common
        leaf["time"] = ["start": .integer(Self.coarse(start)), "end": .integer(Self.coarse(end))]
        leaf["outcome"] = .object(
            disclosed.merging(
                commitments.map { name, commitment in
                    let salt = key.salt(of: name, in: commitment.context)
                    return (name, .string(CaseKey.commitment(to: commitment.digest, salt: salt)))
                }, uniquingKeysWith: { $1 }))
        leaf["commitment"] = .string(key.commitment(to: privateForm))
        return SealedRecord(
            id: id, action: action, byPerson: trigger == .human, caseReference: caseReference, step: step,
            effect: effect, privateForm: privateForm,
            leaf: JSONValue.object(leaf).canonical)
    }

    private static func coarse(_ moment: Int64) -> Int64 {
        moment - ((moment % leafTimeStep) + leafTimeStep) % leafTimeStep
    }
}

/// A record in the two forms in which it is kept.
package struct SealedRecord: Sendable, Equatable {
    package let id: String
    package let action: ActionRecord.Action
    package let byPerson: Bool
    package let caseReference: String?
    package let step: Int?
    package let effect: String?
    /// Canonical JSON with every field; may hold personal data and may be erased.
    package let privateForm: [UInt8]
    /// Canonical JSON without personal data; stays for ever.
    package let leaf: [UInt8]
}
