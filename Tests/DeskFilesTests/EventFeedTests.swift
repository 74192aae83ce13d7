import DeskFiles
import Enquiries
import Foundation
import Testing

struct EventFeedTests {
    private static let good = line()

    private static func line(_ changes: [String: Any?] = [:]) -> String {
        var members: [String: Any] = [
            "id": "e1", "event": "birth", "date": "2026-11-21", "language": "de", "source": "Standesamt",
            "person": ["name": "Ada", "address": "ada@example.org"], "facts": ["child": true, "n": 2, "t": "x"],
        ]
        for (key, value) in changes { members[key] = value }
        let data = try? JSONSerialization.data(
            withJSONObject: members, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    private func lines(_ text: String, pieces: Int = .max) -> [EventFeed.Line] {
        var (feed, lines) = (EventFeed(), [EventFeed.Line]())
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            feed.take(bytes[start..<min(bytes.count, start + min(pieces, bytes.count))]) { lines.append($0) }
        }
        feed.finish { lines.append($0) }
        return lines
    }

    private func fault(_ line: String) -> EventFeed.Fault? {
        guard case .failure(let fault) = lines(line).first?.event else { return nil }
        return fault
    }

    @Test func `an event is read whole`() throws {
        let event = try #require(try lines(Self.good).first?.event.get())
        #expect(event.event == .birth && event.date.iso8601 == "2026-11-21" && event.language == "de")
        #expect(event.person == .init(name: "Ada", address: "ada@example.org"))
        #expect(event.facts == ["child": .yesOrNo(true), "n": .number(2), "t": .text("x")])
        let bare = try lines(Self.line(["facts": nil, "person": ["address": "ada@example.org"]])).first?.event.get()
        #expect(bare?.facts.isEmpty == true && bare?.person.name == nil)
    }

    @Test(arguments: [1, 7, 64, Int.max])
    func `bad lines are named by number and the others count, in whatever pieces they come`(pieces: Int) {
        let text = [Self.good, "", "nonsense", Self.good + "\r", "{\"id\":\"x\"}", Self.good].joined(separator: "\n")
        let found = lines(text, pieces: pieces)
        #expect(found.map(\.number) == [1, 3, 4, 5, 6])
        #expect(found.map { (try? $0.event.get()) != nil } == [true, false, true, false, true])
    }

    @Test(
        arguments: [
            (["event": "wedding"], "event", "one of birth"), (["event": 3], "event", "one of birth"),
            (["date": "2026-02-31"], "date", "a date"), (["date": "21.11.2026"], "date", "a date"),
            (["date": "1899-12-31"], "date", "1900"), (["date": "2201-01-01"], "date", "2200"),
            (["person": "Ada"], "person", "an object"),
            (["person": ["address": "nobody"]], "person.address", "a mail address"),
            (["person": ["address": "a@b@c"]], "person.address", "a mail address"),
            (["person": ["address": "a\n@b"]], "person.address", "control"),
            (["language": "deu"], "language", "two small"),
            (["language": "DE"], "language", "two small"), (["id": " "], "id", "a text"),
            (["id": String(repeating: "x", count: 1001)], "id", "1000"), (["source": "a\u{7}b"], "source", "control"),
            (["facts": ["a": ["b"]]], "facts", "texts, numbers"), (["facts": ["a": 1.5]], "facts", "texts, numbers"),
            (["facts": ["a": String(repeating: "x", count: 1001)]], "facts", "1000"),
            (["facts": 3], "facts", "an object"),
        ] as [([String: any Sendable], String, String)])
    func `what is wrong is said by key, without the value`(
        change: [String: any Sendable], key: String, words: String
    ) throws {
        guard case .badValue(let found, let expected) = fault(Self.line(change.mapValues { $0 as Any })) else {
            Issue.record("the line was taken")
            return
        }
        #expect(found == key)
        #expect(expected.contains(words), "\(expected)")
    }

    @Test(arguments: ["id", "event", "date", "person", "language", "source"])
    func `a missing key is named`(key: String) throws {
        var members = try #require(
            try JSONSerialization.jsonObject(with: Data(Self.good.utf8)) as? [String: Any])
        members[key] = nil
        let line = String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
        #expect(fault(line) == .missing(key))
    }

    @Test(arguments: ["nonsense", "[]", "3", "{", "{}}", "\"x\"", "null", String(repeating: "[", count: 60_000)])
    func `what is no object is said to be none`(line: String) { #expect(fault(line) == .notJSON) }

    @Test func `bytes that are no text are refused`() {
        var (feed, found) = (EventFeed(), [EventFeed.Line]())
        feed.take([0x7B, 0xFF, 0xFE, 0x7D, 0x0A]) { found.append($0) }
        #expect(found.map(\.event) == [.failure(.notUTF8)])
    }

    @Test func `a line of the longest length is read, and one byte more is not`() {
        let room = EventFeed.longestLine - Self.line(["pad": ""]).utf8.count
        let longest = Self.line(["pad": String(repeating: "x", count: room)])
        #expect(longest.utf8.count == EventFeed.longestLine)
        let found = lines([longest, longest + " ", Self.good].joined(separator: "\n"))
        #expect(found.map { (try? $0.event.get()) != nil } == [true, false, true])
        #expect(found[1].event == .failure(.tooLong))
        #expect(lines(longest, pieces: 1000).map { (try? $0.event.get()) != nil } == [true])
        #expect(lines(longest + " ", pieces: 1000).map(\.event) == [.failure(.tooLong)])
    }

    @Test func `as many facts as are allowed, and one more`() {
        func facts(_ count: Int) -> [String: Any] {
            Dictionary(uniqueKeysWithValues: (0..<count).map { ("f\($0)", 1) })
        }
        #expect(fault(Self.line(["facts": facts(EventFeed.mostFacts)])) == nil)
        guard case .badValue("facts", _) = fault(Self.line(["facts": facts(EventFeed.mostFacts + 1)])) else {
            Issue.record("too many facts were taken")
            return
        }
    }

    /// Fifty megabytes without a line end are not held: the reader forgets what is too long already.
    @Test func `a feed without line ends costs no memory`() {
        var (feed, found) = (EventFeed(), [EventFeed.Line]())
        let piece = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
        for _ in 0..<50 { feed.take(piece) { found.append($0) } }
        #expect(found.isEmpty)
        feed.take(Array("\n\(Self.good)\n".utf8)) { found.append($0) }
        #expect(found.map(\.number) == [1, 2])
        #expect(found[0].event == .failure(.tooLong))
        #expect(throws: Never.self) { try found[1].event.get() }
    }
}
