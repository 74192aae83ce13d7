import Cases
import DeskFiles
import Enquiries
import Evaluator
import Foundation
import StoreSQL
import Transparency
import Triage

/// Makes a desk's model learn from officers, takes a model back, forgets a case. Records come first, their effect after
/// them: a crash in between leaves the former model in use.
struct Learner {
    let loaded: LoadedDesk
    let shelf: ModelShelf
    let store: any SQLStore
    let policy: LearningPolicy
    let officer: OfficerID
    let surroundings: Surroundings

    private var desk: DeskID { loaded.desk.id }
    private var models: DeskModels { shelf.models(of: desk) }

    enum Outcome {
        /// Nothing new to learn from.
        case nothing(String)
        case decided(Lineage.Entry)
    }

    /// - Parameter again: Whether a model that a person took back may be promoted once more.
    func learn(_ corrections: [Correction], again: Bool) throws -> (outcome: Outcome, changes: [Teaching]) {
        let lineage = try models.lineageFile.read()
        let present = try presentModel(lineage)
        let lines = try LearnedFile.bytes(of: corrections)
        let sha256 = sha256Hex(lines)
        let version = DeskModels.version(training: loaded.trainingVersion, learnedSHA256: sha256)
        if corrections.isEmpty {
            return (.nothing("No correction counts. List them with: postroom model corrections"), [])
        }
        if version == present.version {
            return (.nothing("The model \(version) has learned all corrections that count."), [])
        }
        if !again, let entry = lineage.takenBack(version) {
            return (
                .nothing(
                    "\(entry.by) took the model \(version) back on \(entry.at.date().iso8601). "
                        + "Learn it all the same with --again."), []
            )
        }
        let report = report(present: present.content.phrases, candidate: corrections.map(\.phrase))
        let entry = Lineage.Entry(
            event: report.isPassed ? .promoted : .refused, version: version, parent: present.version,
            current: report.isPassed ? version : lineage.current, training: loaded.trainingVersion,
            learned: .init(sha256: sha256, corrections), gate: report,
            policy: policy, by: officer, at: surroundings.now())
        guard report.isPassed else { return (.decided(entry), []) }
        try DurableFile.write(lines, to: models.learnedFile(version))
        // The model lies ready before anything names it.
        _ = try shelf.model(for: loaded.learning(corrections.map(\.phrase), version: version))
        return (
            .decided(entry),
            Teaching.between(present.content.cases, corrections.map(\.caseID))
        )
    }

    private func report(present: [LexiconPhrase], candidate: [LexiconPhrase]) -> GateReport {
        let trial = GateTrial(
            desk: loaded.desk, training: loaded.training, lexicon: loaded.lexicon, rulesVersion: loaded.rulesVersion,
            mail: { Enquiry(training: $0) })
        return ModelGate.report(
            on: trial.outcomes(present: present, candidate: candidate, folds: policy.folds, seed: policy.seed),
            policy: policy)
    }

    /// Makes the parent of the model in use the one in use.
    func back() throws -> (entry: Lineage.Entry, changes: [Teaching]) {
        let lineage = try models.lineageFile.read()
        guard let version = lineage.current else {
            throw Failure(.failure, "The desk \(desk) uses its own model; there is nothing to take back.")
        }
        let parent = lineage.usableParent(of: version)
        let entry = Lineage.Entry(
            event: .takenBack, version: version, parent: parent ?? loaded.trainingVersion, current: parent,
            training: loaded.trainingVersion, learned: parent.flatMap { lineage.promotion(of: $0)?.learned },
            by: officer, at: surroundings.now())
        return (
            entry,
            Teaching.between(
                (try? models.cases(of: version, in: lineage)) ?? [],
                parent.flatMap { try? models.cases(of: $0, in: lineage) } ?? [])
        )
    }

    /// Lets no model learn from `id` any more. Every model that did is taken off the disk; the nearest one that did not
    /// comes into use.
    func forget(_ id: CaseID) throws -> (entry: Lineage.Entry, changes: [Teaching]) {
        try history.forget(id, training: loaded.trainingVersion)
    }

    /// Keeps the records of `changes`, then the entry: from here on it counts.
    func commit(_ entry: Lineage.Entry, _ changes: [Teaching]) async throws {
        try await history.commit(entry, changes)
    }

    private var history: ModelHistory {
        ModelHistory(models: models, store: store, officer: officer, surroundings: surroundings)
    }

    private struct Present {
        let version: String
        let content: LearnedFile.Content
    }

    private func presentModel(_ lineage: Lineage) throws -> Present {
        switch models.inUse(with: loaded) {
        case .learned(let version, let content): Present(version: version, content: content)
        case .own: Present(version: loaded.trainingVersion, content: .init(phrases: [], cases: []))
        }
    }
}
