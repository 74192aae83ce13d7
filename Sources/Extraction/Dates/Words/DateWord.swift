/// What a word can mean where dates are read. One word may mean several things: "May", "do", "end".
struct DateWord {
    /// 1 to 12, or 0.
    var month: UInt8 = 0
    /// Monday is 1, Sunday is 7; 0 where it names no day.
    var weekday: UInt8 = 0
    /// A short form such as "Mo" or "sat", which names a day only right before a date.
    var isShortWeekday = false
    /// A cardinal number, or 0.
    var number: UInt16 = 0
    /// The number that an ordinal word names, such as "first", or 0.
    var ordinal: UInt8 = 0
    var role = Role.none
    var cue = Cue.none

    /// What a word does in a date expression.
    enum Role: UInt8 {
        case none
        case today, tomorrow, dayAfterTomorrow, tonight
        /// "next Friday" is mostly that of the next week, "nächsten Freitag" and "this coming Friday" the next to come.
        case next, coming
        case this, last
        case end, middle, beginning
        case days, week, weeks, months, years, workingDays, fortnight
        /// "working", "business": before days.
        case working
        case inside, within, ago
        case endOfMonth, endOfYear, endOfWeek
        /// "of", "the", "den", "de": words between the parts of a date.
        case joint
        /// "st", "nd", "rd", "th".
        case suffix
        /// "er", "го": behind a number that a month follows.
        case foreignSuffix
        /// "und", "to", "bis": between two days of one month.
        case and
        /// "am", "zum", "on": before a day.
        case on
        /// "heute", "jeden", "guten": before "Morgen" it is the morning.
        case morningOf
        /// "Mal", "Stock": behind an ordinal number that is no day.
        case counted
        /// "be", "not": behind "may" it is a verb.
        case afterMay
        /// "كانون", "تشرين": the first word of a month of two.
        case pairedMonth
        /// "الأول", "الثاني": the second word of such a month.
        case pairedFirst, pairedSecond
        /// "midnight": the end of the day of writing.
        case midnight
        /// "night", "morning": behind a short weekday.
        case partOfDay
        /// "Silvester": a day of the year with a name.
        case newYearsEve, christmasEve, newYearsDay
        /// "hours", "Stunden".
        case hours
        /// "from now".
        case now
        /// "übernächsten".
        case afterNext
        /// "for", "about": before a day, but not before a fraction.
        case toDay
        /// "gives", "gesetzt": before a period that somebody sets.
        case gives
        /// "from": where a period begins.
        case fromNow
    }

    /// What a word says about whether a date is a deadline.
    struct Cue: OptionSet {
        let rawValue: UInt32

        static let none: Cue = []
        /// "bis", "by": right before a date.
        static let by = Cue(rawValue: 1)
        /// "Frist", "deadline", "spätestens": anywhere in the sentence.
        static let deadline = Cue(rawValue: 2)
        /// "läuft ab", "expires".
        static let expiry = Cue(rawValue: 4)
        /// "Flug", "court", "wedding": an event that a stated day fixes.
        static let event = Cue(rawValue: 8)
        /// "brauche", "must".
        static let need = Cue(rawValue: 16)
        /// "seit", "since": right before a date that is no deadline.
        static let since = Cue(rawValue: 32)
        /// "verstorben", "received": a date of the past.
        static let past = Cue(rawValue: 64)
        /// "vom", "dated", "letter": the date of a paper.
        static let paper = Cue(rawValue: 128)
        /// "geschlossen", "Urlaub": when somebody is away.
        static let away = Cue(rawValue: 256)
        /// "geb.", "birthday".
        static let birth = Cue(rawValue: 512)
        /// "Gesendet", "Sent", "Date": the head of a quoted mail.
        static let header = Cue(rawValue: 1024)
        /// "werde", "will": what is yet to come.
        static let future = Cue(rawValue: 2048)
        /// "ab", "from": where something begins.
        static let beginning = Cue(rawValue: 4096)
        /// "Flug", "leaving": a journey, which waits for nobody.
        static let travel = Cue(rawValue: 8192)
        /// "monthly", "jeden": what happens again and again.
        static let recurring = Cue(rawValue: 16384)
        /// "starts", "kommt", "collect": something happens that day.
        static let happening = Cue(rawValue: 65536)
        /// "gebucht", "booked": an appointment that somebody has.
        static let booked = Cue(rawValue: 32768)
    }
}
