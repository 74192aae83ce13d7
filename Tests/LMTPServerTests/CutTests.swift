import Testing

@testable import LMTPServer

struct CutTests {
    private static let session: [UInt8] = {
        var bytes = Array("LHLO mx.example\r\nMAIL FROM:<c@example.org> SIZE=99 BODY=8BITMIME\r\n".utf8)
        bytes += Array(
            "RCPT TO:<a@desk.example>\r\nRCPT TO:<no@desk.example>\r\nRCPT TO:<b@desk.example>\r\nDATA\r\n".utf8)
        bytes += Oracle.wire(Array("Subject: x\r\n\r\n.\r\n..\r\na\n.\nb\r.\rc\r\n".utf8) + [0, 0xFF, 0x0D, 0x0A])
        bytes += Array("NOOP\r\nXYZZY\r\nDATA\r\nRSET\r\nNOOP \(String(repeating: "x", count: 3000))\r\n".utf8)
        bytes += Array("MAIL FROM:<>\r\nRCPT TO:<a@desk.example>\r\nDATA\r\n\r\n.\r\nQUIT\r\n".utf8)
        return bytes
    }()

    private static func played(_ pieces: [ArraySlice<UInt8>], _ strayLineEnds: StrayLineEnds) -> Conversation {
        var talk = Conversation(
            strayLineEnds: strayLineEnds,
            script: .init(verdict: { $0.hasPrefix("no@") ? .unknown : .accepted }))
        for piece in pieces { talk.hear(Array(piece)) }
        return talk
    }

    @Test(arguments: [StrayLineEnds.keep, .refuse])
    func `a thousand random cuts of a session change nothing`(strayLineEnds: StrayLineEnds) {
        let whole = Self.played([Self.session[...]], strayLineEnds)
        #expect(whole.isClosed && whole.kept.count == (strayLineEnds == .keep ? 2 : 1))
        let answer = strayLineEnds == .keep ? 250 : 550
        #expect(
            whole.codes == [
                250, 250, 250, 550, 250, 354, answer, answer, 250, 500, 503, 250, 500, 250, 250, 354, 250, 221,
            ])
        var random = SeededGenerator(seed: 33)
        for _ in 0..<1000 {
            let cuts = (0..<Int.random(in: 1...60, using: &random)).map { _ in
                Int.random(in: 0...Self.session.count, using: &random)
            }
            let places = [0] + cuts.sorted() + [Self.session.count]
            let pieces = zip(places, places.dropFirst()).map { Self.session[$0..<$1] }
            let talk = Self.played(pieces, strayLineEnds)
            #expect(talk.sent == whole.sent && talk.kept == whole.kept)
            #expect(talk.isClosed && talk.abandoned == whole.abandoned)
        }
    }

    @Test func `byte by byte nothing changes either`() {
        let whole = Self.played([Self.session[...]], .keep)
        let bytewise = Self.played(Self.session.indices.map { Self.session[$0...$0] }, .keep)
        #expect(bytewise.sent == whole.sent && bytewise.kept == whole.kept)
    }

    @Test func `a session may end anywhere`() {
        for length in 0..<Self.session.count {
            var talk = Self.played([Self.session[..<length]], .keep)
            talk.step(.ended)
            #expect(talk.isClosed)
        }
    }

    /// Bytes without sense crash nothing and never become a message that nobody ended.
    @Test func `ten thousand sessions of noise are survived`() {
        let words = [
            "LHLO x", "MAIL FROM:<a@b>", "RCPT TO:<a@b>", "DATA", ".", "\r\n", "\r\n", "\r\n", "\r", "\n", "\0", "..",
            "RSET",
            "QUIT", "<", ">", "\"", "\\", " ", "SIZE=", "ü", "text",
        ]
        var random = SeededGenerator(seed: 5)
        var kept = 0
        for _ in 0..<10_000 {
            var talk = Conversation(isGreeted: Bool.random(using: &random))
            for _ in 0..<Int.random(in: 1...30, using: &random) where !talk.isClosed {
                talk.say((0..<4).map { _ in words.randomElement(using: &random)! }.joined())
            }
            if !talk.isClosed { talk.step(.ended) }
            #expect(talk.isClosed)
            kept += talk.kept.count
        }
        #expect(kept < 10_000)
    }
}
