/// What speaks for or against a date being a deadline. Each is one readable rule; their ``points`` add up.
package enum DeadlineEvidence: String, Sendable, Codable, CaseIterable {
    // The form of the date
    case dated, yearless, dayOfMonth = "day-of-month", weekday, namedDay = "named-day", period, part
    case periodFromLetter = "period-from-letter"
    // Words right before it
    case by, since, paper, birth, beginning
    // Words in its sentence
    case deadline, expiry, event, travel, happening, need, past, away, future, recurring, booked
    // Where it stands
    case subject, quotedHead = "quoted-head", quoted
    // What else the text says of it
    case withWeekday = "with-weekday", repeated, near, far, today

    package var points: Int { 0 }
}
