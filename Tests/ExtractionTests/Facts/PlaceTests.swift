import Extraction
import Testing

struct PlaceTests {
    @Test(arguments: [
        ("069 90009 115", ["06990009115"]), ("+49 69 90009 115", ["06990009115"]),
        ("0049 (0)69 / 90009-115", ["06990009115"]),
        ("(069) 90009-115", ["06990009115"]), ("0808 157 0100", ["08081570100"]),
        ("+44 (0)20 7946 0000", ["02079460000"]),
        ("+33 1 23 45 67 89", ["+33123456789"]), ("Telefon 90009-115", ["90009115"]), ("Notruf 112", ["112"]),
        ("Sperrhotline 116 116", ["116116"]), ("call 999", ["999"]),
        ("0171 1234567 oder 0171/7654321", ["01711234567", "01717654321"]),
        ("01711234567", ["01711234567"]), ("Tel.: 069/90009115.", ["06990009115"]),
        // At the limit and one above.
        ("0123456", ["0123456"]), ("012345", []), ("+12345678", ["+12345678"]), ("+1234567", []),
        ("+123456789012345", ["+123456789012345"]), ("+1234567890123456", []),
        // Look-alikes.
        ("03/07/2026", []), ("03-07-2026", []), ("0,50 Euro", []), ("unter 112 Euro", []), ("110 Plätze", []),
        ("01067 Dresden", []),
        ("A0123456789", []), ("0.1234567", []), ("12.500,00", []), ("08:30", []),
    ])
    func `telephone numbers`(text: String, values: [String]) { #expect(QuantityTests.values(.phone, text) == values) }

    @Test(arguments: [
        ("am Kornmarkt 1", ["kornmarkt 1"]), ("Rosa-Luxemburg-Straße 7b", ["rosa luxemburg str 7b"]),
        ("Bahnhofstr. 60", ["bahnhofstr 60"]), ("Bahnhofstraße 60", ["bahnhofstr 60"]),
        ("Alte Gasse 12", ["alte gasse 12"]),
        ("hafenstr. 41", ["hafenstr 41"]), ("12 High Street", ["12 high street"]), ("7 St Mary's Road", []),
        ("12a Old Mill Lane", ["12 old mill lane"]), ("Nordring 40", ["nordring 40"]),
        ("Lindenallee 2 mit", ["lindenallee 2"]),
        ("Wochenmarkt 8 bis 12 Uhr", []), ("Weihnachtsmarkt 2026", []), ("Nordring 8 Uhr", []), ("Ring 5", []),
        ("die Straße 5", []), ("Spielplatz 3", []),
    ])
    func `addresses`(text: String, values: [String]) { #expect(QuantityTests.values(.address, text) == values) }

    @Test(arguments: [
        ("Moorfleet ZZ99 1PR.", "ZZ99 1PR", true), ("SW1A 1AA", "SW1A 1AA", true), ("ZZ99 1IR", "ZZ99 1IR", false),
        ("60311 Frankfurt", "60311", true), ("Kornmarkt 1, 60311 Lindenfurt", "60311", true),
        ("00000 Ort", "00000", false),
    ])
    func `postcodes`(text: String, value: String, isValid: Bool) {
        let found = FactReader().facts(in: text).filter { $0.kind == .postcode }
        #expect(found.map(\.value) == [value] && found.first?.isValid == isValid)
    }

    @Test(arguments: ["Wir haben 12000 Einwohner", "50000 Euro", "Nr. 12345 Das", "TJ19 KVO", "form D2 4AB1"])
    func `no postcodes`(text: String) { #expect(QuantityTests.values(.postcode, text).isEmpty) }

    @Test(arguments: [
        ("https://www.lindenfurt.example/kfz.", ["lindenfurt.example/kfz"]), ("(www.a.de/b/)", ["a.de/b"]),
        ("siehe lindenfurt.example", ["lindenfurt.example"]), ("HTTP://A.EXAMPLE/X?y=1", ["a.example/X?y=1"]),
        ("hxxp://a.b.ru/c", ["a.b.ru/c"]), ("Das ist gut.Ich komme", []), ("z.B. so", []), ("3.7.2026", []),
        ("v1.2", []),
        ("bit.ly/abc", []), ("evil.com/pay", ["evil.com/pay"]),
    ])
    func `links`(text: String, values: [String]) { #expect(QuantityTests.values(.link, text) == values) }

    @Test(arguments: [
        ("Mail: A.Drexl@example.org.", ["a.drexl@example.org"]),
        ("<x_y+z@mail.example.com>", ["x_y+z@mail.example.com"]),
        ("a@b", []), ("@example.org", []),
        (String(repeating: "a", count: 64) + "@b.de", [String(repeating: "a", count: 64) + "@b.de"]),
        (String(repeating: "a", count: 65) + "@b.de", []),
    ])
    func `e-mail addresses`(text: String, values: [String]) { #expect(QuantityTests.values(.email, text) == values) }
}
