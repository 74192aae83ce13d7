import Cases
import Drafting
import Enquiries
import Foundation
import Intake
import Pipeline
import Review
import SQLiteStore
import Sample
import Sending
import Synchronization
import TextClassification
import Testing
import Transparency
import Triage

struct StopTests {
    private struct Post: ReplyTransport {
        let name = "test"
        func handOver(_ mail: OutgoingMail, passing point: PointOfNoReturn) async -> HandOver { .accepted("250 ok") }
    }

    private func house(
        _ policy: DeskPolicy = DeskPolicy(domain: .generalEnquiries),
        _ body: (EnquiryPipeline, SQLiteStore) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("stop-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let surroundings = Sample.surroundings()
        let store = try SQLiteStore(
            path: folder.appendingPathComponent("store.sqlite").path, mode: .readWrite, surroundings: surroundings)
        let desk = Sample.desk(policy: policy)
        let classifier = TextClassifier.train(
            [("bin rubbish collection", "waste"), ("parking fine permit", "parking"), ("jobs press", "other")].map {
                LabelledText(text: $0.0, label: $0.1)
            })
        let model = ServiceModel(services: classifier, intents: classifier, version: "test")
        let office = DeskOffice(
            desk: desk, triage: TriageDesk(desk: desk, model: model, rulesVersion: "r", surroundings: surroundings),
            drafting: DraftingDesk(desk: desk, answersVersion: "a", surroundings: surroundings),
            checks: DraftChecks(desk: desk, readers: .init { _ in ("en", 0) }),
            review: ReviewDesk(desk: desk, oversight: .init(trainingRequired: false), surroundings: surroundings))
        let pipeline = EnquiryPipeline(
            offices: [office], intake: IntakeDesk(surroundings: surroundings),
            post: PostDesk(transport: Post(), surroundings: surroundings), store: store,
            switches: { try await store.switches() }, surroundings: surroundings)
        try await body(pipeline, store)
        #expect(try await store.verify().firstFault == nil)
        try store.close()
    }

    private func mail(_ number: Int) -> ArrivedMail {
        let text = """
            From: Ann Lee <ann@citizen.example>
            To: desk@testing.example
            Subject: Bin \(number)
            Message-ID: <\(number)@c.example>

            My bin was not emptied, number \(number).
            """
        return ArrivedMail(bytes: Array(text.utf8), receivedAt: Sample.start, source: "test")
    }

    private func order(
        _ turn: SwitchOrder.Turn, desk: DeskID? = nil, _ function: AIFunction? = nil
    ) -> SwitchOrder {
        SwitchOrder(
            id: UUID().uuidString, turn: turn, desk: desk, function: function, because: "wrong answers",
            by: OfficerID("kim"), at: Sample.start)
    }

    /// Actions of the software in the cases of mails with these numbers.
    private func actions(_ store: SQLiteStore, _ state: CaseState, newest count: Int) async throws -> Set<String> {
        var found: Set<String> = []
        for file in try await store.cases(in: state, limit: 100).suffix(count) {
            found.formUnion(try await store.records(of: file.id).map(\.action))
        }
        return found
    }

    @Test func `article 14 (4)(e): after a stop no AI acts, mail still reaches people, and a resume lets it go on`()
        async throws
    {
        try await house { pipeline, store in
            _ = try await pipeline.receive([mail(1)])
            try await pipeline.work()
            #expect(try await store.counts(desk: nil) == [.drafted: 1])

            try await store.note(order(.stop).record)
            _ = try await pipeline.receive((2...20).map(mail))
            try await pipeline.work()
            #expect(try await store.counts(desk: nil) == [.drafted: 1, .withPerson: 19])
            let ai: Set<String> = ["classify", "draft", "route", "retrieve", "summarise", "translate", "train"]
            #expect(try await actions(store, .withPerson, newest: 19).isDisjoint(with: ai))
            for file in try await store.cases(in: .withPerson, limit: 100) {
                #expect(file.withoutDraftBecause == "AI was stopped" && file.decision?.by.map(\.kind) == [.rules])
            }

            try await store.note(order(.resume).record)
            _ = try await pipeline.receive([mail(21)])
            try await pipeline.work()
            #expect(try await store.counts(desk: nil) == [.drafted: 2, .withPerson: 19])
        }
    }

    @Test func `a stop that comes between triage and draft keeps the draft from being made`() async throws {
        try await house { pipeline, store in
            _ = try await pipeline.receive([mail(1)])
            #expect(try await pipeline.triage(limit: 10) == 1)
            let stop = order(.stop, desk: DeskID("test"), .draft)
            try await store.note(stop.record)
            try await pipeline.work()
            let file = try #require(try await store.cases(in: .withPerson, limit: 10).first)
            #expect(file.draft == nil && file.withoutDraftBecause == "AI was stopped (draft)")
            let last = try #require(try await store.records(of: file.id).last)
            #expect(last.action == "stop" && String(decoding: last.privateForm, as: UTF8.self).contains(stop.id))
        }
    }

    @Test(arguments: [
        (DeskPolicy(domain: nil), CaseState.withPerson), (DeskPolicy(domain: .police), .withPerson),
        (DeskPolicy(domain: .generalEnquiries, profile: .off), .withPerson),
        (DeskPolicy(domain: .generalEnquiries, without: [.draft]), .withPerson),
        (DeskPolicy(domain: .generalEnquiries, without: [.learn]), .drafted),
    ])
    func `article 6 (2): a desk without a domain, or of Annex III, gets no AI`(policy: DeskPolicy, state: CaseState)
        async throws
    {
        try await house(policy) { pipeline, store in
            _ = try await pipeline.receive([mail(1)])
            try await pipeline.work()
            #expect(try await store.counts(desk: nil) == [state: 1])
        }
    }

    @Test func `orders come back from their records as they were given`() async throws {
        try await house { _, store in
            let stops = [order(.stop, desk: DeskID("a"), .modelCall), order(.stop), order(.stop, desk: nil, .learn)]
            for stop in stops { try await store.note(stop.record) }
            #expect(try await store.switches().stops == stops)
            // Reasons and names stay out of the leaves.
            for leaf in try await store.leaves(from: 0, count: 10) {
                let text = String(decoding: leaf, as: UTF8.self)
                #expect(!text.contains("wrong answers") && !text.contains("kim"))
            }
        }
    }

    @Test(arguments: [
        (#"{"time":{"end":1},"outcome":{"turn":"dance"},"details":{}}"#),
        (#"{"time":{"end":1},"outcome":{"turn":"stop","function":"fly"},"details":{}}"#), "{", "",
    ])
    func `an order that cannot be understood is an error and not overlooked`(form: String) {
        let record = StoredRecord(position: 1, id: "r", action: "stop", privateForm: Array(form.utf8))
        #expect(throws: StoreError.self) { try SwitchOrder(record) }
    }

    @Test func `a record of a configuration is no order`() throws {
        let form = #"{"time":{"end":1},"outcome":{"digest":"x"},"details":{}}"#
        let record = StoredRecord(position: 1, id: "r", action: "config", privateForm: Array(form.utf8))
        #expect(try SwitchOrder(record) == nil)
    }
}
