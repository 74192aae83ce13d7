import Drafting
import Enquiries
import Sample
import Testing
import Transparency

struct GroundedDraftTests {
    private let desk = GroundedSample.desk(invitation: "Identify yourself at the counter.")

    private func recorded(
        _ text: GroundedText, _ file: CaseFile = GroundedSample.file(), cause: String? = nil
    ) throws -> Recorded<Draft> {
        let material = try #require(desk.material(for: file))
        return try #require(desk.draft(text, from: material, for: file, id: DraftID("d"), cause: cause))
    }

    private static let sentences: [(String, Int, [String])] = [
        ("Bulky waste is collected twice a year.", 1, ["waste.bulky"]),
        ("A missed bin waits for the next collection.", 2, ["waste.missed"]),
        ("Another collection costs 35 euros.", 1, ["waste.bulky"]),
    ]

    @Test func `sentences become a letter, by paragraph`() throws {
        let draft = try recorded(GroundedSample.text(Self.sentences)).value
        #expect(
            draft.text == """
                Hello Ann Lee,

                Bulky waste is collected twice a year. Another collection costs 35 euros.

                A missed bin waits for the next collection.

                Kind regards
                Citizens' Office
                """)
        #expect(draft.proposal == draft.text && draft.authorship == .software && draft.model == "small-1")
        #expect(draft.paragraphs.map(\.answer) == ["waste.bulky", "waste.missed"])
        #expect(draft.sentences?.standing(in: draft.text).count == 3)
    }

    @Test(arguments: [
        ("One\nline.", "One line."), ("  Blanks \t here ", "Blanks here"), ("- a list", "- a list"),
    ])
    func `a sentence is one line`(written: String, stands: String) throws {
        let draft = try recorded(GroundedSample.text([(written, 1, [])])).value
        #expect(draft.text.contains("\n\n\(stands)\n\n") && draft.sentences?.map(\.text) == [stands])
    }

    @Test func `what the model sees as open, what must be known and what stayed empty is said to the officer`() throws {
        let text = GroundedSample.text(
            [("Your reference: [[add the reference]].", 1, ["waste.bulky"])], open: ["the price\nof a van"])
        let gaps = try recorded(text, GroundedSample.file("bulky sofa")).value.gaps
        #expect(gaps.contains { $0.what == "open, says the language model: the price of a van" })
        #expect(gaps.contains { $0.slot?.slot == "reference" })
        #expect(gaps.contains { $0.what == "to be known for \"waste.bulky\": day" })
    }

    @Test func `a mail about the writer's own record gets the way to identify`() throws {
        let file = GroundedSample.file(decision: Sample.decision(flags: [.identityNeeded]))
        let draft = try recorded(GroundedSample.text(Self.sentences), file).value
        #expect(draft.text.contains("Identify yourself at the counter.\n\nKind regards"))
    }

    @Test func `an answer that the model was not shown is no source of the draft`() throws {
        let draft = try recorded(GroundedSample.text([("Permits are free.", 1, ["parking.general"])])).value
        #expect(draft.paragraphs.isEmpty)
    }

    @Test func `the reply of approved answers stays beside it, and comes back whole`() throws {
        let file = GroundedSample.file()
        guard case .written(let local) = desk.attempt(for: file, id: DraftID("local")) else { return }
        var with = file
        with.draft = local
        for file in [file, with] {
            var draft = try recorded(GroundedSample.text(Self.sentences), file).value
            #expect(draft.blocks?.text == local.text)
            draft.useBlocks()
            #expect(draft.text == local.text && draft.paragraphs == local.paragraphs && draft.gaps == local.gaps)
            #expect(draft.model == nil && draft.sentences == nil && draft.blocks == nil)
            #expect(draft.authorship == .software)
        }
    }

    @Test func `what an officer wrote is never replaced`() throws {
        var file = GroundedSample.file()
        let material = try #require(desk.material(for: file))
        let text = GroundedSample.text(Self.sentences)
        file.draft = Sample.draft()
        file.draft?.text += " Mine."
        #expect(desk.draft(text, from: material, for: file, id: DraftID("d")) == nil)
        file.draft?.proposal = nil
        #expect(desk.draft(text, from: material, for: file, id: DraftID("d")) == nil)
        file.draft = nil
        #expect(desk.draft(GroundedSample.text([(" ", 1, [])]), from: material, for: file, id: DraftID("d")) == nil)
    }

    @Test func `Article 50(2): the record says that the text was generated, by which model, because of which answer`()
        throws
    {
        let record = try recorded(GroundedSample.text(Self.sentences), cause: "answer-1").record
        #expect(record.action == .draft && record.cause == "answer-1")
        #expect(record.disclosed["marking"] == ["basis": "50(2)", "mode": "ai-originated"])
        #expect(record.components.contains { $0.kind == "llm" && $0.id == "small-1" })
        let file = GroundedSample.file()
        let local = desk.attempt(file).records.last
        #expect(local?.disclosed["marking"] == ["basis": "voluntary", "mode": "ai-originated"])
    }
}
