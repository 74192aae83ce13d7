import Cases
import Consulting
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
import Triage

/// A transport that does as told and remembers what it was given.
final class Post: ReplyTransport {
    let name = "test"
    let outcome: Mutex<HandOver>
    /// What reached the other side: nothing does before the point of no return.
    let taken = Mutex<[OutgoingMail]>([])
    /// Whether attempts get as far as the point of no return.
    let isAsking = Mutex(true)
    /// What happens before that point is asked about.
    let before = Mutex<@Sendable () async -> Void>({})
    /// What happens once it was passed.
    let after = Mutex<@Sendable () async -> Void>({})

    init(_ outcome: HandOver) { self.outcome = Mutex(outcome) }

    func handOver(_ mail: OutgoingMail, passing point: PointOfNoReturn) async -> HandOver {
        await before.withLock { $0 }()
        guard isAsking.withLock({ $0 }) else { return outcome.withLock { $0 } }
        guard await point.mayBePassed() else { return .deferred("called off") }
        taken.withLock { $0.append(mail) }
        await after.withLock { $0 }()
        return outcome.withLock { $0 }
    }
}

/// A small desk whose stages, store and post are real, in a directory of its own.
struct House {
    let pipeline: EnquiryPipeline
    /// The same desk over the same store, without a language model.
    let withoutModel: EnquiryPipeline
    let store: SQLiteStore
    let post: Post
}

func house(
    _ outcome: HandOver = .accepted("250 ok"), answers: [Answer]? = nil, desk: Desk? = nil,
    usualMail: [String] = ["my bin was not emptied please come again"],
    surroundings: Surroundings = Sample.surroundings(),
    consulting: (model: ScriptedModel, uses: Set<Consultation.Question>)? = nil, sureFrom: Double = 0.9,
    draftFrom: Double = 0, transport: (any ReplyTransport)? = nil,
    queue: (@Sendable (SQLiteStore) -> any WorkQueue)? = nil, _ body: (House) async throws -> Void
) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pipeline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try SQLiteStore(
        path: folder.appendingPathComponent("store.sqlite").path, mode: .readWrite, surroundings: surroundings)
    let answersTeach = desk != nil
    let desk = desk ?? Sample.desk(answers: answers)
    // A desk of its own learns from what its answers are asked by.
    let examples =
        answersTeach
        ? desk.answers.map { (([$0.title] + $0.questions).joined(separator: " "), $0.service.text) }
        : [("bin rubbish collection", "waste"), ("parking fine permit", "parking"), ("jobs press", "other")]
    let classifier = TextClassifier.train(examples.map { LabelledText(text: $0.0, label: $0.1) })
    var choices = LearnedChoices.usual
    (choices.sureFrom, choices.draftFrom) = (sureFrom, draftFrom)
    let model = ServiceModel(services: classifier, intents: classifier, choices: choices, version: "test")
    let post = Post(outcome)
    func pipeline(_ consulting: ConsultingDesk?) -> EnquiryPipeline {
        let office = DeskOffice(
            desk: desk, triage: TriageDesk(desk: desk, model: model, rulesVersion: "r", surroundings: surroundings),
            drafting: DraftingDesk(desk: desk, answersVersion: "a", surroundings: surroundings),
            checks: DraftChecks(desk: desk, readers: .init { _ in ("en", 0) }),
            review: ReviewDesk(desk: desk, oversight: .init(trainingRequired: false), surroundings: surroundings),
            consulting: consulting)
        return EnquiryPipeline(
            offices: [office], intake: IntakeDesk(surroundings: surroundings),
            post: PostDesk(transport: transport ?? post, surroundings: surroundings), store: store,
            queue: queue?(store), switches: { try await store.switches() }, surroundings: surroundings)
    }
    try await body(
        House(
            pipeline: pipeline(
                consulting.map { $0.model.desk(desk, surroundings: surroundings, uses: $0.uses, texts: usualMail) }),
            withoutModel: pipeline(nil), store: store, post: post))
    try store.close()
}
