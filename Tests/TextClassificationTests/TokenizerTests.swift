import Testing

@testable import TextClassification

struct TokenizerTests {
    /// Everything that a classifier gets to see of a text.
    static func features(_ bytes: [UInt8]) -> [UInt32] {
        let reader = TextReader()
        bytes.withUnsafeBufferPointer { reader.read($0) }
        return (0..<reader.words.count).map { reader.words[$0] } + (0..<reader.groups.count).map { reader.groups[$0] }
    }

    static func features(_ text: String) -> [UInt32] { features(Array(text.utf8)) }

    /// The words and word pairs as they stand in the text.
    static func passages(_ text: String) -> [String] {
        let reader = TextReader()
        let bytes = Array(text.utf8)
        bytes.withUnsafeBufferPointer { reader.read($0, recording: true) }
        return reader.passages.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
    }

    @Test(arguments: [
        ("Straße", "strasse"), ("MÜLL", "muell"), ("Führerschein", "fuehrerschein"),
        ("Öffnungszeiten", "oeffnungszeiten"),
        ("Señor", "Senor"), ("Żółć", "zolc"), ("café", "cafe\u{301}"), ("Müll", "Mu\u{308}ll"), ("ПАСПОРТ", "паспорт"),
        ("ёлка", "елка"), ("ΆΔΕΙΑ", "αδεια"), ("σπίτις", "σπιτισ"), ("مَدرسة", "مدرسه"), ("İstanbul", "istanbul"),
        ("ﬀ", "ﬀ"), ("Ｐａｓｓ", "pass"), ("Hà Nội", "ha noi"), ("12.03.2025", "1.4.1999"), ("14:30", "09:05"),
        ("1.234,50", "1.234,50"), ("19,99", "20,00"), ("UT66 RWN", "AB12 CDE"), ("LF-AB 123", "M-X 7"),
        ("co\u{AD}operate", "cooperate"), ("well-known", "well known"),
    ])
    func `spellings of one thing are one thing`(first: String, second: String) {
        #expect(Self.features(first) == Self.features(second))
    }

    @Test(arguments: [
        ("Masse", "Maße nicht"), ("bar", "baer"), ("V5C", "V62"), ("12", "123"), ("Bank", "Tank"), ("a b", "b a"),
        ("!", "!!!"), ("HALLO", "hallo"), ("€", "£"),
    ])
    func `different things stay different`(first: String, second: String) {
        #expect(Self.features(first) != Self.features(second))
    }

    @Test func `words and pairs are shown as they were written`() {
        #expect(
            Self.passages("Müll, am 3.4.2025!") == [
                "Müll", "am", "Müll, am", "3.4.2025", "am 3.4.2025", "!",
            ])
    }

    @Test(arguments: [
        [0xFF, 0xFE], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xED, 0xA0, 0x80],
        [0xF5, 0x80, 0x80, 0x80],
        [0x00, 0x01, 0x02],
    ])
    func `bytes that are no text only separate words`(bytes: [UInt8]) {
        let text = Array("Hund".utf8) + bytes + Array("Katze".utf8)
        #expect(Self.features(text) == Self.features("Hund Katze"))
    }

    @Test func `every cut of a text can be read`() {
        let bytes = Array("Grüße, 12.03.2025 – 19,99 € für LF-AB 123 und UT66 RWN 😀 Привет".utf8)
        for length in 0...bytes.count { _ = Self.features(Array(bytes.prefix(length))) }
    }

    @Test func `a word without end is cut into words`() {
        let count = Self.features(String(repeating: "x", count: 10_000)).count
        #expect(count < 10_000 * 5)
    }
}
