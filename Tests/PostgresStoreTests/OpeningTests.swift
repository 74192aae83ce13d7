import Cases
import Enquiries
import StoreContract
import StoreSQL
import PostgresServer
import Testing

@testable import PostgresStore

@Suite(.serialized, .enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct Opening {
    private func refusal(_ database: TestDatabase, _ mode: PostgresStore.Mode = .readWrite) async -> StoreError? {
        do {
            try await database.open(mode).close()
            return nil
        } catch { return error as? StoreError }
    }

    /// What takes each migration back but the first.
    private static let undoing = [
        2: """
        DROP TRIGGER cases_are_counted ON cases;
        DROP TRIGGER cases_are_counted_anew ON cases;
        DROP FUNCTION count_cases();
        DROP TABLE case_counts;
        DROP INDEX case_texts_by_word_and_age, case_texts_of_desk;
        ALTER TABLE case_texts DROP COLUMN desk;
        CREATE INDEX case_texts_by_word ON case_texts USING gin (words)
        """,
        3: """
        DROP TABLE step_claims;
        CREATE INDEX work_claims_by_end ON work_claims (expires_at) WHERE work = 'step';
        CREATE FUNCTION end_claim() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE TRIGGER cases_end_claims BEFORE UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION end_claim();
        INSERT INTO work_claims SELECT id, 'step', 1, 'old', 1, now() FROM cases
        """,
    ]

    @Test(arguments: 1..<Migrations.all.count)
    func `a database of each earlier version is brought up to date, with what it holds`(_ version: Int) async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await store.keep(Sample.arrival(1))
        try store.close()
        for number in (version + 1...Migrations.all.count).reversed() {
            try database.behindTheStore(
                "\(try #require(Self.undoing[number])); DELETE FROM postroom_migrations WHERE number = \(number)")
        }
        #expect(await refusal(database, .readOnly) != nil)
        let newer = try await database.open()
        var query = SearchQuery(try SearchWords("Tonne"))
        query.desks = [Sample.desk]
        #expect(try await newer.search(query).hits.map(\.summary.id.text) == ["c1"])
        #expect(try await newer.counts(desk: nil) == [.received: 1])
        #expect(try await newer.claim(in: .received, by: "a", seconds: 60, limit: 5).map(\.tries) == [1])
        #expect(try await newer.verify().firstFault == nil)
    }

    @Test func `a newer, another or a foreign database is refused and left alone`() async throws {
        let database = try TestDatabase()
        #expect(await refusal(database, .readOnly) != nil)
        #expect(try database.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0)
        try await database.open().close()
        #expect(await refusal(database, .readOnly) == nil)
        let next = Migrations.all.count + 1
        try database.behindTheStore(
            "INSERT INTO postroom_migrations VALUES (\(next), 'from tomorrow', repeat('0', 64), now())")
        #expect(await refusal(database) == .newerSchema(found: "from tomorrow"))
        try database.behindTheStore(
            """
            DELETE FROM postroom_migrations WHERE number = \(next);
            UPDATE postroom_migrations SET digest = repeat('0', 64) WHERE number = 1
            """)
        #expect(
            await refusal(database)
                == .failed("migration 1 of the database was made by another text than this version's"))
        let foreign = try TestDatabase()
        try foreign.behindTheStore("CREATE TABLE invoices (id INTEGER)")
        guard case .failed? = await refusal(foreign) else {
            Issue.record("a foreign database was taken")
            return
        }
        #expect(try foreign.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 1)
    }

    @Test(arguments: ["fsync", "full_page_writes"])
    func `a server that does not write durably is refused`(_ setting: String) async throws {
        let server = try PostgresServer(["\(setting) = off"])
        #expect(await refusal(try TestDatabase(on: server)) == .notDurable(found: "\(setting) is off"))
    }

    @Test func `on a full disk of the server a step is refused and not kept, and kept once there is room`() async throws
    {
        let database = try TestDatabase()
        let store = try await database.open()
        // As the server itself refuses a write that finds no room.
        try database.behindTheStore(
            """
            CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$;
            CREATE TRIGGER no_room BEFORE INSERT ON records FOR EACH ROW EXECUTE FUNCTION no_room()
            """)
        await #expect(throws: StoreError.cannotWrite("the disk of the database server is full")) {
            try await store.keep(Sample.arrival(1))
        }
        #expect(try database.number("SELECT count(*) FROM cases") == 0)
        try database.behindTheStore("DROP TRIGGER no_room ON records; DROP FUNCTION no_room()")
        try await store.keep(Sample.arrival(1))
        #expect(try await store.verify().firstFault == nil)
    }

    @Test func `a commit waits for the disk whatever the server's default is`() async throws {
        let server = try PostgresServer(["synchronous_commit = off"])
        #expect(await refusal(try TestDatabase(on: server)) == nil)
    }

    @Test(arguments: [
        "DROP TRIGGER mails_stay ON mails", "ALTER TABLE records DISABLE TRIGGER records_are_guarded",
        "DROP INDEX cases_waiting", "CREATE TABLE hidden (id INTEGER)",
        "ALTER TABLE mails DROP CONSTRAINT mails_record_fkey",
        "CREATE OR REPLACE FUNCTION guard_records() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$",
        """
        DROP TRIGGER mails_are_kept ON mails;
        CREATE TRIGGER mails_are_kept BEFORE DELETE ON mails FOR EACH ROW EXECUTE FUNCTION keep_until_erased()
        """,
        "SET session_replication_role = replica; DELETE FROM case_keys", "UPDATE case_texts SET mail = 'x'",
    ])
    func `checking finds what somebody took off`(_ sql: String) async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await store.keep(Sample.arrival(1))
        #expect(try await store.verify().firstFault == nil)
        try database.behindTheStore(sql)
        #expect(try await store.verify().firstFault != nil)
    }

    @Test func `lost rights are told, nothing is kept, and given back they count at once`() async throws {
        let database = try TestDatabase()
        try await database.open().close()
        let user = "worker_\(database.name)"
        try database.behindTheStore(
            """
            CREATE ROLE \(user) LOGIN; GRANT ALL ON ALL TABLES IN SCHEMA public TO \(user);
            GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO \(user)
            """)
        let store = try await database.open(user: user)
        let file = try await store.keep(Sample.arrival(1))
        try database.behindTheStore("REVOKE INSERT ON records FROM \(user)")
        guard case .cannotWrite? = await store.refusal(of: [Sample.step(after: file, to: .triaged)]) else {
            Issue.record("a step was kept without the right to")
            return
        }
        #expect(try await store.load(file.id) == file)
        try database.behindTheStore("REVOKE SELECT ON cases FROM \(user)")
        await #expect(throws: StoreError.self) { try await store.load(file.id) }
        try database.behindTheStore("GRANT ALL ON ALL TABLES IN SCHEMA public TO \(user)")
        try await store.keep(Sample.step(after: file, to: .triaged))
        #expect(try await store.verify().firstFault == nil)
    }

    @Test func `texts and bytes come back as they went in`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        var arrival = Sample.arrival(
            1, sender: String(repeating: "l", count: 10_000) + "@example.org",
            messageID: String(repeating: "🗑", count: 5_000), bytes: (0...255).map { UInt8($0) })
        var file = arrival.file
        file.mails[0].subject = "a\0b'\"\\ \u{FFFF} ﷺ"
        arrival = CaseChange(file, because: arrival.record, mail: arrival.mail)
        try await store.keep(arrival)
        #expect(try await store.load(file.id) == file)
        #expect(try await store.mail(file.newest.id) == (0...255).map { UInt8($0) })
        #expect(try await store.cases(from: file.newest.from.address) == [file.id])
        try await store.keep(Sample.arrival(2, bytes: []))
        #expect(try await store.mail(MailID("m2")).isEmpty)
        #expect(try await store.verify().firstFault == nil)
    }
}
