import Foundation
import StoreSQL

extension PostgresStore {
    /// Bytes that the database takes on the server's disk.
    package func sizeOnDisk() async throws -> Int64? {
        try await reading { try $0.value(Int64.self, "SELECT pg_database_size(current_database())") }
    }
}

extension PostgresStore {
    /// Milliseconds by which the server's clock is ahead of this machine's, as well as an answer over the connection can tell.
    ///
    /// Programs on several machines that go by their server's clock agree on what is due, whatever their own clocks say.
    package func clockOffset() async throws -> Int64 {
        try await reading { db in
            let before = Date().timeIntervalSince1970
            let sql = "SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"
            let server = try db.value(Int64.self, sql) ?? 0
            let after = Date().timeIntervalSince1970
            return server - Int64(((before + after) / 2 * 1000).rounded(.down))
        }
    }
}
