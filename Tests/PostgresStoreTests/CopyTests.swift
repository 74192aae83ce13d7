import Cases
import Enquiries
import Foundation
import PostgresServer
import SQLiteStore
import StoreContract
import Testing

@testable import PostgresStore
@testable import StoreSQL

@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct Copying {
    private func scratchFile() throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("postroom-copy-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder.appendingPathComponent("store.sqlite").path
    }

    /// Open, answered and erased cases, an empty mail, officers, opt-outs: something in each table that can hold something.
    private func fill(_ store: any SQLStore) async throws {
        for number in 0..<45 { try await store.commit([Sample.arrival(number)]) }
        try await store.commit([Sample.arrival(50, bytes: [])])
        var file = try await store.load(CaseID("c3"))
        for state in [CaseState.triaged, .drafted] {
            let step = Sample.step(after: file, to: state)
            try await store.commit([step])
            file = step.file
        }
        try await store.commit([Sample.approval(of: file, reply: "a1")])
        _ = try await store.lease(
            due: Sample.morning.adding(seconds: 60), to: "p", until: Sample.morning.adding(seconds: 360), limit: 5)
        try await store.erase([CaseID("c7")], because: Sample.erasure("e1", of: [CaseID("c7")]))
        let officer = Officer(
            id: OfficerID("o1"), name: "Ünal", rights: [.approve], training: nil, addedAt: Sample.morning)
        _ = try await store.replace(nil, with: officer, by: nil, at: Sample.morning)
        try await store.note(Sample.configuration("config-1"))
    }

    private func expectEqual(_ copy: any SQLStore, _ original: any SQLStore) async throws {
        #expect(try await copy.verify() == original.verify())
        #expect(try await copy.verify().firstFault == nil)
        #expect(try await copy.logState() == original.logState())
        #expect(try await copy.officers() == original.officers())
        for number in [0, 3, 44, 50] {
            let id = CaseID("c\(number)")
            #expect(try await copy.load(id) == original.load(id))
            #expect(try await copy.mail(MailID("m\(number)")) == original.mail(MailID("m\(number)")))
            #expect(try await copy.key(of: id) == original.key(of: id))
        }
        #expect(try await copy.reply(ReplyID("a1")) == Sample.replyBytes("a1"))
        #expect(try await copy.isErased(CaseID("c7")))
        let query = SearchQuery(try SearchWords("Tonne"), limit: 100)
        #expect(try await copy.search(query).hits.map(\.summary) == original.search(query).hits.map(\.summary))
        // Guards are back, and the copy goes on where the original stood.
        let next = Sample.step(after: try await copy.load(CaseID("c0")), to: .triaged)
        try await copy.commit([next])
        #expect(try await copy.verify().firstFault == nil)
    }

    @Test func `a desk moves from the embedded store to a database and back, whole`() async throws {
        let file = try SQLiteStore(path: scratchFile(), mode: .readWrite, surroundings: Sample.surroundings())
        try await fill(file)
        let database = try await TestDatabase().open()
        let there = try await StoreCopy(from: file, to: database).run()
        #expect(there.cases == 45 && there.firstFault == nil)
        try await expectEqual(database, file)

        let second = try SQLiteStore(path: scratchFile(), mode: .readWrite, surroundings: Sample.surroundings())
        _ = try await StoreCopy(from: database, to: second).run()
        #expect(try await second.verify() == database.verify())
        #expect(try await second.load(CaseID("c0")) == database.load(CaseID("c0")))
    }

    @Test func `every table is copied, but for those that one kind of store has for itself`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        let tables = try await store.reading { db in
            try Set(
                db.values(
                    String.self,
                    "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()"))
        }
        let own: Set = [
            "postroom_migrations", "commit_notes", "log_checkpoints", "work_claims", "step_claims", "case_texts",
            "case_counts",
        ]
        #expect(tables == CopiedTables.all.union(own))
        let file = try SQLiteStore(path: scratchFile(), mode: .readWrite, surroundings: Sample.surroundings())
        for table in CopiedTables.all.sorted() {
            let there = try await store.reading { db in try db.dialect.columns(of: table, in: db) }
            let here = try await file.reading { db in try db.dialect.columns(of: table, in: db) }
            #expect(Set(there) == Set(here) && !here.isEmpty, "\(table)")
        }
    }

    @Test func `a place that holds something, or a damaged store, is not copied`() async throws {
        let source = try await TestDatabase().open()
        try await fill(source)
        let taken = try await TestDatabase().open()
        try await taken.commit([Sample.arrival(1)])
        await #expect(throws: StoreError.self) { try await StoreCopy(from: source, to: taken).run() }
        #expect(try await taken.verify().cases == 1)

        let damaged = try TestDatabase()
        let store = try await damaged.open()
        try await fill(store)
        try damaged.withoutGuards(StoreContract.Tampering.mailChanged.sql.replacing("'m7'", with: "'m8'"))
        let place = try await TestDatabase().open()
        await #expect(throws: StoreError.self) { try await StoreCopy(from: store, to: place).run() }
    }
}
