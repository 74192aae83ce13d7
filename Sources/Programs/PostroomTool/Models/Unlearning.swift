import Cases
import Enquiries
import Foundation
import StoreSQL
import Triage

/// Takes what models learned from erased cases off the disk, for all desks whose models lie on the shelf.
struct Unlearning: Sendable {
    let shelf: ModelShelf
    let store: any SQLStore
    let officer: OfficerID
    let surroundings: Surroundings

    /// - Returns: How many models went.
    func erase(_ erased: Set<CaseID>) async throws -> Int {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: shelf.folder.path)) ?? []
        try removeUnfinished(in: shelf.folder)
        var count = 0
        for name in names.sorted() where !name.hasPrefix(".") {
            let models = shelf.models(of: DeskID(name))
            guard FileManager.default.fileExists(atPath: models.learnedFolder.path) else { continue }
            count += try await erase(erased, in: models)
        }
        return count
    }

    private func erase(_ erased: Set<CaseID>, in models: DeskModels) async throws -> Int {
        try removeUnfinished(in: models.learnedFolder)
        var count = 0
        // Each round forgets one case and with it every model that learned from it.
        while let (version, ids) = models.learnedVersions.first(where: { holds($0.cases, any: erased) }) {
            // A damaged lineage promotes nothing: the desk decides with its own model then, and says so.
            let lineage = (try? models.lineageFile.read()) ?? Lineage()
            if let promotion = lineage.promotion(of: version), !lineage.spoilt.contains(version),
                let id = ids?.first(where: erased.contains)
            {
                let history = ModelHistory(models: models, store: store, officer: officer, surroundings: surroundings)
                let (entry, changes) = try history.forget(id, training: promotion.training)
                try await history.commit(entry, changes)
                count += entry.spoilt?.count ?? 0
            } else {
                // Learned by a run that was stopped, or spoilt by one, or damaged.
                count += 1
            }
            try models.remove(version)
        }
        return count
    }

    /// Lines that cannot be read may be about anybody.
    private func holds(_ cases: [CaseID]?, any erased: Set<CaseID>) -> Bool {
        cases?.contains(where: erased.contains) ?? true
    }

    /// Files are written beside their place and moved there; a crash leaves them under names with a dot.
    private func removeUnfinished(in folder: URL) throws {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where name.hasPrefix(".")
        {
            let file = folder.appendingPathComponent(name)
            do {
                try FileManager.default.removeItem(at: file)
            } catch {
                throw Failure(.inputOutput, "\(file.path) cannot be removed. Remove it by hand.")
            }
        }
    }
}

extension DeskModels {
    var learnedFolder: URL { learnedFile("x").deletingLastPathComponent() }

    /// Versions whose learned lines lie on the disk, with the cases of the lines; `nil` where they cannot be read.
    var learnedVersions: [(version: String, cases: [CaseID]?)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: learnedFolder.path)) ?? []
        return names.sorted().filter { $0.hasSuffix(".jsonl") }.map { name in
            let version = String(name.dropLast(".jsonl".count))
            return (version, try? LearnedFile.cases(learnedFile(version)))
        }
    }
}
