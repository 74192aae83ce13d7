/// What speaks for or against a date being a deadline. Each is one readable rule; ``points`` add up.
package enum DeadlineEvidence: String, Sendable, Codable, CaseIterable {
    // The form of the date
    case dated, yearless, dayOfMonth = "day-of-month", weekday, namedDay = "named-day", period, part
    // Words right before or behind it
    case by, since, paper, birth
    // Words in its sentence
    case deadline, expiry, event, need, past, away, future
    // Where it stands
    case subject, quotedHead = "quoted-head"
}
