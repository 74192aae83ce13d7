import Cases
import Enquiries
import Foundation
import GRDB
import StoreContract
import StoreSQL
import Testing

@testable import SQLiteStore

@Suite struct Searches {
    /// The index keeps beginnings that words have in common once, so each planted word begins with letters of its own.
    private static let planted = ["qxsilberdistel", "zwkennwort", "ykgeheim"]

    private static func planting(_ number: Int, in store: SQLiteStore) async throws -> CaseFile {
        let change = Sample.arrival(number)
        var file = change.file
        file.mails[0].text = "Bitte \(planted[0]) finden. " + String(repeating: "Wort ", count: 2000)
        file.mails[0].subject = planted[1]
        let kept = try await store.keep(CaseChange(file, because: change.record, mail: change.mail))
        return try await store.keep(
            Sample.step(after: kept, to: .drafted) {
                $0.draft = Draft(
                    id: DraftID("d"), answers: file.newest.id, language: "de", subject: "", paragraphs: [], gaps: [],
                    text: planted[2], proposal: nil)
            })
    }

    private static func traces(in place: Place) throws -> [String] {
        let files = try FileManager.default.contentsOfDirectory(atPath: place.directory)
        return try files.flatMap { name in
            let bytes = try Data(contentsOf: URL(fileURLWithPath: place.directory + "/" + name))
            return planted.filter { bytes.range(of: Data($0.utf8)) != nil }.map { "\($0) in \(name)" }
        }
    }

    @Test func `no word of an erased case is left in the index or in any page`() async throws {
        let place = try Place()
        let store = try place.open()
        for number in 0..<30 { try await store.keep(Sample.arrival(number)) }
        let gone = try await Self.planting(99, in: store)
        for number in 30..<60 { try await store.keep(Sample.arrival(number)) }
        #expect(try Self.traces(in: place).count >= Self.planted.count)
        try await store.erase([gone.id], because: Sample.erasure("e1", of: [gone.id]))
        // What the log of the index still held is why there is a second step.
        try await store.scrub()
        #expect(try Self.traces(in: place).isEmpty)
        #expect(try await store.verify().firstFault == nil)
        try store.close()
        #expect(try Self.traces(in: place).isEmpty)
    }

    /// The test above could pass because the index never held the words as they stand in the text.
    @Test func `the pages of the index hold words as they are`() async throws {
        let place = try Place()
        let store = try place.open()
        _ = try await Self.planting(99, in: store)
        let pages = try await store.pool.read { try Data.fetchAll($0, sql: "SELECT block FROM case_search_data") }
        for word in Self.planted {
            #expect(pages.contains { $0.range(of: Data(word.utf8)) != nil }, "\(word)")
        }
    }

    @Test func `cases of an older store are found after it was brought up to date`() async throws {
        let place = try Place()
        let first = try place.open()
        _ = try await Self.planting(1, in: first)
        let again = try await first.keep(Sample.furtherMail(3, to: first.keep(Sample.arrival(2))))
        try await first.keep(
            Sample.step(after: again, to: .withPerson) {
                $0.history = ["drafted", "wrote again"].map {
                    CaseFile.Event(at: Sample.morning, what: $0, detail: "", by: nil, record: "r")
                }
            })
        try first.close()
        try place.backToFirstVersion()
        let store = try place.open()
        #expect(try await store.verify().firstFault == nil)
        for word in Self.planted {
            #expect(try await store.search(SearchQuery(try SearchWords(word))).hits.map(\.summary.id.text) == ["c1"])
        }
        #expect(try await store.cases(asking: .stale, desks: nil, limit: 9).map(\.id.text) == ["c2"])
        try await store.keep(Sample.step(after: store.load(CaseID("c1")), to: .withPerson))
    }

    @Test func `the index and the texts say the same`() async throws {
        let place = try Place()
        let store = try place.open()
        for number in 0..<5 { _ = try await store.keep(Sample.arrival(number)) }
        _ = try await Self.planting(7, in: store)
        _ = try await store.search(SearchQuery(try SearchWords("x")))
        try store.close()
        try place.behindTheStore {
            try $0.execute(sql: "INSERT INTO case_search (case_search, rank) VALUES ('integrity-check', 1)")
        }
    }

    @Test func `a part of a text is cut where it is longer than what can be found`() async throws {
        let store = try Place().open()
        for (number, isFound) in [(0, true), (1, false)] {
            let change = Sample.arrival(number)
            var file = change.file
            let filler = SearchText.longestPart - " endwort".utf8.count + number
            file.mails[0].text = String(repeating: "x", count: filler) + " endwort"
            try await store.keep(CaseChange(file, because: change.record, mail: change.mail))
            let hits = try await store.search(SearchQuery(SearchWords(terms: [.init("endwort", isPhrase: true)]))).hits
            #expect(hits.contains { $0.summary.id == file.id } == isFound)
        }
        var file = Sample.arrival(5).file
        file.mails[0].text = String(repeating: "é", count: SearchText.longestPart)
        #expect(SearchText(file).mail.utf8.count == SearchText.longestPart)
        file.mails[0].text = "a" + String(repeating: "é", count: SearchText.longestPart)
        #expect(SearchText(file).mail.utf8.count == SearchText.longestPart - 1)
    }
}

@Suite struct SearchWordsTests {
    @Test func `a search is refused where it is one byte or one word too long`() throws {
        let longest = String(repeating: "a", count: SearchWords.longestText)
        #expect(try SearchWords(longest).terms.count == 1)
        #expect(throws: SearchWords.Excess.longText) { try SearchWords(longest + "a") }
        let many = (1...SearchWords.mostTerms).map { "a\($0)" }.joined(separator: " ")
        #expect(try SearchWords(many).terms.count == SearchWords.mostTerms)
        #expect(throws: SearchWords.Excess.manyTerms) { try SearchWords(many + " b") }
    }

    @Test(arguments: [
        ("a b", ["a", "b"]), ("  a\tb\n", ["a", "b"]), ("\"a b\" c", ["'a b", "c"]), ("", []), ("- ! \"?\"", []),
        ("\"a", ["'a"]), ("x\"a\"y", ["x", "'a", "y"]), ("„Müll weg“", ["'Müll weg"]),
    ])
    func `words are cut at blanks and phrases stay together`(typed: String, terms: [String]) throws {
        #expect(try SearchWords(typed).terms.map { ($0.isPhrase ? "'" : "") + $0.text } == terms)
    }

    @Test(arguments: [
        ("urgent~2026-12-01~5~c1", true), ("urgent~~5~c1", true), ("urgent~~5~c~1", true), ("urgent~~5~", false),
        ("~~5~c", false), ("urgent~soon~5~c", false), ("urgent~~x~c", false), ("", false),
        ("low~~1~" + String(repeating: "c", count: 293), true), ("low~~1~" + String(repeating: "c", count: 294), false),
    ])
    func `a place in a list is read back from an address`(text: String, isPlace: Bool) {
        #expect(ListKey(text)?.text == (isPlace ? text : nil))
    }
}
