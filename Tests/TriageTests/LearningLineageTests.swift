import Enquiries
import Sample
import Testing
import Transparency
import Triage

struct LearningLineageTests {
    private func entry(
        _ event: Lineage.Entry.Event, _ version: String, after parent: String, current: String?,
        forgotten: String? = nil, spoilt: [String]? = nil
    ) -> Lineage.Entry {
        Lineage.Entry(
            event: event, version: version, parent: parent, current: current, training: "own",
            learned: .init(sha256: "x", services: ["waste": 2, "parking": 3]), by: OfficerID("kim"), at: Sample.start,
            forgotten: forgotten.map { CaseID($0) }, spoilt: spoilt)
    }

    private var three: [Lineage.Entry] {
        [
            entry(.promoted, "a", after: "own", current: "a"), entry(.promoted, "b", after: "a", current: "b"),
            entry(.refused, "x", after: "b", current: "b"), entry(.promoted, "c", after: "b", current: "c"),
        ]
    }

    @Test func `the newest entry says which model is in use`() {
        #expect(Lineage().current == nil)
        let lineage = Lineage(three)
        #expect(lineage.current == "c" && lineage.promoted == ["a", "b", "c"])
        #expect(lineage.promotion(of: "x") == nil && lineage.entries[0].learned?.count == 5)
    }

    @Test(
        arguments: [
            ("c", [], "b"), ("b", [], "a"), ("a", [], nil), ("c", ["b"], "a"), ("c", ["a", "b"], nil),
            ("none", [], nil),
        ] as [(String, Set<String>, String?)])
    func `the way back leads to the nearest model that may be used`(
        version: String, barred: Set<String>, parent: String?
    ) {
        #expect(Lineage(three).usableParent(of: version, barred: barred) == parent)
        let spoilt = Lineage(
            three + [entry(.forgotten, "c", after: "b", current: "c", forgotten: "case", spoilt: Array(barred))])
        #expect(spoilt.usableParent(of: version) == parent)
        #expect(spoilt.forgotten == [CaseID("case")] && spoilt.spoilt == barred)
    }

    @Test func `what a person took back stays back until it is promoted again`() {
        let back = entry(.takenBack, "c", after: "b", current: "b")
        #expect(Lineage(three + [back]).takenBack("c") == back)
        #expect(Lineage(three + [back]).takenBack("b") == nil)
        #expect(Lineage(three + [back, entry(.refused, "c", after: "b", current: "b")]).takenBack("c") == back)
        #expect(Lineage(three + [back, entry(.promoted, "c", after: "b", current: "c")]).takenBack("c") == nil)
    }

    @Test(arguments: CaseState.allCases)
    func `teaching leaves a case as it is but for its story`(state: CaseState) throws {
        let file = Sample.file(state, decision: Sample.decision(), draft: Sample.draft())
        let step = TeachingStep(
            three[0], entrySHA256: "digest", desk: DeskID("test"), surroundings: Sample.surroundings())
        let taught = try step.step(.learned, of: file)
        var expected = file
        expected.version += 1
        expected.history = taught.value.history
        #expect(taught.value == expected && taught.value.history.last?.what == "learned")
        let record = taught.record
        #expect(record.action == .train && record.disclosed["version"]?.text == "a")
        #expect(record.outputs["lineage"] == "digest" && record.disclosed["learned"] == .integer(5))
        let leaf = record.sealed(under: CaseKey([UInt8](repeating: 1, count: 32)), effect: "").leaf
        #expect(!String(decoding: leaf, as: UTF8.self).contains("kim"))
    }
}
