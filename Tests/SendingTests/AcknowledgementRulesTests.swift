import MailFormat
import Sending
import Testing

/// RFC 3834 section 2: which mails no machine answers.
struct AcknowledgementRulesTests {
    private func refusal(_ head: String, from: String = "Ann <ann@citizen.example>") -> AcknowledgementRules.Refusal? {
        let text = "From: \(from)\r\nTo: desk@testing.example\r\n\(head)\r\nHello.\r\n"
        return AcknowledgementRules.refusal(
            of: MailParser().parse(Array(text.utf8)), ownAddresses: ["desk@testing.example", "office@testing.example"],
            ownDomains: ["testing.example"])
    }

    @Test(
        arguments: [
            ("", nil), ("Return-Path: <ann@citizen.example>\r\n", nil), ("Return-Path: <ANN@citizen.example>\r\n", nil),
            ("Auto-Submitted: no\r\n", nil), ("X-Auto-Response-Suppress: None\r\n", nil),
            ("Message-ID: <1@citizen.example>\r\nIn-Reply-To: <2@else.example>\r\n", nil),
            ("Return-Path: <>\r\n", .nullSender), ("Auto-Submitted: auto-replied\r\n", .autoSubmitted),
            ("Auto-Submitted: auto-generated (report)\r\n", .autoSubmitted),
            ("Auto-Submitted: something-new\r\n", .autoSubmitted),
            ("List-Id: <news.club.example>\r\n", .list), ("List-Unsubscribe: <mailto:u@club.example>\r\n", .list),
            ("List-Help: <mailto:h@club.example>\r\n", .list), ("Precedence: bulk\r\n", .list),
            ("X-Auto-Response-Suppress: OOF, AutoReply\r\n", .suppressed),
            ("Message-ID: <1@testing.example>\r\n", .ownMessageID),
            ("In-Reply-To: <x@TESTING.example>\r\n", .ownMessageID),
            ("References: <1@else.example> <2@testing.example>\r\n", .ownMessageID),
            ("Return-Path: <bounce-17@mailer.example>\r\n", .noAddress),
        ] as [(String, AcknowledgementRules.Refusal?)])
    func `machines, lists and our own mail get no answer`(head: String, expected: AcknowledgementRules.Refusal?) {
        #expect(refusal(head) == expected)
    }

    @Test(arguments: [
        ("desk@testing.example", AcknowledgementRules.Refusal.ownAddress), ("Office@testing.example", .ownAddress),
        ("MAILER-DAEMON@mx.example", .machineAddress), ("postmaster@mx.example", .machineAddress),
        ("noreply@shop.example", .machineAddress), ("no-reply+x@shop.example", .machineAddress),
        ("news-request@club.example", .machineAddress), ("news-bounces@club.example", .machineAddress),
        ("a@b.example, c@d.example", .noAddress), ("nobody", .noAddress), ("\"a b\"@c.example", .noAddress),
    ])
    func `an address decides too`(from: String, expected: AcknowledgementRules.Refusal) {
        #expect(refusal("", from: from) == expected)
    }
}
