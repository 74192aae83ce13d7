package import Cases
import Enquiries
import GRDB
import StoreSQL
import Glibc

extension SQLiteStore {
    /// Makes a whole copy of the store at `path`, while others read and write.
    ///
    /// The copy is one file. It gets its name only after it has reached the disk and was checked from its first
    /// record to its last: a backup that nobody ever read is a hope.
    ///
    /// - Returns: What was found in the copy; its head is worth noting elsewhere.
    /// - Throws: ``StoreError/failed(_:)`` where `path` exists, ``StoreError/cannotWrite(_:)`` where the disk will not
    ///   take it, ``StoreError/damaged(_:)`` where what was copied is not sound. There is no file `path` then.
    package func backup(to path: String) async throws(StoreError) -> Verification {
        try StoreFile.checkPlace(of: path)
        guard access(path, F_OK) != 0 else { throw .failed("\(path) exists already") }
        let unfinished = path + ".unfinished"
        unlink(unfinished)
        do {
            // Made here and not by SQLite, so that nobody else may read it from its first moment.
            try StoreFile.makeOrCheck(unfinished)
            // Without a transaction around it; on a reader, so that no commit waits for it.
            try await pool.unsafeRead { try $0.execute(sql: "VACUUM INTO ?", arguments: [unfinished]) }
            try StoreFile.sync(unfinished)
            let found = try await Self.check(unfinished)
            guard rename(unfinished, path) == 0 else { throw StoreError.cannotWrite("\(path): \(StoreFile.reason())") }
            try StoreFile.sync(StoreFile.directory(of: path))
            return found
        } catch {
            unlink(unfinished)
            throw StoreError(error)
        }
    }

    private static func check(_ path: String) async throws(StoreError) -> Verification {
        // A reader asks neither clock nor chance.
        let surroundings = Surroundings(now: { Timestamp(milliseconds: 0) }, randomBytes: { _ in [] })
        let copy = try SQLiteStore(path: path, mode: .readOnly, surroundings: surroundings)
        let found = try await copy.verify()
        try copy.close()
        for suffix in ["-wal", "-shm"] { unlink(path + suffix) }
        if let fault = found.firstFault { throw .damaged("the copy is not sound: \(fault)") }
        return found
    }
}
