import Extraction
import Testing

struct QuantityTests {
    static func values(_ kind: Fact.Kind, _ text: String) -> [String] {
        FactReader().facts(in: text).filter { $0.kind == kind }.map(\.value)
    }

    @Test(arguments: [
        ("Das kostet 1.234,56 Euro.", ["EUR 123456"]), ("30,70 €", ["EUR 3070"]), ("EUR 30", ["EUR 3000"]),
        ("£80", ["GBP 8000"]), ("80 pounds", ["GBP 8000"]), ("dreißig Euro", ["EUR 3000"]), ("€5", ["EUR 500"]),
        ("1,450 euros", ["EUR 145000"]), ("1.450 Euro", ["EUR 145000"]), ("30,- Euro", ["EUR 3000"]),
        ("20 bis 40 Euro", ["EUR 2000", "EUR 4000"]), ("£20 to £40", ["GBP 2000", "GBP 4000"]),
        ("12, 15 und 20 Euro", ["EUR 1200", "EUR 1500", "EUR 2000"]), ("50 Cent", ["EUR 50"]),
        ("80p a day", ["GBP 80"]),
        ("eighty-five pounds", ["GBP 8500"]), ("one hundred and twenty euros", ["EUR 12000"]),
        ("zweihundertfünfzig Euro", ["EUR 25000"]), ("zweitausenddreihundert Euro", ["EUR 230000"]),
        ("2 Mio. Euro", ["EUR 200000000"]), ("£2.50.", ["GBP 250"]), ("30\u{A0}€", ["EUR 3000"]),
        ("20–40 €", ["EUR 2000", "EUR 4000"]), ("£3k", ["GBP 300000"]), ("0,50 €", ["EUR 50"]), ("EUR30", ["EUR 3000"]),
        ("1.234.567,89 EUR", ["EUR 123456789"]), ("nine hundred pounds", ["GBP 90000"]),
        // Look-alikes.
        ("Neurologie 30", []), ("in Europa 30 Länder", []), ("10.000 Einwohner", []), ("8.30 Uhr", []),
        ("eurowings 30", []),
        ("Form D1 pounds", []), ("am 3.7. Euro-Umstellung", []), ("", []), ("Euro", []),
    ])
    func `amounts are read in hundredths`(text: String, values: [String]) {
        #expect(Self.values(.amount, text) == values)
    }

    @Test(arguments: [
        ("19 %", ["1900"]), ("12,5 Prozent", ["1250"]), ("5 per cent", ["500"]), ("19%", ["1900"]),
        ("hundert Prozent", ["10000"]),
        ("100", []),
    ])
    func `shares`(text: String, values: [String]) { #expect(Self.values(.percentage, text) == values) }

    @Test(arguments: [
        ("in 14 Tagen", ["14 days"]), ("zwei bis vier Wochen", ["2 weeks", "4 weeks"]), ("eine Woche", ["1 weeks"]),
        ("within ten working days", ["10 working days"]), ("ab 24 Jahren", ["24 years"]), ("six months", ["6 months"]),
        ("every week", []), ("the 16-digit number", []),
    ])
    func `periods`(text: String, values: [String]) { #expect(Self.values(.period, text) == values) }

    @Test(arguments: [
        ("8.30 Uhr", ["08:30"]), ("8 bis 12 und 13 bis 16 Uhr", ["08:00", "12:00", "13:00", "16:00"]),
        ("14:30", ["14:30"]),
        ("9am to 5pm", ["09:00", "17:00"]), ("12 p.m.", ["12:00"]), ("25 Uhr", []), ("12:60", []),
        ("24 Uhr", ["24:00"]),
        ("8:30 pm", ["20:30"]), ("12 am", ["00:00"]),
    ])
    func `times of day`(text: String, values: [String]) { #expect(Self.values(.clockTime, text) == values) }

    @Test func `a fact lies where it stands`() throws {
        let text = "Für Müllers: 30,70 € im Jahr"
        let fact = try #require(FactReader().facts(in: text).first)
        #expect(fact.text == "30,70 €" && Array(text.utf8)[fact.range].elementsEqual("30,70 €".utf8))
    }
}
