import DeskFiles
import Enquiries
import Foundation
import TextClassification
import Triage

/// Trained models on disk, named after the training data they were made from, so that a desk trains once.
struct ModelShelf {
    private let folder: URL

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
            let attention = try ServiceModel.learnedFlags.map {
                ($0.flag, try TextClassifier(contentsOf: file($0.flag.rawValue).path))
            }
            return ServiceModel(
                services: try TextClassifier(contentsOf: file("services").path),
                intents: try TextClassifier(contentsOf: file("intents").path),
                attention: Dictionary(uniqueKeysWithValues: attention), version: version)
        } catch {
            if FileManager.default.fileExists(atPath: file("services").path) {
                Terminal.say("\(folder.path): \(error); the model of \(loaded.desk.id) is trained anew")
            }
        }
        guard !loaded.training.isEmpty else {
            throw Failure(
                .configuration, "The desk \(loaded.desk.id) has no training enquiries; add some under training/.")
        }
        let model = ServiceModel(learning: loaded.training, lexicon: loaded.lexicon, version: version)
        keep(model.services, at: file("services"))
        keep(model.intents, at: file("intents"))
        for (flag, classifier) in model.attention { keep(classifier, at: file(flag.rawValue)) }
        return model
    }

    /// Best effort: a shelf that cannot be written costs the next start a second, nothing else.
    private func keep(_ classifier: TextClassifier, at url: URL) {
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(classifier.serialized()).write(to: url, options: .atomic)
    }
}
