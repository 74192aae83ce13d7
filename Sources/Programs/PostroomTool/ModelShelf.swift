import DeskFiles
import Enquiries
import Foundation
import Triage

/// Trained models on disk, named after the training data and rules they were made from, so that a desk trains once. Desks with
/// the same training have one file, which this machine has in memory once, whichever programs use it; what a desk learned
/// from its own mail lies under its own name.
struct ModelShelf: Sendable {
    let folder: URL

    init(folder: String) { self.folder = URL(fileURLWithPath: folder, isDirectory: true) }

    /// The shelf of commands that have no desk directory: the user's cache (XDG Base Directory Specification).
    static var ofUser: ModelShelf {
        let environment = ProcessInfo.processInfo.environment
        let cache =
            environment["XDG_CACHE_HOME"].map { URL(fileURLWithPath: $0, isDirectory: true) }
            ?? URL(fileURLWithPath: NSHomeDirectory(), isDirectory: true).appendingPathComponent(".cache")
        return ModelShelf(folder: cache.appendingPathComponent("postroom/models").path)
    }

    /// The model of a desk: from the shelf where it lies there undamaged, or from that of the user, else trained now. What was
    /// not on the shelf is put there.
    ///
    /// Nothing is put on the user's shelf for others: a model may have learned from the mail of one installation.
    func model(for loaded: LoadedDesk) throws -> ServiceModel {
        try Self.opened.part(folder.path + "/" + loaded.trainingVersion) { try open(loaded) }
    }

    private static let opened = Shared<ServiceModel>()

    /// Lets go of all models but these. What is still deciding with one keeps it to the end.
    func close(allBut versions: Set<String>) {
        Self.opened.keep(only: Set(versions.map { folder.path + "/" + $0 }))
    }

    private func open(_ loaded: LoadedDesk) throws -> ServiceModel {
        let version = loaded.trainingVersion
        let owner = loaded.hasLearned ? "\(loaded.desk.id)-" : ""
        func file(_ part: ServiceModel.Part, on shelf: ModelShelf) -> URL {
            shelf.folder.appendingPathComponent("\(owner)\(version)-\(Postroom.version).\(part.rawValue)")
        }
        /// What lies on the shelf is used there, so that all programs of this machine have it in memory together.
        func put(_ model: ServiceModel) throws -> ServiceModel {
            for part in ServiceModel.Part.allCases {
                if let bytes = try model.bytes(of: part) { keep(bytes, at: file(part, on: self)) }
            }
            return (try? ServiceModel(version: version) { file($0, on: self).path }) ?? model
        }
        for shelf in folder == Self.ofUser.folder ? [self] : [self, .ofUser] {
            do {
                let model = try ServiceModel(version: version) { file($0, on: shelf).path }
                return shelf.folder == folder ? model : try put(model)
            } catch {
                if FileManager.default.fileExists(atPath: file(.services, on: shelf).path) {
                    Terminal.say("\(shelf.folder.path): \(error); the model of \(loaded.desk.id) is not used")
                }
            }
        }
        guard !loaded.training.isEmpty else {
            Terminal.say(
                "The desk \(loaded.desk.id) has no training enquiries and works by its rules alone; add some under training/."
            )
            return .none
        }
        if Terminal.errorIsTerminal {
            Terminal.say(
                "Training the model of \(loaded.desk.id) on \(loaded.training.count) enquiries; once, for half a minute or so"
            )
        }
        let model = ServiceModel(
            learning: loaded.training, lexicon: loaded.lexicon, rules: loaded.desk.rules, version: version)
        return try put(model)
    }

    /// Best effort: a shelf that cannot be written costs the next start a second, nothing else.
    private func keep(_ bytes: [UInt8], at url: URL) {
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(bytes).write(to: url, options: .atomic)
    }
}
