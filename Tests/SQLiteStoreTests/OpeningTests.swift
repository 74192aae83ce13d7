import Cases
import Enquiries
import Foundation
import GRDB
import SQLiteStore
import StoreContract
import Testing

@Suite struct Opening {
    @Test func `a second writer is refused at once, readers are welcome`() async throws {
        let place = try Place()
        let store = try place.open()
        try await store.keep(Sample.arrival(1))
        #expect(throws: StoreError.inUse(path: place.path)) { try place.open() }
        let reader = try place.open(.readOnly)
        #expect(try await reader.summaries(CaseQuery()).count == 1)
        try await store.keep(Sample.arrival(2))
        #expect(try await reader.verify().cases == 2)
        try store.close()
        #expect(try await place.open().load(CaseID("c1")) == Sample.arrival(1).file)
    }

    @Test func `another name for the same file does not get around the lock`() throws {
        let place = try Place()
        let store = try place.open()
        let link = place.directory + "/link.sqlite"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: place.path)
        #expect(throws: StoreError.inUse(path: place.path)) {
            try SQLiteStore(path: link, mode: .readWrite, surroundings: Sample.surroundings())
        }
        try store.close()
    }

    @Test func `nobody but the owner may read the files`() async throws {
        let place = try Place()
        let store = try place.open()
        try await store.keep(Sample.arrival(1))
        for name in try FileManager.default.contentsOfDirectory(atPath: place.directory) {
            let attributes = try FileManager.default.attributesOfItem(atPath: place.directory + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test func `a reader can change nothing`() async throws {
        let place = try Place()
        try place.open().close()
        let reader = try place.open(.readOnly)
        let refusal = await reader.refusal(of: [Sample.arrival(1)])
        #expect(refusal == .cannotWrite("it was opened for reading only"))
        await #expect(throws: StoreError.cannotWrite("it was opened for reading only")) {
            try await reader.save(Officer(id: OfficerID("o"), name: "", rights: []))
        }
    }

    enum Obstacle: CaseIterable { case missing, directory, text, otherDatabase, emptyFile, noDirectory }

    @Test(arguments: Obstacle.allCases, [SQLiteStore.Mode.readWrite, .readOnly])
    func `what is no store is refused in plain words`(_ obstacle: Obstacle, _ mode: SQLiteStore.Mode) throws {
        let place = try Place()
        var path = place.path
        let expected: StoreError?
        switch obstacle {
        case .missing:
            expected = mode == .readWrite ? nil : .failed("there is no store \(path)")
        case .directory:
            path = place.directory
            expected = .failed("\(path) is a directory, not a store")
        case .text:
            try Data("A letter to the editor, and a long one at that.".utf8).write(to: URL(fileURLWithPath: path))
            expected = .failed("\(path) is not a store: it does not begin as an SQLite file does")
        case .otherDatabase:
            try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE recipes (name TEXT)") }
            expected = .failed("the file is an SQLite database, but not a store of postroom")
        case .emptyFile:
            try Data().write(to: URL(fileURLWithPath: path))
            expected =
                mode == .readWrite
                ? nil
                : .failed(
                    "the store is empty or was made by an older version, "
                        + "and only a writing command may bring it up to date")
        case .noDirectory:
            path = place.directory + "/nowhere/store.sqlite"
            expected =
                mode == .readWrite
                ? .cannotWrite("there is no directory \(place.directory)/nowhere")
                : .failed("there is no store \(path)")
        }
        var found: StoreError?
        do throws(StoreError) {
            try SQLiteStore(path: path, mode: mode, surroundings: Sample.surroundings()).close()
        } catch { found = error }
        #expect(found == expected)
    }

    @Test func `a store from a newer version is refused unchanged`() throws {
        let place = try Place()
        try place.open().close()
        try place.behindTheStore { db in
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('0099 something of tomorrow')")
        }
        for mode in [SQLiteStore.Mode.readWrite, .readOnly] {
            #expect(throws: StoreError.newerSchema(found: "0099 something of tomorrow")) { try place.open(mode) }
        }
        // A refusal gives the lock back.
        try place.behindTheStore { try $0.execute(sql: "DELETE FROM grdb_migrations WHERE identifier LIKE '0099%'") }
        try place.open().close()
    }

    @Test func `a store of the first version is brought up to date and keeps everything`() async throws {
        let place = try Place()
        let first = try place.open()
        let kept = try await first.keep(Sample.arrival(1))
        let approved = try await first.keep(Sample.approval(of: kept, reply: "a1"))
        try await first.keep(Sample.step(after: first.keep(Sample.arrival(2)), to: .triaged, .route, by: .human))
        let tree = try await first.logState().tree
        try first.close()
        try place.backToFirstVersion()
        #expect(throws: StoreError.self) { try place.open(.readOnly) }
        let store = try place.open()
        #expect(try await store.verify().firstFault == nil)
        #expect(try await store.logState().tree == tree)
        #expect(try await store.load(kept.id) == approved)
        #expect(try await store.correctedCases(of: Sample.desk) == [CaseID("c2")])
        try await store.keep(Sample.step(after: approved, to: .closed, .review))
        #expect(try await store.verify().firstFault == nil)
    }

    @Test func `a store that was cut off is said to be damaged`() async throws {
        let place = try Place()
        let store = try place.open()
        for number in 0..<20 { try await store.keep(Sample.arrival(number)) }
        try store.close()
        let whole = try Data(contentsOf: URL(fileURLWithPath: place.path))
        for length in [100, 1000, 4096, whole.count / 2, whole.count - 1] {
            try whole.prefix(length).write(to: URL(fileURLWithPath: place.path))
            let isFound = await place.faultIsFound()
            #expect(isFound, "cut after \(length) bytes")
        }
    }

    @Test func `after closing nothing works any more, and says so`() async throws {
        let place = try Place()
        let store = try place.open()
        try store.close()
        let refusal = await store.refusal(of: [Sample.arrival(1)])
        #expect(refusal == .failed("it is closed already"))
        await #expect(throws: StoreError.self) { try await store.load(CaseID("c1")) }
        try store.close()
    }
}
