import IMAPReader
import Testing

@Suite struct OpeningTests {
    private let password = SignIn.password(user: "office", password: "Feuer\"wehr")
    private let bearer = SignIn.bearer(user: "a=b,c", token: "tok.en", host: "mail.example.org", port: 993)

    private func signIn(
        _ signIn: SignIn, _ capabilities: String, _ answers: [String]
    ) -> (failure: IMAPFailure?, sent: [String]) {
        let channel = ScriptedChannel(
            (["* CAPABILITY \(capabilities)\r\np1 OK\r\n"] + answers).map { Array($0.utf8) } + [[]])
        var session = IMAPSession(channel)
        let failure = failure { () throws(IMAPFailure) in try session.open("INBOX", as: signIn, after: .leave) }
        return (failure, channel.sent)
    }

    @Test func `a password is said in the best way that the server offers`() {
        let plain = "AG9mZmljZQBGZXVlciJ3ZWhy\r\n"
        let ok = "p2 OK [CAPABILITY IMAP4rev1] in\r\n"
        #expect(signIn(password, "AUTH=PLAIN SASL-IR", [ok]).sent[1] == "p2 AUTHENTICATE PLAIN " + plain)
        #expect(
            signIn(password, "auth=plain", ["+ \r\n", ok]).sent.dropFirst().prefix(2) == [
                "p2 AUTHENTICATE PLAIN\r\n", plain,
            ])
        #expect(signIn(password, "IMAP4rev1", [ok]).sent[1] == "p2 LOGIN \"office\" \"Feuer\\\"wehr\"\r\n")
        let umlaut = SignIn.password(user: "office", password: "Straße")
        #expect(
            signIn(umlaut, "IMAP4rev1", ["+ go\r\n", ok]).sent.dropFirst().prefix(2)
                == ["p2 LOGIN \"office\" {7}\r\n", "Straße\r\n"])
        #expect(signIn(umlaut, "LITERAL+", [ok]).sent[1] == "p2 LOGIN \"office\" {7+}\r\nStraße\r\n")
    }

    @Test func `a token is said as RFC 7628 asks, or as XOAUTH2`() {
        let newer = "bixhPWE9M0RiPTJDYywBaG9zdD1tYWlsLmV4YW1wbGUub3JnAXBvcnQ9OTkzAWF1dGg9QmVhcmVyIHRvay5lbgEB"
        let older = "dXNlcj1hPWIsYwFhdXRoPUJlYXJlciB0b2suZW4BAQ=="
        let ok = "p2 OK in\r\n"
        #expect(
            signIn(bearer, "AUTH=XOAUTH2 AUTH=OAUTHBEARER SASL-IR", [ok]).sent[1]
                == "p2 AUTHENTICATE OAUTHBEARER \(newer)\r\n")
        #expect(signIn(bearer, "AUTH=XOAUTH2 SASL-IR", [ok]).sent[1] == "p2 AUTHENTICATE XOAUTH2 \(older)\r\n")
    }

    @Test func `a refusal is explained without the secret`() {
        let refused = signIn(
            bearer, "AUTH=OAUTHBEARER SASL-IR",
            [
                "+ eyJzdGF0dXMiOiI0MDEifQ==\r\n", "p2 NO [AUTHENTICATIONFAILED] tok.en is not for \u{202E}you\r\n",
            ])
        #expect(refused.sent.last == "AQ==\r\n")
        #expect(
            refused.failure == .signInRefused(code: "AUTHENTICATIONFAILED", words: "… is not for  you"))
        #expect(refused.failure?.description.contains("tok.en") == false)
        let endless = signIn(bearer, "AUTH=OAUTHBEARER SASL-IR", ["+ a\r\n", "+ b\r\n", "+ c\r\n"])
        #expect(endless.failure == .broken(.unexpectedContinuation))
        let late = String(repeating: "x", count: 195) + "Feuer\"wehr"
        #expect(
            signIn(password, "IMAP4rev1", ["p2 NO \(late)\r\n"]).failure
                == .signInRefused(code: nil, words: String(repeating: "x", count: 195) + "…"))
    }

    @Test func `a server that offers no fitting way is told nothing`() {
        for (way, capabilities) in [(password, "IMAP4rev1 LOGINDISABLED"), (bearer, "IMAP4rev1 AUTH=PLAIN")] {
            let result = signIn(way, capabilities, [])
            #expect(result.failure == .noWayToSignIn && result.sent.count == 1)
        }
    }

    @Test(arguments: [
        ("no UIDVALIDITY", "* 1 EXISTS\r\np2 OK\r\n", IMAPFailure.noLastingUIDs),
        ("UIDVALIDITY 0", "* 1 EXISTS\r\n* OK [UIDVALIDITY 0]\r\np2 OK\r\n", .noLastingUIDs),
        (
            "numbers that do not last", "* 1 EXISTS\r\n* OK [UIDVALIDITY 1]\r\n* NO [UIDNOTSTICKY] x\r\np2 OK\r\n",
            .noLastingUIDs
        ),
        ("no count", "* OK [UIDVALIDITY 1]\r\np2 OK\r\n", .broken(.malformed)),
        ("for reading alone", "* 1 EXISTS\r\n* OK [UIDVALIDITY 1]\r\np2 OK [READ-ONLY] x\r\n", .readOnly),
        ("not there", "p2 NO [NONEXISTENT] which?\r\n", .noFolder("INBOX", words: "which?")),
        ("goodbye", "* BYE too many users\r\n", .timeout(seconds: 60)),
    ])
    func `a folder that cannot be read well is not opened`(_ name: String, answer: String, expected: IMAPFailure) {
        let channel = ScriptedChannel(["* CAPABILITY IMAP4rev1\r\np1 OK\r\n", answer, ""].map { Array($0.utf8) })
        var session = IMAPSession(channel)
        #expect(failure { () throws(IMAPFailure) in try session.open("INBOX", as: nil, after: .markSeen) } == expected)
    }

    @Test func `a server that says goodbye and hangs up is quoted`() {
        let channel = ScriptedChannel(
            ["* CAPABILITY IMAP4rev1\r\np1 OK\r\n", "* BYE too many users\r\n"].map { Array($0.utf8) })
        var session = IMAPSession(channel)
        #expect(
            failure { () throws(IMAPFailure) in try session.open("INBOX", as: nil, after: .markSeen) }
                == .closed("too many users"))
    }

    @Test(arguments: [
        ("Entwürfe", "\"Entw&APw-rfe\""), ("R&D", "\"R&-D\""),
        ("~peter/mail/台北/日本語", "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\""),
        ("a\"b\\c", "\"a\\\"b\\\\c\""), ("😀", "\"&2D3eAA-\""),
    ])
    func `folder names go out in modified UTF-7`(name: String, wire: String) {
        let channel = ScriptedChannel(["* CAPABILITY IMAP4rev1\r\np1 OK\r\n", "p2 NO\r\n", ""].map { Array($0.utf8) })
        var session = IMAPSession(channel)
        _ = failure { () throws(IMAPFailure) in try session.open(name, as: nil, after: .markSeen) }
        #expect(channel.sent.last == "p2 SELECT \(wire)\r\n")
    }

    @Test func `the folder to move mail to must be there, and the server able to move`() {
        func opened(_ capabilities: String, _ list: String) -> IMAPFailure? {
            let channel = ScriptedChannel(
                [
                    "* CAPABILITY \(capabilities)\r\np1 OK\r\n", list,
                    "* 1 EXISTS\r\n* OK [UIDVALIDITY 1]\r\np3 OK\r\n", "",
                ].map { Array($0.utf8) })
            var session = IMAPSession(channel)
            return failure { () throws(IMAPFailure) in try session.open("INBOX", as: nil, after: .move(to: "Erledigt"))
            }
        }
        #expect(opened("MOVE", "* LIST () \"/\" Erledigt\r\np2 OK\r\n") == nil)
        #expect(opened("UIDPLUS", "* LIST (\\HasNoChildren) NIL {8}\r\nErledigt\r\np2 OK\r\n") == nil)
        #expect(
            opened("MOVE", "* LIST (\\Noselect) \"/\" Erledigt\r\np2 OK\r\n")
                == .noFolder("Erledigt", words: "it does not exist"))
        #expect(opened("MOVE", "p2 OK\r\n") == .noFolder("Erledigt", words: "it does not exist"))
        #expect(opened("IMAP4rev1", "p2 OK\r\n") == .cannotMove)
    }

    @Test func `mail is moved with MOVE, or copied and removed one by one`() throws {
        for (capability, expected) in [
            ("MOVE", ["p4 UID MOVE 3:5,9 \"Done\"\r\n"]),
            (
                "UIDPLUS",
                [
                    "p4 UID COPY 3:5,9 \"Done\"\r\n", "p5 UID STORE 3:5,9 +FLAGS.SILENT (\\Deleted)\r\n",
                    "p6 UID EXPUNGE 3:5,9\r\n",
                ]
            ),
        ] {
            let channel = ScriptedChannel(
                [
                    "* CAPABILITY \(capability)\r\np1 OK\r\n", "* LIST () \"/\" Done\r\np2 OK\r\n",
                    "* 4 EXISTS\r\n* OK [UIDVALIDITY 1]\r\np3 OK\r\n",
                    "* OK [COPYUID 1 3:5,9 1:4] x\r\n* 1 EXPUNGE\r\np4 OK\r\n",
                    "p5 OK\r\n", "p6 OK\r\n", "",
                ].map { Array($0.utf8) })
            var session = IMAPSession(channel)
            try session.open("INBOX", as: nil, after: .move(to: "Done"))
            try session.accept([5, 3, 9, 4, 3])
            #expect(Array(channel.sent.dropFirst(3)) == expected)
            #expect(session.folder?.messages == 3)
        }
    }

    @Test func `many messages are marked in commands of bearable length`() throws {
        let every = (1...1_001).map { UInt32($0 * 2) }
        var (session, channel) = try openSession(["p3 OK\r\n", "p4 OK\r\n", "p5 OK\r\n"])
        try session.accept(every)
        #expect(channel.sent.count == 5 && channel.sent.allSatisfy { $0.utf8.count < 8_000 })
    }

    @Test func `waiting ends with new mail, by IDLE`() throws {
        var (session, channel) = try openSession(["+ idling\r\n* 2 RECENT\r\n* 4 EXISTS\r\n", "p3 OK\r\n"])
        let isNew = try session.wait(60)
        #expect(isNew)
        #expect(channel.sent.suffix(2) == ["p3 IDLE\r\n", "DONE\r\n"] && channel.now < 1_000_000_000)
    }

    @Test func `waiting ends in time without new mail, and a removed message is none`() throws {
        var (session, channel) = try openSession(["+ idling\r\n* 2 EXPUNGE\r\n* 2 EXISTS\r\n", "p3 OK\r\n"])
        let isNew = try session.wait(60)
        #expect(!isNew)
        #expect(channel.sent.last == "DONE\r\n" && channel.now >= 60_000_000_000)
    }

    @Test func `without IDLE the server is asked once, at the end`() throws {
        var (session, channel) = try openSession(["* 4 EXISTS\r\np3 OK\r\n"], capabilities: "IMAP4rev1")
        let isNew = try session.wait(60)
        #expect(isNew)
        #expect(channel.sent.last == "p3 NOOP\r\n" && channel.now >= 60_000_000_000)
    }

    @Test func `mail that came during a fetch is not waited for`() throws {
        var (session, channel) = try openSession(["* 4 EXISTS\r\np3 OK\r\n"])
        let fetched = try session.fetch(11) { _ in true }
        #expect(fetched == .gone)
        let isNew = try session.wait(60)
        #expect(isNew)
        #expect(channel.now < 1_000_000_000)
    }
}
