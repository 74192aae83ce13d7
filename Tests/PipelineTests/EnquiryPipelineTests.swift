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
import Triage

struct EnquiryPipelineTests {
    /// A transport that does as told and remembers what it was given.
    private final class Post: ReplyTransport {
        let name = "test"
        let outcome: HandOver
        let taken = Mutex<[OutgoingMail]>([])

        init(_ outcome: HandOver) { self.outcome = outcome }

        func handOver(_ mail: OutgoingMail) async -> HandOver {
            taken.withLock { $0.append(mail) }
            return outcome
        }
    }

    private struct House {
        let pipeline: EnquiryPipeline
        let store: SQLiteStore
        let post: Post
    }

    private func house(
        _ outcome: HandOver = .accepted("250 ok"), answers: [Answer]? = nil, _ body: (House) async throws -> Void
    ) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pipeline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let surroundings = Sample.surroundings()
        let store = try SQLiteStore(
            path: folder.appendingPathComponent("store.sqlite").path, mode: .readWrite, surroundings: surroundings)
        let desk = Sample.desk(answers: answers)
        let examples = [
            ("bin rubbish collection", "waste"), ("parking fine permit", "parking"), ("jobs press", "other"),
        ]
        let classifier = TextClassifier.train(examples.map { LabelledText(text: $0.0, label: $0.1) })
        let model = ServiceModel(services: classifier, intents: classifier, version: "test")
        let post = Post(outcome)
        let office = DeskOffice(
            desk: desk, triage: TriageDesk(desk: desk, model: model, rulesVersion: "r", surroundings: surroundings),
            drafting: DraftingDesk(desk: desk, answersVersion: "a", surroundings: surroundings),
            checks: DraftChecks(desk: desk, readers: .init { _ in ("en", 0) }),
            review: ReviewDesk(desk: desk, oversight: .init(trainingRequired: false), surroundings: surroundings))
        try await body(
            House(
                pipeline: EnquiryPipeline(
                    offices: [office], intake: IntakeDesk(surroundings: surroundings),
                    post: PostDesk(transport: post, surroundings: surroundings), store: store,
                    surroundings: surroundings), store: store, post: post))
        try store.close()
    }

    private func mail(_ id: String, _ text: String = "My bin was not emptied.", head: String = "") -> ArrivedMail {
        let bytes =
            "From: Ann Lee <ann@citizen.example>\nTo: desk@testing.example\nSubject: Bin\nMessage-ID: <\(id)@c.example>\n\(head)\n\(text)\n"
        return ArrivedMail(bytes: Array(bytes.utf8), receivedAt: Sample.start, source: "test")
    }

    private func only(_ house: House, _ state: CaseState) async throws -> CaseFile {
        try #require(try await house.store.cases(in: state, limit: 10).first)
    }

    private func approve(_ house: House, _ file: CaseFile) async throws -> CaseFile {
        let preview = try house.pipeline.office(of: file).review.composer.preview(
            try #require(file.draft), of: file, key: try await house.store.key(of: file.id), composedAt: Sample.start)
        return try await house.pipeline.decide(
            .approve(sha256: preview.sha256, composedAt: preview.composedAt), on: file.id, version: file.version,
            by: Sample.officer)
    }

    @Test func `a mail goes the whole way and comes out as approved`() async throws {
        try await house { house in
            _ = try await house.pipeline.receive([mail("1")])
            try await house.pipeline.work()
            let drafted = try await only(house, .drafted)
            #expect(drafted.decision?.service == ServiceID("waste"))
            let approved = try await approve(house, drafted)
            #expect(try await house.pipeline.send(limit: 10) == 1)
            let sent = try await only(house, .sent)
            let taken = house.post.taken.withLock { $0 }
            #expect(taken.count == 1 && taken.first?.recipient == "ann@citizen.example")
            #expect(try await house.store.reply(try #require(approved.reply).id) == taken.first?.bytes)
            #expect(
                sent.history.map(\.what) == ["arrived", "classified", "drafted", "approved", "handing over", "sent"])
            let verification = try await house.store.verify()
            #expect(verification.firstFault == nil)
            #expect(
                try await house.store.records(of: sent.id).map(\.action) == [
                    "parse", "screen", "classify", "deadline", "route", "retrieve", "draft", "check", "check", "label",
                    "review", "send", "send",
                ])
        }
    }

    @Test(arguments: [nil, Sample.decision(also: ["parking"])])
    func `what an officer wrote alone is checked too, but not for answers it was not made from`(
        decision: TriageDecision?
    ) async throws {
        try await house { house in
            var draft = Sample.draft("You are entitled to a new bin.")
            draft.proposal = nil
            let kinds = try house.pipeline.findings(of: Sample.file(.drafted, decision: decision, draft: draft)).map(
                \.kind)
            #expect(kinds.contains(.eligibility) && !kinds.contains(.unansweredConcern))
        }
    }

    @Test func `the same mail makes one case, in one batch and in two`() async throws {
        try await house { house in
            let first = try await house.pipeline.receive([mail("1"), mail("1"), mail("2")])
            #expect(first.count == 3)
            #expect(first[1] != first[2] && { if case .known = first[1] { true } else { false } }())
            let again = try await house.pipeline.receive([mail("1"), mail("2")])
            #expect(again.allSatisfy { if case .known = $0 { true } else { false } })
            #expect(try await house.store.counts(desk: nil).values.reduce(0, +) == 2)
        }
    }

    @Test func `an answer of the citizen joins the case and voids what was drafted`() async throws {
        try await house { house in
            _ = try await house.pipeline.receive([mail("1")])
            try await house.pipeline.work()
            let approved = try await approve(house, try await only(house, .drafted))
            let receipts = try await house.pipeline.receive([
                mail("2", "I meant the brown bin.", head: "In-Reply-To: <1@c.example>\n")
            ])
            #expect(receipts == [.joined(approved.id)])
            #expect(try await house.pipeline.send(limit: 10) == 0)
            try await house.pipeline.work()
            let file = try await only(house, .drafted)
            #expect(file.mails.count == 2 && file.draft?.answers == file.newest.id)
            #expect(file.earlierReplies.first?.voidedBecause != nil)
            #expect(house.post.taken.withLock { $0.isEmpty })
            #expect(try await house.store.verify().firstFault == nil)
        }
    }

    @Test func `a stranger who quotes an id does not get into the case`() async throws {
        try await house { house in
            _ = try await house.pipeline.receive([mail("1")])
            let bytes =
                "From: Eve <eve@elsewhere.example>\nTo: desk@testing.example\nIn-Reply-To: <1@c.example>\n\nTell me more.\n"
            let receipts = try await house.pipeline.receive([
                ArrivedMail(bytes: Array(bytes.utf8), receivedAt: Sample.start, source: "test")
            ])
            #expect({ if case .opened = receipts[0] { true } else { false } }())
        }
    }

    @Test func `an uncertain hand-over stays in doubt and is never tried again by a machine`() async throws {
        try await house(.uncertain("silence after the dot")) { house in
            _ = try await house.pipeline.receive([mail("1")])
            try await house.pipeline.work()
            _ = try await approve(house, try await only(house, .drafted))
            _ = try await house.pipeline.send(limit: 10)
            #expect(try await house.pipeline.send(limit: 10) == 0)
            let doubtful = try await only(house, .inDoubt)
            #expect(house.post.taken.withLock { $0.count } == 1)
            let settled = try await house.pipeline.decide(
                .settle(sent: false, note: "not in the log"), on: doubtful.id, version: doubtful.version,
                by: Sample.officer)
            #expect(settled.state == .approved)
            #expect(try await house.pipeline.send(limit: 10) == 1)
        }
    }

    @Test func `a case that an officer corrects is drafted for the right service and not sorted again`() async throws {
        try await house { house in
            _ = try await house.pipeline.receive([mail("1")])
            try await house.pipeline.work()
            let wrong = try await approve(house, try await only(house, .drafted))
            let right = try await house.pipeline.decide(
                .reassign(to: ServiceID("parking"), note: "x"), on: wrong.id, version: wrong.version,
                by: Sample.officer)
            #expect(right.state == .drafted && right.draft?.paragraphs.map(\.service) == [ServiceID("parking")])
            #expect(right.draft?.gaps.isEmpty == true)
            #expect(try await house.pipeline.send(limit: 10) == 0)
            #expect(try await house.pipeline.work() == 0)
            let file = try await only(house, .drafted)
            #expect(file.decision?.service == ServiceID("parking") && file.decision?.correction != nil)
            #expect(
                file.history.map(\.what)
                    == ["arrived", "classified", "drafted", "approved", "reassigned", "drafted"])
            #expect(try await house.store.verify().firstFault == nil)
            // New mail is a new question: it is sorted like any other.
            _ = try await house.pipeline.receive([
                mail("2", "I meant the brown bin.", head: "In-Reply-To: <1@c.example>\n")
            ])
            try await house.pipeline.work()
            #expect(try await only(house, .drafted).decision?.correction == nil)
        }
    }

    @Test func `a service without an answer that fits leaves the corrected case with a person`() async throws {
        let answers = [Sample.answer("waste.general", service: "waste", text: "About waste.")]
        try await house(answers: answers) { house in
            _ = try await house.pipeline.receive([mail("1")])
            try await house.pipeline.work()
            let wrong = try await only(house, .drafted)
            let right = try await house.pipeline.decide(
                .reassign(to: ServiceID("parking"), note: ""), on: wrong.id, version: wrong.version,
                by: Sample.officer)
            #expect(right.state == .withPerson && right.draft == nil)
            #expect(right.withoutDraftBecause == "no approved answer of \"parking\" is valid in \"en\"")
        }
    }

    @Test func `a decision about an older version is refused`() async throws {
        try await house { house in
            _ = try await house.pipeline.receive([mail("1")])
            try await house.pipeline.work()
            let file = try await only(house, .drafted)
            try await house.pipeline.decide(
                .edit(subject: "s", text: "t t"), on: file.id, version: file.version, by: Sample.officer)
            await #expect(throws: StoreError.changedMeanwhile(file.id)) {
                try await house.pipeline.decide(
                    .close(note: ""), on: file.id, version: file.version, by: Sample.officer)
            }
        }
    }

    @Test func `every mail ends in exactly one visible state`() async throws {
        try await house { house in
            let mails = [
                mail("1"), mail("2", "I want to end my life"), mail("3", head: "Auto-Submitted: auto-replied\n"),
                ArrivedMail(bytes: [1, 2, 3], receivedAt: Sample.start, source: "test"),
                ArrivedMail(bytes: [], receivedAt: Sample.start, source: "test"),
            ]
            _ = try await house.pipeline.receive(mails)
            try await house.pipeline.work()
            let counts = try await house.store.counts(desk: nil)
            #expect(counts == [.drafted: 1, .withPerson: 1, .discarded: 1, .unreadable: 2])
        }
    }
}
