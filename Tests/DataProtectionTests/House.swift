import Cases
import DataProtection
import Enquiries
import Foundation
import Mailboxes
import SQLiteStore
import Sending
import StoreContract
import Transparency

/// A store, the copies of replies, a folder of backups and a folder that stands for any other place, for one test.
final class House: Sendable {
    let folder: URL
    var path: String { folder.appendingPathComponent("store.sqlite").path }
    var sent: String { folder.appendingPathComponent("sent").path }
    var elsewhere: URL { folder.appendingPathComponent("elsewhere") }
    let surroundings = Sample.surroundings(seed: UInt64.random(in: 0 ... .max))

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("erasure-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var backups: BackupFolder {
        BackupFolder(path: folder.appendingPathComponent("backups").path, surroundings: surroundings)
    }

    func open(_ mode: SQLiteStore.Mode = .readWrite) throws -> SQLiteStore {
        try SQLiteStore(path: path, mode: mode, surroundings: surroundings)
    }

    /// The copy of a mail that was taken in and not removed from where it waited.
    func waitingCopy(_ id: CaseID) -> URL { elsewhere.appendingPathComponent("waiting-\(id)") }

    func run(
        on store: SQLiteStore, pass: @escaping @Sendable (ErasureRun.Point) throws -> Void = { _ in }
    ) -> ErasureRun {
        let (house, backups, sent) = (self, backups, sent)
        let waiting = ErasurePlace("incoming") { erased in
            for id in erased.cases { try? FileManager.default.removeItem(at: house.waitingCopy(id)) }
            return erased.cases.count
        }
        return ErasureRun(
            store: store, surroundings: surroundings, waiting: waiting,
            places: [
                ErasurePlace("sent") { try FiledReplies(directory: sent).remove($0.replies) },
                ErasurePlace("backups") { _ in
                    var count = 0
                    for outcome in try await backups.adopt(store.erasures()) { count += try outcome.erased.get() }
                    return count
                },
            ], pass: pass)
    }

    /// Every file under the folder that holds one of the texts, with the text.
    func finds(_ texts: [String]) throws -> [String] {
        let needles = texts.map { ($0, Data($0.utf8)) }
        let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return try all.sorted().flatMap { name -> [String] in
            let url = folder.appendingPathComponent(name)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { return [] }
            let bytes = try Data(contentsOf: url)
            return needles.filter { bytes.range(of: $0.1) != nil }.map { "\($0.0) in \(name)" }
        }
    }
}
