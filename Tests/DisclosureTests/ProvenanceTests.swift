import Disclosure
import Testing
import Transparency

struct ProvenanceTests {
    private static func digest(_ letter: Character) -> JSONValue { .string(String(repeating: letter, count: 64)) }

    private static let history: [JSONValue] = [
        Fixture.record("1", "parse", at: 1000, input: ["mail": digest("a")]),
        Fixture.record(
            "2", "classify", at: 2000, cause: "1",
            model: [
                ["kind": "bayes", "id": "town.services", "version": "v1"],
                ["kind": "rules", "id": "town.rules", "version": "v2"],
            ], input: ["mail": digest("a")]),
        Fixture.record(
            "3", "draft", at: 3000, cause: "2", model: [["kind": "rules", "id": "town.answers", "version": "v3"]],
            input: ["mail": digest("a")], output: ["draft": digest("b")]),
        Fixture.record(
            "4", "review", at: 4000, cause: "3", input: ["draft": digest("b")],
            output: ["reply": digest("c"), "stored_reply_name": "<4@weiler.example>"], officer: "ann.lee"),
        Fixture.record("5", "review", at: 4500, cause: "4", officer: "bob"),
        Fixture.record("6", "review", at: 4600, cause: "5", officer: "ann.lee"),
        Fixture.record("7", "erase", at: 5000, cause: "6"),
    ]

    private func graph(_ records: [JSONValue] = history) throws -> JSONValue {
        try ProvenanceGraph(records: records, software: Fixture.software, authority: "Weiler").json
    }

    private func members(_ value: JSONValue?) -> [String: JSONValue] {
        guard case .object(let members)? = value else { return [:] }
        return members
    }

    @Test func `entities, activities and agents of a case and how they belong together`() throws {
        let graph = try graph()
        let entity = { (letter: Character) in "postroom:sha256-" + String(repeating: letter, count: 64) }
        #expect(
            Set(members(graph["entity"]).keys) == [
                entity("a"), entity("b"), entity("c"), "postroom:component-town.rules-v2",
                "postroom:component-town.answers-v3",
            ])
        #expect(members(graph["activity"]).count == 7)
        #expect(
            Set(members(graph["agent"]).keys) == [
                "postroom:software", "postroom:authority", "postroom:component-town.services-v1", "postroom:officer-1",
                "postroom:officer-2",
            ])
        #expect(graph["activity"]?["postroom:record-1"]?["prov:startTime"] == "1970-01-01T00:00:01Z")
        #expect(members(graph["used"]).count == 4)
        #expect(members(graph["wasGeneratedBy"]).count == 2)
        #expect(members(graph["wasInformedBy"]).count == 6)
        #expect(members(graph["wasInvalidatedBy"]).count == 3)
        let revision = try #require(members(graph["wasDerivedFrom"]).values.first)
        #expect(revision["prov:generatedEntity"] == .string(entity("c")))
        #expect(revision["prov:usedEntity"] == .string(entity("b")))
        #expect(revision["prov:type"]?["$"] == "prov:Revision")
        let responsible = members(graph["actedOnBehalfOf"]).values.map { $0["prov:responsible"]?.text }
        #expect(responsible.count == 4 && responsible.allSatisfy { $0 == "postroom:authority" })
    }

    @Test func `every relation names things that the graph declares`() throws {
        let graph = try graph()
        let declared = ["entity", "activity", "agent"].reduce(into: [String: Set<String>]()) {
            $0[$1] = Set(members(graph[$1]).keys)
        }
        let kinds = [
            "prov:entity": "entity", "prov:usedEntity": "entity", "prov:generatedEntity": "entity",
            "prov:plan": "entity",
            "prov:activity": "activity", "prov:informed": "activity", "prov:informant": "activity",
            "prov:agent": "agent",
            "prov:delegate": "agent", "prov:responsible": "agent",
        ]
        var checked = 0
        for (name, relations) in members(graph) where !["entity", "activity", "agent", "prefix"].contains(name) {
            for relation in members(relations).values {
                for (role, value) in members(relation) {
                    guard let kind = kinds[role], let id = value.text else { continue }
                    #expect(declared[kind]?.contains(id) == true, "\(name) \(role) \(id)")
                    checked += 1
                }
            }
        }
        #expect(checked > 40)
    }

    @Test func `no officer is named and no mail name leaves`() throws {
        let text = try graph().canonicalText
        for word in ["ann.lee", "bob", "weiler.example"] { #expect(!text.contains(word), "\(word)") }
    }

    @Test func `leaves without private fields still give activities and models`() throws {
        let leaf: JSONValue = [
            "record_id": "1", "action": "classify", "time": ["start": 1, "end": 2], "commitment": "ff",
            "model": [["kind": "bayes", "id": "town.services", "version": "v1"]],
        ]
        let graph = try graph([leaf])
        #expect(members(graph["activity"]).count == 1 && members(graph["entity"]).isEmpty)
        #expect(members(graph["agent"])["postroom:component-town.services-v1"] != nil)
    }

    @Test func `an unnamed authority stays open`() throws {
        let graph = try ProvenanceGraph(records: Self.history, software: Fixture.software, authority: nil)
        #expect(graph.json["agent"]?["postroom:authority"]?["prov:label"] == "OPEN: authority.yaml: deployer.name")
        #expect(graph.file == graph.json.canonical + [10])
    }

    @Test func `no records, and what is no record, are refused`() {
        #expect(throws: ExportProblem.noRecords) { try graph([]) }
        #expect(throws: ExportProblem.malformedRecord(at: 2)) { try graph([Self.history[0], ["action": "draft"]]) }
        #expect(throws: ExportProblem.malformedRecord(at: 1)) { try graph(["text"]) }
    }
}
