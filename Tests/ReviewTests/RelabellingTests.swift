import Enquiries
import Review
import Sample
import Testing
import Transparency

struct RelabellingTests {
    private let desk = ReviewDesk(
        desk: Sample.desk(), oversight: .init(trainingRequired: false), surroundings: Sample.surroundings())
    private let file = Sample.file(.drafted, decision: Sample.decision(), draft: Sample.draft())

    private func relabel(
        _ file: CaseFile, _ intent: Intent, _ flags: Set<Flag> = []
    ) throws -> Recorded<ReviewDesk.Outcome> {
        try desk.decide(
            .relabel(intent: intent, flags: flags, note: "secret note"), on: file, by: Sample.officer,
            key: CaseKey([UInt8](repeating: 9, count: 32)), findings: [])
    }

    private var other: Intent { file.decision?.intent == .objection ? .complaint : .objection }

    @Test func `the officer's word stands, with who, when and what the software had said`() throws {
        let after = try relabel(file, other, [.vulnerable]).value.file
        #expect(after.decision?.intent == other && after.decision?.flags == [.vulnerable])
        #expect(
            after.decision?.relabelling
                == .init(
                    intentFrom: try #require(file.decision?.intent), flagsFrom: file.decision?.flags ?? [],
                    by: Sample.officer.id, at: Sample.start))
    }

    @Test func `the leaf names labels and no person`() throws {
        let record = try relabel(file, other, [.vulnerable]).record
        #expect(record.disclosed["intent"] == .string(other.rawValue))
        #expect(record.disclosed["flags_added"] == ["vulnerable"])
        let leaf = String(
            decoding: record.sealed(under: CaseKey([UInt8](repeating: 9, count: 32)), effect: "").leaf, as: UTF8.self)
        #expect(!leaf.contains(Sample.officer.id.text) && !leaf.contains("secret"))
    }

    @Test func `an untouched draft is made anew for another intent, an edited one stays`() throws {
        let anew = try relabel(file, other).value.file
        #expect(anew.state == .triaged && anew.draft == nil)
        var edited = file
        edited.draft?.text = "An officer's words."
        let kept = try relabel(edited, other).value.file
        #expect(kept.state == .drafted && kept.draft?.text == "An officer's words.")
    }

    @Test func `an objection starts its statutory clock`() throws {
        #expect(try relabel(file, .objection).value.file.decision?.clocks.map(\.clock) == ["objection"])
    }

    @Test func `labels that are so already are refused`() throws {
        let now = try #require(file.decision)
        #expect(throws: ReviewRefusal.sameLabels) { try relabel(file, now.intent, Set(now.flags)) }
    }
}
