/// What speaks for or against a date being a deadline. Each is one readable rule; their ``points`` add up.
package enum DeadlineEvidence: String, Sendable, Codable, CaseIterable {
    // The form of the date
    case dated, yearless
    case dayOfMonth = "day-of-month"
    case weekday
    case namedDay = "named-day"
    case period, part
    case periodFromLetter = "period-from-letter"
    // Words right before it
    case by, since, paper, birth, beginning, recurring
    // Words in its sentence
    case deadline, expiry, event, travel, happening, need, future, past, away, booked
    case pastTense = "past-tense"
    // Where it stands
    case subject, quoted
    case quotedHead = "quoted-head"
    // What else is known of it
    case withWeekday = "with-weekday"
    case repeated, near, far, today

    /// About three points make a date a deadline three times as likely. The scale comes from a logistic regression on
    /// one half of the training mails, rounded to whole points that people can read and change; what never is a
    /// deadline was set by hand.
    package var points: Int {
        switch self {
        case .periodFromLetter: 9
        case .dated, .by, .travel, .withWeekday: 4
        case .yearless, .deadline, .subject, .repeated: 3
        case .expiry, .event, .need, .future, .near: 2
        case .dayOfMonth, .happening: 1
        case .past: 0
        case .beginning, .away: -1
        case .weekday, .namedDay, .period, .part, .far: -2
        case .paper, .birth, .booked: -3
        case .pastTense, .recurring: -4
        case .since, .today, .quoted: -6
        case .quotedHead: -9
        }
    }

    /// The rule in words for an officer.
    package var meaning: String {
        switch self {
        case .dated: "day, month and year are written out"
        case .yearless: "day and month are written out"
        case .dayOfMonth: "only the day of the month is named"
        case .weekday: "only the day of the week is named"
        case .namedDay: "named as today, tomorrow and the like"
        case .period: "a period from the day of writing"
        case .part: "a part of a month, week or year"
        case .periodFromLetter: "a period from the date of a letter, both named in the mail"
        case .by: "behind a word such as by, until, bis or expires"
        case .since: "behind seit or since"
        case .paper: "the date of a letter"
        case .birth: "a date of birth"
        case .beginning: "behind from, ab or zum: something begins"
        case .recurring: "something that happens again and again"
        case .deadline: "its sentence speaks of a deadline, a payment or an answer"
        case .expiry: "its sentence speaks of an end"
        case .event: "its sentence speaks of court, wedding, burial, surgery, move or election"
        case .travel: "its sentence speaks of a journey"
        case .happening: "its sentence speaks of something that starts or comes"
        case .need: "its sentence says that something is needed"
        case .future: "its sentence speaks of the future"
        case .past, .pastTense: "its sentence speaks of the past"
        case .away: "its sentence speaks of absence, opening hours or a return"
        case .booked: "an appointment that is booked already"
        case .subject: "it stands in the subject"
        case .quoted: "counted from the day of a quoted mail"
        case .quotedHead: "the head of a quoted mail"
        case .withWeekday: "the day of the week stands beside it"
        case .repeated: "the mail names the day twice"
        case .near: "within two weeks"
        case .far: "more than half a year away"
        case .today: "the day of writing"
        }
    }
}
