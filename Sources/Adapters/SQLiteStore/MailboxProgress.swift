package import Cases
import Foundation
import GRDB

/// How far each mailbox was read. What it says is the reader's affair; it holds numbers and no citizen's data.
extension SQLiteStore {
    /// - Parameter mailbox: SHA-256 of what tells it apart, hexadecimal.
    /// - Returns: What was kept last; `nil` for a mailbox that was never read.
    package func mailboxProgress(_ mailbox: String) async throws(StoreError) -> [UInt8]? {
        try await reading { db in
            try Data.fetchOne(db, sql: "SELECT progress FROM mailbox_progress WHERE mailbox = ?", arguments: [mailbox])
                .map { Array($0) }
        }
    }

    /// Returns once it is on disk. Only for what is in the store already.
    package func keepMailboxProgress(_ progress: [UInt8], of mailbox: String) async throws(StoreError) {
        try await writing { db in
            try db.execute(
                sql: """
                    INSERT INTO mailbox_progress (mailbox, progress) VALUES (?, ?)
                    ON CONFLICT (mailbox) DO UPDATE SET progress = excluded.progress
                    """, arguments: [mailbox, Data(progress)])
        }
    }
}
