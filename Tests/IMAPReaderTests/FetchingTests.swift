import IMAPReader
import Testing

@Suite struct FetchingTests {
    @Test func `there are at least forty texts that look like responses`() { #expect(LookAlike.all.count >= 40) }

    @Test(arguments: LookAlike.all, [1, 2, 7, 4_096])
    func `a mail that looks like responses comes byte for byte, and the next command works`(
        mail: LookAlike, partSize: Int
    ) throws {
        let head = "* 5 EXISTS\r\n* 1 FETCH (FLAGS (\\Seen) UID 11 BODY[] {\(mail.bytes.count)}\r\n"
        let channel = ScriptedChannel(
            opening() + [
                Array(head.utf8) + mail.bytes + Array(")\r\np3 OK done\r\n".utf8), Array("p4 OK stored\r\n".utf8), [],
            ], partSize: partSize)
        var session = IMAPSession(channel)
        try session.open("INBOX", as: nil, after: .markSeen)
        var bytes: [UInt8] = []
        let outcome = try session.fetch(11) { part in
            bytes += part
            return true
        }
        #expect(outcome == .complete(bytes: mail.bytes.count, receivedAt: nil))
        #expect(bytes == mail.bytes)
        try session.accept([11])
        #expect(session.folder?.messages == 5)
        #expect(channel.sent.last == "p4 UID STORE 11 +FLAGS.SILENT (\\Seen)\r\n")
    }

    @Test(arguments: [
        (
            "the length first", "* 1 FETCH (BODY[] {3}\r\nabc UID 11)\r\np3 OK\r\n",
            FetchOutcome.complete(bytes: 3, receivedAt: nil)
        ),
        ("a quoted text", "* 1 FETCH (UID 11 BODY[] \"a\\\"c\")\r\np3 OK x\r\n", .complete(bytes: 3, receivedAt: nil)),
        (
            "a non-synchronising literal", "* 1 FETCH (UID 11 BODY[] {3+}\r\nabc)\r\np3 OK x\r\n",
            .complete(bytes: 3, receivedAt: nil)
        ),
        (
            "a binary literal", "* 1 FETCH (UID 11 BODY[] ~{3}\r\nabc)\r\np3 OK x\r\n",
            .complete(bytes: 3, receivedAt: nil)
        ),
        (
            "its date",
            "* 1 FETCH (INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" UID 11 BODY[] {3}\r\nabc)\r\np3 OK x\r\n",
            .complete(bytes: 3, receivedAt: 837_596_665)
        ),
        (
            "much in between",
            "* 2 EXPUNGE\r\n* 9 FETCH (FLAGS ())\r\n* OK [ALERT] hot {3}\r\n* XYZ (a (b {2}\r\nhi))\r\n"
                + "* 1 FETCH (UID 11 BODY[] {3}\r\nabc)\r\n* 4 EXISTS\r\np3 OK x\r\n",
            .complete(bytes: 3, receivedAt: nil)
        ),
        ("nothing", "p3 OK x\r\n", .gone),
        ("other messages' flags alone", "* 2 FETCH (UID 12 FLAGS (\\Seen))\r\np3 OK x\r\n", .gone),
        ("NIL", "* 1 FETCH (UID 11 BODY[] NIL)\r\np3 OK x\r\n", .failed(.noText)),
        ("no byte", "* 1 FETCH (UID 11 BODY[] {0}\r\n)\r\np3 OK x\r\n", .failed(.noText)),
        ("a refusal", "p3 NO [EXPUNGEISSUED] {3}\r\n", .failed(.refused(code: "EXPUNGEISSUED"))),
        ("a refusal half-way", "* 1 FETCH (UID 11 BODY[] {3}\r\nabc)\r\np3 NO sorry\r\n", .failed(.refused(code: nil))),
        ("a hostile code", "p3 BAD [evil<b>code] x\r\n", .failed(.refused(code: nil))),
    ])
    func `an answer leaves the connection usable`(_ name: String, answer: String, outcome: FetchOutcome) throws {
        var (session, _) = try openSession([answer, "p4 OK fine\r\n"])
        let result = try session.fetch(11) { _ in true }
        #expect(result == outcome)
        try session.accept([11])
    }

    @Test(arguments: [
        ("another's text", "* 1 FETCH (UID 12 BODY[] {3}\r\nabc)\r\np3 OK\r\n", IMAPFault.unexpectedContent),
        ("no UID", "* 1 FETCH (BODY[] {3}\r\nabc)\r\np3 OK\r\n", .unexpectedContent),
        (
            "two texts", "* 1 FETCH (UID 11 BODY[] {1}\r\na)\r\n* 1 FETCH (UID 11 BODY[] {1}\r\nb)\r\np3 OK\r\n",
            .unexpectedContent
        ),
        ("two texts in one", "* 1 FETCH (UID 11 BODY[] {1}\r\na BODY[] {1}\r\nb)\r\np3 OK\r\n", .unexpectedContent),
        ("a text in another's clothes", "* LIST () \"/\" BODY[] {1}\r\na\r\np3 OK\r\n", .unexpectedContent),
        ("more bytes than announced", "* 1 FETCH (UID 11 BODY[] {3}\r\nabcdef)\r\np3 OK\r\n", .malformed),
        ("a line more than announced", "* 1 FETCH (UID 11 BODY[] {3}\r\nabc\r\nd)\r\np3 OK\r\n", .malformed),
        ("fewer bytes than announced", "* 1 FETCH (UID 11 BODY[] {9}\r\nabc)\r\np3 OK\r\np3 OK\r\n", .malformed),
        ("a wrong tag", "* 1 FETCH (UID 11 BODY[] {3}\r\nabc)\r\np2 OK\r\n", .wrongTag),
        ("a tag to come", "p4 OK\r\n", .wrongTag),
        ("a question", "+ tell me\r\n", .unexpectedContinuation),
        ("a bare line feed", "* OK fine\np3 OK\r\n", .badLineEnd),
        ("a bare return", "* OK a\rb\r\n", .badLineEnd),
        ("a zero byte", "* OK a\0b\r\n", .badLineEnd),
        ("an empty line", "\r\n", .malformed),
        ("a number too large", "* 4294967296 EXISTS\r\n", .malformed),
        ("a length that is none", "* X {1x}\r\n", .malformed),
        ("a length of twenty digits", "* X {10000000000000000000}\r\n", .malformed),
        ("no quote at the end", "* LIST () \"/\" \"x\r\n", .malformed),
        ("no parenthesis at the end", "* 1 FETCH (UID 11\r\n", .malformed),
        ("a code without end", "p3 OK [ALERT\r\n", .malformed),
        ("another UIDVALIDITY", "* OK [UIDVALIDITY 8] new\r\n", .validityChanged),
    ])
    func `a broken answer ends the connection`(_ name: String, answer: String, fault: IMAPFault) throws {
        var (session, _) = try openSession([answer, "p4 OK fine\r\n"])
        #expect(failure { () throws(IMAPFailure) in _ = try session.fetch(11) { _ in true } } == .broken(fault))
        // Nothing more is asked over it.
        #expect(failure { () throws(IMAPFailure) in try session.accept([11]) } == .broken(fault))
    }

    @Test(arguments: [
        ("all", "1 11 a;2 12 bb;3 13 c", "OK", [UInt32](), true),
        ("another order", "3 13 c;1 11 a;2 12 bb", "OK", [], true),
        ("one gone", "1 11 a;3 13 c", "OK", [12], true), ("one refused", "1 11 a;3 13 c", "NO", [12], false),
        ("one empty", "1 11 a;2 12 ;3 13 c", "OK", [12], false), ("all refused", "", "BAD", [11, 12, 13], false),
    ])
    func `several messages come with one command`(
        _ name: String, messages: String, end: String, missing: [UInt32], areGone: Bool
    ) throws {
        var (session, channel) = try openSession([fetched(messages) + "p3 \(end) x\r\n", "p4 OK\r\n"])
        var came: Set<String> = []
        let set = try session.fetch([11, 12, 13], limit: 100) { uid, bytes, _ in
            came.insert("\(uid) " + String(decoding: bytes, as: UTF8.self))
        }
        #expect(set.missing == missing && set.areGone == areGone)
        #expect(
            came == Set(["11 a", "12 bb", "13 c"]).filter { !missing.map(String.init).contains(String($0.prefix(2))) })
        #expect(channel.sent.last == "p3 UID FETCH 11:13 (UID INTERNALDATE BODY.PEEK[])\r\n")
        try session.accept([11])
    }

    /// FETCH responses with number, UID and text, separated by semicolons.
    private func fetched(_ messages: String) -> String {
        messages.split(separator: ";").map { message in
            let words = message.split(separator: " ", omittingEmptySubsequences: false)
            return "* \(words[0]) FETCH (UID \(words[1]) BODY[] {\(words[2].utf8.count)}\r\n\(words[2]))\r\n"
        }.joined()
    }

    @Test(arguments: [
        ("1 11 a;1 11 a", true), ("1 14 a", true), ("1 11 aaaaaaaaaa", false), ("1 11 aaaaaaaaaaa", true),
    ])
    func `of several messages none comes twice, unasked or larger than can be taken`(messages: String, isBroken: Bool)
        throws
    {
        var (session, _) = try openSession([fetched(messages) + "p3 OK\r\n"])
        let failure = failure { () throws(IMAPFailure) in _ = try session.fetch([11, 12], limit: 10) { _, _, _ in } }
        #expect(failure == (isBroken ? .broken(.unexpectedContent) : nil))
    }

    @Test func `whoever cannot take the bytes gets no more of them, and the connection goes on`() throws {
        let text = String(repeating: "x", count: 100_000)
        var (session, _) = try openSession([
            "* 1 FETCH (UID 11 BODY[] {100000}\r\n\(text))\r\np3 OK\r\n", "p4 OK\r\n",
        ])
        var calls = 0
        let outcome = try session.fetch(11) { _ in
            calls += 1
            return false
        }
        #expect(outcome == .failed(.notTaken) && calls == 1)
        try session.accept([11])
    }

    @Test func `a listing has each new message once and in order, and no other`() throws {
        var (session, channel) = try openSession([
            "* 3 FETCH (UID 12 RFC822.SIZE 5 INTERNALDATE \" 7-Jul-1996 00:00:00 +0000\")\r\n* 2 FETCH (UID 11 FLAGS ())\r\n"
                + "* 1 FETCH (UID 11 RFC822.SIZE 9)\r\n* 3 FETCH (UID 12 RFC822.SIZE 5)\r\n* 4 FETCH (UID 3 RFC822.SIZE 1)\r\n"
                + "p3 OK\r\n"
        ])
        let listed = try session.list(from: 4).map(\.uid)
        #expect(listed == [11, 12])
        #expect(channel.sent.last == "p3 UID FETCH 4:* (UID RFC822.SIZE INTERNALDATE)\r\n")
    }

    @Test func `an empty folder is asked nothing`() throws {
        var (session, channel) = try openSession([], messages: 0)
        let isEmpty = try session.list(from: 1).isEmpty
        #expect(isEmpty)
        #expect(channel.sent.count == 2)
    }

    @Test func `a server that keeps silent, or talks without end, is given up`() throws {
        var (session, channel) = try openSession(["* 1 FETCH (UID 11 BODY[] {9}\r\nabc"])
        #expect(failure { () throws(IMAPFailure) in _ = try session.fetch(11) { _ in true } } == .timeout(seconds: 60))
        #expect(channel.now >= 60_000_000_000 && channel.now < 61_000_000_000)
        var limits = IMAPLimits()
        limits.responses = 10
        let many = String(repeating: "* OK still here\r\n", count: 11)
        var (talking, _) = try openSession([many], limits: limits)
        #expect(
            failure { () throws(IMAPFailure) in _ = try talking.fetch(11) { _ in true } }
                == .broken(.tooManyResponses(limit: 10)))
    }

    @Test func `words of a server about a mail are not repeated`() throws {
        var (session, _) = try openSession(["p3 NO cannot mark mail of anna@example.org\r\n"])
        let failure = failure { () throws(IMAPFailure) in try session.accept([11]) }
        #expect(failure == .refused(.store, code: nil, words: ""))
        #expect(failure?.leavesConnectionUsable == true)
    }
}
