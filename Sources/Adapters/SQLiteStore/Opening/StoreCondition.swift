package import Cases
import Foundation
import GRDB
import Glibc

/// What a store is like, found out without changing it and also while another program writes to it.
package struct StoreCondition: Sendable, Equatable {
    /// `wal` is what it must be.
    package let journal: String
    /// Steps of the schema that this version would add at the next start.
    package let missingSteps: [String]
    /// A step of the schema that only a newer version knows.
    package let unknownStep: String?
    /// Whether a program holds it for writing.
    package let isHeld: Bool
    /// The process that does, where the system tells.
    package let holder: Int32?
    /// Bytes of the write-ahead log.
    package let logBytes: Int64
}

extension SQLiteStore {
    /// Looks at the store at `path`.
    ///
    /// - Throws: ``StoreError`` where there is none or it cannot be read.
    package static func condition(at path: String) throws(StoreError) -> StoreCondition {
        let path = StoreFile.resolved(path)
        do {
            try StoreFile.checkReadable(path)
            let pool = try DatabasePool(path: path, configuration: Connection.configuration(.readOnly))
            defer { try? pool.close() }
            let (journal, applied) = try pool.read { db in
                (
                    try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "unknown",
                    try Schema.migrator.appliedIdentifiers(db)
                )
            }
            let known = Schema.migrator.migrations
            let isHeld = StoreLock.isHeld(beside: path)
            let holder = isHeld ? LockHolder.of(path + ".lock") : nil
            var status = stat()
            return StoreCondition(
                journal: journal, missingSteps: known.filter { !applied.contains($0) },
                unknownStep: applied.subtracting(known).max(), isHeld: isHeld,
                holder: holder.flatMap { $0 > 0 ? $0 : nil },
                logBytes: stat(path + "-wal", &status) == 0 ? Int64(status.st_size) : 0)
        } catch {
            throw StoreError(opening: path, .readOnly, error)
        }
    }

    /// Opens the store for writing as a desk does, writes nothing, and reads back how it would write.
    ///
    /// - Throws: ``StoreError/notDurable(found:)``, ``StoreError/inUse(path:)`` where another program holds it.
    package static func checkDurability(at path: String) throws(StoreError) {
        let path = StoreFile.resolved(path)
        do {
            try StoreFile.checkPlace(of: path)
            try StoreFile.checkReadable(path)
            let lock = try StoreLock(beside: path)
            defer { lock.release() }
            // Not a pool, which would write an empty transaction while it opens.
            let queue = try DatabaseQueue(path: path, configuration: Connection.configuration(.readWrite))
            defer { try? queue.close() }
            try Connection.secure(queue)
        } catch {
            throw StoreError(opening: path, .readWrite, error)
        }
    }
}

/// Who holds a lock, as the kernel lists it. The list changes while it is read, so a holder may be missed.
enum LockHolder {
    /// - Returns: `nil` where none is found; 0 where the holder is not of this machine's processes that can be seen.
    static func of(_ path: String) -> Int32? {
        var status = stat()
        guard stat(path, &status) == 0, let list = try? String(contentsOfFile: "/proc/locks", encoding: .utf8) else {
            return nil
        }
        return holder(inode: UInt64(status.st_ino), in: list)
    }

    /// - Parameter list: Lines such as `1: FLOCK  ADVISORY  WRITE 5960 fe:00:1234567 0 EOF`.
    static func holder(inode: UInt64, in list: String) -> Int32? {
        for line in list.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count >= 6, words[1] == "FLOCK", words[3] == "WRITE",
                words[5].split(separator: ":").last.flatMap({ UInt64($0) }) == inode
            else { continue }
            return max(0, Int32(words[4]) ?? 0)
        }
        return nil
    }
}
