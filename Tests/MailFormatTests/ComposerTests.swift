import Testing

@testable import MailFormat

@Suite struct ComposerTests {
    static let date = MailDate(secondsSince1970: 1_795_288_500, zoneMinutes: 60)

    static func mail(_ subject: String = "Re: Biotonne", text: String = "Guten Tag,\nMüll ist Montag.\n")
        -> MailComposer
    {
        MailComposer(
            from: MailAddress(name: "Bürgeramt", address: "amt@stadt.example"),
            to: [MailAddress(name: "Beck, Anna", address: "a@b.example")], subject: subject, date: date,
            messageID: "x1@stadt.example", text: text)
    }

    @Test func `what is composed reads the same`() throws {
        var mail = Self.mail()
        mail.cc = [MailAddress(address: "c@d.example")]
        mail.inReplyTo = ["q1@b.example"]
        mail.references = (0..<30).map { "reference-\($0)@b.example" }
        mail.html = "<p>Guten Tag,<br>Müll ist Montag.</p>"
        try mail.addField("Auto-Submitted", "auto-replied")
        let bytes = try mail.bytes()
        let read = MailParser().parse(bytes)
        #expect(read.defects.isEmpty)
        #expect(read.from == [mail.from] && read.to == mail.to && read.cc == mail.cc)
        #expect(read.subject == mail.subject && read.date == Self.date && read.messageID == mail.messageID)
        #expect(read.inReplyTo == mail.inReplyTo && read.references == mail.references)
        #expect(read.text == mail.text && read.autoSubmitted == .autoReplied)
        #expect(read.parts.map(\.contentType) == ["multipart/alternative", "text/plain", "text/html"])
        #expect(try mail.bytes() == bytes)
    }

    static let subjects = [
        "plain", "Müll", "日本語のとても長い件名です。日本語のとても長い件名です。日本語のとても長い件名です。", "=?utf-8?q?x?=",
        String(repeating: "word ", count: 60) + "end", String(repeating: "ü", count: 200), "a😀b", "trailing ",
        " leading",
        "two  blanks", String(repeating: "x", count: 2_000), "a_b=c?d", "Ä_?=",
    ]

    @Test(arguments: subjects)
    func `every subject survives and every line is short`(subject: String) throws {
        let bytes = try Self.mail(subject).bytes()
        #expect(MailParser().parse(bytes).first("Subject") == MailParser().parse(bytes).subject)
        let read = MailParser().parse(bytes).subject
        #expect(read == subject || read == CSSDeclarations.trim(Substring(subject)))
        for line in bytes.split(separator: Byte.lf) { #expect(line.count <= 998) }
        #expect(bytes.allSatisfy { $0 < 0x80 })
    }

    static let texts = [
        "plain\n", "ends without a line end", "Müll\n", "From here\n", ".\n", "trailing blank \n", "a=b\n", "tab\t\n",
        String(repeating: "long ", count: 400) + "\n", String(repeating: "ü", count: 300) + "\n", "a\r\nb\rc\n", "\n\n",
        "-- \nsignature\n", "=\n",
    ]

    @Test(arguments: texts)
    func `every text survives transport`(text: String) throws {
        let bytes = try Self.mail(text: text).bytes()
        var wanted = TextLines.normalized(text, hadNul: {})
        if !wanted.hasSuffix("\n") { wanted += "\n" }
        #expect(MailParser().parse(bytes).text == wanted)
        for line in bytes.split(separator: Byte.lf, omittingEmptySubsequences: false).dropLast() {
            #expect(line.last == Byte.cr && line.count <= 79)
            #expect(!line.starts(with: "From ".utf8) && line.count != 2 || line.first != 0x2E)
        }
    }

    @Test(arguments: [
        "x\r\nBcc: evil@x.example", "x\nBcc: evil@x.example", "x\rBcc: evil@x.example", "x\u{0}y", "x\u{2028}Bcc: y",
        "x\u{85}Bcc: y", "=?utf-8?q?=0D=0ABcc:_y?=",
    ])
    func `nothing handed in begins a field of its own`(evil: String) throws {
        var mail = Self.mail(evil)
        mail.from = MailAddress(name: evil, address: "amt@stadt.example")
        mail.to = [MailAddress(name: evil, address: "a@b.example")]
        let read = MailParser().parse(try mail.bytes())
        #expect(!read.headerFields.contains { $0.isNamed("Bcc") })
        #expect(
            read.headerFields.map { $0.name.lowercased() } == [
                "date", "from", "to", "message-id", "subject", "mime-version", "content-type",
                "content-transfer-encoding",
            ])
        if evil.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            #expect(throws: MailComposerError.illegalFieldValue(field: "X-A")) { try mail.addField("X-A", evil) }
        }
    }

    @Test(arguments: [
        "a@b.example>\r\nRCPT TO:<evil@c", "a b@c.example", "a@b@c.example", "a", "@b.example", "a@", "a@b..c",
        "u\u{202E}@b.example", "ü ü@b.example", "a@ü.example", "\u{85}@b.example", "a\u{2028}@b.example",
        "<a@b.example>", "a@b.example,c@d.example", "a\u{0}@b.example", "\"a\"b\"@c.example",
    ])
    func `an illegal address is refused`(address: String) {
        var mail = Self.mail()
        mail.to = [MailAddress(address: address)]
        #expect(throws: MailComposerError.illegalAddress(address)) { try mail.bytes() }
    }

    @Test(arguments: ["", "X A", "X:", "X\r\nB", "Ü"])
    func `an illegal field name is refused`(name: String) {
        var mail = Self.mail()
        #expect(throws: MailComposerError.illegalFieldName(name)) { try mail.addField(name, "x") }
    }

    @Test func `fields for programs are folded between members and otherwise untouched`() throws {
        var mail = Self.mail()
        let members = ["a=\"two  blanks, =?utf-8?q?x?=\"", "b=" + String(repeating: "x", count: 898), "c"]
        try mail.addField("AI-Test", members: members)
        let field = try #require(MailParser().parse(try mail.bytes()).headerFields.first { $0.isNamed("AI-Test") })
        #expect(field.rawValue == members.joined(separator: ", "))
        for wrong in [[], [""], ["ü"], ["a\r\nBcc: x"], ["\u{7F}"], [String(repeating: "x", count: 901)]] {
            #expect(throws: MailComposerError.illegalFieldValue(field: "AI-Test")) {
                try mail.addField("AI-Test", members: wrong)
            }
        }
        #expect(throws: MailComposerError.reservedField("Subject")) { try mail.addField("Subject", members: ["x"]) }
    }

    @Test func `own fields, missing recipients and bad identifiers are refused`() {
        var mail = Self.mail()
        #expect(throws: MailComposerError.reservedField("subject")) { try mail.addField("subject", "x") }
        mail.messageID = "a b@c"
        #expect(throws: MailComposerError.illegalIdentifier("a b@c")) { try mail.bytes() }
        mail.to = []
        #expect(throws: MailComposerError.noRecipient) { try mail.bytes() }
    }
}
