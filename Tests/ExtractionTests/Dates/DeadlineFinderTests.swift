import Enquiries
import Extraction
import Testing

struct DeadlineFinderTests {
    /// A Saturday.
    private let finder = DeadlineFinder(written: CalendarDate(iso8601: "2026-11-21") ?? CalendarDate(daysSince1970: 0))

    @Test(arguments: [
        ("Bitte bis 03.12.2026 melden.", "2026-12-03"), ("bis zum 3. Dezember", "2026-12-03"),
        ("spätestens am 1.2. brauche ich das", "2027-02-01"), ("Ich brauche es bis 15.1.27", "2027-01-15"),
        ("Mein Flug geht am 24.12.2026", "2026-12-24"), ("by 3 December please", "2026-12-03"),
        ("before December 3rd, 2026", "2026-12-03"), ("it expires on 5/12/2026", "2026-12-05"),
        ("by close of business on 4 December", "2026-12-04"), ("deadline: 2026-12-31", "2026-12-31"),
        ("bis 5.12. oder bis 1.12.", "2026-12-01"), ("Der Flug geht am Freitag.", "2026-11-27"),
        ("Our deadline is today at five.", "2026-11-21"), ("Heute ist der letzte Tag!", "2026-11-21"),
        ("Am Montag, 30. November, kommt der Gerichtsvollzieher", "2026-11-30"),
        ("Die Frist läuft am 30. November ab", "2026-11-30"), ("court hearing on 14 January 2027", "2027-01-14"),
        ("We fly on Saturday the 28th for a wedding", "2026-11-28"), ("Bitte antworten Sie bis Freitag", "2026-11-27"),
        ("We require your reply within fourteen days of today", "2026-12-05"),
        ("> Frist: 25.03.2027. Danach entscheiden wir.", "2027-03-25"),
    ])
    func `a day by which something must happen is the deadline`(text: String, date: String) {
        #expect(finder.deadline(in: "Anfrage\n" + text)?.date.iso8601 == date)
    }

    @Test(arguments: [
        "", "bis bald", "Ich wohne hier seit dem 3.12.2019", "bis 31.02.2027", "Rechnung vom 01.10.2026 am Montag",
        "bis 40.13.2026", "by 3 December 2019", "Telefon 0151 2345678 bis 18 Uhr", "bis 01.01.2031",
        "Heute ist der 21. November.", "Mein Vater, geb. 3.12.1940, ist am 5. November gestorben.",
        "Letzten Freitag war niemand da.", "Am Montag wurde die Tonne nicht geleert.", "I sold the car on the 12th.",
        "Your letter of 3 November arrived.", "Gesendet: Samstag, 21. November 2026 10:11",
        "The money leaves monthly on the 5th.",
        "> Bitte antworten Sie bis Freitag", "Öffnungszeiten: Montag bis Freitag 9 bis 16 Uhr",
    ])
    func `other dates are none`(text: String) {
        #expect(finder.deadline(in: "Anfrage\n" + text)?.date == nil)
    }

    @Test(arguments: [
        ("Ihr Bescheid vom 9. November, eingegangen 12.11., Frist ein Monat.", "2026-12-12"),
        ("Your letter is dated the 19th and gives me three weeks.", "2026-12-10"),
        ("Innerhalb von 28 Tagen nach dem Schreiben vom 18. November soll ich zahlen.", "2026-12-16"),
        ("I must pay within 28 days of the letter of 18 November.", "2026-12-16"),
    ])
    func `a period runs from the letter that the mail names`(text: String, date: String) {
        let found = finder.deadline(in: "Anfrage\n" + text)
        #expect(found?.date.iso8601 == date && found?.rule == .periodFromLetter)
    }

    @Test(arguments: [
        "Die Frist beträgt einen Monat.", "The letter gives me three weeks.",
        "Ihr Brief vom 3. November, drei Wochen alt.",
    ])
    func `no period runs without a day to run from`(text: String) {
        #expect(finder.deadline(in: "Anfrage\n" + text) == nil)
    }

    @Test func `days in a quoted mail count from another day`() {
        #expect(finder.deadline(inQuoted: "Bitte zahlen Sie bis Freitag oder innerhalb von 7 Tagen.") == nil)
        #expect(finder.deadline(inQuoted: "Bitte zahlen Sie bis 4. Dezember.")?.date.iso8601 == "2026-12-04")
    }

    @Test func `a deadline names its words and its evidence`() throws {
        let text = "Führerschein\nBitte spätestens am 4. Dezember antworten."
        let found = try #require(finder.deadline(in: text))
        #expect(String(decoding: Array(text.utf8)[found.range], as: UTF8.self) == "4. Dezember")
        #expect(found.rule == .dayAndMonth)
        #expect(Set(found.evidence).isSuperset(of: [.yearless, .by, .deadline, .near]))
        #expect(found.points == found.evidence.reduce(0) { $0 + $1.points })
    }

    @Test func `dates count up to the limit and no further`() throws {
        for (ahead, isFound) in [(DeadlineFinder.longestAhead, true), (DeadlineFinder.longestAhead + 1, false)] {
            let day = finder.written.adding(days: ahead).iso8601
            #expect((finder.deadline(in: "Anfrage\nFrist bis \(day)") != nil) == isFound)
        }
    }
}
