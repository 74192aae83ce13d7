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
        ("=?utf-8?q?J=C3=BCrgen?= <j@b.example>", [MailAddress(name: "Jürgen", address: "j@b.example")]),
    ]

    @Test(arguments: cases)
    func `an address list reads as its mailboxes`(text: String, wanted: [MailAddress]) {
        let mail = MailParser().parse(Array("To: \(text)\n\nx".utf8))
        #expect(mail.to == wanted)
    }
}
