package import Cases
import GRDB

extension SQLiteStore {
    /// SQLite overwrites what it frees (secure_delete), but pages that were once cut in two may repeat rows in the room
    /// between them, and the index of searches keeps words of texts that it forgot. Only an index and a file made anew
    /// surely hold none.
    package func scrub() async throws(StoreError) {
        guard mode == .readWrite else { throw .cannotWrite("it was opened for reading only") }
        do {
            try await pool.writeWithoutTransaction { db in
                try SearchRows.rebuild(SQLiteSession(db))
                // The whole store may not fit into memory. SQLite takes the name of its temporary file away at once.
                try db.execute(sql: "PRAGMA temp_store = FILE")
                let made = Result { try db.execute(sql: "VACUUM") }
                try db.execute(sql: "PRAGMA temp_store = MEMORY")
                try made.get()
            }
        } catch { throw StoreError(error) }
        try await forgetErased()
    }

    package func forgetErased() async throws(StoreError) {
        do {
            let busy = try await pool.writeWithoutTransaction { db in
                try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
            }
            guard busy == 0 else { throw StoreError.erasedLater }
        } catch { throw StoreError(error) }
    }
}
