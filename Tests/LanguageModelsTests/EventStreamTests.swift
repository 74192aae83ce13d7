import Testing

@testable import LanguageModels

struct EventStreamTests {
    static func events(_ pieces: [[UInt8]], _ limits: AnswerLimits = .standard) throws(EventStream.Overrun) -> [String]
    {
        var stream = EventStream(limits)
        var found: [String] = []
        for piece in pieces {
            found += try stream.feed(piece).map { "\($0.name)|\(String(decoding: $0.data, as: UTF8.self))" }
        }
        return found
    }

    @Test(arguments: [
        ("data: a\n\n", ["|a"]), ("data:a\n\n", ["|a"]), ("data:  a\n\n", ["| a"]), ("data: a\ndata: b\n\n", ["|a\nb"]),
        ("event: e\ndata: a\n\ndata: b\n\n", ["e|a", "|b"]), ("event: e\n\n", []), (": note\n\ndata: a\n\n", ["|a"]),
        ("id: 1\nretry: 2\nother: x\ndata: a\n\n", ["|a"]), ("data\n\n", ["|"]), ("data: a\n", []), ("data: a", []),
        ("data: a\r\n\r\ndata: b\r\r", ["|a", "|b"]), ("data: a\r\ndata: b\r\n\r\n", ["|a\nb"]),
        ("data: a\rdata: b\r\r\n", ["|a\nb"]), ("\u{FEFF}data: a\n\n", ["|a"]), ("\n\n\n", []),
        ("data: ä😀\n\n", ["|ä😀"]),
    ])
    func `events are read as the standard says, however the bytes are cut`(text: String, expected: [String]) throws {
        let bytes = Array(text.utf8)
        #expect(try Self.events([bytes]) == expected)
        #expect(try Self.events(bytes.map { [$0] }) == expected)
        for cut in bytes.indices {
            #expect(try Self.events([Array(bytes[..<cut]), Array(bytes[cut...])]) == expected)
        }
    }

    @Test func `each limit holds at its value and not above`() throws {
        let limits = AnswerLimits(lineBytes: 10, eventBytes: 9, events: 2, totalBytes: 60)
        func overrun(_ text: String) -> EventStream.Overrun? {
            do throws(EventStream.Overrun) {
                _ = try Self.events([Array(text.utf8)], limits)
                return nil
            } catch {
                return error
            }
        }
        #expect(overrun("data: 3456\n\n") == nil)
        #expect(overrun("data: 34567\n\n") == .line)
        #expect(overrun(":\(String(repeating: "x", count: 9))") == nil)
        #expect(overrun(":\(String(repeating: "x", count: 10))") == .line)
        #expect(overrun("data:1234\ndata:1234\n\n") == nil)
        #expect(overrun("data:1234\ndata:12345\n\n") == .line)
        #expect(overrun("data:a\n\ndata:a\n\n") == nil)
        #expect(overrun("data:a\n\ndata:a\n\ndata:a\n\n") == .events)
        #expect(overrun(String(repeating: "\n", count: 60)) == nil)
        #expect(overrun(String(repeating: "\n", count: 61)) == .total)
    }
}
