import Testing

@testable import LMTPServer

struct CommandTests {
    /// Commands after LHLO, and the code that each gets.
    static let dialogues: [(commands: [String], codes: [Int])] = [
        (["NOOP", "noop with words", "HELP", "VRFY someone", "RSET"], [250, 250, 214, 252, 250]),
        (
            ["HELO x", "EHLO x", "STARTTLS", "AUTH PLAIN AA==", "EXPN x", "XYZZY", ""],
            [500, 500, 502, 502, 502, 500, 500]
        ),
        (["LHLO", "LHLO other.example", "DATA x", "RSET x", "VRFY"], [501, 250, 501, 501, 501]),
        // RFC 2033 section 4.2: no recipient, no data.
        (["RCPT TO:<a@b>", "MAIL FROM:<a@b>", "DATA", "RCPT TO:<a@b>"], [503, 250, 503, 250]),
        (["MAIL FROM:<a@b>", "MAIL FROM:<a@b>", "RSET", "MAIL FROM:<a@b>"], [250, 503, 250, 250]),
        (["MAIL FROM:<a@b>", "LHLO again", "RCPT TO:<a@b>"], [250, 250, 503]),
        // Blanks after the colon and at the end, small letters, an old source route.
        (["mail from: <a@b> ", "rcpt to:\t<@relay.example,@two.example:a@b>"], [250, 250]),
        (["MAIL FROM:<>", "RCPT TO:<>", "RCPT TO:<a@b> NOTIFY=NEVER", "RCPT TO:<postmaster>"], [250, 501, 555, 250]),
        (["MAIL FROM:<a@b> SIZE=100 BODY=8BITMIME SMTPUTF8"], [250]),
        (["MAIL FROM:<a@b> body=7bit size=0"], [250]),
        (["MAIL FROM:<a@b> SIZE=67108864"], [250]),
        (["MAIL FROM:<a@b> SIZE=67108865", "MAIL FROM:<a@b> SIZE=99999999999999999999"], [552, 552]),
        (
            [
                "MAIL FROM:<a@b> SIZE=", "MAIL FROM:<a@b> SIZE=-1", "MAIL FROM:<a@b> SIZE=999999999999999999999",
                "MAIL FROM:<a@b> SIZE=1 SIZE=1", "MAIL FROM:<a@b> BODY=BINARYMIME", "MAIL FROM:<a@b> SMTPUTF8=1",
                "MAIL FROM:<a@b> RET=HDRS", "MAIL FROM:<a@b>SIZE=1", "MAIL FROM:a@b", "MAIL <a@b>", "MAIL",
            ], [555, 555, 555, 555, 555, 555, 555, 501, 501, 501, 501]
        ),
        (
            [
                "MAIL FROM:<a b@c>", "MAIL FROM:<a<b@c>", "MAIL FROM:<a@b", "MAIL FROM:<a\\@b>", "MAIL FROM:<\"a@b>",
                "MAIL FROM:<@route>", "MAIL FROM:<a@b\u{7F}>", "MAIL FROM:<a\u{1}@b>", "MAIL FROM:<a\0@b>",
            ], [501, 501, 501, 501, 501, 501, 501, 501, 501]
        ),
        (["MAIL FROM:<\"a b\\\" <>\"@c>", "RCPT TO:<müller@bürgeramt.example>"], [250, 250]),
    ]

    @Test(arguments: dialogues)
    func `each command gets its reply`(commands: [String], codes: [Int]) {
        var talk = Conversation(isGreeted: true)
        for command in commands { talk.say(command + "\r\n") }
        #expect(talk.codes == codes)
        #expect(!talk.isClosed)
    }

    @Test func `the greeting names what RFC 2033 asks for`() {
        var talk = Conversation()
        talk.say("MAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\nDATA\r\nLHLO mx.example\r\n")
        #expect(talk.codes == [503, 503, 503, 250])
        #expect(
            talk.lines.suffix(6) == [
                "250-desk.example", "250-PIPELINING", "250-8BITMIME", "250-SMTPUTF8", "250-ENHANCEDSTATUSCODES",
                "250 SIZE 67108864",
            ])
    }

    /// RFC 2034: codes 2, 4 and 5 carry an enhanced code of the same class; 220, 250 of LHLO and 354 do not.
    @Test func `replies carry enhanced status codes of their class`() throws {
        var talk = Conversation(isGreeted: true)
        talk.say("NOOP\r\nXYZZY\r\nMAIL FROM:<a@b>\r\nRCPT TO:<a@b>\r\nVRFY a\r\nHELP\r\nRCPT TO:<>\r\nQUIT\r\n")
        for line in talk.lines {
            let first = try #require(line.first)
            #expect("245".contains(first))
            #expect(line.dropFirst(4).hasPrefix("\(first)."), "\(line)")
        }
    }

    @Test func `no reply repeats what the peer wrote`() {
        var talk = Conversation(script: .init(verdict: { _ in .unknown }), isGreeted: true)
        talk.say(
            "ERIKA\r\nMAIL FROM:<erika@example.org>\r\nRCPT TO:<erika@desk.example>\r\nVRFY erika\r\nLHLO erika\r\n")
        #expect(talk.codes == [500, 250, 550, 252, 250])
        #expect(!String(decoding: talk.sent, as: UTF8.self).lowercased().contains("erika"))
    }

    @Test func `an address shows itself in no description`() {
        var talk = Conversation(isGreeted: true)
        talk.deliver(wire: Array("x\r\n.\r\n".utf8), to: ["erika@desk.example"])
        let envelope = talk.kept[0].envelope
        #expect(envelope.recipients[0].text == "erika@desk.example")
        for shown in ["\(envelope)", "\(envelope.recipients)", String(reflecting: envelope)] {
            #expect(!shown.contains("erika") && !shown.contains("example.org"), "\(shown)")
        }
    }

    @Test(arguments: [
        "GET / HTTP/1.1", "POST /x HTTP/1.1", "PRI * HTTP/2.0", "CONNECT x:25 HTTP/1.1", "BDAT 12 LAST", "bdat 1",
    ])
    func `another protocol ends the session at once`(line: String) {
        var talk = Conversation(isGreeted: true)
        talk.say(line + "\r\nMAIL FROM:<a@b>\r\n")
        #expect(talk.codes == [421])
        #expect(talk.isClosed && talk.notes == [.sessionEnded(.notLMTP)])
    }

    @Test(arguments: ["NOOP\nNOOP\r\n", "NOOP\r\r\nNOOP\n", "\n", "LHLO a\nb\r\n"])
    func `a line that ends with a lone LF ends the session`(text: String) {
        var talk = Conversation(isGreeted: true)
        talk.say(text)
        #expect(talk.codes.last == 421)
        #expect(talk.isClosed && talk.notes == [.sessionEnded(.notLMTP)])
    }

    @Test func `a CR within a line is no line end`() {
        var talk = Conversation(isGreeted: true)
        talk.say("NOOP\rRSET\r\nNOOP\r\n")
        #expect(talk.codes == [501, 250])
    }

    /// A peer that does not wait for the reply to DATA must not have its message read as commands.
    @Test func `after a refused DATA lines of a message end the session`() {
        for prelude in ["", "MAIL FROM:<a@b>\r\n", "MAIL FROM:<a@b>\r\nRCPT TO:<no@b>\r\n"] {
            var talk = Conversation(script: .init(verdict: { _ in .unknown }), isGreeted: true)
            talk.say(prelude + "DATA\r\nReceived: from x\r\n\r\nMAIL FROM:<evil@b>\r\n.\r\n")
            #expect(talk.codes.suffix(2) == [503, 421])
            #expect(talk.isClosed && talk.kept.isEmpty)
        }
        var polite = Conversation(isGreeted: true)
        polite.say("DATA\r\nRSET\r\nXYZZY\r\n")
        #expect(polite.codes == [503, 250, 500] && !polite.isClosed)
    }

    @Test func `QUIT ends, and nothing is heard afterwards`() {
        var talk = Conversation(isGreeted: true)
        talk.say("QUIT\r\nNOOP\r\n")
        #expect(talk.codes == [221] && talk.isClosed && talk.notes == [.sessionEnded(.quit)])
    }
}
