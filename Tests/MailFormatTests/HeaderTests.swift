import Testing

@testable import MailFormat

@Suite struct HeaderTests {
    static let words: [(String, String)] = [
        ("=?utf-8?q?J=C3=BCrgen?=", "Jürgen"),
        ("=?utf-8?b?SsO8cmdlbg==?=", "Jürgen"),
        ("=?UTF-8*de?Q?J=C3=BCrgen?=", "Jürgen"),
        ("=?iso-8859-1?q?M=FCll?= und =?iso-8859-1?q?L=E4rm?=", "Müll und Lärm"),
        ("=?iso-8859-1?q?M=FCll?= =?iso-8859-1?q?eimer?=", "Mülleimer"),
        ("=?utf-8?q?M=C3?= =?utf-8?q?=BCll?=", "Müll"),
        ("=?utf-8?b?TcM=?= =?utf-8?b?vGxs?=", "Müll"),
        ("=?utf-8?q?a_b=5Fc?=", "a b_c"),
        ("a =?utf-8?q?b?= c", "a b c"),
        ("=?utf-8?q?was_ist_das??=", "was ist das?"),
        ("=?utf-8?q?with blank?=", "with blank"),
        ("=?nonsense?q?abc?=", "abc"),
        ("=?utf-8?x?abc?=", "=?x?abc?="),
        ("=?utf-8?q?abc", "=?utf-8?q?abc"),
        ("=?utf-8?q?a=0D=0ABcc:_x?=", "a Bcc: x"),
        ("=?utf-8?q?a=00b?=", "ab"),
        ("=?utf-8?q?a=E2=80=AEb?=", "ab"),
        ("=?windows-1252?q?=93x=94?=", "“x”"),
        ("=?iso-2022-jp?b?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?koi8-r?b?8NLJ18XU?=", "Привет"),
        ("Grüße", "Grüße"),
    ]

    @Test(arguments: words)
    func `encoded words become text`(raw: String, wanted: String) {
        let wanted = raw.hasPrefix("=?utf-8?x") ? raw : wanted
        #expect(MailParser().parse(Array("Subject: \(raw)\n\nx".utf8)).subject == wanted)
    }

    @Test func `raw Latin-1 in a header is read as Windows-1252`() {
        let mail = Array("Subject: Stra".utf8) + [0xDF, 0x65, 0x80] + Array("\n\nx".utf8)
        #expect(MailParser().parse(mail).subject == "Straße€")
    }

    static let dates: [(String, Int64?, Int)] = [
        ("Sat, 21 Nov 2026 20:15:00 +0100", 1_795_288_500, 60),
        ("21 Nov 2026 19:15 GMT", 1_795_288_500, 0),
        ("Sat, 21 Nov 26 14:15:00 EST", 1_795_288_500, -300),
        ("Sat Nov 21 19:15:00 2026", 1_795_288_500, 0),
        ("Sat, 21 Nov 2026 19:15:00 -0000 (a (nested) comment)", 1_795_288_500, 0),
        ("2026-11-21T19:15:00Z", 1_795_288_500, 0),
        ("2026-11-21 20:15:00+01:00", 1_795_288_500, 60),
        ("28 Feb 99 12:00 EST", 920_221_200, -300),
        ("Thu, 1 Jan 1970 00:00:00 +0000", 0, 0),
        ("Wed, 31 Dec 1969 23:59:59 +0000", -1, 0),
        ("Sat, 21 Nov 2026 19:15:00 A", 1_795_288_500, 0),
        ("no date", nil, 0),
        ("", nil, 0),
        ("99 Nov 2026 19:15:00", nil, 0),
        ("21 Nov 99999999999999999999 19:15:00", nil, 0),
    ]

    @Test(arguments: dates)
    func `dates are instants with a zone`(text: String, seconds: Int64?, zone: Int) {
        let date = MailDate(text)
        #expect(date?.secondsSince1970 == seconds)
        if seconds != nil { #expect(date?.zoneMinutes == zone) }
    }

    @Test(arguments: [0, 951_782_400, 1_795_288_500, 4_102_444_799, -86_400])
    func `a date that is written reads the same`(seconds: Int64) {
        for zone in [0, 60, -300, 345] {
            let date = MailDate(secondsSince1970: seconds, zoneMinutes: zone)
            #expect(MailDate(date.headerText) == date)
        }
    }

    static let names: [(String, String?)] = [
        ("attachment; filename=a.pdf", "a.pdf"),
        ("attachment; filename=\"a; b.pdf\"", "a; b.pdf"),
        ("attachment; filename*=utf-8''M%C3%BCll.pdf", "Müll.pdf"),
        ("attachment; filename*=iso-8859-1'de'M%FCll.pdf", "Müll.pdf"),
        ("attachment; filename*0=\"long \"; filename*1=\"name.pdf\"", "long name.pdf"),
        ("attachment; filename*1=\"name.pdf\"; filename*0=\"long \"", "long name.pdf"),
        ("attachment; filename*0*=utf-8''M%C3; filename*1*=%BCll; filename*2=\".pdf\"", "Müll.pdf"),
        ("attachment; filename=plain.pdf; filename*=utf-8''better.pdf", "better.pdf"),
        ("attachment; filename=\"=?utf-8?q?M=C3=BCll.pdf?=\"", "Müll.pdf"),
        ("attachment; filename=\"../../etc/passwd\"", "../../etc/passwd"),
        ("attachment; filename=\"a\u{202E}fdp.exe\"", "afdp.exe"),
        ("attachment; filename=a b.pdf", "a b.pdf"),
        ("attachment; filename=", nil),
        ("attachment", nil),
    ]

    @Test(arguments: names)
    func `file names are read in all their forms`(value: String, wanted: String?) {
        let mail = "Content-Type: application/pdf\nContent-Disposition: \(value)\n\nx"
        #expect(MailParser().parse(Array(mail.utf8)).parts[0].filename == wanted)
    }

    @Test func `the first of several unique fields counts and the others are a defect`() {
        let mail = "From: a@b.example\nSubject: one\nSubject: two\nFrom: c@d.example\n\nx"
        let message = MailParser().parse(Array(mail.utf8))
        #expect(message.subject == "one")
        #expect(message.from == [MailAddress(address: "a@b.example")])
        #expect(message.defects.map(\.kind) == [.duplicateField, .duplicateField])
        #expect(message.defects.map(\.offset) == [31, 44])
    }

    @Test(arguments: [
        ("no", AutoSubmitted.no), ("auto-replied; x=y", .autoReplied), ("Auto-Generated", .autoGenerated),
        ("auto-notified", .autoNotified), ("robot", .other("robot")),
    ])
    func `Auto-Submitted is typed`(value: String, wanted: AutoSubmitted) {
        #expect(MailParser().parse(Array("Auto-Submitted: \(value)\n\nx".utf8)).autoSubmitted == wanted)
    }

    @Test func `bulk mail and empty return paths are told`() {
        func parse(_ text: String) -> MailMessage { MailParser().parse(Array((text + "\n\nx").utf8)) }
        #expect(parse("Precedence: bulk").isBulkOrList)
        #expect(parse("List-Id: <x.example>").isBulkOrList)
        #expect(!parse("From: a@b.example").isBulkOrList)
        #expect(parse("Return-Path: <>").hasNullReturnPath)
        #expect(!parse("Return-Path: <a@b.example>").hasNullReturnPath)
        #expect(MailParser().parse([0, 255, 1]).isReadable == false)
    }
}
