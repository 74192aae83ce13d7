import Cases
import Curl
import DeskFiles
import Drafting
import Enquiries
import Foundation
import Intake
import Mailboxes
import Pipeline
import Review
import Sending
import Synchronization
import TextClassification
import Triage

/// The one place where stages, adapters and programs are joined.
struct Assembly {
    /// Milliseconds by which the clock that counts is ahead of this machine's: 0, or what a database's server says, by which
    /// all programs that share it go.
    static let clockOffset = Atomic<Int64>(0)

    /// The real clock and the system's random numbers.
    static let surroundings = Surroundings(
        now: {
            let own = Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))
            return Timestamp(milliseconds: own + clockOffset.load(ordering: .relaxed))
        },
        randomBytes: { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        },
        offsetMinutes: { zone, instant in
            let date = Date(timeIntervalSince1970: Double(instant.seconds))
            return (TimeZone(identifier: zone)?.secondsFromGMT(for: date) ?? 0) / 60
        })

    static let readers = DraftChecks.Readers { LanguageIdentifier.standard.identify($0) }

    /// A desk that can work, or everything that is wrong with its files.
    static func office(
        _ folder: String, models: ModelShelf, oversight: OversightRules = .init(), marking: ReplyMarkings = .none,
        languageModel: ModelDesks? = nil
    ) throws -> DeskOffice {
        let loaded = try checkedDesk(folder)
        let model = try models.current(for: loaded)
        return DeskOffice(
            desk: loaded.desk,
            triage: TriageDesk(
                desk: loaded.desk, model: model, rulesVersion: loaded.rulesVersion, surroundings: surroundings,
                languages: knownLanguages.part(loaded.digests.training) { KnownLanguages.of(loaded.training) },
                reliability: languageModel?.reliability(at: loaded.desk.id),
                rules: ruleBooks.part(loaded.digests.rules) { RuleBook(loaded.desk.rules) }),
            drafting: DraftingDesk(
                desk: loaded.desk, answersVersion: loaded.answersVersion, surroundings: surroundings,
                answers: answerBooks.part(loaded.digests.answers) { AnswerBook(loaded.desk.answers) }),
            checks: DraftChecks(desk: loaded.desk, readers: readers),
            review: ReviewDesk(
                desk: loaded.desk, oversight: oversight, surroundings: surroundings, marking: marking.of(loaded.desk)),
            consulting: languageModel?.desk(loaded))
    }

    // What is made of files that many desks may have in common.
    private static let ruleBooks = Shared<RuleBook>()
    private static let answerBooks = Shared<AnswerBook>()
    private static let knownLanguages = Shared<Set<String>>()
    private static let ruleProblems = Shared<[DeskProblem]>()

    /// A desk as this program read it first. It works with that, whatever becomes of the files; and reading takes a second.
    static func loaded(_ folder: String) throws -> LoadedDesk {
        if let known = desks.withLock({ $0[folder] }) { return known }
        let loaded = try DeskLoader(path: folder).load()
        desks.withLock { $0[folder] = loaded }
        return loaded
    }

    private static let desks = Mutex<[String: LoadedDesk]>([:])

    /// - Throws: `DeskProblems` with all that is wrong, at once.
    static func checkedDesk(_ folder: String) throws -> LoadedDesk {
        let loaded = try loaded(folder)
        let problems = Self.problems(of: loaded)
        guard problems.isEmpty else {
            throw DeskProblems(
                problems.map {
                    DeskProblem($0.fault, at: Origin(file: folder + "/" + $0.origin.file, line: $0.origin.line))
                })
        }
        for line in loaded.badTrainingLines {
            Terminal.say("\(folder)/\(line): no training enquiry; the line is left out, the rest counts")
        }
        return loaded
    }

    static func problems(of loaded: LoadedDesk) -> [DeskProblem] {
        let ofRules = ruleProblems.part(loaded.digests.rules) { RuleBook.problems(of: loaded.desk.rules) }
        return (loaded.problems + ofRules + OfferBook(loaded.desk).problems).sorted()
    }

    static func offerDesk(_ loaded: LoadedDesk) -> OfferDesk {
        OfferDesk(desk: loaded.desk, offersVersion: loaded.offersVersion, surroundings: surroundings)
    }

    /// For each desk a line that says with which model it decides.
    static func modelsInUse(_ installation: Installation) throws -> [String] {
        let shelf = ModelShelf(folder: installation.models)
        return try installation.desks.map { folder in
            let loaded = try loaded(folder)
            switch shelf.models(of: loaded.desk.id).inUse(with: loaded) {
            case .own: return "The desk \(loaded.desk.id) decides with its own model \(loaded.trainingVersion)."
            case .learned(let version, let content):
                return "The desk \(loaded.desk.id) decides with the model \(version), which learned from "
                    + "\(content.phrases.count) corrections of officers."
            }
        }
    }

    /// - Parameter log: Published before replies leave. Commands that send hand it in.
    static func pipeline(
        _ installation: Installation, store: any CaseStore, log: LogBook? = nil
    ) throws -> EnquiryPipeline {
        let models = ModelShelf(folder: installation.models)
        let marking = try ReplyMarkings(installation)
        let languageModel = try ModelDesks(installation)
        let offices = try installation.desks.map {
            try office(
                $0, models: models, oversight: installation.oversight, marking: marking, languageModel: languageModel)
        }
        try marking.checkUse(by: offices.map(\.desk))
        return EnquiryPipeline(
            offices: offices, intake: IntakeDesk(surroundings: surroundings, desks: offices.map(\.desk)),
            post: PostDesk(transport: try transport(installation), surroundings: surroundings), store: store,
            queue: store as? any WorkQueue,
            wishes: store as? any OfferStore, publisher: log,
            switches: switches(installation, store as? any RecordLog),
            surroundings: surroundings)
    }

    private static func transport(_ installation: Installation) throws -> any ReplyTransport {
        switch installation.transport {
        case .maildir(let path): return MaildirTransport(directory: path)
        case .smtp(let smtp):
            let settings = SMTPTransport.Settings(
                url: smtp.url, username: smtp.user, passwordFile: smtp.passwordFile,
                caFile: smtp.certificateAuthorities)
            if let problem = settings.problem {
                throw Failure(.configuration, "\(installation.folder)/\(Installation.fileName): \(problem)")
            }
            return SMTPTransport(settings)
        }
    }
}
