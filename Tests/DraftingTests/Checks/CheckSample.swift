import Drafting
import Enquiries
import Sample

/// A desk, an answer and a mail, and what the checks find in a text between them.
enum CheckSample {
    static let today = CalendarDate(daysSince1970: 20_778)

    static let answer = Sample.answer(
        "waste.bulky", service: "waste",
        text: """
            We collect bulky waste twice a year. Another collection costs 35 euros, for children 12 euros.

            Call 069 90009 115 or come to Kornmarkt 1. The date is usually in two to four weeks. Apply by 15 May.
            """)

    /// Dates written as 2026-07-03, so that the tests need no reader of dates; `2026-02-31` is a defect.
    static let readers = DraftChecks.Readers(
        dates: { text, _ in
            let bytes = Array(text.utf8)
            return bytes.indices.dropLast(9).compactMap { start in
                let piece = String(decoding: bytes[start..<start + 10], as: UTF8.self)
                if piece == "2026-02-31" { return .init(range: start..<start + 10, date: nil, isRelative: false) }
                guard let date = CalendarDate(iso8601: piece) else { return nil }
                return .init(range: start..<start + 10, date: date, isRelative: false)
            }
        },
        language: { text in
            let german = text.lowercased().split { !$0.isLetter }.contains {
                ["und", "der", "die", "bitte", "wir"].contains($0)
            }
            return (german ? "de" : "en", 1)
        })

    static func findings(
        _ text: String, mail: String = "My sofa must go.", language: String = "en", answers: [Answer] = [answer],
        also: [String] = []
    ) -> [Finding] {
        DraftChecks(desk: Sample.desk(), readers: readers).findings(
            in: text, language: language, answering: Sample.enquiry(mail),
            concerns: (["waste"] + also).map { ServiceID($0) }, usedAnswers: answers, today: today
        )
    }

    /// Kinds of the findings in a sentence behind the whole answer.
    static func kinds(_ sentence: String, mail: String = "My sofa must go.", language: String = "en") -> [Finding.Kind]
    {
        findings(answer.text + "\n\n" + sentence, mail: mail, language: language).map(\.kind).filter {
            $0 != .wrongLanguage
        }
    }
}
