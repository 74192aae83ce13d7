import Cases
import Enquiries
import Foundation
import GRDB
import StoreContract
import Testing
import Transparency

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

    /// The files as they are while the store is open are what a killed program leaves.
    @Test(arguments: [SQLiteStore.Mode.readWrite, .readOnly])
    func `what was committed is there after the program was killed`(_ mode: SQLiteStore.Mode) async throws {
        let place = try Place()
        let store = try place.open()
        for number in 0..<30 { try await store.keep(Sample.arrival(number)) }
        let before = try await store.verify()
        let after = try Place()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: place.path + suffix, toPath: after.path + suffix)
        }
        let survivor = try after.open(mode)
        #expect(try await survivor.verify() == before)
        #expect(before.cases == 30)
    }

    /// Every state of the log that a cut of the power may leave, for one commit that was on its way.
    @Test func `a commit that was cut off leaves nothing`() async throws {
        let place = try Place()
        let store = try place.open()
        let file = try await store.keep(Sample.arrival(1))
        let log = place.path + "-wal"
        let before = try Data(contentsOf: URL(fileURLWithPath: log)).count
        let changed = try await store.keep(Sample.approval(of: file, reply: "a1"))
        let whole = try Data(contentsOf: URL(fileURLWithPath: log))
        for length in stride(from: before, through: whole.count, by: 512) {
            let after = try Place()
            try FileManager.default.copyItem(atPath: place.path, toPath: after.path)
            try whole.prefix(length).write(to: URL(fileURLWithPath: after.path + "-wal"))
            let survivor = try after.open()
            #expect(try await survivor.load(file.id) == (length == whole.count ? changed : file))
            #expect(try await survivor.verify().firstFault == nil)
            try survivor.close()
        }
    }

    @Test func `a full disk refuses the commit whole, and room makes it possible again`() async throws {
        let place = try Place()
        let store = try place.open()
        let file = try await store.keep(Sample.arrival(1))
        let pages = try await store.pool.writeWithoutTransaction { db in
            try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
        }
        func allow(_ count: Int) async throws {
            _ = try await store.pool.writeWithoutTransaction {
                try Int.fetchOne($0, sql: "PRAGMA max_page_count = \(count)")
            }
        }
        try await allow(pages + 2)
        let large = Sample.arrival(2, bytes: [UInt8](repeating: 65, count: 100_000))
        let small = Sample.step(after: file, to: .triaged)
        #expect(await store.refusal(of: [small, large]) == .cannotWrite("the disk is full"))
        #expect(try await store.load(file.id) == file)
        #expect(try await store.verify().tree.size == 1)
        try await allow(1_000_000)
        try await store.commit([small, large])
        #expect(try await store.verify().firstFault == nil)
    }

    @Test func `a caller who is called off takes nobody with him`() async throws {
        let place = try Place()
        let store = try place.open()
        await withTaskGroup { group in
            for number in 0..<40 {
                group.addTask {
                    let task = Task { await store.refusal(of: [Sample.arrival(number)]) }
                    if number.isMultiple(of: 2) { task.cancel() }
                    #expect(await task.value == nil)
                }
            }
        }
        #expect(try await store.verify().cases == 40)
    }
}
