import Cases
import Enquiries
import Foundation
import StoreSQL
import Transparency
import Triage

/// A case that a model begins or ceases to learn from.
struct Teaching {
    let id: CaseID
    let what: TeachingStep.What

    /// What changes where a model that learned from `before` gives way to one that learned from `after`.
    static func between(_ before: [CaseID], _ after: [CaseID]) -> [Teaching] {
        let (old, new) = (Set(before), Set(after))
        return new.subtracting(old).sorted().map { Teaching(id: $0, what: .learned) }
            + old.subtracting(new).sorted().map { Teaching(id: $0, what: .unlearned) }
    }
}

/// Changes of a desk's lineage together with the records of the cases that they concern. It needs no desk: what was
/// learned can be forgotten although the desk's files are gone.
struct ModelHistory {
    let models: DeskModels
    let store: any SQLStore
    let officer: OfficerID
    let surroundings: Surroundings

    /// The entry by which no model learns from `id` any more. Every model that did is spoilt; the nearest one that did
    /// not comes into use.
    ///
    /// - Parameter training: Version of the desk's own training.
    func forget(_ id: CaseID, training: String) throws -> (entry: Lineage.Entry, changes: [Teaching]) {
        let lineage = try models.lineageFile.read()
        // A model whose lines cannot be read may have learned from the case, so it counts as one that has.
        let spoilt = lineage.promoted.filter { version in
            !lineage.spoilt.contains(version) && (try? models.cases(of: version, in: lineage))?.contains(id) != false
        }
        let inUse = lineage.current
        let next = inUse.flatMap { version in
            spoilt.contains(version) ? lineage.usableParent(of: version, barred: Set(spoilt)) : version
        }
        let entry = Lineage.Entry(
            event: .forgotten, version: inUse ?? training, parent: next ?? training, current: next,
            training: training, learned: next.flatMap { lineage.promotion(of: $0)?.learned }, by: officer,
            at: surroundings.now(), forgotten: id, spoilt: spoilt)
        let changes = Teaching.between(
            inUse.flatMap { try? models.cases(of: $0, in: lineage) } ?? [],
            next.flatMap { try? models.cases(of: $0, in: lineage) } ?? [])
        return (entry, changes.filter { $0.id != id } + [Teaching(id: id, what: .forgotten)])
    }

    /// Keeps the records of `changes`, then the entry: from here on it counts.
    func commit(_ entry: Lineage.Entry, _ changes: [Teaching]) async throws {
        let step = TeachingStep(
            entry, entrySHA256: try models.lineageFile.digest(of: entry), desk: models.desk,
            surroundings: surroundings)
        var kept: [CaseChange] = []
        for change in changes {
            guard let file = try await storedCase(change.id) else { continue }
            let taught = try step.step(change.what, of: file)
            kept.append(CaseChange(taught.value, because: taught.records))
        }
        try await store.commit(kept)
        try models.lineageFile.append(entry)
        // All of them: an earlier run may have been stopped before this point.
        for version in try models.lineageFile.read().spoilt { try models.remove(version) }
    }

    /// `nil` where the case was erased already: nothing is left that could have a step.
    private func storedCase(_ id: CaseID) async throws -> CaseFile? {
        do {
            return try await store.load(id)
        } catch {
            if error == .noSuchCase(id) { return nil }
            throw error
        }
    }
}

extension DeskModels {
    /// The cases that a promoted model learned from; none for the desk's own.
    func cases(of version: String, in lineage: Lineage) throws -> [CaseID] {
        guard let learned = lineage.promotion(of: version)?.learned else { return [] }
        return try LearnedFile.read(learnedFile(version), sha256: learned.sha256).cases
    }
}
