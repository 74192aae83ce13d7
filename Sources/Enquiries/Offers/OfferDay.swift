extension Offer {
    /// How far a day lies from another one.
    package enum Distance: Sendable, Equatable {
        case same
        case before(StatutoryClock.Period)
        case after(StatutoryClock.Period)

        /// The day at this distance from `day`.
        ///
        /// The day of the event itself does not count (§ 187 (1) BGB). A day on a weekend stays where it is: a date that
        /// is told to a citizen may be too early, never too late.
        package func day(from day: CalendarDate) -> CalendarDate {
            switch self {
            case .same: day
            case .before(.months(let months)): day.adding(months: -months)
            case .before(.days(let days)): day.adding(days: -days)
            case .before(.workingDays(let days)): day.subtracting(workingDays: days)
            case .after(let period): period.end(from: day)
            }
        }
    }

    /// The day that an offer is about.
    package enum Day: Sendable, Equatable {
        /// The date in the event.
        case event
        /// A date among the facts of the event.
        case fact(String)
        case age(Age)

        /// Names of the facts that are needed to know the day.
        package var facts: [String] {
            switch self {
            case .event: []
            case .fact(let name): [name]
            case .age(let age): [age.of]
            }
        }
    }

    /// The day on which a person reaches an age, or a day of the year in which that has happened by a cut-off.
    package struct Age: Sendable, Equatable {
        /// A day of each year.
        package struct DayOfYear: Sendable, Equatable {
            package let month: Int
            package let day: Int

            /// Reads `06-30`. 29 February is refused, because most years have none.
            package init?(_ text: String) {
                guard let date = CalendarDate(iso8601: "2001-" + text) else { return nil }
                (month, day) = (date.month, date.day)
            }

            package func date(in year: Int) -> CalendarDate? { CalendarDate(year: year, month: month, day: day) }
        }

        /// For example compulsory schooling: who is six by 30 June starts on 1 August.
        package struct Cutoff: Sendable, Equatable {
            package let by: DayOfYear
            /// Not before ``by`` in the year.
            package let then: DayOfYear

            /// `nil` where `then` lies before `by`.
            package init?(by: DayOfYear, then: DayOfYear) {
                guard (by.month, by.day) <= (then.month, then.day) else { return nil }
                (self.by, self.then) = (by, then)
            }
        }

        /// The name of the fact that holds the date of birth.
        package let of: String
        /// 1 to 120.
        package let years: Int
        package let cutoff: Cutoff?

        package init(of: String, years: Int, cutoff: Cutoff? = nil) {
            (self.of, self.years, self.cutoff) = (of, years, cutoff)
        }

        /// The day for somebody born on `birth`; `nil` where the calendar ends before.
        ///
        /// A year of life ends with the day before the birthday (§§ 187 (2), 188 (2) BGB): who was born on 1 July is six
        /// by 30 June, and who was born on 29 February reaches an age on 1 March of a year without that day.
        package func day(bornOn birth: CalendarDate) -> CalendarDate? {
            let year = birth.year + years
            let birthday =
                CalendarDate(year: year, month: birth.month, day: birth.day)
                ?? CalendarDate(year: year, month: 3, day: 1)
            guard let birthday, let cutoff else { return birthday }
            let completed = birthday.adding(days: -1)
            guard let end = cutoff.by.date(in: completed.year) else { return nil }
            return cutoff.then.date(in: completed <= end ? completed.year : completed.year + 1)
        }
    }
}

extension StatutoryClock.Period {
    /// The last day of the period that begins on the day after `day`, be it a weekend or not.
    package func end(from day: CalendarDate) -> CalendarDate {
        switch self {
        case .months(let months): day.adding(months: months)
        case .days(let days): day.adding(days: days)
        case .workingDays(let days): day.adding(workingDays: days)
        }
    }
}

extension CalendarDate {
    /// The date `count` working days earlier, Monday to Friday; public holidays are not known here.
    package func subtracting(workingDays count: Int) -> CalendarDate {
        var (date, left) = (self, count)
        while left > 0 {
            date = date.adding(days: -1)
            if date.weekday <= 5 { left -= 1 }
        }
        return date
    }
}
