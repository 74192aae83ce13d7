package import Enquiries

/// A day, or a few days, that a text names.
package struct DateExpression: Sendable, Equatable {
    /// How exactly the text names the day.
    package enum Exactness: String, Sendable, Codable {
        /// Day, month and year are written out.
        case dated
        /// Day and month are; the year comes from the day of writing.
        case yearless
        /// The day alone is, such as "the 15th".
        case dayOfMonth = "day-of-month"
        /// It counts from the day of writing: "tomorrow", "Friday", "in 14 Tagen".
        case relative
        /// Several days: "end of July", "next week".
        case part

        /// Whether the text names the month.
        var hasMonth: Bool { self == .dated || self == .yearless }
    }

    /// The day meant; of several days the last.
    package let date: CalendarDate
    /// The first of several days, otherwise the same as ``date``.
    package let first: CalendarDate
    /// Where it stands, in UTF-8 bytes from the beginning of the text.
    package let range: Range<Int>
    package let exactness: Exactness
    package let rule: DateRule

    package init(
        date: CalendarDate, first: CalendarDate? = nil, range: Range<Int>, exactness: Exactness, rule: DateRule
    ) {
        (self.date, self.first, self.range) = (date, first ?? date, range)
        (self.exactness, self.rule) = (exactness, rule)
    }
}

/// The form of words or figures by which a date was read.
package enum DateRule: String, Sendable, Codable, CaseIterable {
    /// 2026-07-03
    case iso8601 = "year-month-day"
    /// 3.7.2026, 03.07., 01-03-2026
    case dottedDate = "day.month.year"
    /// 3/7/2026, day first; month first only where the weekday beside it says so
    case slashedDate = "day/month/year"
    /// 3. Juli 2026, 3rd of July
    case dayAndMonth = "day month"
    /// July 3rd, 2026
    case monthAndDay = "month day"
    /// zum 15., the 15th, 1st of next month
    case dayOfMonth = "day of a month"
    /// Friday, nächsten Dienstag, Tuesday week
    case weekday
    /// heute, morgen, the day after tomorrow
    case namedDay = "named day"
    /// in 14 Tagen, within two weeks, in a fortnight
    case period = "period from the day of writing"
    /// Ende Juli, bis Monatsende, end of next week
    case partOfMonth = "part of a month, week or year"
    /// nächste Woche
    case week
    /// Frist von einem Monat, with the date of the letter
    case periodFromLetter = "period from the date of a letter"
}

/// Figures in the form of a date that the calendar does not have, such as 31.02.
package struct DateDefect: Sendable, Equatable {
    package let range: Range<Int>

    package init(range: Range<Int>) { self.range = range }
}
