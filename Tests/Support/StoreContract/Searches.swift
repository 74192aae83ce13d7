import Cases
import Enquiries
import Testing

extension StoreContract {
    static let searches = [
        Guarantee("cases are found by words of subject, sender, mail, reply and id", findsWords),
        Guarantee("a search is narrowed by desk, service, state, language and time", narrowsSearches),
        Guarantee("a search goes on behind a place, the newest case first", pagesSearches),
        Guarantee("whatever is typed is looked for and never understood as a command", survivesHostileWords),
        Guarantee("a case that changed is found by what it says now", followsChanges),
        Guarantee("an erased case is not found", forgetsErased),
    ]

    private static func words(_ typed: String) throws -> SearchQuery { SearchQuery(try SearchWords(typed)) }

    private static func found(_ query: SearchQuery, in store: any CaseStore) async throws -> [String] {
        try await store.search(query).hits.map(\.summary.id.text)
    }

    static func arrival(
        _ number: Int, _ text: String, desk: DeskID = Sample.desk, receivedAt: Timestamp = Sample.morning
    ) -> CaseChange {
        let bytes = Array("raw \(number)".utf8)
        var change = Sample.arrival(number, desk: desk, receivedAt: receivedAt, bytes: bytes)
        var file = change.file
        file.mails[0].text = text
        change = CaseChange(file, because: change.record, mail: (file.newest.id, bytes))
        return change
    }

    static func findsWords(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await store.keep(arrival(1, "Der Führerschein ist weg, was nun?"))
        try await store.keep(
            Sample.step(after: file, to: .drafted) {
                $0.draft = Draft(
                    id: DraftID("d"), answers: file.newest.id, language: "de", subject: "", paragraphs: [], gaps: [],
                    text: "Sie brauchen eine Verlusterklärung.", proposal: nil)
            })
        try await store.keep(arrival(2, "Meine Tonne"))
        for (typed, expected) in [
            ("führerschein", ["c1"]), ("FUHRERSCHEIN", ["c1"]), ("Führ", ["c1"]), ("ührer", []),
            ("führerschein tonne", []), ("Verlust", ["c1"]), ("Mülltonne", ["c2", "c1"]), ("ada", ["c2", "c1"]),
            ("ada@example.org", ["c2", "c1"]), ("c2", ["c2"]), ("c1", ["c1"]), ("\"ist weg\"", ["c1"]),
            ("\"weg ist\"", []), ("„ist weg“ Führerschein", ["c1"]), ("is", []), ("weg,", ["c1"]),
        ] as [(String, [String])] {
            #expect(try await found(words(typed), in: store) == expected, "\(typed)")
        }
        var any = try words("Führerschein Tonne")
        any.isAnyWordEnough = true
        #expect(try await found(any, in: store) == ["c2", "c1"])
        any = try words("weg Mülltonne")
        (any.isAnyWordEnough, any.order) = (true, .bestFirst)
        #expect(try await found(any, in: store) == ["c1", "c2"])
    }

    static func narrowsSearches(_ make: Factory) async throws {
        let store = try await make().store
        try await triaged(1, in: store, service: "waste")
        try await triaged(2, in: store, service: "traffic", minutes: 60)
        try await triaged(3, in: store, desk: DeskID("land"), minutes: 120)
        try await store.keep(Sample.arrival(4))
        for typed in ["Tonne", ""] {
            func ids(_ edit: (inout SearchQuery) -> Void) async throws -> [String] {
                var query = try words(typed)
                edit(&query)
                return try await found(query, in: store)
            }
            #expect(try await ids { _ in } == ["c4", "c3", "c2", "c1"])
            #expect(try await ids { $0.desks = [Sample.desk] } == ["c4", "c2", "c1"])
            #expect(try await ids { $0.desks = [] }.isEmpty)
            #expect(try await ids { $0.service = ServiceID("traffic") } == ["c2"])
            #expect(try await ids { $0.states = [.received, .drafted] } == ["c4"])
            #expect(try await ids { $0.language = "de" } == ["c3", "c2", "c1"])
            #expect(try await ids { $0.receivedFrom = Sample.morning.adding(seconds: 3600) } == ["c3", "c2"])
            #expect(try await ids { $0.receivedBefore = Sample.morning.adding(seconds: 3600) } == ["c4", "c1"])
            #expect(try await ids { $0.limit = 0 }.isEmpty)
        }
    }

    static func pagesSearches(_ make: Factory) async throws {
        let store = try await make().store
        for number in 0..<7 { try await store.keep(Sample.arrival(number)) }
        for typed in ["Tonne", ""] {
            var query = try words(typed)
            query.limit = 3
            var pages: [[String]] = []
            while true {
                let hits = try await store.search(query).hits
                if hits.isEmpty { break }
                pages.append(hits.map(\.summary.id.text))
                query.after = hits.last?.place
            }
            #expect(pages == [["c6", "c5", "c4"], ["c3", "c2", "c1"], ["c0"]])
        }
        #expect(
            try await store.search(words("c6")).hits.first?.summary == CaseSummary(try await store.load(CaseID("c6"))))
    }

    /// Everything that means something in the languages of searches or of SQL.
    package static let hostile = [
        "\"", "\"\"", "\"\"\"", "\"unclosed", "a\"b", "'", "''", "' OR 1=1 --", "*", "**", "tonne*", "^tonne",
        "NEAR(a b)",
        "a NEAR b", "NOT tonne", "AND", "OR", "a OR", "(", ")", "()", "subject:tonne", "subject : x", "-tonne", "+",
        "{a}",
        "a:b:c", "\\", "%", "_", ";", "; DROP TABLE cases", "\0", "a\0b", "\u{FFFF}", "🗑", "ﷺ", "\u{202E}abc", "​",
        String(repeating: "a", count: SearchWords.longestText), String(repeating: "\"", count: 400), "rank", "rowid",
    ]

    static func survivesHostileWords(_ make: Factory) async throws {
        let store = try await make().store
        try await store.keep(Sample.arrival(1))
        for typed in hostile {
            await #expect(throws: Never.self, "\(typed.debugDescription)") { try await store.search(words(typed)) }
        }
        // What is no word asks for nothing; a word beside it still counts.
        #expect(try await found(words("* tonne ("), in: store) == ["c1"])
        #expect(try await found(words("* tonnen ("), in: store).isEmpty)
    }

    static func followsChanges(_ make: Factory) async throws {
        let store = try await make().store
        var file = try await store.keep(arrival(1, "Erstens"))
        func edit(_ text: String) async throws {
            file = try await store.keep(
                Sample.step(after: file, to: .drafted) {
                    $0.draft = Draft(
                        id: DraftID("d"), answers: file.newest.id, language: "de", subject: "", paragraphs: [],
                        gaps: [], text: text, proposal: nil)
                })
        }
        try await edit("Zweitens")
        try await edit("Drittens")
        #expect(try await found(words("Zweitens"), in: store).isEmpty)
        #expect(try await found(words("Erstens Drittens"), in: store) == ["c1"])
        // Equal for readers, not for bytes.
        try await edit("Dru\u{308}ben")
        try await edit("Dr\u{FC}ben")
        #expect(try await found(words("drüben"), in: store) == ["c1"])
        #expect(try await store.verify().firstFault == nil)
    }

    static func forgetsErased(_ make: Factory) async throws {
        let store = try await make().store
        let file = try await store.keep(arrival(1, "Silberdistel"))
        try await store.keep(arrival(2, "Silberdistel"))
        try await store.erase([file.id], because: Sample.erasure("e1", of: [file.id]))
        #expect(try await found(words("Silberdistel"), in: store) == ["c2"])
        try await store.scrub()
        #expect(try await found(words("Silberdistel"), in: store) == ["c2"])
        try await store.keep(arrival(3, "Silberdistel"))
        #expect(try await found(words("Silberdistel"), in: store) == ["c3", "c2"])
        #expect(try await store.verify().firstFault == nil)
    }
}
