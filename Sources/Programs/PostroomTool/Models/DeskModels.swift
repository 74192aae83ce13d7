import DeskFiles
import Enquiries
import Foundation
import Transparency
import Triage

/// The learned models of one desk: where they came from, what they learned, and which is in use.
struct DeskModels {
    let desk: DeskID
    let lineageFile: LineageFile
    private let shelf: URL
    private let folder: URL

    /// - Parameter shelf: The folder that models lie in.
    init(shelf: URL, desk: DeskID) {
        (self.shelf, self.desk) = (shelf, desk)
        folder = shelf.appendingPathComponent(desk.text, isDirectory: true)
        lineageFile = LineageFile(url: folder.appendingPathComponent("lineage.jsonl"))
    }

    /// The model that a desk decides with.
    enum InUse {
        /// The desk's own; `because` says why not the learned one, where there is one.
        case own(because: String?)
        case learned(version: String, LearnedFile.Content)
    }

    /// The learned model is used only with the training that it was compared on: another one makes another model, which
    /// nobody has measured.
    func inUse(with loaded: LoadedDesk) -> InUse {
        do {
            let lineage = try lineageFile.read()
            guard let version = lineage.current else { return .own(because: nil) }
            guard let entry = lineage.promotion(of: version), let learned = entry.learned,
                !lineage.spoilt.contains(version)
            else { return .own(because: "its lineage does not say what the model \(version) learned") }
            guard entry.training == loaded.trainingVersion else {
                return .own(
                    because:
                        "the desk's training or rules have changed since the model \(version) was made. Learn anew with: "
                        + "postroom model learn")
            }
            return .learned(
                version: version, try LearnedFile.read(learnedFile(version), sha256: learned.sha256))
        } catch {
            return .own(because: "\(error)")
        }
    }

    func learnedFile(_ version: String) -> URL {
        folder.appendingPathComponent("learned/\(version).jsonl")
    }

    /// The version of a model that learned from the desk's training and from these lines.
    static func version(training: String, learnedSHA256: String) -> String {
        String(sha256Hex((training + "\n" + learnedSHA256).utf8).prefix(16))
    }

    /// Takes everything of a learned model off the disk.
    func remove(_ version: String) throws {
        let files = FileManager.default
        let models = ((try? files.contentsOfDirectory(atPath: shelf.path)) ?? [])
            .filter { $0.hasPrefix("\(desk)-\(version)-") }.map { shelf.appendingPathComponent($0) }
        for file in models + [learnedFile(version)] where files.fileExists(atPath: file.path) {
            do {
                try files.removeItem(at: file)
            } catch {
                throw Failure(.inputOutput, "\(file.path) cannot be removed. Remove it by hand.")
            }
        }
    }
}

extension ModelShelf {
    func models(of desk: DeskID) -> DeskModels { DeskModels(shelf: folder, desk: desk) }

    /// The model that the desk decides with: the learned one in use, else its own. Where the learned one cannot be used,
    /// that is said.
    func current(for loaded: LoadedDesk) throws -> ServiceModel {
        switch models(of: loaded.desk.id).inUse(with: loaded) {
        case .learned(let version, let content):
            return try model(for: loaded.learning(content.phrases, version: version))
        case .own(let because):
            if let because {
                Terminal.say("The desk \(loaded.desk.id) decides with its own model: \(because)")
            }
            return try model(for: loaded)
        }
    }
}
