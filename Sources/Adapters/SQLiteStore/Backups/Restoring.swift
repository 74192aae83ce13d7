package import Cases
package import Enquiries
import Foundation
import GRDB
import StoreSQL

extension SQLiteStore {
    /// What a restored store holds.
    package struct Restoration: Sendable {
        package let found: Verification
        /// Cases of the backup that had been erased since and were not brought back.
        package let erased: Int
        /// Replies that were approved and not sent when the backup was made. They may have been sent since, and are held
        /// for a person.
        package let heldReplies: Int
        /// Cases that got a reply after the backup was made; `nil` where the store before could not be read, so that
        /// nobody knows.
        package let answered: [CaseID]?
        /// Cases that came after the backup was made. They are in the store before alone; likewise `nil`.
        package let missingCases: Int?
        /// Where the store that was there before lies now.
        package let aside: String?
    }

    /// Puts a backup in the place of the store at `path`, without what was erased since. What was there before is kept
    /// in `folder`, where later erasures reach it too.
    ///
    /// Nothing is changed before the new store is whole, checked and on disk.
    ///
    /// - Parameters:
    ///   - hold: Stops the outbox of the new store before that takes its place, and says how many replies it holds. It
    ///     is handed the cases that got a reply since, as far as that is known, and the newest moment that the backup
    ///     knows of. Where it throws, everything stays as it was.
    /// - Throws: ``StoreError/inUse(path:)`` while the desk is open. ``StoreError/failed(_:)`` where nothing here says
    ///   what was erased since the backup was made.
    package static func restore(
        _ backup: String, to path: String, folder: BackupFolder, surroundings: Surroundings,
        hold: (SQLiteStore, _ answered: [CaseID], _ backup: Timestamp?) async throws -> Int
    ) async throws -> Restoration {
        let path = StoreFile.resolved(path)
        try StoreFile.checkReadable(backup)
        let lock = try StoreLock(beside: path)
        defer { lock.release() }
        guard let erasures = await knownErasures(path, folder, surroundings) else {
            throw StoreError.failed(
                "neither the store nor a backup in \(folder.path) says what was erased since; put one of them back first"
            )
        }
        let building = path + BackupFolder.restoring
        BackupFolder.remove(building)
        do {
            try copy(backup, to: building)
            let new = try SQLiteStore(path: building, mode: .readWrite, surroundings: surroundings)
            let erased = try await new.adopt(erasures)
            let since = await happenings(in: path, after: new, surroundings)
            let held = try await hold(new, since?.answered ?? [], try await new.newestMoment())
            try await new.scrub()
            let found = try await new.verify()
            try new.close()
            if let fault = found.firstFault { throw StoreError.damaged("the backup is not sound: \(fault)") }
            let aside = try setAside(path, in: folder)
            // A write-ahead log left here would be taken for one of the new store.
            for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
            guard rename(building, path) == 0 else { throw StoreError.cannotWrite("\(path): \(StoreFile.reason())") }
            try StoreFile.sync(StoreFile.directory(of: path))
            BackupFolder.remove(building)
            return Restoration(
                found: found, erased: erased, heldReplies: held, answered: since?.answered,
                missingCases: since?.missing, aside: aside)
        } catch {
            BackupFolder.remove(building)
            throw error
        }
    }

    private static func knownErasures(
        _ path: String, _ folder: BackupFolder, _ surroundings: Surroundings
    ) async -> Erasures? {
        let ofCopies = await folder.erasures()
        guard let present = try? SQLiteStore(path: path, mode: .readOnly, surroundings: surroundings) else {
            return ofCopies
        }
        defer { try? present.close() }
        guard let own = try? await present.erasures() else { return ofCopies }
        return ofCopies.map { own.joined(with: $0) } ?? own
    }

    /// Copies the file with what its write-ahead log holds, whatever version made it.
    private static func copy(_ file: String, to new: String) throws {
        try StoreFile.makeOrCheck(new)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        let queue = try DatabaseQueue(path: file, configuration: configuration)
        defer { try? queue.close() }
        try queue.inDatabase { try $0.execute(sql: "VACUUM INTO ?", arguments: [new]) }
        try StoreFile.sync(new)
    }

    /// Keeps the present store among the backups. Where SQLite cannot read it, its files are kept as they are.
    private static func setAside(_ path: String, in folder: BackupFolder) throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let lock = try folder.locked()
        defer { lock.release() }
        let aside = folder.newFile("-replaced")
        // Whoever closes a store last empties its write-ahead log into it.
        try? DatabaseQueue(path: path).close()
        do {
            try copy(path, to: aside)
        } catch {
            BackupFolder.remove(aside)
            for part in ["", "-wal"] where FileManager.default.fileExists(atPath: path + part) {
                try FileManager.default.copyItem(atPath: path + part, toPath: aside + part)
                try StoreFile.sync(aside + part)
            }
        }
        try StoreFile.sync(StoreFile.directory(of: aside))
        return aside
    }
}
