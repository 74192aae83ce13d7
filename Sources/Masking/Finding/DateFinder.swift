import Enquiries
import Extraction

/// Days that name a person by what stands beside them: births, deaths, weddings, accidents, and every day long past.
///
/// Other days stay: a model needs deadlines and appointments.
enum DateFinder {
    /// Tokens before and behind a date in which a cue counts.
    private static let (before, behind) = (6, 4)
    /// A day so many years before the day of writing is a date of birth before it is anything else.
    static let years = 12

    static func find(_ reading: MailReading, written: CalendarDate) -> [MaskSpan] {
        var spans: [MaskSpan] = []
        var token = 0
        let text = reading.text
        for date in reading.dates.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard date.exactness == .dated || date.exactness == .yearless else { continue }
            while token < text.count, Int(text.tokens[token].end) <= date.range.lowerBound { token += 1 }
            var end = token
            while end < text.count, Int(text.tokens[end].start) < date.range.upperBound { end += 1 }
            let near = Array(max(0, token - before)..<token) + Array(end..<min(text.count, end + behind))
            let isLongPast = date.exactness == .dated && date.date.year <= written.year - years
            if isLongPast || near.contains(where: { cues.contains(text.word($0)) })
                || token > 0 && text.isMark(token - 1, "*")
            {
                spans.append(MaskSpan(.date, date.range))
            }
        }
        return spans + unread(reading)
    }

    /// Dates in a form that the reader of dates leaves alone, behind a word for birth: `geb. 3/58`, `DOB 120458`.
    private static func unread(_ reading: MailReading) -> [MaskSpan] {
        let text = reading.text
        var spans: [MaskSpan] = []
        for index in 0..<text.count where births.contains(text.word(index)) {
            var start = index + 1
            while start < min(text.count, index + 5), !text.isDigits(start) { start += 1 }
            guard text.isDigits(start) else { continue }
            var end = start + 1
            while end < text.count, end - start < 8, text.isOnLine(end),
                text.isDigits(end) || text.isAttached(end) && "./-".utf8.contains(text.tokens[end].mark)
                    || CalendarWords.months.contains(text.word(end))
            {
                end += 1
            }
            while end > start + 1, text.tokens[end - 1].kind == .mark { end -= 1 }
            if CalendarWords.months.contains(text.word(start - 1)) { start -= 1 }
            spans.append(MaskSpan(.date, text.span(start..<end)))
        }
        return spans
    }

    private static let births: Set<String> = [
        "geb", "geboren", "geborene", "geborener", "geburtsdatum", "geburtstag", "gebdatum", "gebdat", "born", "dob",
        "birth",
        "birthday", "birthdate", "jahrgang",
    ]
    private static let cues: Set<String> = births.union([
        "gestorben", "verstorben", "verstarb", "starb", "tod", "todestag", "sterbefall", "died", "passed", "death",
        "deceased",
        "geheiratet", "heirat", "hochzeit", "trauung", "eheschliessung", "geschieden", "scheidung", "married",
        "wedding",
        "marriage", "divorced", "unfall", "accident", "entbunden", "geburt", "urodzony", "urodzona", "dogum", "nascut",
    ])
}

enum CalendarWords {
    static let months: Set<String> = [
        "januar", "jan", "februar", "feb", "maerz", "april", "apr", "mai", "juni", "jun", "juli", "jul", "august",
        "aug",
        "september", "sep", "sept", "oktober", "okt", "oct", "november", "nov", "dezember", "dez", "dec", "january",
        "february", "march", "may", "june", "july", "october", "december", "st", "nd", "rd", "th", "of",
    ]
}
