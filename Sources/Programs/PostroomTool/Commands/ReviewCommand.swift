import ArgumentParser
import Cases
import Enquiries
import Pipeline
import Review
import StoreSQL

struct ReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Decide about drafts on the command line.",
        subcommands: [Show.self, Approve.self, Reject.self, Reassign.self, Seed.self])

    /// A case, with everything needed to decide about it.
    struct Target: ParsableArguments {
        @OptionGroup var directory: DeskDirectory
        @OptionGroup var acting: ActingOfficer
        @Argument(help: "The id of the case.")
        var id: String

        func open(
            _ mode: StoreMode
        ) async throws -> (store: any SQLStore, pipeline: EnquiryPipeline, file: CaseFile) {
            let installation = try directory.installation()
            let store =
                mode == .readOnly
                ? try await Assembly.store(installation, mode) : try await Assembly.writable(installation).store
            let pipeline = try Assembly.pipeline(installation, store: store)
            return (store, pipeline, try await store.load(CaseID(id)))
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the reply exactly as it would be sent; its seal goes to standard error.",
            discussion: "Approve what you have read with: postroom review approve ID --seal SEAL")

        @OptionGroup var target: Target

        func run() async throws {
            let (store, pipeline, file) = try await target.open(.readOnly)
            guard let draft = file.draft else { throw ReviewRefusal.noDraft }
            let preview = try pipeline.office(of: file).review.composer.preview(
                draft, of: file, key: try await store.key(of: file.id),
                composedAt: ReviewDesk.moment(of: file, now: Assembly.surroundings.now()))
            Terminal.emit(preview.bytes)
            for gap in draft.gaps { Terminal.say("Missing: \(gap.what)") }
            let findings = try pipeline.findings(of: file)
            if draft.model != nil { Terminal.say("Draft: \(AdviceText.maker(draft))") }
            for sentence in AdviceText.sentences(draft, findings: findings) { Terminal.say(sentence) }
            for finding in findings { Terminal.say(FindingText.line(finding)) }
            Terminal.say(
                "Seal: \(Seal(version: file.version, moment: preview.composedAt, sha256: preview.sha256).text)")
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approve exactly the reply that `postroom review show` printed.")

        @OptionGroup var target: Target
        @Option(help: "The seal that `postroom review show` printed.")
        var seal: String
        @Option(
            name: .customLong("confirm"), parsing: .upToNextOption,
            help: "Ids of findings that you have looked at and let stand.")
        var confirmed: [String] = []

        func run() async throws {
            guard let seal = Seal(seal) else {
                throw Failure(.usage, "\"\(self.seal)\" is no seal. Get one with: postroom review show \(target.id)")
            }
            let (store, pipeline, file) = try await target.open(.readWrite)
            let officer = try await target.acting.load(store)
            try await pipeline.decide(
                .approve(sha256: seal.sha256, composedAt: seal.moment, confirmed: Set(confirmed)), on: file.id,
                version: seal.version, by: officer)
            Terminal.say("Approved. The reply waits in the outbox; postroom send or postroom serve sends it.")
        }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Turn a draft down; the case stays with a person.")

        @OptionGroup var target: Target
        @Option(help: "Why.")
        var reason: Verdict.Reason
        @Option(help: "A note for colleagues.")
        var note = ""

        func run() async throws {
            let (store, pipeline, file) = try await target.open(.readWrite)
            let officer = try await target.acting.load(store)
            try await pipeline.decide(.reject(reason, note: note), on: file.id, version: file.version, by: officer)
            Terminal.say("Rejected. The case stays with a person.")
        }
    }

    struct Reassign: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say which service of the desk owns the mail; a new draft is made for it.",
            discussion: "Example: postroom review reassign ID --service parking --desk desk")

        @OptionGroup var target: Target
        @Option(help: "The service that owns the mail, by its id in services.yaml.")
        var service: String
        @Option(help: "A note for colleagues. It stays with the case and is in no log.")
        var note = ""

        func run() async throws {
            let (store, pipeline, file) = try await target.open(.readWrite)
            let officer = try await target.acting.load(store)
            let after = try await pipeline.decide(
                .reassign(to: ServiceID(service), note: note), on: file.id, version: file.version, by: officer)
            Terminal.say(
                "The case is with \(service) now and \(after.state == .drafted ? "has a new draft" : "has no draft").")
        }
    }
}

/// What an officer has read, as one word to copy: version of the case, moment of composing, digest of the bytes.
struct Seal {
    let version: Int
    let moment: Timestamp
    let sha256: String

    init(version: Int, moment: Timestamp, sha256: String) {
        (self.version, self.moment, self.sha256) = (version, moment, sha256)
    }

    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 3, let version = Int(parts[0]), let seconds = Int64(parts[1]), parts[2].utf8.count == 64
        else { return nil }
        self.init(version: version, moment: Timestamp(secondsSince1970: seconds), sha256: String(parts[2]))
    }

    var text: String { "\(version)-\(moment.seconds)-\(sha256)" }
}
