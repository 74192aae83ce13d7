import Enquiries
import Testing
import Triage

struct DeadlineReaderTests {
    private let written = CalendarDate(iso8601: "2026-11-21") ?? CalendarDate(daysSince1970: 0)

    @Test(arguments: [
        ("Bitte bis 03.12.2026 melden.", "2026-12-03"), ("bis zum 3. Dezember", "2026-12-03"),
        ("spätestens am 1.2. brauche ich das", "2027-02-01"), ("Ich brauche es bis 15.1.27", "2027-01-15"),
        ("Mein Flug geht am 24.12.2026", "2026-12-24"), ("by 3 December please", "2026-12-03"),
        ("before December 3rd, 2026", "2026-12-03"), ("it expires on 5/12/2026", "2026-12-05"),
        ("by close of business on 4 December", "2026-12-04"), ("deadline: 2026-12-31", "2026-12-31"),
        ("bis 5.12. oder bis 1.12.", "2026-12-01"),
    ])
    func `a stated date behind its cue is the deadline`(text: String, date: String) {
        #expect(DeadlineReader.deadline(in: text, written: written)?.iso8601 == date)
    }

    @Test(arguments: [
        "", "bis bald", "Ich wohne hier seit dem 3.12.2019", "bis 31.02.2027", "Rechnung vom 01.10.2026 am Montag",
        "bis 40.13.2026", "by 3 December 2019", "Telefon 0151 2345678 bis 18 Uhr", "bis 01.01.2031",
    ])
    func `what is no stated deadline gives none`(text: String) {
        #expect(DeadlineReader.deadline(in: text, written: written) == nil)
    }

    @Test func `a megabyte of cues is read in one pass`() {
        let text = String(repeating: "bis 99.99. ", count: 100_000)
        #expect(DeadlineReader.deadline(in: text, written: written) == nil)
    }
}
