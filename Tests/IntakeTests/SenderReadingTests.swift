import CPUTime
import Enquiries
import Intake
import Sample
import Testing

struct SenderReadingTests {
    private static let server = "mx.testing.example"
    private let desk = IntakeDesk(
        surroundings: Sample.surroundings(), desks: [Sample.desk(authenticationServers: [server])])

    private func check(_ header: String, from: String = "Ann <ann@citizen.example>") throws -> SenderCheck {
        let text = header + "\nFrom: \(from)\nTo: desk@testing.example\n\nText"
        let mail = ArrivedMail(bytes: Array(text.utf8), receivedAt: Sample.start, source: "test")
        return try #require(desk.enquiry(from: mail, id: MailID("m")).sender)
    }

    private static let pass =
        "Authentication-Results: mx.testing.example; spf=pass smtp.mailfrom=b@citizen.example;\n"
        + " dkim=pass header.d=citizen.example; dmarc=pass (p=reject) header.from=citizen.example"
    private static let fail = "Authentication-Results: mx.testing.example; dmarc=fail header.from=citizen.example"
    private static let boundary =
        "Received: from out.citizen.example (out.citizen.example [203.0.113.9])\n"
        + " by mx.testing.example (Postfix) with ESMTPS id 1 for <desk@testing.example>; Sat, 21 Nov 2026 13:00:00 +0000"
    private static let foreign = "Received: from laptop ([198.51.100.7]) by out.citizen.example; Sat, 21 Nov 2026"
    private static let inside = "Received: from mx.testing.example (localhost [127.0.0.1]) by store.testing.example; x"
    private static let filter = "Received: from mx.testing.example ([127.0.0.1]) by localhost (amavisd-new); x"

    /// Header fields, the latest first, and what they are worth.
    @Test(
        arguments: [
            ([pass, boundary, foreign], SenderCheck.Standing.confirmed),
            ([boundary, pass, foreign], .confirmed),
            ([inside, filter, boundary, pass, foreign], .confirmed),
            ([fail, boundary], .denied),
            ([pass], .confirmed),
            ([], .unknown),
            ([boundary, foreign], .unknown),
            // Another server's word.
            ([boundary, pass.replacing("mx.testing", with: "mx.evil"), foreign], .unknown),
            ([boundary, pass.replacing("mx.testing", with: "xmx.testing"), foreign], .unknown),
            ([boundary, pass.replacing("mx.testing.example", with: "testing.example"), foreign], .unknown),
            // Below what the sender's servers wrote, and below what he invented.
            ([boundary, foreign, pass], .unknown),
            ([boundary, boundary, pass], .unknown),
            ([boundary, inside, pass], .unknown),
            ([foreign, pass], .unknown),
            (["Received: (qmail 1 invoked from network)", pass], .unknown),
            (["Received: rubbish", pass], .unknown),
            // The name in the greeting is the sender's to choose.
            (
                [
                    boundary.replacing("from out.citizen.example (out", with: "from mx.testing.example (out"),
                    boundary, pass,
                ], .unknown
            ),
            (
                [boundary.replacing("(out.citizen.example [", with: "(mx.testing.example ["), boundary, pass],
                .confirmed
            ),
            (
                [
                    boundary.replacing(
                        "(out.citizen.example [203.0.113.9])",
                        with: "(mx.testing.example [203.0.113.9] (may be forged))"),
                    boundary, pass,
                ], .unknown
            ),
            (
                [
                    boundary.replacing(
                        "from out.citizen.example (out", with: "from by.testing.example (helo=x.testing.example out"),
                    boundary, pass,
                ], .unknown
            ),
            // The topmost field that states a method counts.
            ([fail, pass, boundary], .denied),
            ([pass, fail, boundary], .confirmed),
            // Smuggled into one field.
            ([fail + "; dmarc=pass header.from=citizen.example"], .denied),
            ([fail.replacing("dmarc=fail", with: "dmarc=fail (x; dmarc=pass")], .denied),
            ([fail.replacing("dmarc=fail", with: "dmarc=fail reason=\"; dmarc=pass\"")], .denied),
            // About another domain than the officer sees.
            (["Authentication-Results: mx.testing.example; dmarc=pass header.from=evil.test"], .unknown),
            (["Authentication-Results: mx.testing.example; dmarc=pass header.from=\"a b\""], .unknown),
            (["Authentication-Results: mx.testing.example; dkim=pass header.d=evil.test"], .unconfirmed),
            (["Authentication-Results: mx.testing.example; dkim=pass header.i=@citizen.example"], .confirmed),
            (
                [
                    "Authentication-Results: mx.testing.example; dkim=fail header.d=citizen.example;"
                        + " dkim=pass header.d=citizen.example"
                ], .confirmed
            ),
            (["Authentication-Results: mx.testing.example; spf=pass smtp.mailfrom=bounce@evil.test"], .unconfirmed),
            (
                ["Authentication-Results: mx.testing.example; spf=pass smtp.mailfrom=citizen.example@evil.test"],
                .unconfirmed
            ),
            (["Authentication-Results: mx.testing.example; spf=hardfail smtp.mailfrom=citizen.example"], .denied),
            (
                [
                    "Authentication-Results: mx.testing.example; spf=none smtp.helo=x; spf=pass smtp.mailfrom=citizen.example"
                ],
                .confirmed
            ),
            // Nothing, or words that nobody knows.
            (["Authentication-Results: mx.testing.example; none"], .unknown),
            (["Authentication-Results: mx.testing.example 2; dmarc=pass header.from=citizen.example"], .unknown),
            (["Authentication-Results: mx.testing.example; dmarc=bestguesspass header.from=citizen.example"], .unknown),
            (["Authentication-Results: MX.Testing.Example 1; DMARC=Pass header.from=Citizen.Example"], .confirmed),
            (["Authentication-Results:"], .unknown),
            ([String(repeating: boundary + "\n", count: 300) + pass], .unknown),
        ] as [([String], SenderCheck.Standing)])
    func `only what the own server said above strangers' fields counts`(
        header: [String], standing: SenderCheck.Standing
    ) throws {
        let check = try check(header.joined(separator: "\n"))
        #expect(check.standing == standing)
        #expect(check.warnings.contains(.denied) == (standing == .denied))
        #expect(check.identity == .none)
    }

    @Test func `results are kept with their domains`() throws {
        let check = try check(Self.pass)
        #expect(check.checkedBy == Self.server)
        let outcome = SenderCheck.Outcome(.pass, domain: "citizen.example", isAligned: true)
        #expect(check.spf == outcome && check.dkim == outcome && check.dmarc == outcome && check.warnings == [])
    }

    @Test func `a desk without servers of its own knows no sender, and the default desk none either`() throws {
        let text = Self.pass + "\nFrom: a@citizen.example\nReply-To: b@evil.test\n\nText"
        let mail = ArrivedMail(bytes: Array(text.utf8), receivedAt: Sample.start, source: "test")
        for desks in [[], [Sample.desk()]] {
            let intake = IntakeDesk(surroundings: Sample.surroundings(), desks: desks)
            let check = try #require(intake.enquiry(from: mail, id: MailID("m")).sender)
            #expect(check.standing == .unknown && check.checkedBy == nil && check.dmarc.result == .unknown)
            #expect(check.warnings == [.replyElsewhere(domain: "evil.test")])
        }
    }

    @Test func `each desk trusts its own servers alone`() throws {
        func desk(_ id: String, _ domain: String) -> Desk {
            Desk(
                id: DeskID(id), name: LocalizedText([:]), languages: ["en"], timeZone: "Europe/Berlin",
                policy: DeskPolicy(domain: nil),
                addresses: ["desk@\(domain)"], sender: Desk.Sender(name: "", address: "desk@\(domain)"),
                unit: LocalizedText([:]), phone: "", links: [], signOff: LocalizedText([:]),
                fallbackService: ServiceID("x"), services: [], rules: [], clocks: [], answers: [],
                authenticationServers: ["mx.\(domain)"])
        }
        let intake = IntakeDesk(
            surroundings: Sample.surroundings(), desks: [desk("one", "one.example"), desk("two", "two.example")])
        for (to, standing) in [("one", SenderCheck.Standing.unknown), ("two", .confirmed)] {
            let text = "Authentication-Results: mx.two.example; dmarc=pass\nFrom: a@b.test\nTo: desk@\(to).example\n\nx"
            let mail = ArrivedMail(bytes: Array(text.utf8), receivedAt: Sample.start, source: "test")
            #expect(try #require(intake.enquiry(from: mail, id: MailID("m")).sender).standing == standing)
        }
    }

    @Test(arguments: [
        ("City of Testing <x@evil.test>", "", [SenderWarning.nameClaimsDesk]),
        ("=?utf-8?Q?City_of_T=D0=B5sting?= <x@evil.test>", "", [.nameClaimsDesk]),
        ("\"ann@citizen.example\" <x@evil.test>", "", [.nameHoldsAddress("ann@citizen.example")]),
        ("<x@testing.exmaple>", "", [.looksLikeDesk(.otherEnding, domain: "testing.exmaple")]),
        ("a@citizen.example, b@citizen.example", "", [.severalFrom(2)]),
        ("a@citizen.example", "\nFrom: b@evil.test", [.severalFrom(2)]),
        ("a@citizen.example", "\nReply-To: a@citizen.example, c@evil.test", [.replyElsewhere(domain: "evil.test")]),
        ("<>", "", []), ("", "", []), (",,,;;@@", "", [.unreadableDomain]),
    ])
    func `addresses are looked at as the mail writes them`(
        from: String, more: String, expected: [SenderWarning]
    ) throws {
        #expect(try check("Subject: x", from: from + more).warnings == expected)
    }

    @Test func `huge headers take no long time`() throws {
        let name = String(repeating: "a@b.c ", count: 20_000)
        let fields = String(repeating: Self.pass + "\n", count: 500)
        let replies = (0..<5000).map { "a\($0)@citizen.example" }.joined(separator: ",\n ")
        let time = try cpuTime {
            let check = try check(fields + "Reply-To: \(replies)", from: "\"\(name)\" <ann@citizen.example>")
            #expect(check.checkedBy == Self.server)
        }
        // Alone it takes a seventh of a second, unoptimized; work that grows with the square takes minutes.
        #expect(time < .seconds(60))
    }
}
