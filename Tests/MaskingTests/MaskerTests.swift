import CPUTime
import Enquiries
import Masking
import Testing

/// Words of a small desk, so that nouns of the cases are no strange words.
let common = CommonWords(texts: [
    "Der Antrag für die Wohnung liegt bei der Stadt. Die Tonne und die Rechnung, bitte. Konto Nummer Karte Auto Kennzeichen Nachbar Liter Name geboren lange",
    "Mein Antrag, meine Tonne, die Wohnung und die Rechnung der Stadt. Konto Nummer Karte Auto Kennzeichen Nachbar Liter Name geboren lange",
    "the car and the council have a letter, my number and my account are on the form, please call the office",
    "A letter of the council about my car. The number of the account is on the form. Please call the office",
])

func masked(_ text: String, subject: String = "", from name: String? = nil, address: String = "x1@example.org") throws
    -> (
        MaskedMail, MaskMap
    )
{
    let written = try #require(CalendarDate(iso8601: "2026-03-02"))
    let mail = Masker.Mail(
        subject: subject, text: text, sender: Enquiry.Party(name: name, address: address), written: written)
    var map = MaskMap()
    let masked = try Masker(common: common, ownHosts: ["stadt.example"]).mask(mail, into: &map)
    return (masked, map)
}

@Suite struct MaskerTests {
    @Test(arguments: [
        ("IBAN DE89 3704 0044 0532 0130 00.", "IBAN [IBAN-1]."),
        ("konto de89370400440532013000", "konto [IBAN-1]"),
        ("gb82 west 1234 5698 7654 32", "[IBAN-1]"),
        ("Karte 4111-1111-1111-1111", "Karte [CARD-1]"),
        ("Steuer-ID 86 095 742 719", "Steuer-ID [TAX-1]"),
        ("Steuernummer 93/815/08152", "Steuernummer [TAX-1]"),
        ("Rente: 65 170839 J 003", "Rente: [SOCIAL-1]"),
        ("my number ab123456c", "my number [SOCIAL-1]"),
        ("driver MORGA 657054 SM9IJ", "driver [DRIVER-1]"),
        ("the car tj19 kvo", "the car [PLATE-1]"),
        ("Auto LFT-HS 38", "Auto [PLATE-1]"),
        ("call 07700 900123 please", "call [PHONE-1] please"),
        ("Tel. (069) 900 09 115", "Tel. [PHONE-1]"),
        ("a.b@mail.example", "[EMAIL-1]"),
        ("anna (at) mail (punkt) example", "[EMAIL-1]"),
        ("https://share.example/u/77", "[LINK-1]"),
        ("https://stadt.example/tonne", "https://stadt.example/tonne"),
        ("https://stadt.example/tonne?k=7", "[LINK-1]"),
        ("Aktenzeichen 32-4711/25", "Aktenzeichen [REFERENCE-1]"),
        ("Ich bin geboren am 3.4.1958", "Ich bin geboren am [DATE-1]"),
        ("the number is 48213377", "the number is [NUMBER-1]"),
    ])
    func `what has a form of its own is masked`(text: String, expected: String) throws {
        let found = try masked(text).0.text
        #expect(found == expected)
    }

    @Test(arguments: [
        "Die Rechnung vom 12.02.2026 beträgt 1.234,50 Euro.", "Der Antrag nach § 12 Abs. 3 liegt bei der Stadt.",
        "please call 112 or 999", "the letter of 12 March 2026 at 10:30", "Die Tonne, 120 Liter, seit 14 Tagen",
    ])
    func `money, deadlines, laws and emergency numbers stay`(text: String) throws {
        let found = try masked(text).0.text
        #expect(found == text)
    }

    @Test(arguments: [
        ("mein Name ist Quirin Wuttke.", "mein Name ist [NAME-1]."),
        ("Frau Dr. von Lettow sagt", "Frau Dr. [NAME-1] sagt"),
        ("herr wuttke hat", "herr [NAME-1] hat"),
        ("Mr O'Hare has a letter", "Mr [NAME-1] has a letter"),
        ("my neighbour Siobhan Peverell has a car", "my neighbour [NAME-1] has a car"),
        ("Die Rechnung\n\nViele Grüße\nOttilie Koch", "Die Rechnung\n\nViele Grüße\n[NAME-1]"),
        ("the letter\n\nKind regards,\nclive", "the letter\n\nKind regards,\n[NAME-1]"),
        ("Die Wohnung in der Lindenstraße 5a", "Die Wohnung in der [ADDRESS-1]"),
        ("An den Eichen 12, 60311 Bad Oldesloe", "[ADDRESS-1], [ADDRESS-2]"),
        ("the car is at 12 Chapel Lane, Ely, cb7 4ab", "the car is at [ADDRESS-1], [ADDRESS-2], [ADDRESS-3]"),
    ])
    func `names and addresses are masked`(text: String, expected: String) throws {
        let found = try masked(text).0.text
        #expect(found == expected)
    }

    @Test func `the sender is known by the From field alone`() throws {
        let (mail, map) = try masked("Die Tonne von vierkant. Danke, vierkants Nachbar", from: "Ludger Vierkant")
        #expect(mail.text == "Die Tonne von [NAME-1]. Danke, [NAME-2] Nachbar")
        #expect(map.count(of: .name) == 2)
    }

    @Test func `one person has one placeholder in all mails of a case, in any spelling`() throws {
        let written = try #require(CalendarDate(iso8601: "2026-03-02"))
        let masker = Masker(common: common)
        var map = MaskMap()
        let sender = Enquiry.Party(address: "x1@example.org")
        let texts = ["Frau Nachtigall, IBAN DE89370400440532013000", "FRAU NACHTIGALL, de89 3704 0044 0532 0130 00"]
        let masked = try texts.map {
            try masker.mask(Masker.Mail(subject: "", text: $0, sender: sender, written: written), into: &map).text
        }
        #expect(masked == ["Frau [NAME-1], IBAN [IBAN-1]", "FRAU [NAME-1], [IBAN-1]"])
        #expect(map.count == 2)
    }

    @Test func `a strange word is taken out everywhere and counted as not classified`() throws {
        let (mail, _) = try masked("Brimbor war da. Die Tonne von Brimbor, der Antrag von brimbor")
        #expect(mail.text == "[WORD-1] war da. Die Tonne von [WORD-1], der Antrag von [WORD-1]")
        #expect(mail.unclassified == 1)
    }

    @Test func `a placeholder that the citizen wrote is no placeholder of ours`() throws {
        let (mail, map) = try masked("Die Tonne von [NAME-1], Frau Wuttke")
        #expect(mail.text == "Die Tonne von [TEXT-1], Frau [NAME-1]")
        #expect(Unmasker(map).restore(mail.text).text == "Die Tonne von [NAME-1], Frau Wuttke")
    }

    @Test func `a text at the limit is masked, one byte more is refused whole`() throws {
        let text = String(repeating: "a ", count: Masker.limit / 2)
        #expect(try masked(text).0.text.utf8.count == Masker.limit)
        #expect(throws: MaskingError.tooLong(bytes: Masker.limit + 1, limit: Masker.limit)) { try masked(text + "a") }
    }

    @Test func `a case has at most so many placeholders`() throws {
        func text(_ count: Int) -> String { (0..<count).map { "u\($0)@mail.example" }.joined(separator: "\n") }
        #expect(try masked(text(MaskMap.limit)).1.count == MaskMap.limit)
        #expect(throws: MaskingError.tooManyPlaceholders(limit: MaskMap.limit)) { try masked(text(MaskMap.limit + 1)) }
    }

    @Test func `the map says nothing of its originals`() throws {
        let (_, map) = try masked("Frau Wuttke, 07700 900123")
        var dumped = ""
        dump(map, to: &dumped)
        #expect(!("\(map)" + String(reflecting: map) + dumped).contains("Wuttke"))
    }

    @Test func `work is linear in the text`() {
        let pieces = [
            "1 2 3 4 5 6 7 8 ", "Frau Frau ", "a-b-c-d-", "12 mill ", "[NAME-", "AB1 ", "@a ", ", ", "Anna Anna ",
        ]
        for piece in pieces {
            func time(_ bytes: Int) -> Duration {
                let text = String(repeating: piece, count: bytes / piece.utf8.count)
                return cpuTime { _ = try? masked(text) }
            }
            _ = time(1 << 10)
            // Linear work takes sixteen times as long, work that grows with the square 256 times.
            let (small, large) = (time(1 << 10), time(1 << 14))
            #expect(large < max(small, .milliseconds(2)) * 64, "\(piece)")
        }
    }

    @Test func `cut anywhere, a text is still masked without a crash`() throws {
        let bytes = Array("Grüße, Frau Çelik (Wümme) 60311 Köln [NAME-1] Ⅷ 😀 +49 151 2345678 de89 3704".utf8)
        for length in 0...bytes.count { _ = try masked(String(decoding: bytes.prefix(length), as: UTF8.self)) }
    }
}
