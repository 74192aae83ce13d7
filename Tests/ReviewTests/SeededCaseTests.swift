import Enquiries
import Review
import Sample
import Testing
import Transparency

/// Made-up cases with one error: judged, never sent.
struct SeededCaseTests {
    private static let key = CaseKey([UInt8](repeating: 9, count: 32))
    private let desk = ReviewDesk(
        desk: Sample.desk(), oversight: .init(trainingRequired: false), surroundings: Sample.surroundings())

    private func seeded() throws -> CaseFile {
        let file = Sample.file(.drafted, decision: Sample.decision(), draft: Sample.draft())
        let check = SeededCheck(kind: .amount, wrong: "36 euros", right: "35 euros")
        return try desk.plant(check, text: "You pay 36 euros.", in: file).value
    }

    private func decide(_ verdict: Verdict, _ file: CaseFile) throws -> Recorded<ReviewDesk.Outcome> {
        try desk.decide(verdict, on: file, by: Sample.officer, key: Self.key, findings: [])
    }

    private func approval(of file: CaseFile) throws -> Verdict {
        let shown = try desk.composer.preview(
            try #require(file.draft), of: file, key: Self.key, composedAt: Sample.start)
        return .approve(sha256: shown.sha256, composedAt: Sample.start)
    }

    @Test func `a planted error stands in the draft as the software's own words`() throws {
        let file = try seeded()
        #expect(file.draft?.text == "You pay 36 euros." && file.draft?.authorship == .software)
        #expect(file.state == .drafted && file.seeded?.outcome == nil)
    }

    @Test(
        "every decision ends a check case, and none of them makes a message",
        arguments: [
            (.reject(.wrongFact, note: ""), .caught), (.close(note: ""), .unjudged),
            (.handOver(to: "x", note: ""), .unjudged), (.reassign(to: ServiceID("parking"), note: ""), .unjudged),
            (.relabel(intent: .complaint, flags: [], note: ""), .unjudged),
        ] as [(Verdict, SeededCheck.Outcome)])
    func judged(verdict: Verdict, outcome: SeededCheck.Outcome) throws {
        let result = try decide(verdict, seeded())
        #expect(result.value.approved == nil && result.value.file.state == .closed && result.value.file.reply == nil)
        #expect(result.value.file.seeded?.outcome == outcome)
        #expect(result.record.disclosed["outcome"] == .string(outcome.rawValue))
        #expect(result.record.commitments.isEmpty)
    }

    @Test func `an approval with the error in it is a miss and makes no message`() throws {
        let file = try seeded()
        let result = try decide(approval(of: file), file)
        #expect(result.value.approved == nil && result.value.file.seeded?.outcome == .missed)
        #expect(result.value.file.state == .closed && result.value.file.reply == nil)
    }

    @Test func `an approval after the error was taken out is a catch and makes no message`() throws {
        let edited = try decide(.edit(subject: "Re: Bin", text: "You pay 35 euros."), seeded()).value.file
        let result = try decide(approval(of: edited), edited)
        #expect(result.value.approved == nil && result.value.file.seeded?.outcome == .caught)
    }

    @Test func `a made-up case without an error is closed and noted as made up`() throws {
        let file = Sample.file(.drafted, decision: Sample.decision(), draft: Sample.draft())
        let step = try desk.setAside(file, by: Sample.officer)
        #expect(step.value.state == .closed && step.value.seeded == nil)
        #expect(step.records.map { $0.disclosed["decision"] } == ["seeded", "closed"])
        #expect(step.records.map(\.action) == [.check, .review])
    }

    @Test func `even a reply that stands in a check case is not handed to the post`() throws {
        var file = Sample.file(.drafted, decision: Sample.decision(), draft: Sample.draft())
        let approved = try decide(approval(of: file), file).value
        file = approved.file
        let bytes = try #require(approved.approved?.bytes)
        _ = try ReviewDesk.approved(file, bytes: bytes)
        file.seeded = SeededCheck(kind: .amount, wrong: "a", right: "b")
        #expect(throws: ReviewRefusal.noDraft) { try ReviewDesk.approved(file, bytes: bytes) }
    }

    @Test func `the leaf names kind, service and outcome, and no person`() throws {
        let record = try decide(.reject(.wrongFact, note: ""), seeded()).record
        let leaf = String(decoding: record.sealed(under: Self.key, effect: "").leaf, as: UTF8.self)
        #expect(leaf.contains("\"caught\"") && leaf.contains("\"amount\"") && !leaf.contains(Sample.officer.id.text))
    }
}
