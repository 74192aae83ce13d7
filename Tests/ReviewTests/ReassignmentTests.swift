import Enquiries
import Review
import Sample
import Testing
import Transparency

struct ReassignmentTests {
    private static let key = CaseKey([UInt8](repeating: 9, count: 32))
    private let desk = ReviewDesk(
        desk: Sample.desk(), oversight: .init(trainingRequired: false), surroundings: Sample.surroundings())

    private func reassign(
        _ file: CaseFile, to service: String = "parking", note: String = ""
    ) throws -> Recorded<ReviewDesk.Outcome> {
        try desk.decide(
            .reassign(to: ServiceID(service), note: note), on: file, by: Sample.officer, key: Self.key, findings: [])
    }

    private func file(_ state: CaseState, _ decision: TriageDecision? = Sample.decision()) -> CaseFile {
        Sample.file(state, decision: decision, draft: state == .withPerson ? nil : Sample.draft())
    }

    @Test func `the officer's service replaces the software's, and drafting looks again`() throws {
        let outcome = try reassign(file(.drafted), note: "a fine for Ann")
        let after = outcome.value.file
        let decision = try #require(after.decision)
        #expect(after.state == .triaged && after.draft == nil && outcome.value.approved == nil)
        #expect(decision.service == ServiceID("parking") && decision.confidence == 1 && decision.isSure)
        #expect(
            decision.correction
                == .init(
                    from: ServiceID("waste"), confidence: 0.9, by: Sample.officer.id, at: Sample.start,
                    record: outcome.record.id))
        #expect(after.history.last?.what == "reassigned")
        #expect(after.history.last?.detail == "waste → parking: a fine for Ann")
        #expect(after.history.last?.by == Sample.officer.id)
    }

    @Test func `the record names both services, the model and the officer, and its leaf neither officer nor note`()
        throws
    {
        let record = try reassign(file(.drafted), note: "a fine for Ann").record
        #expect(record.action == .route && record.trigger == .human)
        #expect(record.disclosed["service_before"]?.text == "waste" && record.disclosed["service"]?.text == "parking")
        #expect(record.disclosed["confidence"]?.text == "0.9 to 1" && record.details["confidence"] == .number(0.9))
        #expect(record.components.map(\.id) == ["test.services"] && record.components.map(\.version) == ["0"])
        #expect(record.inputs["mail"] == Sample.enquiry().rawSHA256)
        #expect(record.details["officer"]?.text == "kim")
        let leaf = String(decoding: record.sealed(under: Self.key, effect: "").leaf, as: UTF8.self)
        #expect(!leaf.contains("kim") && !leaf.contains("Ann") && leaf.contains("parking"))
    }

    @Test(arguments: [
        (CaseState.drafted, TriageAction.draft, CaseState.triaged), (.withPerson, .draft, .triaged),
        (.approved, .draft, .triaged), (.drafted, .human, .withPerson), (.withPerson, .human, .withPerson),
        (.withPerson, .discard, .withPerson),
    ])
    func `a mail that needs a person still does`(state: CaseState, action: TriageAction, next: CaseState) throws {
        let after = try reassign(file(state, Sample.decision(action: action))).value.file
        #expect(after.state == next && (after.withoutDraftBecause == nil) == (next == .triaged))
    }

    @Test(arguments: CaseState.allCases)
    func `only cases that an officer can still decide go to another service`(state: CaseState) throws {
        if [.drafted, .withPerson, .approved].contains(state) {
            _ = try reassign(file(state))
        } else {
            #expect(throws: ReviewRefusal.notPossible(state)) { try reassign(file(state)) }
        }
    }

    @Test func `an approval of the old service's reply is void`() throws {
        let drafted = file(.drafted)
        let shown = try desk.composer.preview(
            Sample.draft(), of: drafted, key: Self.key, composedAt: Sample.start)
        let approved = try desk.decide(
            .approve(sha256: shown.sha256, composedAt: Sample.start), on: drafted, by: Sample.officer, key: Self.key,
            findings: []
        ).value.file
        let after = try reassign(approved).value.file
        #expect(after.reply == nil && after.earlierReplies.count == 1)
        #expect(after.earlierReplies.first?.voidedBecause == "an officer named another service")
        #expect(throws: ReviewRefusal.noDraft) { try ReviewDesk.approved(after, bytes: shown.bytes) }
    }

    @Test func `what names no other service of the desk is refused`() {
        #expect(throws: ReviewRefusal.unknownService(ServiceID("moon"))) { try reassign(file(.drafted), to: "moon") }
        #expect(throws: ReviewRefusal.sameService(ServiceID("waste"))) { try reassign(file(.drafted), to: "waste") }
        #expect(throws: ReviewRefusal.notSorted) { try reassign(file(.withPerson, nil)) }
    }

    @Test func `a second correction keeps what the software had named`() throws {
        var file = try reassign(file(.drafted)).value.file
        file.state = .drafted
        let again = try reassign(file, to: "other")
        let correction = try #require(again.value.file.decision?.correction)
        #expect(correction.from == ServiceID("waste") && correction.confidence == 0.9)
        #expect(again.record.disclosed["service_before"]?.text == "parking")
        #expect(again.record.disclosed["by_officer_before"] == true)
    }

    @Test func `the named service is no longer a second one, and its own clocks run`() throws {
        let clocks = [
            StatutoryClock(
                id: "fine", services: [ServiceID("parking")], intents: [], period: .days(14), source: "test",
                text: LocalizedText(["en": "x"]), origin: Origin(file: "clocks.yaml", line: 1)),
            StatutoryClock(
                id: "bin", services: [ServiceID("waste")], intents: [], period: .days(3), source: "test",
                text: LocalizedText(["en": "x"]), origin: Origin(file: "clocks.yaml", line: 1)),
        ]
        let desk = ReviewDesk(
            desk: Sample.desk(clocks: clocks), oversight: .init(trainingRequired: false),
            surroundings: Sample.surroundings())
        let after = try desk.decide(
            .reassign(to: ServiceID("parking"), note: ""),
            on: file(.drafted, Sample.decision(also: ["parking", "other"])), by: Sample.officer, key: Self.key,
            findings: []
        ).value.file
        #expect(after.decision?.also == [ServiceID("other")])
        #expect(after.decision?.clocks.map(\.clock) == ["fine"])
    }
}
