import CPUTime
import Enquiries
import Extraction
import Testing

struct DateReaderTests {
    /// A Wednesday.
    private static let written = CalendarDate(daysSince1970: 20_621)

    private func read(_ text: String) -> [DateExpression] { DateReader(written: Self.written).read(text).dates }

    @Test func `the day of writing of these tests is a Wednesday in June`() {
        #expect(Self.written.iso8601 == "2026-06-17" && Self.written.weekday == 3)
    }

    @Test(arguments: [
        // In figures
        ("am 3.7.2026", "3.7.2026", "2026-07-03"), ("3. 7. 2026", "3. 7. 2026", "2026-07-03"),
        ("03.07.26", "03.07.26", "2026-07-03"), ("am 03.07.", "03.07.", "2026-07-03"),
        ("bis zum 15.8 bitte", "15.8", "2026-08-15"), ("3/7/2026", "3/7/2026", "2026-07-03"),
        ("by 3/7", "3/7", "2026-07-03"), ("2026-07-03", "2026-07-03", "2026-07-03"),
        ("01-08-2026", "01-08-2026", "2026-08-01"), ("21-Nov-2026", "21-Nov-2026", "2026-11-21"),
        ("geb. 17.06.1996", "17.06.1996", "1996-06-17"), ("geb. 17.06.96", "17.06.96", "1996-06-17"),
        // Month first where nothing else is possible or the weekday says so
        ("Friday 7/3/2026", "Friday 7/3/2026", "2026-07-03"), ("by Saturday 7/3", "Saturday 7/3", "2026-03-07"),
        // By name
        ("3. Juli 2026", "3. Juli 2026", "2026-07-03"), ("3. Jul. 2026", "3. Jul. 2026", "2026-07-03"),
        ("am 3. Juli", "3. Juli", "2026-07-03"), ("July 3rd, 2027", "July 3rd, 2027", "2027-07-03"),
        ("the 3rd of July", "3rd of July", "2026-07-03"), ("3 JULY", "3 JULY", "2026-07-03"),
        ("1. Maerz 2027", "1. Maerz 2027", "2027-03-01"), ("1. März 2027", "1. März 2027", "2027-03-01"),
        ("on 5th may 2027", "5th may 2027", "2027-05-05"), ("dritten August", "dritten August", "2026-08-03"),
        // With its weekday
        ("Freitag, den 3. Juli", "Freitag, den 3. Juli", "2026-07-03"), ("Sat 20 June", "Sat 20 June", "2026-06-20"),
        ("Mo., 29. Juni", "Mo., 29. Juni", "2026-06-29"), ("Sunday the 21st", "Sunday the 21st", "2026-06-21"),
        // Other languages
        ("14 Mayıs 2027", "14 Mayıs 2027", "2027-05-14"), ("9 декабря 2026", "9 декабря 2026", "2026-12-09"),
        ("28 ЛИСТОПАДА", "28 ЛИСТОПАДА", "2026-11-28"), ("30 sierpnia", "30 sierpnia", "2026-08-30"),
        ("pe 16 mai 2027", "16 mai 2027", "2027-05-16"), ("le 1er août", "1er août", "2026-08-01"),
        ("3 de julio de 2026", "3 de julio de 2026", "2026-07-03"), ("۳ ژوئیه ۲۰۲۶", "۳ ژوئیه ۲۰۲۶", "2026-07-03"),
        ("14 كانون الأول", "14 كانون الأول", "2026-12-14"), ("14 تشرين الثاني", "14 تشرين الثاني", "2026-11-14"),
        ("10 Gorffennaf", "10 Gorffennaf", "2026-07-10"),
        // A day of a month
        ("zum 1. bitte", "1.", "2026-07-01"), ("by the 25th", "25th", "2026-06-25"),
        ("by the 15th", "15th", "2026-07-15"), ("the 1st of next month", "1st of next month", "2026-07-01"),
        ("your letter of the 20th", "20th", "2026-05-20"), ("Brief vom 9.", "9.", "2026-06-09"),
        // Relative
        ("heute", "heute", "2026-06-17"), ("Heute Morgen", "Heute Morgen", "2026-06-17"),
        ("ab morgen", "morgen", "2026-06-18"), ("übermorgen", "übermorgen", "2026-06-19"),
        ("uebermorgen", "uebermorgen", "2026-06-19"), ("tonight", "tonight", "2026-06-17"),
        ("the day after tomorrow", "day after tomorrow", "2026-06-19"), ("am Montag", "Montag", "2026-06-22"),
        ("nächsten Freitag", "nächsten Freitag", "2026-06-19"),
        ("NAECHSTEN FREITAG", "NAECHSTEN FREITAG", "2026-06-19"),
        ("na\u{308}chsten Freitag", "na\u{308}chsten Freitag", "2026-06-19"),
        ("this Friday", "this Friday", "2026-06-19"),
        ("next Friday", "next Friday", "2026-06-26"), ("Tuesday week", "Tuesday week", "2026-06-30"),
        ("kommenden Dienstag", "kommenden Dienstag", "2026-06-23"), ("letzten Montag", "letzten Montag", "2026-06-15"),
        ("Friday next week", "Friday next week", "2026-06-26"), ("seit Freitag", "Freitag", "2026-06-12"),
        ("am Mittwoch", "Mittwoch", "2026-06-24"), ("a week on Monday", "a week on Monday", "2026-06-29"),
        ("a week today", "a week today", "2026-06-24"), ("in 14 Tagen", "in 14 Tagen", "2026-07-01"),
        ("in zwei Wochen", "in zwei Wochen", "2026-07-01"), ("within 10 days", "within 10 days", "2026-06-27"),
        ("innerhalb von 14 Tagen", "innerhalb von 14 Tagen", "2026-07-01"),
        ("in a fortnight", "in a fortnight", "2026-07-01"),
        ("in einem Monat", "in einem Monat", "2026-07-17"),
        ("within fourteen days of today", "within fourteen days of today", "2026-07-01"),
        ("an Silvester", "Silvester", "2026-12-31"),
        // Parts: the last day
        ("Ende des Monats", "Ende des Monats", "2026-06-30"), ("bis Monatsende", "Monatsende", "2026-06-30"),
        ("Ende Juli", "Ende Juli", "2026-07-31"), ("Anfang August", "Anfang August", "2026-08-10"),
        ("Mitte August 2027", "Mitte August 2027", "2027-08-20"),
        ("by the end of next week", "end of next week", "2026-06-26"), ("nächste Woche", "nächste Woche", "2026-06-28"),
        ("end of the year", "end of the year", "2026-12-31"),
    ])
    func `one date is read with its place`(text: String, words: String, date: String) throws {
        let found = read(text)
        try #require(found.count == 1, "\(found)")
        #expect(String(decoding: Array(text.utf8)[found[0].range], as: UTF8.self) == words)
        #expect(found[0].date.iso8601 == date)
    }

    @Test(arguments: [
        "192.168.1.20", "552 5.2.2 Mailbox full", "4.316 Euro", "12.30 Uhr", "24/7", "Az. 3.1.4.5", "bis 11/26",
        "1/2 Liter",
        "Guten Morgen", "jeden Morgen", "vor 3 Wochen", "3 weeks ago", "it may be", "I may 3 times", "swapped the 1.4",
        "my 18th birthday", "the 1st one", "2nd time", "zum 2. Mal", "im 3. Stock", "in der 30er Zone", "So 1) bitte",
        "in der 19. Woche", "do it so", "the sun sat on the wed", "0171 3920047", "12345.12.2026", "§ 3.2", "",
        "seit drei Wochen", "45 % und 3,5 m", "31.12345",
    ])
    func `what is no date is none`(text: String) {
        #expect(read(text).map(\.range) == [])
    }

    @Test(arguments: [
        ("vom 3. bis 14. August", ["2026-08-03", "2026-08-14"]),
        ("11. und 12. März 2027", ["2027-03-11", "2027-03-12"]),
        ("6 to 20 September", ["2026-09-06", "2026-09-20"]), ("6–20 September", ["2026-09-06", "2026-09-20"]),
        ("17 or 24 July", ["2026-07-17", "2026-07-24"]), ("6 and 15 March", ["2026-03-06", "2026-03-15"]),
    ])
    func `two days share a month`(text: String, dates: [String]) {
        #expect(read(text).map(\.date.iso8601) == dates)
    }

    @Test(arguments: [
        // Without a year the nearest such day; "bis" looks ahead, "seit" looks back.
        ("am 3. Juni", "2026-06-03"), ("am 3. Dezember", "2026-12-03"), ("am 16. Dezember", "2026-12-16"),
        ("am 20. Dezember", "2025-12-20"), ("bis 20. Februar", "2027-02-20"), ("seit 20. November", "2025-11-20"),
        ("am 29. Februar", "2028-02-29"),
    ])
    func `a missing year comes from the day of writing`(text: String, date: String) {
        let found = read(text)
        #expect(found.map(\.date.iso8601) == [date] && found.map(\.exactness) == [.yearless])
    }

    @Test(arguments: [
        "31.02.2026", "bis 31.02.", "29.2.2025", "31. April", "am 40.13.2026", "32/01/2026", "2026-02-30",
    ])
    func `an impossible date is a defect and no date`(text: String) {
        let (dates, defects) = DateReader(written: Self.written).read(text)
        #expect(dates.isEmpty && defects.count == 1)
    }

    @Test func `a part of a month knows its first day`() {
        #expect(read("Anfang August").map(\.first.iso8601) == ["2026-08-01"])
        #expect(read("nächste Woche").map(\.first.iso8601) == ["2026-06-22"])
    }

    @Test(arguments: [
        "nächsten Freitag, den 3. Juli 2026, bis 15.8.", "14 كانون الأول ۲۰۲۵ und 9 декабря", "«3. März» – 4/5/26",
    ])
    func `every cut of a text is read`(text: String) {
        let bytes = Array(text.utf8)
        for length in 0...bytes.count {
            let cut = String(decoding: bytes.prefix(length), as: UTF8.self)
            for date in read(cut) { #expect(date.range.upperBound <= cut.utf8.count) }
        }
    }

    @Test(arguments: [
        "1", "1.", "1.1.", "3. ", "in ", "ende ", "freitag ", "bis 99.99. ", "1/", "a", "ä", "\n", "> ", "-",
        "Montag bis ",
    ])
    func `two hundred kilobytes of one piece are read in one pass`(piece: String) {
        let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
        let time = cpuTime { _ = DeadlineFinder(written: Self.written).deadline(in: text) }
        // Unoptimised code; a quadratic loop would take hours.
        #expect(time < .seconds(30))
    }

    @Test func `thirty megabytes of digits do not hang`() {
        let text = String(repeating: "1234567890", count: 3_000_000)
        #expect(read(text).isEmpty)
    }
}
