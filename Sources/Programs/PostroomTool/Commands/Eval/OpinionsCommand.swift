import ArgumentParser
import Consulting
import DeskFiles
import Enquiries
import Evaluator
import Foundation
import TextClassification
import Transparency
import Triage

extension EvalCommand {
    struct Opinions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure how often the language model's second opinion is right.",
            discussion: """
                The desk decides its own training enquiries, each by a model that has not seen it. Where a second opinion would \
                be asked for, the configured model is asked, under the same rules for what may leave. With --save the \
                result goes into the desk directory: from then on the unsure band and the weight of opinions go by it.
                Example: postroom eval opinions --desk desk --of stadt --limit 200 --save
                """)

        @OptionGroup var directory: DeskDirectory
        @Option(help: "The desk to measure, by its id, for example stadt.")
        var of: String
        @Option(help: "Ask about so many enquiries at most.")
        var limit = 300
        @Option(help: "Into how many parts the enquiries are cut.")
        var folds = 5
        @Option(help: "Chooses the cut and the enquiries that are asked about.")
        var seed: UInt64 = 1
        @Flag(help: "Keep the result in the desk directory.")
        var save = false
        @Flag(help: "One JSON object.")
        var json = false

        func validate() throws {
            guard Suite.foldRange.contains(folds) else { throw ValidationError("--folds goes from 2 to 20.") }
            guard limit > 0 else { throw ValidationError("--limit begins with 1.") }
        }

        func run() async throws {
            let installation = try directory.installation()
            guard let models = try ModelDesks(installation) else {
                throw Failure(
                    .configuration,
                    "\(installation.folder) names no language model. Docs/LanguageModels.md explains how.")
            }
            let loaded = try installation.desks.map { try Assembly.checkedDesk($0) }
            guard let loaded = loaded.first(where: { $0.desk.id.text == of }) else {
                throw Failure(.usage, "There is no desk \"\(of)\" in \(installation.folder).")
            }
            let consulting = models.desk(loaded)
            guard let prompt = consulting.promptDigest(.opinion) else {
                throw Failure(.configuration, "There is no prompt for second opinions. Run: postroom model prompts")
            }
            let (doubtful, decided) = try doubtful(loaded)
            var bar = ProgressBar("Asking the model")
            let asked = Array(doubtful.prefix(limit))
            let turns = await asking(asked, consulting) {
                bar.draw(Double($0) / Double(max(1, asked.count)), "\($0) asked")
            }
            bar.clear()
            let trial = OpinionTrial(model: consulting.modelName, prompt: prompt, decided: decided, turns: turns)
            Terminal.print(json ? trial.json.canonicalText : trial.text)
            guard save else { return }
            guard trial.reliability.overall.of > 0 else {
                throw Failure(.unreachable, "The model answered nothing, so there is nothing to keep.")
            }
            var measured = try MeasuredOpinions(installation)
            try measured.save(trial.reliability, of: loaded.desk.id)
            Terminal.say(
                "Kept in \(installation.folder)/\(MeasuredOpinions.fileName); it counts from the next start on.")
        }

        private typealias Doubtful = (enquiry: TrainingEnquiry, decision: TriageDecision)

        /// Enquiries for which a second opinion would be asked for, in an order that the seed chooses.
        private func doubtful(_ loaded: LoadedDesk) throws -> (doubtful: [Doubtful], decided: Int) {
            let suite = Suite(
                name: loaded.desk.id.text, source: .ownTraining(desk: of), folds: folds, seeds: [seed],
                variants: [.whole])
            var measuring = DeskMeasuring(
                DeskMaterial(
                    desk: loaded.desk, rulesVersion: loaded.rulesVersion, training: loaded.training,
                    lexicon: loaded.lexicon), suite: suite)
            var found: [Doubtful] = []
            var bar = ProgressBar("Training")
            for (number, unit) in measuring.units.enumerated() {
                bar.draw(Double(number) / Double(folds), "part \(number + 1) of \(folds)")
                found += measuring.triaged(unit).filter { $0.decision.doubts?.isEmpty == false }
            }
            bar.clear()
            return (CrossValidation.shuffled(found.count, seed: seed).map { found[$0] }, measuring.caseCount)
        }

        private func asking(
            _ asked: [Doubtful], _ desk: ConsultingDesk, progress: (Int) -> Void
        ) async -> [OpinionTrial.Turn] {
            await withTaskGroup(of: (Int, OpinionTrial.Turn).self) { group in
                var turns: [(Int, OpinionTrial.Turn)] = []
                var next = 0
                func start() {
                    guard next < asked.count else { return }
                    let (place, one) = (next, asked[next])
                    next += 1
                    group.addTask {
                        (
                            place,
                            OpinionTrial.Turn(
                                one.enquiry, one.decision, await desk.opinion(on: one.enquiry, one.decision))
                        )
                    }
                }
                for _ in 0..<desk.parallel { start() }
                while let turn = await group.next() {
                    turns.append(turn)
                    progress(turns.count)
                    start()
                }
                return turns.sorted { $0.0 < $1.0 }.map(\.1)
            }
        }
    }
}

extension ConsultingDesk {
    fileprivate func opinion(on enquiry: TrainingEnquiry, _ decision: TriageDecision) async -> OpinionTrial.Turn.Result
    {
        var mail = Enquiry(training: enquiry)
        if let party = enquiry.from.flatMap({ Enquiry.Party(field: $0) }) { mail.from = party }
        let file = CaseFile(
            id: CaseID(enquiry.id), desk: DeskID(""), state: .withPerson, version: 1, createdAt: mail.receivedAt,
            updatedAt: mail.receivedAt, mails: [mail], decision: decision)
        switch prepareOpinion(on: file) {
        case .notAsked(let reason, _): return .stayed(reason.code)
        case .ready(let call):
            switch await ask(call).outcome {
            case .opinion(let answer): return .answered(answer)
            case .none(let reason): return .unanswered(reason.code)
            case .text: return .unanswered("text")
            }
        }
    }
}

extension Enquiry.Party {
    /// `Ann Lee <ann@citizen.example>`, as training enquiries have it.
    fileprivate init?(field: String) {
        guard let open = field.lastIndex(of: "<"), field.last == ">" else { return nil }
        let name = field[..<open].drop { $0.isWhitespace }
        self.init(
            name: name.isEmpty ? nil : String(name).trimmingCharacters(in: .whitespaces),
            address: String(field[field.index(after: open)...].dropLast()))
    }
}
