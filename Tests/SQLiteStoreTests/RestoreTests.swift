import Cases
import Enquiries
import Foundation
import SQLiteStore
import StoreContract
import Testing
import Transparency

@Suite struct Restore {
    private func folder(_ place: Place, at moment: Timestamp = Sample.morning) -> BackupFolder {
        let surroundings = Sample.surroundings()
        return BackupFolder(
            path: place.directory + "/backups",
            surroundings: Surroundings(now: { moment }, randomBytes: surroundings.randomBytes))
    }

    private func restore(
        _ file: String, _ place: Place,
        hold: (SQLiteStore, [CaseID], Timestamp?) async throws -> Int = { _, _, _ in 0 }
    ) async throws -> SQLiteStore.Restoration {
        try await SQLiteStore.restore(
            file, to: place.path, folder: folder(place), surroundings: Sample.surroundings(seed: 9), hold: hold)
    }

    private func holds(_ path: String, _ text: String) throws -> Bool {
        try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(text.utf8)) != nil
    }

    @Test func `as many backups stay as were asked for, and their names tell when they were made`() async throws {
        let place = try Place()
        let store = try place.open()
        try await store.keep(Sample.arrival(1))
        for second in 0..<4 {
            let made = try await folder(place, at: Sample.morning.adding(seconds: Int64(second)))
                .add(from: store, keeping: 3)
            #expect(made.found.cases == 1)
        }
        let names = folder(place).files.map { $0.split(separator: "/").last.map(String.init) }
        #expect(
            names == [
                "store-20261121T064001Z.sqlite", "store-20261121T064002Z.sqlite", "store-20261121T064003Z.sqlite",
            ])
    }

    @Test func `a restored backup holds nothing that was erased since`() async throws {
        let place = try Place()
        let store = try place.open()
        for number in 0..<6 { try await store.keep(Sample.arrival(number, sender: "p\(number)@x.example")) }
        let elsewhere = place.directory + "/elsewhere.sqlite"
        _ = try await store.backup(to: elsewhere)
        let ids = [CaseID("c2"), CaseID("c5")]
        try await store.erase(ids, because: Sample.erasure("e1", of: ids))
        try await store.keep(Sample.arrival(7))
        let erasure = try #require(try await store.loggedLeaf(of: "e1"))
        await #expect(throws: StoreError.inUse(path: place.path)) { _ = try await restore(elsewhere, place) }
        try store.close()

        #expect(try holds(elsewhere, "p2@x.example"))
        let restored = try await restore(elsewhere, place)
        #expect(
            restored.erased == 2 && restored.found.cases == 4 && restored.answered == [] && restored.missingCases == 1)
        #expect(try !holds(place.path, "p2@x.example") && holds(place.path, "p3@x.example"))
        let again = try place.open()
        #expect(try await again.verify().firstFault == nil)
        #expect(try await again.isErased(CaseID("c5")))
        // The erasure is told of in the same words.
        #expect(try await again.loggedLeaf(of: "e1")?.leaf == erasure.leaf)
        #expect(await again.refusal(of: [Sample.arrival(2)]) != nil)
        try again.close()

        let aside = try #require(restored.aside)
        let before = try SQLiteStore(path: aside, mode: .readOnly, surroundings: Sample.surroundings())
        #expect(try await before.load(CaseID("c7")).id == CaseID("c7"))
        try before.close()
        #expect(aside.hasPrefix(folder(place).path))
    }

    @Test func `erasures are known from backups where the store cannot be read`() async throws {
        let place = try Place()
        let store = try place.open()
        for number in 0..<3 { try await store.keep(Sample.arrival(number)) }
        let old = place.directory + "/old.sqlite"
        _ = try await store.backup(to: old)
        _ = try await folder(place).add(from: store)
        try await store.erase([CaseID("c1")], because: Sample.erasure("e1", of: [CaseID("c1")]))
        for outcome in try await folder(place).adopt(store.erasures()) { #expect(try outcome.erased.get() == 1) }
        try store.close()
        try Data("broken".utf8).write(to: URL(fileURLWithPath: place.path))

        let restored = try await restore(old, place)
        #expect(restored.erased == 1 && restored.found.cases == 2)
        #expect(restored.answered == nil && restored.missingCases == nil, "nobody can know")
        #expect(try holds(#require(restored.aside), "broken"))
    }

    @Test func `nothing is restored where nobody knows what was erased`() async throws {
        let place = try Place()
        let store = try place.open()
        try await store.keep(Sample.arrival(1))
        let old = place.directory + "/old.sqlite"
        _ = try await store.backup(to: old)
        try store.close()
        try FileManager.default.removeItem(atPath: place.path)
        await #expect(throws: StoreError.self) { _ = try await restore(old, place) }
        #expect(!FileManager.default.fileExists(atPath: place.path))
    }

    @Test func `the outbox is stopped before anything is changed, or nothing is`() async throws {
        let place = try Place()
        let store = try place.open()
        let file = try await store.keep(Sample.arrival(1))
        let other = try await store.keep(Sample.arrival(3))
        try await store.keep(Sample.approval(of: file, reply: "a1"))
        let old = place.directory + "/old.sqlite"
        _ = try await store.backup(to: old)
        try await store.keep(Sample.arrival(2))
        try await store.keep(Sample.approval(of: other, reply: "a3"))
        try store.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: place.path))
        await #expect(throws: CocoaError.self) {
            _ = try await restore(old, place) { _, _, _ in throw CocoaError(.userCancelled) }
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == before)
        let restored = try await restore(old, place) { store, answered, newest in
            // The new store, before it takes its place: what was approved is there, what came since is named.
            #expect(answered == [other.id] && newest == file.updatedAt.adding(seconds: 1))
            let waiting = try await store.cases(in: .approved, limit: 9)
            #expect(waiting.map(\.id) == [file.id])
            return 7
        }
        #expect(restored.heldReplies == 7 && restored.answered == [other.id] && restored.missingCases == 1)
    }

    @Test func `a copy of another installation takes over no erasures`() async throws {
        let place = try Place()
        let store = try place.open()
        try await store.keep(Sample.arrival(1))
        try await store.erase([CaseID("c1")], because: Sample.erasure("e1", of: [CaseID("c1")]))
        let other = try Place()
        let foreign = try SQLiteStore(
            path: other.path, mode: .readWrite, surroundings: Sample.surroundings(seed: 77))
        try await foreign.keep(Sample.arrival(1))
        try await foreign.note(Sample.configuration("k1"))
        await #expect(throws: StoreError.failed("it is a copy of another installation's store")) {
            _ = try await foreign.adopt(store.erasures())
        }
        #expect(try await foreign.load(CaseID("c1")).id == CaseID("c1"))
    }
}
