import Testing

@testable import MailFormat

@Suite struct AddressTests {
    static let cases: [(String, [MailAddress])] = [
        ("a@b.example", [MailAddress(address: "a@b.example")]),
        (
            "Anna Beck <a@b.example>, c@d.example",
            [MailAddress(name: "Anna Beck", address: "a@b.example"), MailAddress(address: "c@d.example")]
        ),
        ("\"Beck, Anna\" <a@b.example>", [MailAddress(name: "Beck, Anna", address: "a@b.example")]),
        (
            "team: a@b.example, c@d.example;, e@f.example",
            [
                MailAddress(address: "a@b.example"), MailAddress(address: "c@d.example"),
                MailAddress(address: "e@f.example"),
            ]
        ),
        ("undisclosed-recipients:;", []),
        ("<@relay.example,@hop.example:a@b.example>", [MailAddress(address: "a@b.example")]),
        ("a@b.example (Anna)", [MailAddress(name: "Anna", address: "a@b.example")]),
        ("a@b.example (Anna (x) \\) y)", [MailAddress(name: "Anna (x) ) y", address: "a@b.example")]),
        ("a (x) @ b . example", [MailAddress(name: "x", address: "a@b.example")]),
        ("Pete <pete(his)@silly.example (host)>", [MailAddress(name: "Pete", address: "pete@silly.example")]),
        ("=?utf-8?q?J=C3=BCrgen?= <j@b.example>", [MailAddress(name: "Jürgen", address: "j@b.example")]),
        ("=?iso-8859-1?Q?B=FCrg,_Al?= <a@b.example>", [MailAddress(name: "Bürg, Al", address: "a@b.example")]),
        ("\"=?utf-8?q?J=C3=BCrgen?=\" <j@b.example>", [MailAddress(name: "Jürgen", address: "j@b.example")]),
        ("=?utf-8?q?a=40evil.example?=@b.example", [MailAddress(address: "=?utf-8?q?a=40evil.example?=@b.example")]),
        ("\"a b\"@c.example", [MailAddress(address: "\"a b\"@c.example")]),
        ("\"a@b\"@c.example", [MailAddress(address: "\"a@b\"@c.example")]),
        ("boss@b.example <evil@c.example>", [MailAddress(name: "boss@b.example", address: "evil@c.example")]),
        ("a@b.example <<c@d.example>>", [MailAddress(name: "a@b.example", address: "c@d.example")]),
        ("a@b.example; c@d.example", [MailAddress(address: "a@b.example"), MailAddress(address: "c@d.example")]),
        ("a@b.example <a@b.example>", [MailAddress(address: "a@b.example")]),
        ("a:b:c:d@e.example;", [MailAddress(address: "b:c:d@e.example")]),
        ("Anna\tvon\u{3000}B <a@b.example>", [MailAddress(name: "Anna von B", address: "a@b.example")]),
        ("jürgen@bücher.example", [MailAddress(address: "jürgen@bücher.example")]),
        ("=?utf-8?q?a=0D=0ABcc:_x?= <a@b.example>", [MailAddress(name: "a Bcc: x", address: "a@b.example")]),
        (",,,;;", []),
        ("", []),
    ]

    @Test(arguments: cases)
    func `an address list reads as its mailboxes`(text: String, wanted: [MailAddress]) {
        let mail = MailParser().parse(Array("To: \(text)\n\nx".utf8))
        #expect(mail.to == wanted)
    }

    @Test(arguments: [
        ("Amt <amt@stadt.example>", false), ("amt@stadt.example <evil@x.example>", true),
        ("\"amt@stadt.example\" <amt@stadt.example>", false),
    ])
    func `a name that looks like another address is told`(text: String, wanted: Bool) {
        let mail = MailParser().parse(Array("From: \(text)\n\nx".utf8))
        #expect(mail.from.first?.nameLooksLikeAnotherAddress == wanted)
    }
}
