import Enquiries
import Testing

struct LookAlikeTests {
    @Test(arguments: [
        ("münchen.example", "münchen.example"), ("xn--mnchen-3ya.example", "münchen.example"),
        ("XN--MNCHEN-3YA.Example.", "münchen.example"), ("xn--bcher-kva.test", "bücher.test"),
        // RFC 3492 section 7.1 (A) and (L); the second with letters and digits before the last hyphen.
        ("xn--egbpdaj6bu4bxfgehfvwxn.test", "ليهمابتكلموشعربي؟.test"),
        ("xn--3B-ww4c5e180e575a65lsy2b.test", "3年b組金八先生.test"),
        ("a\u{3002}b\u{FF0E}c", "a.b.c"),
    ])
    func `names of domains are read in Unicode`(written: String, read: String) {
        #expect(DomainName(written)?.text == read)
    }

    @Test(arguments: [
        "", ".", "a..b", ".a", "a b", "a@b", "xn--", "xn--ü", "xn--a", "xn--99999999", "xn--a-93t",
        "xn--zzzzzzzzzzzzzzzzzzzz", "xn---",
        String(repeating: "x", count: 64) + ".example", "xn--" + String(repeating: "9", count: 60),
    ])
    func `what is no name of a domain is none`(written: String) {
        #expect(DomainName(written) == nil)
    }

    @Test(arguments: [DomainName.longest, DomainName.longest + 1])
    func `a name has a longest length`(bytes: Int) {
        let label = String(repeating: "a", count: 49) + "."
        let name = String(String(repeating: label, count: 6).prefix(bytes - 2)) + "bc"
        #expect(name.utf8.count == bytes)
        #expect((DomainName(name) != nil) == (bytes <= DomainName.longest))
    }

    @Test(arguments: [
        ("lindenfurt.example", nil as LookAlike?), ("mail.lindenfurt.example", nil), ("citizen.example", nil),
        ("gmx.example", nil), ("fc-lindenfurt.example", nil), ("lindenfurter.example", nil), ("example", nil),
        ("lindenfürt.example", .sameLetters), ("1indenfurt.example", .sameLetters),
        ("l\u{456}ndenfurt.example", .sameLetters), ("xn--lindenfrt-w9a.example", .sameLetters),
        ("mail.lind\u{435}nfurt.example", .sameLetters), ("\u{FF4C}indenfurt.example", .sameLetters),
        ("linden\u{200B}furt.example", .sameLetters),
        ("lindenfur.example", .oneEdit), ("lindenfurtt.example", .oneEdit), ("lindenfort.example", .oneEdit),
        ("lindefnurt.example", .oneEdit), ("linden.furt.example", .oneEdit), ("x.iindenfurt.example", .sameLetters),
        ("lindnefrut.example", nil), ("lindenf.example", nil),
        ("lindenfurt.example.evil.test", .holdsDomain), ("lindenfurt-example.test", .holdsDomain),
        ("lindenfurt.example-portal.test", .holdsDomain), ("l1ndenfurt.example.test", .holdsDomain),
        ("www.lindenfurt.example.co", .holdsDomain),
        ("lindenfurt.test", .otherEnding), ("mail.lindenfurt.test", .otherEnding),
        ("lindenfurt-portal.example", .longerName),
    ])
    func `domains that look like the desk's are told from others`(written: String, likeness: LookAlike?) throws {
        let own = try #require(DomainName("lindenfurt.example"))
        #expect(LookAlike.of(try #require(DomainName(written)), to: [own]) == likeness)
    }

    @Test(arguments: [("bonna.example", LookAlike.oneEdit as LookAlike?), ("bonn.example", nil)])
    func `names below five letters are compared strictly alone`(own: String, likeness: LookAlike?) throws {
        let desk = try #require(DomainName(own))
        let other = try #require(DomainName("x" + own))
        #expect(LookAlike.of(other, to: [desk]) == likeness)
        #expect(LookAlike.of(try #require(DomainName(own + ".evil.test")), to: [desk]) == .holdsDomain)
    }

    @Test func `letters that look like two are one`() throws {
        let own = try #require(DomainName("modernstadt.example"))
        #expect(LookAlike.of(try #require(DomainName("modemstadt.example")), to: [own]) == .sameLetters)
    }

    @Test(arguments: [
        ("paypal.example", false), ("pаypal.example", true), ("почта.example", false), ("müller.example", false),
        ("東京tower.example", false), ("αbc.example", true), ("xn--pypal-4ve.example", true), ("a.б.example", false),
    ])
    func `alphabets mixed in one label are noticed`(written: String, mixes: Bool) throws {
        #expect(try #require(DomainName(written)).mixesScripts == mixes)
    }

    @Test(arguments: [
        ("town.example", "town.example", true), ("mail.town.example", "town.example", true),
        ("town.example", "mail.town.example", true), ("a.town.example", "b.town.example", false),
        ("mytown.example", "town.example", false), ("TOWN.example.", "town.example", true),
    ])
    func `a domain is aligned with itself and those above and below`(one: String, other: String, aligned: Bool) throws {
        #expect(try #require(DomainName(one)).isAligned(with: try #require(DomainName(other))) == aligned)
    }
}
