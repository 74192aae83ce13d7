import ArgumentParser
import Cases
import DeskFiles
import Enquiries
import Pipeline
import Review
import StoreSQL
import Transparency
import Triage

struct ModelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "model",
        abstract: "Let a desk's model learn from officers, and take it back; look after the language model.",
        discussion: "Docs/Learning.md says what counts and why a model is refused, Docs/LanguageModels.md the rest.",
        subcommands: [
            Corrections.self, Learn.self, List.self, Show.self, Back.self, Forget.self, Probe.self, Prompts.self,
        ])

    /// Which desk of a desk directory.
    struct Target: ParsableArguments {
        @OptionGroup var directory: DeskDirectory
        @Option(help: "The id of the desk. Needed where the directory has more than one.")
        var deskID: String?
        @Flag(help: "One JSON object a line.")
        var json = false

        func load() throws -> (installation: Installation, loaded: LoadedDesk, shelf: ModelShelf) {
            let installation = try directory.installation()
            let all = try installation.desks.map { try Assembly.checkedDesk($0) }
            let ids = all.map(\.desk.id.text).joined(separator: ", ")
            guard
                let loaded = deskID.map({ id in all.first { $0.desk.id.text == id } })
                    ?? (all.count == 1 ? all[0] : nil)
            else {
                throw Failure(.usage, "Name one of the desks of \(directory.desk) with --desk-id: \(ids).")
            }
            return (installation, loaded, ModelShelf(folder: installation.models))
        }
    }

    /// How careful learning is; see `LearningPolicy`.
    struct Care: ParsableArguments {
        @Option(help: "Hours that a correction waits before it counts.")
        var quarantineHours = 24.0
        @Option(help: "A mail that resembles more learned ones than this is refused.")
        var nearDuplicates = 3
        @Option(help: "The largest share of the learned corrections that may come from one officer, above 0 to 1.")
        var officerShare = 0.5
        @Option(help: "So many corrections of one officer count whatever their share.")
        var officerMinimum = 20
        @Option(help: "Corrections of a service, at most, as a multiple of the median service's own enquiries.")
        var classMultiple = 1.0
        @Option(help: "The share of enquiries by which a new model may be less often right, 0 to 1.")
        var accuracyLoss = 0.005
        @Option(help: "The share of a service's enquiries that a new model may lose, 0 to 1; one always.")
        var recallLoss = 0.1
        @Option(help: "Error level at which a model that is right less often counts as worse, 0 to 1.")
        var significance = 0.05
        @Option(help: "Into how many parts the desk's enquiries are cut.")
        var folds = 5

        func validate() throws {
            guard quarantineHours >= 0, quarantineHours <= 24 * 365, nearDuplicates >= 0, officerMinimum >= 0 else {
                throw ValidationError("--quarantine-hours goes from 0 to 8760; counts are not negative.")
            }
            guard officerShare > 0, officerShare <= 1, classMultiple > 0, classMultiple <= 1000 else {
                throw ValidationError("--officer-share goes from above 0 to 1, --class-multiple from above 0 to 1000.")
            }
            guard (2...20).contains(folds) else { throw ValidationError("--folds goes from 2 to 20.") }
            guard [accuracyLoss, recallLoss, significance].allSatisfy((0...1).contains) else {
                throw ValidationError("--accuracy-loss, --recall-loss and --significance go from 0 to 1.")
            }
        }

        var policy: LearningPolicy {
            var policy = LearningPolicy()
            policy.quarantine = Int64(quarantineHours * 3600)
            (policy.nearDuplicates, policy.officerShare) = (nearDuplicates, officerShare)
            (policy.officerMinimum, policy.classMultiple) = (officerMinimum, classMultiple)
            (policy.accuracyLoss, policy.recallLoss) = (accuracyLoss, recallLoss)
            (policy.significance, policy.folds) = (significance, folds)
            return policy
        }
    }

    struct Corrections: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List officers' corrections, which of them count, and why others do not.")

        @OptionGroup var target: Target
        @OptionGroup var care: Care

        func run() async throws {
            let (installation, loaded, shelf) = try target.load()
            let sorted = try await ModelCommand.sorted(
                loaded, shelf, care.policy, try await Assembly.store(installation, .readOnly))
            for correction in sorted.released { show(correction, nil) }
            for refused in sorted.refused { show(refused.correction, refused.because) }
            if !target.json {
                Terminal.say("\(sorted.released.count) corrections count, \(sorted.refused.count) do not.")
            }
        }

        private func show(_ correction: Correction, _ refusal: Quarantine.Refusal?) {
            guard target.json else {
                let what = refusal.map { "does not count: \($0)" } ?? "counts"
                return Terminal.show(
                    "\(correction.caseID)  \(correction.label.before) → \(correction.label.after)  \(correction.officer)  "
                        + "\(correction.at.iso8601)  \(what)")
            }
            let line: JSONValue = [
                "case": .string(correction.caseID.text), "mail_sha256": .string(correction.mailSHA256),
                "matter": .string(correction.matter.rawValue), "from": .string(correction.label.before),
                "to": .string(correction.label.after),
                "officer": .string(correction.officer.text), "at": .string(correction.at.iso8601),
                "record": .string(correction.record), "model": .string(correction.model),
                "confidence": .number(correction.confidence), "counts": .bool(refusal == nil),
                "refused": JSONValue(refusal?.word), "because": JSONValue(refusal?.description),
            ]
            Terminal.print(line.canonicalText)
        }
    }

    struct Learn: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a model that has learned the corrections that count, and use it if it is not worse.",
            discussion: """
                With the embedded store the desk must be closed meanwhile; programs that share a database take the model into \
                use while they run. Ends with 100 where the model was refused.
                Example: postroom model learn --desk desk --desk-id stadt
                """)

        @OptionGroup var target: Target
        @OptionGroup var care: Care
        @OptionGroup var acting: ActingOfficer
        @Flag(help: "Promote a model that was taken back once more.")
        var again = false

        func run() async throws {
            let (installation, loaded, shelf) = try target.load()
            let store = try await Assembly.writable(installation).store
            let officer = try await ModelCommand.administrator(acting, store)
            try await Assembly.switches(installation, store)().require(.learn, at: loaded.desk)
            let sorted = try await ModelCommand.sorted(loaded, shelf, care.policy, store)
            let learner = Learner(
                loaded: loaded, shelf: shelf, store: store, policy: care.policy, officer: officer,
                surroundings: Assembly.surroundings)
            let (outcome, changes) = try learner.learn(sorted.released, again: again)
            switch outcome {
            case .nothing(let why): Terminal.say(why)
            case .decided(let entry):
                try await learner.commit(entry, changes)
                try ModelText.show(entry, json: target.json)
                if entry.event == .refused { throw Failure(.gateMissed, ModelText.refusal(of: entry)) }
                Terminal.say(ModelText.use(of: entry.version, installation))
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "List a desk's models: promoted, refused, taken back.")

        @OptionGroup var target: Target

        func run() throws {
            let (_, loaded, shelf) = try target.load()
            for entry in try shelf.models(of: loaded.desk.id).lineageFile.read().entries {
                if target.json {
                    try ModelText.show(entry, json: true)
                } else {
                    Terminal.show(ModelText.line(entry))
                }
            }
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a model with its figures; the one in use where none is named.")

        @OptionGroup var target: Target
        @Argument(help: "The version of the model.")
        var version: String?

        func run() throws {
            let (_, loaded, shelf) = try target.load()
            let models = shelf.models(of: loaded.desk.id)
            let lineage = try models.lineageFile.read()
            let inUse: String
            switch models.inUse(with: loaded) {
            case .learned(let version, _): inUse = version
            case .own(let because):
                inUse = loaded.trainingVersion
                if let because { Terminal.say("The desk \(loaded.desk.id) decides with its own model: \(because)") }
            }
            let wanted = version ?? inUse
            guard let entry = lineage.entries.last(where: { $0.version == wanted && $0.gate != nil }) else {
                guard wanted == loaded.trainingVersion else {
                    throw Failure(.failure, "There is no model \(wanted). List them with: postroom model list")
                }
                return ModelText.showOwn(wanted, isInUse: wanted == inUse, json: target.json)
            }
            try ModelText.show(entry, json: target.json)
        }
    }

    struct Back: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Use the model before the one in use again.")

        @OptionGroup var target: Target
        @OptionGroup var acting: ActingOfficer

        func run() async throws {
            let (installation, loaded, shelf) = try target.load()
            let store = try await Assembly.writable(installation).store
            let learner = Learner(
                loaded: loaded, shelf: shelf, store: store, policy: LearningPolicy(),
                officer: try await ModelCommand.administrator(acting, store), surroundings: Assembly.surroundings)
            let (entry, changes) = try learner.back()
            try await learner.commit(entry, changes)
            try ModelText.show(entry, json: target.json)
            Terminal.say(ModelText.use(of: entry.parent, installation))
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let no model learn from a case any more, and take those that did off the disk.")

        @OptionGroup var target: Target
        @OptionGroup var acting: ActingOfficer
        @Argument(help: "The id of the case.")
        var id: String

        func run() async throws {
            let (installation, loaded, shelf) = try target.load()
            let store = try await Assembly.writable(installation).store
            let learner = Learner(
                loaded: loaded, shelf: shelf, store: store, policy: LearningPolicy(),
                officer: try await ModelCommand.administrator(acting, store), surroundings: Assembly.surroundings)
            let (entry, changes) = try learner.forget(CaseID(id))
            try await learner.commit(entry, changes)
            try ModelText.show(entry, json: target.json)
            let spoilt = entry.spoilt ?? []
            Terminal.say(
                spoilt.isEmpty
                    ? "No model had learned from the case, and none will."
                    : "\(spoilt.count) model(s) had learned from the case and are gone. "
                        + ModelText.use(of: entry.parent, installation) + " Train anew with: postroom model learn")
        }
    }

    /// The corrections of a desk, sorted into those that count and those that do not.
    fileprivate static func sorted(
        _ loaded: LoadedDesk, _ shelf: ModelShelf, _ policy: LearningPolicy, _ store: any SQLStore
    ) async throws -> Quarantine.Outcome {
        let triage = TriageDesk(
            desk: loaded.desk, model: try shelf.current(for: loaded), rulesVersion: loaded.rulesVersion,
            surroundings: Assembly.surroundings)
        let quarantine = Quarantine(
            policy: policy, services: loaded.desk.services.map(\.id), training: loaded.training,
            forgotten: try shelf.models(of: loaded.desk.id).lineageFile.read().forgotten,
            now: Assembly.surroundings.now())
        let reader = CorrectionReader(store: store, triage: triage)
        return quarantine.sort(
            try await reader.corrections(of: loaded.desk.id) + reader.relabellings(of: loaded.desk.id))
    }

    fileprivate static func administrator(_ acting: ActingOfficer, _ store: any SQLStore) async throws -> OfficerID {
        let officer = try await acting.load(store)
        guard officer.mayEverywhere(.administer) else { throw ReviewRefusal.lacksRight(.administer) }
        return officer.id
    }
}
