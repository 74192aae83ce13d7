import Extraction
import Testing

struct ReferenceTests {
    @Test(arguments: [
        ("§ 75 VwGO", ["§ 75 vwgo"]), ("§§ 187 bis 193 BGB", ["§ 187 bgb", "§ 193 bgb"]),
        ("§§ 1, 2 und 3a StVO", ["§ 1 stvo", "§ 2 stvo", "§ 3a stvo"]),
        ("Art. 12 Abs. 3 DSGVO", ["art 12 abs 3 dsgvo"]), ("§ 24 SGB VIII", ["§ 24 sgb 8"]),
        ("§ 24 SGB 8", ["§ 24 sgb 8"]),
        ("section 19 of the Road Traffic Act 1988", ["section 19 road traffic act 1988"]), ("section 6", ["section 6"]),
        ("§ 14 der Gewerbeordnung", ["§ 14 gewerbeordnung"]), ("Article 15 of the UK GDPR", ["art 15 gdpr"]),
        ("s. 12(3) Equality Act 2010", ["section 12 3 equality act 2010"]), ("§ 5", ["§ 5"]), ("Artikel 3", []),
        ("the section", []),
        ("Paragraf 35 VwVfG", ["§ 35 vwvfg"]), ("§ 70 Abs. 1 Satz 2 VwGO", ["§ 70 abs 1 s 2 vwgo"]),
    ])
    func `places in laws`(text: String, values: [String]) {
        #expect(QuantityTests.values(.legalReference, text) == values)
    }

    @Test(arguments: [
        ("mein Opel (LFT-HS 38)", "LFT-HS 38", true), ("LFT-HS38", "LFT-HS 38", true), ("B-MÜ 1", nil, true),
        ("LFT-HS-38E", "LFT-HS 38E", true), ("Kennzeichen lft hs 38", "LFT-HS 38", true),
        ("MÜ-AB 123", "MÜ-AB 123", true),
        ("HH-AB 0123", "HH-AB 0123", false), ("ABC-DE 1234", nil, true), ("LFT-DE 1234E", "LFT-DE 1234E", false),
        ("TJ19 KVO", "TJ19 KVO", true), ("TJ19KVO", "TJ19 KVO", true), ("my car tj19 kvo", nil, true),
        ("reg tj19 kvo", "TJ19 KVO", true), ("QA19 KVO", "QA19 KVO", false), ("TJ01 KVO", "TJ01 KVO", false),
        ("registration A123 BCD", "A123BCD", true), ("plate ABC 123D", "ABC123D", true), ("A123 BCD", nil, true),
        ("plate 1234 AB", "1234AB", true), ("DIN A4 Blatt", nil, true), ("USB-C 3", nil, true),
        ("LFT-HS 38X", nil, true),
        ("ZZ99 1PR", nil, true), ("SGB II 3", nil, true),
    ])
    func `number plates`(text: String, value: String?, isValid: Bool) {
        let found = FactReader().facts(in: text).filter { $0.kind == .registrationMark }
        if text == "ABC-DE 1234" {
            // Nine characters are one above the longest plate.
            #expect(found.map(\.isValid) == [false])
        } else {
            #expect(found.map(\.value) == (value.map { [$0] } ?? []) && found.allSatisfy { $0.isValid == isValid })
        }
    }

    @Test(arguments: [
        ("Aktenzeichen: 12/345-A.", Fact.Kind.fileNumber, "12/345-A"), ("Az. 32-2/1234", .fileNumber, "32-2/1234"),
        ("Kassenzeichen 5.0101.234567.8", .paymentReference, "5.0101.234567.8"), ("ref AB-1234", .reference, "AB-1234"),
        ("Kassenzeichen lautet 5010 1234 5678", .paymentReference, "5010 1234 5678"),
        ("case number CN-77812", .fileNumber, "CN-77812"),
        ("Antragsnummer 2026-4711", .reference, "2026-4711"), ("Ihr Zeichen: 33.1-44/26", .fileNumber, "33.1-44/26"),
        ("payment reference: PR 778812", .paymentReference, "778812"),
        ("Kassenzeichen: 501234 über 30,70 Euro", .paymentReference, "501234"),
        ("Aktenzeichen " + String(repeating: "1", count: 24), .fileNumber, String(repeating: "1", count: 24)),
    ])
    func `numbers behind their words`(text: String, kind: Fact.Kind, value: String) {
        #expect(QuantityTests.values(kind, text).contains { $0.hasSuffix(value.split(separator: " ").last ?? "") })
    }

    @Test(arguments: [
        "Aktenzeichen vom 03.07.2026", "Zeichen 12345", "Aktenzeichen: abc", "ref 123", "Hausnummer 1234",
        "case closed 12345",
        "Aktenzeichen " + String(repeating: "1", count: 25), "Aktenzeichen 30 Euro", "no reference to 12",
    ])
    func `no references`(text: String) {
        let kinds: Set<Fact.Kind> = [.fileNumber, .paymentReference, .reference]
        #expect(!FactReader().facts(in: text).contains { kinds.contains($0.kind) })
    }

    /// The numbers are made up; their check digits were worked out by hand from the rules.
    @Test(arguments: [
        ("DE89 3704 0044 0532 0130 00", Fact.Kind.iban, true), ("DE88 3704 0044 0532 0130 00", .iban, false),
        ("GB29NWBK60161331926819", .iban, true), ("IBAN: GB28 NWBK 6016 1331 9268 19", .iban, false),
        ("MORGA657054SM9IJ", .driverNumber, true), ("MORGA 657054 SM9IJ", .driverNumber, true),
        ("MORGA637054SM9IJ", .driverNumber, false), ("LEE99652210A99AB", .driverNumber, true),
        ("LE9E9652210A99AB", .driverNumber, false), ("MORGA657324SM9IJ", .driverNumber, false),
        ("AB 12 34 56 C", .nationalInsurance, true), ("QQ123456C", .nationalInsurance, false),
        ("BG123456A", .nationalInsurance, false),
        ("Steuer-ID 02476291358", .taxNumber, false), ("Steuer-ID: 86 095 742 719", .taxNumber, true),
        ("Steuer-ID: 86 095 742 718", .taxNumber, false), ("V5C 12345678901", .documentReference, true),
        ("Ausweisnummer L01X00T471", .identityDocument, true), ("Ausweisnummer L01X00T472", .identityDocument, false),
        ("BIC COBADEFFXXX", .bic, true),
    ])
    func `check rules`(text: String, kind: Fact.Kind, isValid: Bool) {
        let found = FactReader().facts(in: text).filter { $0.kind == kind }
        #expect(found.count == 1 && found.first?.isValid == isValid)
    }

    @Test(arguments: [
        "12345678901", "86095742719", "L01X00T471", "COBADEFFXXX", "DE89 3704", "AB123456E",
        "es 40 Karten im Jahr für eine", "Ausweis: Rufen Sie 116",
        "MORGA657054SM9I",
    ])
    func `numbers without their word or form are none`(text: String) {
        #expect(!FactReader().facts(in: text).contains { $0.kind.isSensitive || $0.kind == .driverNumber })
    }

    @Test func `what identifies a person elsewhere is sensitive`() {
        #expect(Fact.Kind.allCases.filter(\.isSensitive).count == 6)
        #expect(Fact.Kind.iban.isSensitive && !Fact.Kind.driverNumber.isSensitive && Fact.Kind.driverNumber.isReference)
    }
}
