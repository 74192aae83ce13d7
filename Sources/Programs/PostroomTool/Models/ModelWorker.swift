import DeskFiles
import Enquiries
import Foundation
import Logging
import Pipeline
import ServiceLifecycle
import StoreSQL
import Triage

/// Takes a model into use that was promoted or taken back while this program runs, so that no desk has to close for it.
///
/// Whoever promotes a model writes the lineage last, so that model and records are there when it is seen.
struct ModelWorker: ServiceLifecycle.Service, CustomStringConvertible {
    // See ReviewServer.
    var description: String { "models" }

    let installation: Installation
    let pipeline: EnquiryPipeline
    let store: any SQLStore
    let logger: Logger

    private static let pause = Duration.seconds(2)

    /// What was seen of lineages, and whether the configuration in force is on record.
    private struct Seen {
        var lineages: [String: FileState] = [:]
        var isNoted = true
    }

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            var seen = Seen()
            while !Task.isCancelled {
                await withTaskExecutorPreference(BackgroundThreads.shared) { await look(&seen) }
                try? await Task.sleep(for: Self.pause)
            }
        }
    }

    private func look(_ seen: inout Seen) async {
        let shelf = ModelShelf(folder: installation.models)
        for folder in installation.desks where !Task.isCancelled {
            do {
                let loaded = try Assembly.loaded(folder)
                let state = FileState(path: shelf.models(of: loaded.desk.id).lineageFile.url.path)
                guard let state, state != seen.lineages[folder] else { continue }
                if try exchange(loaded, shelf) { seen.isNoted = false }
                seen.lineages[folder] = state
            } catch {
                logger.error(
                    "a promoted model cannot be opened; the one before stays in use",
                    metadata: ["desk": "\(folder)", "error": "\(error)"])
            }
        }
        guard !seen.isNoted, !Task.isCancelled else { return }
        shelf.close(allBut: Set(pipeline.offices.values.map(\.triage.modelVersion)))
        do {
            try await Assembly.noteConfiguration(installation, pipeline, store)
            seen.isNoted = true
        } catch {
            logger.error("the models in use could not be put on record", metadata: ["error": "\(error)"])
        }
    }

    /// - Returns: Whether the desk now decides with another model.
    private func exchange(_ loaded: LoadedDesk, _ shelf: ModelShelf) throws -> Bool {
        let desk = loaded.desk.id
        let wanted: LoadedDesk
        switch shelf.models(of: desk).inUse(with: loaded) {
        case .own(because: nil): wanted = loaded
        case .learned(let version, let content): wanted = loaded.learning(content.phrases, version: version)
        case .own(.some(let because)):
            logger.error(
                "the promoted model cannot be used; the one before stays in use",
                metadata: ["desk": "\(desk)", "error": "\(because)"])
            return false
        }
        guard wanted.trainingVersion != pipeline.offices[desk]?.triage.modelVersion else { return false }
        pipeline.open.use(try shelf.model(for: wanted), at: desk)
        Terminal.say("The desk \(desk) decides with the model \(wanted.trainingVersion) from now on.")
        return true
    }
}

/// What changes whenever a file is written or replaced.
private struct FileState: Equatable {
    private let file: UInt64
    private let size: Int64
    private let (seconds, nanoseconds): (Int, Int)

    /// `nil` where there is no such file.
    init?(path: String) {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        (file, size) = (UInt64(found.st_ino), Int64(found.st_size))
        (seconds, nanoseconds) = (found.st_mtim.tv_sec, found.st_mtim.tv_nsec)
    }
}
