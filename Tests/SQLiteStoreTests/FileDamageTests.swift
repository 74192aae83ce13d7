import Foundation
import GRDB
import SQLiteStore
import StoreContract
import Testing

/// Damage below SQLite: bytes of the file itself. Either the check finds it, or nothing that was kept has changed.
@Suite struct FileDamage {
    /// More with `POSTROOM_DAMAGE=10000`.
    static let rounds = ProcessInfo.processInfo.environment["POSTROOM_DAMAGE"].flatMap { Int($0) } ?? 300

    @Test func `a flipped bit of the file is found, or it changed nothing`() async throws {
        let place = try await Tampering.filled(further: 60)
        let whole = try Data(contentsOf: URL(fileURLWithPath: place.path))
        let before = try Self.dump(place)
        try #require(before != nil)
        var random = SystemRandomNumberGenerator()
        var (found, harmless) = (0, 0)
        for _ in 0..<Self.rounds {
            let position = Int.random(in: 0..<whole.count, using: &random)
            let bit = UInt8(1) << UInt8.random(in: 0..<8, using: &random)
            var damaged = whole
            damaged[position] ^= bit
            try place.removeLog()
            try damaged.write(to: URL(fileURLWithPath: place.path))
            if await place.faultIsFound() {
                found += 1
            } else {
                let after = try? Self.dump(place)
                #expect(after == before, "bit \(bit) of byte \(position)")
                harmless += 1
            }
        }
        print("flipped bits: \(found) found, \(harmless) where nothing was kept")
        #expect(found > 0)
    }

    /// Everything that is kept, as SQL literals.
    private static func dump(_ place: Place) throws -> [String]? {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: place.path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read { db in
            try (Tampering.columns.merging(["grdb_migrations": ["identifier"]]) { $1 })
                .sorted { $0.key < $1.key }
                .flatMap { table, columns in
                    let row = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
                    return try String.fetchAll(db, sql: "SELECT \(row) FROM \(table) NOT INDEXED ORDER BY rowid")
                }
        }
    }
}

extension Place {
    func removeLog() throws {
        for suffix in ["-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
            try FileManager.default.removeItem(atPath: path + suffix)
        }
    }
}
