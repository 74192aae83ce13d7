import Cases
import Enquiries
import PostgresServer
import StoreContract
import StoreSQL
import Testing

@testable import PostgresStore

@Suite(.enabled(if: PostgresServer.isInstalled, serverIsMissing)) struct SearchByAgeTests {
    /// Copies of one case: enough that some stand behind those that are read one by one, and behind whole cells of the index.
    /// Every second is of another desk; some words are rare, one is only in the oldest.
    private static let many = 40_000

    private static func filled() async throws -> (database: TestDatabase, store: PostgresStore) {
        let database = try TestDatabase()
        let store = try await database.open()
        try await store.keep(Sample.arrival(1))
        try database.withoutGuards(
            """
            WITH made AS (SELECT n, 'n' || n AS id, CASE n % 2 WHEN 0 THEN 'land' ELSE desk END AS home, cases.*
                FROM generate_series(1, \(many)) AS n, cases),
            kept AS (
                INSERT INTO cases (id, desk, state, version, urgency, subject, sender, received_at, updated_at, flags,
                    last_record, document_sha256, document)
                SELECT made_id, home, state, version, urgency, subject, sender, received_at, updated_at, flags, 1000 + n,
                    document_sha256, document FROM made AS m (n, made_id, home) ORDER BY n)
            INSERT INTO case_texts (case_id, desk, subject, sender, mail, reply, words)
            SELECT m.made_id, home, t.subject, t.sender, t.mail, t.reply, t.words || array_to_tsvector(
                ARRAY[CASE WHEN n <= 60 THEN 'early' ELSE 'later' END, 'every' || n % 37, 'seldom' || n % 7919,
                    CASE WHEN n % 10000 < 70 THEN 'burst' ELSE 'calm' END])
            FROM made AS m (n, made_id, home), case_texts AS t ORDER BY n;
            """)
        try database.behindTheStore("ANALYZE")
        return (database, store)
    }

    private static func query(_ typed: String, desks: Set<DeskID>? = nil, limit: Int = 50) throws -> SearchQuery {
        var query = SearchQuery(try SearchWords(typed), limit: limit)
        query.desks = desks
        return query
    }

    @Test func `every page of a search shows what is next in age, however rare the words`() async throws {
        let (database, store) = try await Self.filled()
        let land: Set = [DeskID("land")]
        for (typed, words, desks) in [
            ("early", "early", nil), ("later", "later", nil), ("every5", "every5:*", nil),
            ("\"every5\"", "every5", land), ("seldom17", "seldom17:*", nil), ("\"seldom4\"", "seldom4", land),
            ("burst", "burst", nil), ("burst", "burst", land), ("burst every3", "burst & every3:*", nil),
            ("tonne seldom33", "tonne & seldom33:*", [DeskID("land"), Sample.desk]), ("n39999", "n39999", nil),
            ("early every", "early & every:*", nil), ("early every", "early & every:*", land),
            ("tonne nowhere", "tonne & nowhere", nil), ("nowhere", "nowhere", nil),
            ("early", "early", [DeskID("elsewhere")]),
        ] as [(String, String, Set<DeskID>?)] {
            let whose = desks.map { "desk IN (\($0.map { "'\($0)'" }.joined(separator: ", ")))" } ?? "TRUE"
            let expected = try database.number(
                """
                SELECT CAST(CAST('x' || substr(md5(coalesce(string_agg(case_id, ',' ORDER BY place DESC), '')), 1, 8)
                    AS BIT(32)) AS BIGINT)
                FROM (SELECT * FROM case_texts WHERE words @@ to_tsquery('simple', '\(words)') AND \(whose)
                    ORDER BY place DESC LIMIT 150) AS first
                """)
            var (query, found) = (try Self.query(typed, desks: desks), [String]())
            for _ in 0..<3 {
                let page = try await store.search(query)
                #expect(page.unsearchedFrom == nil)
                found += page.hits.map(\.summary.id.text)
                guard let last = page.hits.last, page.hits.count == query.limit else { break }
                query.after = last.place
            }
            let all = found.joined(separator: ",")
            let digest = try database.number(
                "SELECT CAST(CAST('x' || substr(md5('\(all)'), 1, 8) AS BIT(32)) AS BIGINT)")
            #expect(digest == expected, "\(typed) \(desks ?? []): \(found.prefix(5))")
        }
    }

    @Test func `a search that took too long says from where it did not look, and goes on there`() async throws {
        let (_, store) = try await Self.filled()
        var (query, found, rounds) = (try Self.query("early"), [String](), 0)
        while true {
            rounds += 1
            let page = try await store.reading { [query] db in
                try SearchByAge(query, db, longest: .zero).findings()
            }
            found += page.hits.map(\.summary.id.text)
            let behindLast = page.hits.count == query.limit ? page.hits.last?.place : nil
            guard let next = page.unsearchedFrom ?? behindLast else { break }
            query.after = next
        }
        #expect(found == (1...60).reversed().map { "n\($0)" })
        #expect(rounds > 5)
    }

    @Test(arguments: [nil, [DeskID("land")]] as [Set<DeskID>?])
    func `a stretch is read by the index of words and nothing else`(_ desks: Set<DeskID>?) async throws {
        let (_, store) = try await Self.filled()
        let query = try Self.query("seldom17", desks: desks)
        let plan = try await store.reading { db in
            let (sql, values) = SearchByAge(query, db).statement(within: SearchStretch(before: 20_000, length: 8192))
            return try db.values(String.self, "EXPLAIN (COSTS OFF) " + sql, values)
        }
        #expect(plan.contains { $0.contains("Bitmap Index Scan on case_texts_by_word_and_age") }, "\(plan)")
        #expect(!plan.contains { $0.contains("Seq Scan") || $0.contains("case_texts_place_key") }, "\(plan)")
    }

    @Test func `stretches follow each other without a gap, in cells that are few`() {
        for length in [SearchStretch.shortest, 32_768, 32_769, 100_000, SearchStretch.longest] as [Int64] {
            for begin in [1, 511, 512, 513, 8192, 70_001, 10_000_019] as [Int64] {
                var end = begin
                var rounds = 0
                while end > 0, rounds < 50 {
                    let stretch = SearchStretch(before: end, length: length)
                    #expect(stretch.start < end && (1...513).contains(stretch.cells.count))
                    for place in [stretch.start, end - 1] {
                        #expect(stretch.cells.contains(place >> 9) || stretch.cells.contains(-1 - (place >> 15)))
                    }
                    (end, rounds) = (stretch.start, rounds + 1)
                }
            }
        }
    }

    /// Milliseconds that every stretch takes, and those of a thousand places.
    @Test(arguments: [
        (1.0, 0.0, [8192, 32_768, 524_288, 8_388_608, 16_777_216]),
        (300, 0, [8192, 32_768, 524_288, 8_388_608, 16_777_216, 16_777_216]),
        (1, 20, [8192, 32_768, 8192, 8192, 8192]), (100, 1, [8192, 32_768, 100_000, 100_000]),
        (1, 0.1, [8192, 32_768, 524_288, 1_000_000]),
    ])
    func `stretches grow until their rows take long enough, whatever the index takes`(
        _ index: Double, _ rows: Double, _ expected: [Int64]
    ) {
        var (pace, length, lengths) = (SearchPace(), SearchStretch.shortest, [SearchStretch.shortest])
        while lengths.count < expected.count {
            let took = Duration.milliseconds(index + rows * Double(length) / 1000)
            length = pace.next(after: length, thatTook: took)
            // Time is no exact number.
            lengths.append(abs(length - expected[lengths.count]) <= 100 ? expected[lengths.count] : length)
        }
        #expect(lengths == expected)
    }

    @Test func `what fits best is looked for among the newest that fit the filters`() async throws {
        let (_, store) = try await Self.filled()
        var query = try Self.query("early \"seldom17\"", limit: 3)
        (query.isAnyWordEnough, query.order) = (true, .bestFirst)
        let hits = try await store.search(query).hits.map(\.summary.id.text)
        // 5 x 7919 + 17; the next one, and all early ones, are too old to be ranked.
        #expect(hits == ["n39612"])
        query.words = try SearchWords("later \"every5\"")
        #expect(try await store.search(query).hits.map(\.summary.id.text).count == 3)
    }

    @Test func `a case keeps its place when its text changes`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        let file = try await store.keep(Sample.arrival(1))
        try await store.keep(Sample.arrival(2))
        let before = try database.number("SELECT place FROM case_texts WHERE case_id = 'c1'")
        try await store.keep(
            Sample.step(after: file, to: .drafted) {
                $0.draft = Draft(
                    id: DraftID("d"), answers: file.newest.id, language: "de", subject: "", paragraphs: [], gaps: [],
                    text: "Neu", proposal: nil)
            })
        #expect(try database.number("SELECT place FROM case_texts WHERE case_id = 'c1'") == before)
        try await store.keep(Sample.arrival(3))
        #expect(try database.number("SELECT max(place) FROM case_texts") == 3)
    }

    @Test(arguments: [
        "UPDATE case_texts SET desk = 'land'", "UPDATE case_counts SET count = 2", "DELETE FROM case_counts",
    ])
    func `a text under another desk than its case, and a wrong count, are found`(_ sql: String) async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        try await store.keep(Sample.arrival(1))
        #expect(try await store.verify().firstFault == nil)
        try database.behindTheStore(sql)
        #expect(try await store.verify().firstFault != nil)
    }

    @Test func `cases are counted with each step`() async throws {
        let database = try TestDatabase()
        let store = try await database.open()
        let file = try await store.keep(Sample.arrival(1))
        try await store.keep(Sample.arrival(2, desk: DeskID("land")))
        let next = try await store.keep(Sample.step(after: file, to: .triaged))
        #expect(try await store.counts(desk: nil) == [.received: 1, .triaged: 1])
        #expect(try await store.counts(desk: Sample.desk) == [.triaged: 1])
        try await store.erase([next.id], because: Sample.erasure("e1", of: [next.id]))
        #expect(try await store.counts(desk: nil) == [.received: 1])
        #expect(try await store.verify().firstFault == nil)
    }
}
