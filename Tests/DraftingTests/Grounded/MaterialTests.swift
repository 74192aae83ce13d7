import Drafting
import Enquiries
import Sample
import Testing

struct MaterialTests {
    @Test func `a model gets the chosen answer of each matter first, then the others, filled`() throws {
        let file = GroundedSample.file(decision: Sample.decision(also: ["parking"]))
        let material = try #require(GroundedSample.desk().material(for: file))
        #expect(material.language == "en" && material.matters.map(\.service.text) == ["waste", "parking"])
        #expect(material.answers.map(\.id) == ["waste.bulky", "parking.general", "waste.missed"])
        #expect(material.answers[0].text.contains("Your reference: AB-1234."))
    }

    @Test func `a slot that the mail does not fill is words in brackets, which nobody can approve`() throws {
        let material = try #require(GroundedSample.desk().material(for: GroundedSample.file("bulky sofa")))
        #expect(material.answers.allSatisfy { !$0.text.contains("{{") })
        #expect(material.answers[0].text.contains("[[add the reference]]"))
        let findings = try GroundedSample.findings([("Your reference: [[add the reference]].", ["waste.bulky"])])
        #expect(findings.contains { $0.kind == .unfilledSlot && !$0.canBeConfirmed })
    }

    /// Ids, titles and texts together.
    @Test(arguments: [(0, 2), (1, 1)])
    func `an answer that exceeds the limit is left out`(short: Int, answers: Int) throws {
        let (desk, file) = (GroundedSample.desk(), GroundedSample.file())
        let all = try #require(desk.material(for: file))
        let size = all.answers.reduce(0) { $0 + $1.id.utf8.count + $1.title.utf8.count + $1.text.utf8.count }
        #expect(try #require(desk.material(for: file, limit: size - short)).answers.count == answers)
        #expect(desk.material(for: file, limit: 10) == nil)
    }

    @Test func `where no draft is allowed there is nothing for a model`() {
        var unsure = Sample.decision(confidence: 0.4)
        unsure.draftFrom = 0.6
        let desk = GroundedSample.desk()
        #expect(desk.material(for: GroundedSample.file(decision: unsure)) == nil)
        #expect(desk.material(for: Sample.file()) == nil)
        #expect(GroundedSample.desk([]).material(for: GroundedSample.file()) == nil)
    }
}
