package import Cases
package import Enquiries

/// What is told of the work of one desk in a period. No name and no figure of a small group is in it.
package struct DeskMeasures: Sendable, Equatable, Encodable {
    /// New cases of a day where the desk is.
    package struct Day: Sendable, Equatable, Encodable {
        package let date: CalendarDate
        package let cases: Int
    }

    /// Cases that are open now.
    package struct Backlog: Sendable, Equatable, Encodable {
        /// How near the due date is.
        package enum Due: String, Sendable, CaseIterable, Encodable {
            case overdue
            /// Today or in the three days after it.
            case soon
            /// In 4 to 14 days.
            case later
            /// In more than 14 days.
            case far
            /// No date was found or set by a rule.
            case none

            static func of(_ due: CalendarDate?, on today: CalendarDate) -> Due {
                guard let due else { return .none }
                switch due.daysSince1970 - today.daysSince1970 {
                case ..<0: return .overdue
                case 0...3: return .soon
                case 4...14: return .later
                default: return .far
                }
            }
        }

        package struct Part: Sendable, Equatable, Encodable {
            package let due: Due
            package let cases: Int
        }

        package let cases: Int
        /// Days since the oldest open case came; `nil` where none is open.
        package let oldestDays: Int?
        package let byDue: [Part]
    }

    /// A figure of the whole and of its parts.
    package struct Breakdown<Value: Sendable & Equatable & Encodable>: Sendable, Equatable, Encodable {
        package struct Row: Sendable, Equatable, Encodable {
            /// The id of a service or the code of a language; `nil` where triage named none.
            package let name: String?
            package let figure: Guarded<Value>
        }

        package let all: Guarded<Value>
        package let byService: [Row]
        package let byLanguage: [Row]
    }

    /// Days from the first unanswered mail until the reply left.
    package struct Waiting: Sendable, Equatable, Encodable {
        package let replies: Int
        package let days: Quantiles
    }

    package let desk: DeskID
    /// The first day of the period.
    package let from: CalendarDate
    /// The last day of the period.
    package let until: CalendarDate
    package let days: [Day]
    package let arrivals: Breakdown<Int>
    package let backlog: Backlog
    package let waiting: Breakdown<Waiting>
    package let review: Breakdown<ReviewFigures>
    /// Whether errors that were put into drafts on purpose were caught; `nil` where no officer judged one.
    package let seededErrors: Breakdown<SeededErrors>?

    private enum Key: String, CodingKey {
        case desk, from, until, days, arrivals, backlog, waiting, review, seededErrors, fewestCases, fewestOfficers
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(desk, forKey: .desk)
        try container.encode(from, forKey: .from)
        try container.encode(until, forKey: .until)
        try container.encode(days, forKey: .days)
        try container.encode(arrivals, forKey: .arrivals)
        try container.encode(backlog, forKey: .backlog)
        try container.encode(waiting, forKey: .waiting)
        try container.encode(review, forKey: .review)
        try container.encode(seededErrors, forKey: .seededErrors)
        try container.encode(SmallGroups.fewestCases, forKey: .fewestCases)
        try container.encode(SmallGroups.fewestOfficers, forKey: .fewestOfficers)
    }
}
