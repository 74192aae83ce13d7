import Enquiries
@testable import Evaluator
import TextClassification
import Testing

struct MaterialTests {
    private static let long =
        "The street lamp in front of our house has been broken since Monday and it is very dark there at night for the "
        + "children who walk home from school along the river"

    @Test(arguments: [
        ("Re: Bin full", "bin full", true), ("AW: WG:  Bin   full ", "bin full", true), ("Bin full", "bin full", false),
        ("re:", "", true), ("", "", false), ("Regarding bins", "regarding bins", false),
    ])
    func `subjects are compared without marks of answers`(subject: String, bare: String, isReply: Bool) {
        let found = MailGroups.bare(subject)
        #expect(found.text == bare && found.isReply == isReply)
    }

    @Test func `near-duplicates and threads are one group, equal subjects alone are not`() {
        let mails = [
            ("Lamp", Self.long), ("Lamp again", Self.long + " and nobody came"), ("Question", "Where is the pool?"),
            ("Question", "How do I register a dog?"), ("Re: Question", "Thank you for the answer."), ("", "a b c"),
            ("", "x y z"),
        ]
        let groups = MailGroups.groups(
            subjects: mails.map(\.0), shingles: mails.map { Shingles($0.0 + "\n" + $0.1) })
        #expect(groups[0] == groups[1])
        #expect(groups[2] == groups[4] && groups[3] == groups[4])
        #expect(Set([groups[0], groups[2], groups[5], groups[6]]).count == 4)
        let calm = MailGroups.groups(
            subjects: ["Question", "Question"], shingles: mails[2...3].map { Shingles($0.1) })
        #expect(calm == [0, 1])
    }

    @Test(arguments: [1 as UInt64, 2, 3, 4, 5]) func `near-duplicates and threads never stand on both sides of a fold`(
        seed: UInt64
    ) throws {
        var enquiries = Fixture.enquiries(12)
        for copy in 0..<4 {
            enquiries.append(Fixture.enquiry("lamp\(copy)", body: Self.long + " number\(copy)"))
            enquiries.append(
                Fixture.enquiry("thread\(copy)", subject: copy == 0 ? "Pool" : "Re: Pool", body: "Reply number \(copy)")
            )
        }
        let suite = Suite(name: "t", source: .ownTraining(desk: "d"), folds: 4, seeds: [seed])
        let run = try EvaluationRun.inMemory(
            Fixture.head(suite), DeskMeasuring(Fixture.material(enquiries), suite: suite))
        for prefix in ["lamp", "thread"] {
            #expect(Set(run.decisions.filter { $0.id.hasPrefix(prefix) }.map(\.fold)).count == 1, "\(prefix)")
        }
        #expect(run.record.counts.grouped == 8)
    }

    @Test func `a supplement's near-duplicate of a decided mail teaches not that fold, and is counted`() throws {
        let own = Fixture.enquiries(12) + [Fixture.enquiry("lamp", body: Self.long)]
        let twin = Fixture.enquiry("twin", subject: "Light", body: Self.long + " please", supplement: true)
        let suite = Suite(name: "t", source: .ownTraining(desk: "d"), folds: 3)
        let run = try EvaluationRun.inMemory(
            Fixture.head(suite),
            DeskMeasuring(Fixture.material(own + Fixture.enquiries(6, supplement: true) + [twin]), suite: suite))
        let fold = try #require(run.decisions.first { $0.id == "lamp" }?.fold)
        for unit in run.record.units {
            let left = unit.unit.fold == fold ? 1 : 0
            #expect(unit.nearDuplicatesLeftOut == left)
            #expect(unit.trained == 13 - unit.decided + 7 - left)
        }
        #expect(run.decisions.count == 13)
    }

    @Test func `mails held out are decided by a desk that learned all its own but their twins`() throws {
        let own = Fixture.enquiries(12) + [Fixture.enquiry("lamp", body: Self.long)]
        let held = [Fixture.enquiry("new", body: Self.long), Fixture.enquiry("other", body: "Where is my bin?")]
        let suite = Suite(name: "t", source: .heldOut(desk: "d", files: ["f"]), folds: 1)
        let run = try EvaluationRun.inMemory(
            Fixture.head(suite), DeskMeasuring(Fixture.material(own, heldOut: held), suite: suite))
        #expect(run.decisions.map(\.id) == ["new", "other"])
        #expect(run.record.units.map(\.trained) == [12] && run.record.units.map(\.nearDuplicatesLeftOut) == [1])
    }

    @Test func `lines that cannot be measured on are skipped by name`() {
        let material = Fixture.material([
            Fixture.enquiry("a", body: "bin"), Fixture.enquiry("b", body: "bin", service: "moon"),
            Fixture.enquiry("a", body: "other bin"),
        ])
        #expect(material.cases.map(\.id) == ["a"])
        #expect(material.skipped.map(\.place) == ["training/test.jsonl, id b", "training/test.jsonl, id a"])
        #expect(material.skipped[0].reason.contains("moon"))
    }

    @Test func `a variant without anything to learn from counts errors, not decisions`() throws {
        let suite = Suite(
            name: "t", source: .ownTraining(desk: "d"), folds: 2,
            variants: [
                Variant(
                    name: "nothing", leaveOut: [.rules, .lexicon, .supplement], supplementShare: 0, trainingShare: 0)
            ])
        let run = try EvaluationRun.inMemory(
            Fixture.head(suite), DeskMeasuring(Fixture.material(Fixture.enquiries(4)), suite: suite))
        #expect(run.record.counts.errors == 4)
        #expect(run.decisions.allSatisfy { $0.predicted == nil && $0.error != nil })
        #expect(!Gate(run).isKept)
    }

    @Test(arguments: [0, 0.5, 1]) func `a share of the supplement teaches, the same each time`(share: Double) throws {
        let all = Fixture.enquiries(6) + Fixture.enquiries(8, supplement: true)
        let suite = Suite(
            name: "t", source: .ownTraining(desk: "d"), folds: 2, variants: [Variant(name: "v", supplementShare: share)]
        )
        let run = try EvaluationRun.inMemory(Fixture.head(suite), DeskMeasuring(Fixture.material(all), suite: suite))
        #expect(run.record.units.allSatisfy { $0.trained == 6 - $0.decided + Int(8 * share) })
    }

    @Test func `alternatives may be one service or several`() {
        #expect(Fixture.enquiry("a", body: "b", alt: "parking").alt == ["parking"])
        #expect(Fixture.enquiry("a", body: "b", alt: ["parking", "other"]).alt == ["parking", "other"])
        #expect(Fixture.enquiry("a", body: "b").alt.isEmpty)
    }
}
