import Testing

@testable import LMTPServer

struct DataTests {
    private static let ends = ["\r\n", "\n", "\r", "\n\r"]
    private static let mutants = ends.flatMap { before in ends.map { (before: before, after: $0) } }

    /// Threat 14: what some servers take for the end of a message, in all combinations of line ends.
    @Test(arguments: mutants, [StrayLineEnds.keep, .refuse])
    func `of sixteen ends of data only CRLF . CRLF is one`(
        mutant: (before: String, after: String), strayLineEnds: StrayLineEnds
    ) throws {
        let smuggled = "MAIL FROM:<evil@example.org>\r\nRCPT TO:<b@desk.example>\r\nDATA\r\nevil"
        let text = "first\(mutant.before).\(mutant.after)\(smuggled)"
        var talk = Conversation(strayLineEnds: strayLineEnds, isGreeted: true)
        talk.deliver(wire: Array("\(text)\r\n.\r\n".utf8))
        talk.say("NOOP\r\n")
        let isEnd = mutant == ("\r\n", "\r\n")
        if isEnd {
            // The control: after a true end the next commands are commands.
            #expect(talk.codes == [250, 250, 354, 250, 250, 250, 354, 250, 250])
            #expect(talk.kept.map(\.bytes) == [Array("first\r\n".utf8), Array("evil\r\n".utf8)])
        } else if strayLineEnds == .refuse {
            #expect(talk.codes == [250, 250, 354, 550, 250])
            #expect(talk.kept.isEmpty && talk.abandoned == 1)
        } else {
            #expect(talk.codes == [250, 250, 354, 250, 250])
            let bytes = try #require(talk.kept.first?.bytes)
            #expect(talk.kept.count == 1)
            #expect(bytes == Oracle.message(in: Array("\(text)\r\n.\r\n".utf8))?.bytes)
            #expect(String(decoding: bytes, as: UTF8.self).contains("MAIL FROM:<evil@example.org>"))
        }
    }

    static let wires: [(wire: String, message: String)] = [
        (".\r\n", ""),
        ("\r\n.\r\n", "\r\n"),
        ("a\r\n.\r\n", "a\r\n"),
        ("..\r\n.\r\n", ".\r\n"),
        ("...\r\n.\r\n", "..\r\n"),
        (".a\r\n.\r\n", "a\r\n"),
        ("a\r\n..b\r\n..\r\n.\r\n", "a\r\n.b\r\n.\r\n"),
        ("a.\r\n.\r\n", "a.\r\n"),
        (". \r\n.\r\n", " \r\n"),
        (".\0\r\n.\r\n", "\0\r\n"),
        ("a\n..b\r\n.\r\n", "a\n..b\r\n"),
        ("a\r..b\r\n.\r\n", "a\r..b\r\n"),
        (".\r\r\n.\r\n", "\r\r\n"),
        (".\ra\r\n.\r\n", "\ra\r\n"),
        // The CR before stands alone, and CR LF . CR LF follows it.
        ("a\r\r\n.\r\n", "a\r\r\n"),
        ("a\r\n.\r\r\n.\r\n", "a\r\n\r\r\n"),
    ]

    @Test(arguments: wires)
    func `dots of transparency go, everything else stays`(wire: String, message: String) {
        var talk = Conversation(isGreeted: true)
        talk.deliver(wire: Array(wire.utf8))
        #expect(talk.kept.map { String(decoding: $0.bytes, as: UTF8.self) } == [message])
        #expect(talk.codes.last == 250)
    }

    /// Against a second, slow decoder, on bytes that are mostly line ends and dots.
    @Test func `ten thousand random messages are decoded as by the book`() {
        var random = SeededGenerator(seed: 9)
        var ends = 0
        for _ in 0..<10_000 {
            let soup = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                [0x0D, 0x0A, 0x0D, 0x0A, 0x2E, 0x2E, 0x61, 0x00].randomElement(using: &random)! as UInt8
            }
            var decoder = DataDecoder()
            var output: [UInt8] = []
            var position = 0
            let cut = Int.random(in: 0...soup.count, using: &random)
            position = decoder.decode(Array(soup[..<cut]), from: 0, into: &output)
            if !decoder.hasEnded { position = decoder.decode(soup, from: position, into: &output) }
            let expected = Oracle.message(in: soup)
            #expect(decoder.hasEnded == (expected != nil))
            if let expected {
                ends += 1
                #expect(output == expected.bytes && position == expected.consumed, "\(soup)")
                #expect(decoder.strayLineEnds == expected.strays, "\(soup)")
            }
        }
        #expect(ends > 100)
    }

    static let contents: [(name: String, bytes: [UInt8])] = [
        ("every byte", Array((0...255).map { UInt8($0) }.filter { $0 != 0x0D && $0 != 0x0A }) + [0x0D, 0x0A]),
        ("NUL", [0, 0, 0, 0x0D, 0x0A]),
        ("8-bit without BODY", [0xE4, 0xF6, 0xFC, 0x0D, 0x0A]),
        ("a line of a million bytes", Array(repeating: 0x61, count: 1_000_000) + [0x0D, 0x0A]),
        ("a hundred thousand empty lines", Array(repeatElement([0x0D, 0x0A] as [UInt8], count: 100_000).joined())),
        ("lone CR and LF", Array("a\rb\nc\n\rd\r\n".utf8)),
    ]

    @Test(arguments: contents)
    func `whatever the bytes are, they are kept`(name: String, bytes: [UInt8]) {
        var talk = Conversation(isGreeted: true)
        talk.deliver(wire: Oracle.wire(bytes))
        #expect(talk.kept.map(\.bytes) == [bytes])
    }

    @Test func `each accepted recipient gets a reply of its own, in order, doubles too`() {
        let outcomes: [DeliveryOutcome] = [
            .kept(as: "abc.1"), .failed(.noSpace), .failed(.unavailable), .overQuota, .unknownRecipient, .kept(as: nil),
        ]
        var talk = Conversation(
            script: .init(
                verdict: { $0 == "no@b" ? .unknown : $0 == "later@b" ? .later : .accepted },
                commit: { _ in
                    .committed(outcomes)
                }), isGreeted: true)
        talk.deliver(
            wire: Array("x\r\n.\r\n".utf8), to: ["a@b", "no@b", "b@b", "later@b", "c@b", "d@b", "e@b", "a@b"])
        #expect(talk.codes == [250, 250, 550, 250, 451, 250, 250, 250, 250, 354, 250, 452, 451, 452, 550, 250])
        #expect(
            talk.lines.suffix(6).map { String($0.prefix(9)) } == [
                "250 2.0.0", "452 4.3.1", "451 4.3.0", "452 4.2.2", "550 5.1.1", "250 2.0.0",
            ])
        #expect(talk.lines.contains("250 2.0.0 Kept as abc.1"))
        #expect(talk.kept[0].envelope.recipients.map(\.text) == ["a@b", "b@b", "c@b", "d@b", "e@b", "a@b"])
        #expect(talk.notes == [.message(bytes: 3, kept: 2, later: 3, refused: 1)])
    }

    @Test func `a reference cannot forge a reply`() {
        var talk = Conversation(
            script: .init(commit: { _ in .committed([.kept(as: "x\r\n550 5.0.0 <y> ü")]) }), isGreeted: true)
        talk.deliver(wire: Array("x\r\n.\r\n".utf8))
        #expect(talk.lines.last == "250 2.0.0 Kept as x5505.0.0y")
    }

    @Test(arguments: DeliveryFailure.allCases)
    func `whatever fails at the sink, the mail server keeps the message`(failure: DeliveryFailure) {
        let code = failure == .noSpace ? 452 : 451
        let wire = Array("x\r\n.\r\n".utf8)

        var opening = Conversation(script: .init(openFails: failure), isGreeted: true)
        opening.deliver(wire: [])
        opening.say("RSET\r\nNOOP\r\n")
        #expect(opening.codes == [250, 250, code, 250, 250])
        #expect(opening.notes == [.sinkFailed(.open, failure)])

        var writing = Conversation(script: .init(writeFails: failure), isGreeted: true)
        writing.deliver(wire: Array("a\r\n".utf8) + wire, to: ["a@b", "b@b"])
        writing.say("NOOP\r\n")
        #expect(writing.codes == [250, 250, 250, 354, code, code, 250])
        #expect(writing.abandoned == 1)

        var committing = Conversation(script: .init(commit: { _ in .failed(failure) }), isGreeted: true)
        committing.deliver(wire: wire, to: ["a@b", "b@b"])
        #expect(committing.codes.suffix(2) == [code, code])
        #expect(
            committing.notes == [
                .sinkFailed(.commit, failure), .message(bytes: 3, kept: 0, later: 2, refused: 0),
            ])
    }

    @Test(arguments: [0, 1, 3])
    func `a sink that answers for another number of recipients has kept nothing`(count: Int) {
        var talk = Conversation(
            script: .init(commit: { _ in .committed(Array(repeating: .kept(as: nil), count: count)) }), isGreeted: true)
        talk.deliver(wire: Array("x\r\n.\r\n".utf8), to: ["a@b", "b@b"])
        #expect(talk.codes.suffix(2) == [451, 451])
    }

    @Test func `a peer that leaves in the midst of a message leaves nothing`() {
        for wire in ["", "a", "a\r\n", "a\r\n.", "a\r\n.\r", "a\r\n.\n"] {
            var talk = Conversation(isGreeted: true)
            talk.deliver(wire: Array(wire.utf8))
            talk.step(.ended)
            #expect(talk.kept.isEmpty && talk.abandoned == 1 && talk.isClosed, "\(wire)")
            #expect(talk.notes.last == .sessionEnded(.disconnected))
        }
    }

    @Test func `several messages of one session do not touch each other`() {
        var talk = Conversation(isGreeted: true)
        for number in 0..<50 { talk.deliver(wire: Oracle.wire(Array("\(number)\r\n".utf8))) }
        #expect(talk.kept.map { String(decoding: $0.bytes, as: UTF8.self) } == (0..<50).map { "\($0)\r\n" })
    }
}
