import Testing

@testable import MailFormat

@Suite struct CharsetTests {
    static func text(_ charset: String, _ body: [UInt8]) -> String? {
        MailParser().parse(Array("Content-Type: text/plain; charset=\(charset)\n\n".utf8) + body).text
    }

    static let cases: [(String, [UInt8], String)] = [
        ("utf-8", [0xC3, 0xA4, 0xE2, 0x82, 0xAC], "ä€"),
        ("iso-8859-1", [0x93, 0xE4, 0x94], "“ä”"),
        ("latin1", [0xE4], "ä"),
        ("iso-8859-15", [0xA4], "€"),
        ("iso-8859-2", [0xB3], "ł"),
        ("iso-8859-5", [0xBF], "П"),
        ("iso-8859-6", [0xC8], "ب"),
        ("iso-8859-7", [0xE1], "α"),
        ("iso-8859-8-i", [0xE0], "א"),
        ("iso-8859-9", [0xF0], "ğ"),
        ("windows-1250", [0x8C], "Ś"),
        ("windows-1251", [0xCF], "П"),
        ("windows-1252", [0x80, 0x81], "€\u{81}"),
        ("windows-1253", [0xE1], "α"),
        ("windows-1254", [0xFD], "ı"),
        ("windows-1255", [0xE0], "א"),
        ("windows-1256", [0xC8], "ب"),
        ("windows-1257", [0xE0], "ą"),
        ("windows-1258", [0xD2], "\u{309}"),
        ("windows-874", [0xA1], "ก"),
        ("tis-620", [0xA1], "ก"),
        ("koi8-r", [0xF0], "П"),
        ("koi8-u", [0xA4, 0xAE], "єў"),
        ("ibm866", [0x8F], "П"),
        ("macintosh", [0x8A, 0xDB], "ä€"),
        ("x-mac-cyrillic", [0x8F], "П"),
        ("cp850", [0x84], "ä"),
        ("utf-16le", [0xE4, 0x00, 0x3D, 0xD8, 0x00, 0xDE], "ä😀"),
        ("utf-16be", [0x00, 0xE4], "ä"),
        ("utf-16", [0xFE, 0xFF, 0x00, 0xE4], "ä"),
        ("utf-16", Array("plain".utf8), "plain"),
        ("utf-16le", [0x00, 0xD8, 0x41, 0x00], "\u{FFFD}A"),
        ("utf-7", Array("+AOQ-x+-".utf8), "äx+"),
        ("utf-7", Array("+ADw-b+AD4".utf8), "<b>"),
        ("gb2312", [0xC4, 0xE3], "你"),
        ("gb18030", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
        ("gbk", [0x81, 0x40], "丂"),
        ("big5", [0xA7, 0x41], "你"),
        ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
        ("shift_jis", [0x93, 0xFA, 0x96, 0x7B], "日本"),
        ("euc-kr", [0xC7, 0xD1], "한"),
        ("ks_c_5601-1987", [0xC7, 0xD1], "한"),
        ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42, 0x61], "日a"),
        ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x0A, 0x61], "日\na"),
        ("iso-2022-jp", [0x1B, 0x28, 0x49, 0x31, 0x1B, 0x28, 0x42], "ｱ"),
        ("iso-2022-kr", [0x1B, 0x24, 0x29, 0x43, 0x0E, 0x47, 0x51, 0x0F, 0x61], "한a"),
        ("hz-gb-2312", Array("~{Dc~}a~~".utf8), "你a~"),
        ("us-ascii", [0xC3, 0xA4], "ä"),
        ("us-ascii", [0xE4], "ä"),
        ("nonsense", [0xC3, 0xA4], "ä"),
        ("nonsense", [0xE4], "ä"),
        ("utf-8", [0xE4, 0x20, 0xF6], "ä ö"),
        ("utf-8", [0xC3, 0xA4, 0xC3], "ä\u{FFFD}"),
        ("utf-8", [0xC3, 0xA4, 0xC0, 0xAF, 0xC3, 0xA4, 0xC3, 0xA4], "ä\u{FFFD}\u{FFFD}ää"),
        ("utf-8", [0xEF, 0xBB, 0xBF, 0x61], "a"),
        ("utf-8", [0x61, 0x00, 0x62], "a\u{FFFD}b"),
        ("\"utf-8\"", [0xC3, 0xA4], "ä"),
        ("'utf-8'", [0xC3, 0xA4], "ä"),
    ]

    @Test(arguments: cases)
    func `bytes become the text that their charset says`(charset: String, bytes: [UInt8], wanted: String) {
        #expect(Self.text(charset, bytes) == wanted, "\(charset)")
    }

    @Test(arguments: SingleByteTables.names)
    func `every single-byte charset decodes every byte`(name: String) throws {
        let charset = try #require(Charset(label: name))
        let text = charset.text(Array(0...255), 0..<256)
        #expect(text.unicodeScalars.count == 256)
        #expect(text.unicodeScalars.prefix(128).enumerated().allSatisfy { Int($1.value) == $0 })
    }

    @Test(arguments: [
        "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "euc-tw", "johab", "iso-2022-jp", "iso-2022-kr", "hz",
    ])
    func `no multibyte charset loses the text after bytes that mean nothing`(name: String) throws {
        let charset = Charset(label: name) ?? .hz
        for first in UInt8(0x80)...0xFF {
            for second in [UInt8](arrayLiteral: 0x20, 0x41, 0x80, 0xA1, 0xFF) {
                var isClean = true
                let text = charset.text([first, second] + Array("\nkept".utf8), 0..<7, isClean: &isClean)
                #expect(text.hasSuffix("kept"), "\(name) \(first) \(second): \(text)")
            }
        }
    }

    @Test func `an unknown charset is a defect`() {
        let message = MailParser().parse(Array("Content-Type: text/plain; charset=nonsense\n\nx".utf8))
        #expect(message.defects.map(\.kind) == [.unknownCharset])
    }

    static let transfers: [(String, String, String, [MailDefect.Kind])] = [
        ("quoted-printable", "a=C3=A4=\nb", "aäb", []),
        ("quoted-printable", "a=\r\nb=20\r\nc", "ab \nc", []),
        ("quoted-printable", "a  \nb", "a\nb", []),
        ("quoted-printable", "1=2 =zz", "1=2 =zz", [.damagedQuotedPrintable]),
        ("quoted-printable", "=c3=a4", "ä", []),
        ("base64", "w6Q=", "ä", []),
        ("base64", "w6\nQ=", "ä", []),
        ("base64", "w6Q", "ä", []),
        ("base64", "w6Q=w6Q=", "ää", []),
        ("base64", "w6!Q=", "ä", [.damagedBase64]),
        ("x-uuencode", "begin 644 a\n#8F%R\n`\nend\n", "bar", []),
        ("x-uuencode", "begin 644 a\nM8F%R\nend\n", "bar", [.damagedUUEncoding]),
        ("8bit", "ä", "ä", []),
        ("nonsense", "ä", "ä", [.unknownTransferEncoding]),
        ("7BIT (comment)", "a", "a", []),
    ]

    @Test(arguments: transfers)
    func `transfer encodings are undone`(encoding: String, body: String, wanted: String, defects: [MailDefect.Kind]) {
        let message = MailParser().parse(Array("Content-Transfer-Encoding: \(encoding)\n\n\(body)".utf8))
        #expect(message.text == wanted)
        #expect(message.defects.map(\.kind) == defects)
    }

    @Test(arguments: 0..<70)
    func `the size of base64 data is told without decoding it`(length: Int) {
        var encoded = Base64.encode((0..<length).map { UInt8($0) })
        for place in [5, 17, 40] where place < encoded.count { encoded.insert(10, at: place) }
        let (data, _) = Base64.decode(encoded, 0..<encoded.count, limit: .max)
        #expect(data == (0..<length).map { UInt8($0) })
        #expect(Base64.decodedSize(encoded, 0..<encoded.count).size == length)
    }

    @Test(arguments: [
        ("a \nb", false, "a b"), ("a \nb", true, "ab"), ("> a \n> b\nc", false, "> a b\nc"),
        ("a \n> b", false, "a \n> b"), ("-- \nx", false, "-- \nx"), (" From x", false, "From x"),
    ])
    func `flowed lines are joined`(text: String, deletesSpace: Bool, wanted: String) {
        #expect(FlowedText.unwrapped(text, deletesSpace: deletesSpace) == wanted)
    }

    @Test(arguments: [
        ("a\nbegin 644 b.txt\n#8F%R\n`\nend\nc", "a\n[b.txt]\nc"),
        ("begin 644 b.txt\n#8F%R\n`\nend", "[b.txt]"),
        ("begin 644 b.txt\nand then some words of text\nend", "begin 644 b.txt\nand then some words of text\nend"),
        ("begin 644 b.txt\n#8F%R\n", "begin 644 b.txt\n#8F%R"), ("begin 9", "begin 9"), ("begin 644 ", "begin 644"),
    ])
    func `a file within the text is shown by its name`(text: String, wanted: String) {
        let message = MailParser().parse(Array("From: a@b.example\n\n\(text)".utf8))
        #expect(message.visibleText.text == wanted)
    }
}
