import Cases
import Foundation
import GRDB
import StoreContract
import Testing

@testable import SQLiteStore

@Suite struct Durability {
    @Test func `a commit waits for the disk although GRDB would have it otherwise`() async throws {
        let place = try Place()
        let store = try place.open()
        let found = try await store.pool.writeWithoutTransaction { db in
            try ["synchronous", "journal_mode", "foreign_keys", "secure_delete"].map { name in
                try String.fetchOne(db, sql: "SELECT CAST(\(name) AS TEXT) FROM pragma_\(name)")
            }
        }
        #expect(found == ["2", "wal", "1", "1"])
        // The reason for setting it after opening. Should GRDB change, this line tells.
        let bare = try DatabasePool(path: place.directory + "/bare.sqlite")
        #expect(try await bare.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 1)
    }

    @Test func `a connection that does not wait for the disk is refused`() async throws {
        let place = try Place()
        let bare = try DatabasePool(path: place.path)
        try await bare.writeWithoutTransaction { db -> Void in
            #expect(throws: StoreError.notDurable(found: "1, journal wal")) { try Connection.requireDurable(db) }
        }
    }
}
