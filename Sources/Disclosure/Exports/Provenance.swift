import Enquiries
package import Transparency

/// The records of one case as a graph of entities, activities and agents: W3C PROV-JSON (W3C submission, 24 April 2013).
///
/// Entities are named by their SHA-256, officers are numbered. A graph made of leaves alone, after an erasure, still has the
/// activities and the models.
package struct ProvenanceGraph: Sendable {
    package let json: JSONValue

    private static let prefix = "postroom:"
    private static let software = "postroom:software"
    private static let authority = "postroom:authority"

    /// - Parameters:
    ///   - records: Private forms or leaves of one case, in their order.
    ///   - authority: Its name; nil leaves it openly unnamed.
    /// - Throws: ``ExportProblem/noRecords``, ``ExportProblem/malformedRecord(at:)`` with a position from 1.
    package init(records: [JSONValue], software: SoftwareFacts, authority: String?) throws(ExportProblem) {
        guard !records.isEmpty else { throw .noRecords }
        var graph = Building()
        graph.agents[Self.software] = Building.agent(
            "prov:SoftwareAgent", label: "\(software.name) \(software.version)")
        graph.agents[Self.authority] = Building.agent(
            "prov:Organization", label: authority ?? "OPEN: authority.yaml: deployer.name")
        graph.relate(
            "actedOnBehalfOf", ["prov:delegate": .string(Self.software), "prov:responsible": .string(Self.authority)])
        for (index, record) in records.enumerated() {
            guard graph.add(record) else { throw .malformedRecord(at: index + 1) }
        }
        var members: [String: JSONValue] = [
            "prefix": ["postroom": "urn:postroom:"], "entity": .object(graph.entities),
            "activity": .object(graph.activities), "agent": .object(graph.agents),
        ]
        for (name, relations) in graph.relations { members[name] = .object(relations) }
        json = .object(members)
    }

    /// One line, canonical JSON.
    package var file: [UInt8] { json.canonical + [UInt8(ascii: "\n")] }

    private struct Building {
        var entities: [String: JSONValue] = [:]
        var activities: [String: JSONValue] = [:]
        var agents: [String: JSONValue] = [:]
        var relations: [String: [String: JSONValue]] = [:]
        private var officers: [String] = []
        /// Entities that an erasure destroys: those that hold somebody's words.
        private var texts: [String] = []

        static func agent(_ type: String, label: String) -> JSONValue {
            ["prov:type": ["$": .string(type), "type": "prov:QUALIFIED_NAME"], "prov:label": .string(label)]
        }

        mutating func relate(_ kind: String, _ members: [String: JSONValue]) {
            relations[kind, default: [:]]["_:\(kind)\((relations[kind]?.count ?? 0) + 1)"] = .object(members)
        }

        mutating func add(_ record: JSONValue) -> Bool {
            guard let id = record["record_id"]?.text, let action = record["action"]?.text,
                let start = record["time"]?["start"]?.integer, let end = record["time"]?["end"]?.integer
            else { return false }
            let activity = prefix + "record-" + id
            activities[activity] = [
                "prov:startTime": .string(Timestamp(milliseconds: start).iso8601),
                "prov:endTime": .string(Timestamp(milliseconds: end).iso8601), "prov:type": .string(action),
            ]
            if let cause = record["cause"]?.text, activities[prefix + "record-" + cause] != nil {
                relate(
                    "wasInformedBy",
                    ["prov:informed": .string(activity), "prov:informant": .string(prefix + "record-" + cause)])
            }
            let inputs = entities(record["input"])
            let outputs = entities(record["output"])
            for input in inputs {
                relate("used", ["prov:activity": .string(activity), "prov:entity": .string(input.id)])
            }
            for output in outputs where !inputs.contains(where: { $0.id == output.id }) {
                relate("wasGeneratedBy", ["prov:entity": .string(output.id), "prov:activity": .string(activity)])
            }
            revise(inputs, outputs, activity)
            associate(record, activity)
            if action == "erase" { invalidate(by: activity, at: end) }
            return true
        }

        private var prefix: String { ProvenanceGraph.prefix }

        /// The digests under `input` or `output`, each made an entity.
        private mutating func entities(_ digests: JSONValue?) -> [(name: String, id: String)] {
            guard case .object(let members)? = digests else { return [] }
            return members.sorted { $0.key < $1.key }.compactMap { name, value in
                // Names beside digests, such as that of a stored file, are no entities.
                guard let digest = value.text, digest.utf8.count == 64 else { return nil }
                let id = prefix + "sha256-" + digest
                if entities[id] == nil { texts.append(id) }
                entities[id] = entities[id] ?? ["prov:type": .string(name)]
                return (name, id)
            }
        }

        private mutating func revise(
            _ inputs: [(name: String, id: String)], _ outputs: [(name: String, id: String)], _ activity: String
        ) {
            guard let draft = inputs.first(where: { $0.name == "draft" }) else { return }
            for output in outputs where ["reply", "draft"].contains(output.name) && output.id != draft.id {
                relate(
                    "wasDerivedFrom",
                    [
                        "prov:generatedEntity": .string(output.id), "prov:usedEntity": .string(draft.id),
                        "prov:activity": .string(activity),
                        "prov:type": ["$": "prov:Revision", "type": "prov:QUALIFIED_NAME"],
                    ])
            }
        }

        private mutating func associate(_ record: JSONValue, _ activity: String) {
            var plans: [String] = []
            if case .array(let components)? = record["model"] {
                for component in components {
                    guard let kind = component["kind"]?.text, let id = component["id"]?.text,
                        let version = component["version"]?.text
                    else { continue }
                    let name = prefix + "component-\(id)-\(version)"
                    if kind == "rules" {
                        entities[name] = [
                            "prov:type": ["$": "prov:Plan", "type": "prov:QUALIFIED_NAME"],
                            "prov:label": .string("\(id) \(version)"),
                        ]
                        plans.append(name)
                    } else {
                        if agents[name] == nil {
                            agents[name] = Self.agent("prov:SoftwareAgent", label: "\(kind) \(id) \(version)")
                            relate(
                                "actedOnBehalfOf",
                                [
                                    "prov:delegate": .string(name),
                                    "prov:responsible": .string(ProvenanceGraph.authority),
                                ])
                        }
                        relate(
                            "wasAssociatedWith", ["prov:activity": .string(activity), "prov:agent": .string(name)])
                    }
                }
            }
            if let officer = record["details"]?["officer"]?.text {
                let known = officers.firstIndex(of: officer)
                if known == nil { officers.append(officer) }
                let name = prefix + "officer-\((known ?? officers.count - 1) + 1)"
                if known == nil {
                    agents[name] = Self.agent("prov:Person", label: "officer")
                    relate(
                        "actedOnBehalfOf",
                        ["prov:delegate": .string(name), "prov:responsible": .string(ProvenanceGraph.authority)])
                }
                relate("wasAssociatedWith", ["prov:activity": .string(activity), "prov:agent": .string(name)])
            }
            let own: [String: JSONValue] = [
                "prov:activity": .string(activity), "prov:agent": .string(ProvenanceGraph.software),
            ]
            if plans.isEmpty {
                relate("wasAssociatedWith", own)
            }
            for plan in plans { relate("wasAssociatedWith", own.merging(["prov:plan": .string(plan)]) { $1 }) }
        }

        private mutating func invalidate(by activity: String, at end: Int64) {
            for text in texts {
                relate(
                    "wasInvalidatedBy",
                    [
                        "prov:entity": .string(text), "prov:activity": .string(activity),
                        "prov:time": .string(Timestamp(milliseconds: end).iso8601),
                    ])
            }
            texts.removeAll()
        }
    }
}
