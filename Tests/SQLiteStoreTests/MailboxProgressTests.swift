import Cases
import Foundation
@testable import SQLiteStore
import StoreContract
import StoreSQL
import Testing

@Suite struct MailboxProgressTests {
    private let inbox = String(repeating: "a", count: 64)
    private let other = String(repeating: "b", count: 64)

    @Test func `how far a mailbox was read is what was kept last, also after the store was closed`() async throws {
        let place = try Place()
        let store = try place.open()
        #expect(try await store.mailboxProgress(inbox) == nil)
        try await store.keepMailboxProgress([1, 2], of: inbox)
        try await store.keepMailboxProgress([3], of: inbox)
        try await store.keepMailboxProgress([4], of: other)
        try store.close()
        let again = try place.open(.readOnly)
        #expect(try await again.mailboxProgress(inbox) == [3])
        #expect(try await again.mailboxProgress(other) == [4])
        await #expect(throws: StoreError.self) { try await again.keepMailboxProgress([5], of: inbox) }
    }

    @Test(arguments: ["", "office@stadt.example", String(repeating: "g", count: 64)])
    func `a mailbox is named by a digest and by nothing that says whose it is`(name: String) async throws {
        let store = try Place().open()
        await #expect(throws: StoreError.self) { try await store.keepMailboxProgress([1], of: name) }
    }
}

@Suite struct StoreConditionTests {
    @Test func `a store that nobody has open is durable, and looking changes nothing`() async throws {
        let place = try Place()
        let store = try place.open()
        try await store.keep(Sample.arrival(1))
        try store.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: place.path))
        let found = try SQLiteStore.condition(at: place.path)
        #expect(found.journal == "wal" && found.missingSteps.isEmpty && found.unknownStep == nil && !found.isHeld)
        try SQLiteStore.checkDurability(at: place.path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == before)
        try place.open().close()
    }

    @Test func `an open store names its holder and is left alone`() throws {
        let place = try Place()
        let store = try place.open()
        let found = try SQLiteStore.condition(at: place.path)
        #expect(found.isHeld)
        #expect(found.holder == nil || found.holder == getpid())
        #expect(throws: StoreError.inUse(path: place.path)) { try SQLiteStore.checkDurability(at: place.path) }
        try store.close()
        #expect(try !SQLiteStore.condition(at: place.path).isHeld)
    }

    @Test func `steps of the schema that are missing or too new are named`() throws {
        let place = try Place()
        try place.open().close()
        try place.behindTheStore { db in
            try db.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '0012%'")
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('9999 from the future')")
        }
        let found = try SQLiteStore.condition(at: place.path)
        #expect(found.missingSteps == ["0012 how far mailboxes were read"])
        #expect(found.unknownStep == "9999 from the future")
    }

    @Test func `where there is no store, that is said`() throws {
        let place = try Place()
        #expect(throws: StoreError.self) { try SQLiteStore.condition(at: place.path) }
        try Data("no database".utf8).write(to: URL(fileURLWithPath: place.path))
        #expect(throws: StoreError.self) { try SQLiteStore.condition(at: place.path) }
        #expect(throws: StoreError.self) { try SQLiteStore.checkDurability(at: place.path) }
    }

    @Test(
        arguments: [
            ("1: FLOCK  ADVISORY  WRITE 77 fe:00:42 0 EOF", 77), ("1: FLOCK  ADVISORY  WRITE -1 fe:00:42 0 EOF", 0),
            ("1: POSIX  ADVISORY  WRITE 77 fe:00:42 0 EOF", nil), ("1: FLOCK  ADVISORY  READ 77 fe:00:42 0 EOF", nil),
            ("1: FLOCK  ADVISORY  WRITE 77 fe:00:421 0 EOF", nil), ("", nil),
            ("1: -> FLOCK\n2: FLOCK  ADVISORY  WRITE 78 fe:00:42 0 EOF", 78),
        ] as [(String, Int32?)])
    func `the kernel's list tells who holds a lock`(list: String, holder: Int32?) {
        #expect(LockHolder.holder(inode: 42, in: list) == holder)
    }
}
