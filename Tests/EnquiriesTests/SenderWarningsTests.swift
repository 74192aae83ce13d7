import Enquiries
import Foundation
import Testing

struct SenderWarningsTests {
    private let warnings = SenderWarnings(desk: Self.desk)

    static let desk = Desk(
        id: DeskID("stadt"), name: LocalizedText(["de": "Stadt Lindenfurt", "en": "City of Lindenfurt"]),
        languages: ["de", "en"], timeZone: "Europe/Berlin", policy: DeskPolicy(domain: .generalEnquiries),
        addresses: ["post@lindenfurt.example"],
        sender: Desk.Sender(name: "Stadt Lindenfurt", address: "buergerservice@lindenfurt.example"),
        unit: LocalizedText(["de": "Bürgerservice"]), phone: "1", links: ["https://lindenfurt.example/a"],
        signOff: LocalizedText(["de": "Gruß"]), fallbackService: ServiceID("other"), services: [], rules: [],
        clocks: [], answers: [],
        identityInvitation: LocalizedText(["de": "Weisen Sie sich aus.", "en": "Please identify yourself."]))

    private func find(_ name: String?, _ address: String, replyTo: [String] = []) -> [SenderWarning] {
        warnings.find(
            from: [Enquiry.Party(name: name, address: address)], replyTo: replyTo.map { Enquiry.Party(address: $0) })
    }

    @Test(arguments: [
        (nil as String?, "ann@citizen.example", [] as [SenderWarning]),
        ("Ann Lee", "ann@citizen.example", []),
        ("Ann @ Lindenfurt", "ann@citizen.example", []),
        ("Max@Home", "ann@citizen.example", []),
        ("ann@citizen.example", "Ann@Citizen.Example", []),
        ("Ann (ann@citizen.example)", "ann@citizen.example", []),
        ("mayor@town.example", "x@evil.test", [.nameHoldsAddress("mayor@town.example")]),
        ("'mayor@town.example' <x@evil.test>", "x@evil.test", [.nameHoldsAddress("mayor@town.example")]),
        ("x@evil.test mayor@town.example", "x@evil.test", [.nameHoldsAddress("mayor@town.example")]),
        ("mayor＠town.example", "x@evil.test", [.nameHoldsAddress("mayor@town.example")]),
        ("Stadt Lindenfurt", "x@evil.test", [.nameClaimsDesk]),
        ("Support | STADT  LINDENFURT", "x@evil.test", [.nameClaimsDesk]),
        ("Stаdt Lindеnfurt", "x@evil.test", [.nameClaimsDesk]),
        ("www.lindenfurt.example", "x@evil.test", [.nameClaimsDesk]),
        ("Stadt Lindenfurt", "kollege@amt.lindenfurt.example", []),
        ("Kulturstadt Lindenfurter Land", "x@citizen.example", []),
        ("Lindenfurt", "x@citizen.example", []),
        ("a", "x@lindenfürt.example", [.looksLikeDesk(.sameLetters, domain: "lindenfürt.example")]),
        ("a", "x@xn--pypal-4ve.example", [.mixedScripts(domain: "xn--pypal-4ve.example")]),
        ("a", "x@xn--99999999.example", [.unreadableDomain]),
        ("a", "no address", [.unreadableDomain]),
        ("a", "", []),
    ])
    func `names and domains are looked at`(name: String?, address: String, expected: [SenderWarning]) {
        #expect(find(name, address) == expected)
    }

    @Test(arguments: [
        ([] as [String], nil as String?), (["ann@citizen.example"], nil), (["ann@mail.citizen.example"], nil),
        (["ANN@CITIZEN.EXAMPLE"], nil), (["nowhere"], nil), (["ann@evil.test"], "evil.test"),
        (["ann@citizen.example", "x@evil.test"], "evil.test"), (["x@notcitizen.example"], "notcitizen.example"),
        (["x@xn--99999999.example"], "xn--99999999.example"),
    ])
    func `answers to another domain are noticed`(replyTo: [String], domain: String?) {
        #expect(
            find(nil, "ann@citizen.example", replyTo: replyTo) == (domain.map { [.replyElsewhere(domain: $0)] } ?? []))
    }

    @Test(arguments: [(1, 1, nil as Int?), (2, 1, 2), (1, 2, 2), (3, 2, 4)])
    func `several senders are counted, in one field or in several`(addresses: Int, fields: Int, count: Int?) {
        let from = (0..<addresses).map { Enquiry.Party(address: "a\($0)@citizen.example") }
        #expect(
            warnings.find(from: from, fromFields: fields, replyTo: []) == (count.map { [.severalFrom($0)] } ?? []))
    }

    @Test func `without a desk nothing can look like one, the rest is found`() {
        let found = SenderWarnings(desk: nil).find(
            from: [Enquiry.Party(name: "Stadt Lindenfurt a@b.example", address: "x@lindenfurt.test")],
            replyTo: [Enquiry.Party(address: "y@evil.test")])
        #expect(found == [.nameHoldsAddress("a@b.example"), .replyElsewhere(domain: "evil.test")])
    }

    @Test(arguments: [SenderWarnings.longestName, SenderWarnings.longestName + 1])
    func `of long names the beginning is looked at`(bytes: Int) {
        let tail = " x@evil.test"
        let name = String(repeating: "n", count: bytes - tail.utf8.count) + tail
        // One byte more and the address ends earlier.
        let expected = bytes > SenderWarnings.longestName ? "x@evil.tes" : "x@evil.test"
        #expect(find(name, "a@citizen.example") == [.nameHoldsAddress(expected)])
    }

    @Test func `excerpts are cut between characters`() throws {
        let found = find("a@" + String(repeating: "é", count: 400) + ".example", "a@citizen.example")
        guard case .nameHoldsAddress(let text) = try #require(found.first) else {
            Issue.record("another warning")
            return
        }
        #expect(text.utf8.count <= SenderWarnings.longestExcerpt && !text.unicodeScalars.contains("\u{FFFD}"))
    }

    @Test func `every warning and standing has words in both languages`() {
        let all: [SenderWarning] =
            [
                .denied, .replyElsewhere(domain: "d.test"), .nameHoldsAddress("a@d.test"), .nameClaimsDesk,
                .mixedScripts(domain: "d.test"), .unreadableDomain, .severalFrom(2),
            ] + LookAlike.allCases.map { .looksLikeDesk($0, domain: "d.test") }
        for warning in all {
            let (german, english) = (SenderWords.warning(warning, "de"), SenderWords.warning(warning, "en"))
            #expect(!german.isEmpty && german != english && SenderWords.warning(warning, "fr") == english)
        }
        #expect(Set(all.map { SenderWords.warning($0, "de") }).count == all.count)
        let lines = Self.standings.map { SenderWords.line($0.0, "de") }
        #expect(Set(lines).count == SenderCheck.Standing.allCases.count)
        #expect(SenderWords.line(Self.standings[1].0, "en").contains("DMARC pass"))
    }

    static let standings: [(SenderCheck, SenderCheck.Standing)] = [
        (SenderCheck(), .unknown),
        (SenderCheck(checkedBy: "mx", dmarc: .init(.pass, isAligned: true)), .confirmed),
        (SenderCheck(checkedBy: "mx", dkim: .init(.none)), .unconfirmed),
        (SenderCheck(checkedBy: "mx", dmarc: .init(.fail, isAligned: true)), .denied),
    ]

    private typealias Outcome = SenderCheck.Outcome

    @Test(
        arguments: standings + [
            (SenderCheck(checkedBy: "mx"), .unknown),
            (SenderCheck(spf: .init(.pass, isAligned: true), dmarc: .init(.pass, isAligned: true)), .unknown),
            (SenderCheck(checkedBy: "mx", dmarc: .init(.pass, isAligned: false)), .unconfirmed),
            (SenderCheck(checkedBy: "mx", spf: .init(.pass, isAligned: true)), .confirmed),
            (SenderCheck(checkedBy: "mx", spf: .init(.pass, isAligned: false)), .unconfirmed),
            (SenderCheck(checkedBy: "mx", dkim: .init(.pass, isAligned: true)), .confirmed),
            (SenderCheck(checkedBy: "mx", dkim: .init(.fail, isAligned: true)), .unconfirmed),
            (SenderCheck(checkedBy: "mx", spf: .init(.fail, isAligned: true)), .denied),
            (SenderCheck(checkedBy: "mx", spf: .init(.softFail, isAligned: true)), .unconfirmed),
            (
                SenderCheck(checkedBy: "mx", spf: .init(.fail, isAligned: true), dkim: .init(.pass, isAligned: true)),
                .confirmed
            ),
            (
                SenderCheck(checkedBy: "mx", dkim: .init(.pass, isAligned: true), dmarc: .init(.fail, isAligned: true)),
                .denied
            ),
            (SenderCheck(checkedBy: "mx", dmarc: .init(.temporaryError, isAligned: true)), .unconfirmed),
        ])
    func `results say together what is known of the domain`(check: SenderCheck, standing: SenderCheck.Standing) {
        #expect(check.standing == standing)
        #expect(check.identity == .none)
    }

    @Test func `stored enquiries from before still decode, new ones come back whole`() throws {
        var enquiry = Enquiry(
            id: MailID("m"), rawSHA256: "", mailKey: "", receivedAt: Timestamp(secondsSince1970: 0),
            writtenOn: CalendarDate(daysSince1970: 0), from: Enquiry.Party(address: "a@b.example"), subject: "",
            text: "")
        let old = try JSONEncoder().encode(enquiry)
        #expect(!String(decoding: old, as: UTF8.self).contains("\"sender\""))
        #expect(try JSONDecoder().decode(Enquiry.self, from: old).sender == nil)
        enquiry.sender = SenderCheck(
            checkedBy: "mx", spf: .init(.softFail, domain: "d.test", isAligned: true),
            warnings: [.denied, .looksLikeDesk(.oneEdit, domain: "d.test"), .severalFrom(2)])
        #expect(try JSONDecoder().decode(Enquiry.self, from: JSONEncoder().encode(enquiry)) == enquiry)
    }
}
