import Cases
import Foundation
import StoreSQL
package import Transparency

/// The last signed checkpoint, kept beside the records for all programs that publish the same log.
///
/// Each program has a log folder of its own. Whoever publishes compares and swaps here, so of two that sign at once one is
/// told to look again: the log cannot fork. A database that was set back is behind every folder, and they refuse it.
extension PostgresStore: CheckpointStore {
    package func last(of origin: String) async throws -> [UInt8]? {
        try await reading { db in
            try db.row("SELECT note FROM log_checkpoints WHERE origin = ?", [origin]).map {
                Array(try $0.at(0) as Data)
            }
        }
    }

    package func replace(_ expected: [UInt8]?, with note: [UInt8], for origin: String) async throws -> Bool {
        let size = try Checkpoint(text: SignedNote(note).text).size
        return try await writing { db in
            if let expected {
                return try db.execute(
                    "UPDATE log_checkpoints SET size = ?, note = ? WHERE origin = ? AND note = ?",
                    [size, Data(note), origin, Data(expected)]) == 1
            }
            return try db.execute(
                "INSERT INTO log_checkpoints (origin, size, note) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                [origin, size, Data(note)]) == 1
        }
    }
}
