/// A period that a law or a service standard sets for an answer. A planning aid: an officer confirms each date.
package struct StatutoryClock: Sendable {
    package enum Period: Sendable, Equatable {
        case months(Int)
        case days(Int)
        case workingDays(Int)

        /// Reads `P3M`, `P14D` (ISO 8601) and, our own addition, `P20B` for working days. 1 to 999.
        package init?(_ text: String) {
            guard text.count >= 3, text.first == "P", let number = Int(text.dropFirst().dropLast()),
                (1...999).contains(number)
            else { return nil }
            switch text.last {
            case "M": self = .months(number)
            case "D": self = .days(number)
            case "B": self = .workingDays(number)
            default: return nil
            }
        }
    }

    package let id: String
    /// Services and intents that start the clock; an empty list means all.
    package let services: [ServiceID]
    package let intents: [Intent]
    package let period: Period
    /// Whose holidays count where a law says so; nil for those of the desk. Section 10(6) of the Freedom of Information
    /// Act 2000 leaves out the bank holidays of every part of the United Kingdom.
    package let holidays: PublicHolidays?
    package let source: String
    package let text: LocalizedText
    package let origin: Origin

    package init(
        id: String, services: [ServiceID], intents: [Intent], period: Period, holidays: PublicHolidays? = nil,
        source: String, text: LocalizedText,
        origin: Origin
    ) {
        (self.id, self.services, self.intents, self.period) = (id, services, intents, period)
        self.holidays = holidays
        (self.source, self.text, self.origin) = (source, text, origin)
    }

    /// The last day of the period for a mail received on `receipt`, whose own day does not count (§ 187 (1) BGB). A
    /// last day on a weekend or a public holiday moves to the next working day (§ 193 BGB).
    package func due(from receipt: CalendarDate, holidays: PublicHolidays? = nil) -> CalendarDate {
        let counted: CivilPeriod =
            switch period {
            case .months(let months): .months(months)
            case .days(let days): .days(days)
            case .workingDays(let days): .workingDays(days)
            }
        return counted.dueDay(after: receipt, holidays: holidays)
    }

    package func runs(for service: ServiceID, _ intent: Intent) -> Bool {
        (services.isEmpty || services.contains(service)) && (intents.isEmpty || intents.contains(intent))
    }
}

extension Desk {
    /// The statutory clocks that a mail received on `receipt` sets running.
    package func runningClocks(
        for service: ServiceID, _ intent: Intent, from receipt: CalendarDate
    ) -> [RunningClock] {
        clocks.filter { $0.runs(for: service, intent) }.map {
            RunningClock(clock: $0.id, due: $0.due(from: receipt, holidays: $0.holidays ?? holidays), source: $0.source)
        }
    }
}
