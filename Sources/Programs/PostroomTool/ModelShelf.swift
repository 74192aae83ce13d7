import DeskFiles
import Enquiries
import Foundation
import Triage

/// Trained models on disk, named after the training data and rules they were made from, so that a desk trains once.
struct ModelShelf {
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

    /// The model of a desk: from the shelf where it lies there undamaged, else trained now and put there.
    func model(for loaded: LoadedDesk) throws -> ServiceModel {
        let version = loaded.trainingVersion
        func file(_ part: String) -> URL {
            folder.appendingPathComponent("\(loaded.desk.id)-\(version)-\(Postroom.version).\(part)")
        }
        do {
            return try ServiceModel(version: version) { file($0.rawValue).path }
        } catch {
            if FileManager.default.fileExists(atPath: file(ServiceModel.Part.services.rawValue).path) {
                Terminal.say("\(folder.path): \(error); the model of \(loaded.desk.id) is trained anew")
            }
        }
        guard !loaded.training.isEmpty else {
            Terminal.say(
                "The desk \(loaded.desk.id) has no training enquiries and works by its rules alone; add some under training/."
            )
            return .none
        }
        let model = ServiceModel(
            learning: loaded.training, lexicon: loaded.lexicon, rules: loaded.desk.rules, version: version)
        for part in ServiceModel.Part.allCases {
            if let bytes = try model.bytes(of: part) { keep(bytes, at: file(part.rawValue)) }
        }
        return model
    }

    /// Best effort: a shelf that cannot be written costs the next start a second, nothing else.
    private func keep(_ bytes: [UInt8], at url: URL) {
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(bytes).write(to: url, options: .atomic)
    }
}
