import Cases
import Drafting
import Enquiries
import Intake
import Logging
import Pipeline
import Review
import ReviewWeb
import Sending
import SignIn
import Synchronization
import TextClassification
import Transparency
import Triage

/// A desk with two services, one case in each state that a test asks for, and nothing on disk.
struct SmallDesk {
    /// 21 November 2026, noon UTC.
    static let noon = Timestamp(secondsSince1970: 1_795_262_400)

    let store = MemoryStore()
    let site: ReviewSite
    let pipeline: EnquiryPipeline
    let clock: Clock
    let surroundings: Surroundings

    /// A clock that tests can move.
    final class Clock: Sendable {
        private let moment = Mutex(SmallDesk.noon)
        var now: Timestamp { moment.withLock { $0 } }
        func advance(seconds: Int64) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    }

    /// - Parameters:
    ///   - twoDesks: Whether the desk `land` lies beside `stadt`.
    ///   - moreDesks: How many others, `more1` and so on.
    init(
        settings: ReviewSettings = ReviewSettings(port: 0), reports: any InstallationReports = NoReports(),
        twoDesks: Bool = false, moreDesks: Int = 0, thinkFirst: Set<String> = []
    ) {
        let clock = Clock()
        let counter = Mutex(UInt64(0))
        let surroundings = Surroundings(
            now: { clock.now },
            randomBytes: { count in
                let start = counter.withLock { value in
                    value += 1
                    return value
                }
                return (0..<count).map { UInt8(truncatingIfNeeded: start &* 31 &+ UInt64($0) &* 7) }
            })
        let model = ServiceModel(services: Self.model, intents: Self.model, version: "test")
        let first = Self.desk("stadt", Self.desk.name, thinkFirst: thinkFirst)
        let more = (0..<moreDesks).map { Self.desk("more\($0 + 1)", Self.desk.name) }
        let offices = ((twoDesks ? [first, Self.otherDesk] : [first]) + more).map { desk in
            DeskOffice(
                desk: desk, triage: TriageDesk(desk: desk, model: model, rulesVersion: "r", surroundings: surroundings),
                drafting: DraftingDesk(desk: desk, answersVersion: "a", surroundings: surroundings),
                checks: DraftChecks(desk: desk, readers: .init { _ in ("en", 0) }),
                review: ReviewDesk(desk: desk, oversight: .init(trainingRequired: false), surroundings: surroundings))
        }
        pipeline = EnquiryPipeline(
            offices: offices, intake: IntakeDesk(surroundings: surroundings),
            post: PostDesk(transport: NoPost(), surroundings: surroundings), store: store, surroundings: surroundings)
        site = ReviewSite(
            pipeline: pipeline, store: store, officers: store, surroundings: surroundings, settings: settings,
            hasher: PasswordHasher(cost: .tests), reports: reports)
        (self.clock, self.surroundings) = (clock, surroundings)
    }

    private struct NoPost: ReplyTransport {
        let name = "none"
        func handOver(_ mail: OutgoingMail, passing point: PointOfNoReturn) async -> HandOver { .uncertain("test") }
    }

    static let desk = desk("stadt", LocalizedText(["de": "Stadt", "en": "City"]))
    static let otherDesk = desk("land", LocalizedText(["de": "Land", "en": "County"]))

    private static func desk(_ id: String, _ name: LocalizedText, thinkFirst: Set<String> = []) -> Desk {
        Desk(
            id: DeskID(id), name: name, languages: ["de", "en"],
            timeZone: "Europe/Berlin", policy: DeskPolicy(domain: .generalEnquiries),
            addresses: ["buero@stadt.example"],
            sender: Desk.Sender(name: "Stadt", address: "buero@stadt.example"),
            unit: LocalizedText(["de": "Bürgerbüro", "en": "Citizens' Office"]), phone: "115", links: [],
            signOff: LocalizedText(["de": "Freundliche Grüße", "en": "Yours"]), fallbackService: ServiceID("waste"),
            services: ["waste", "traffic"].map { id in
                Service(
                    id: ServiceID(id), name: LocalizedText(["de": "Amt \(id)", "en": "Office \(id)"]),
                    unit: LocalizedText(["de": "Referat \(id)", "en": "Unit \(id)"]),
                    origin: Origin(file: "s", line: 1),
                    thinkFirst: thinkFirst.contains(id))
            }, rules: [], clocks: [], answers: [])
    }

    private static let model = TextClassifier.train([
        LabelledText(id: "1", text: "bin not emptied", label: "waste"),
        LabelledText(id: "2", text: "parking permit", label: "traffic"),
    ])
}
