package import Cases
import Foundation

/// How far each mailbox was read. What it says is the reader's affair; it holds numbers and no citizen's data.
extension SQLStore {
    /// - Parameter mailbox: SHA-256 of what tells it apart, hexadecimal.
    /// - Returns: What was kept last; `nil` for a mailbox that was never read.
    package func mailboxProgress(_ mailbox: String) async throws(StoreError) -> [UInt8]? {
        try await reading { db in
            try db.value(Data.self, "SELECT progress FROM mailbox_progress WHERE mailbox = ?", [mailbox])
                .map { Array($0) }
        }
    }

    /// Returns once it is on disk. Only for what is in the store already.
    package func keepMailboxProgress(_ progress: [UInt8], of mailbox: String) async throws(StoreError) {
        try await writing { db in
            try db.execute(
                """
                INSERT INTO mailbox_progress (mailbox, progress) VALUES (?, ?)
                ON CONFLICT (mailbox) DO UPDATE SET progress = excluded.progress
                """, [mailbox, Data(progress)])
        }
    }
}
