/// An instant, in milliseconds since 1970-01-01T00:00:00Z. The clock is handed in; nothing here reads one.
package struct Timestamp: Hashable, Sendable, Comparable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package init(secondsSince1970 seconds: Int64) { milliseconds = seconds &* 1000 }

    /// Whole seconds since 1970, rounded towards the past.
    package var seconds: Int64 {
        milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    }

    package static func < (one: Self, other: Self) -> Bool { one.milliseconds < other.milliseconds }

    package func adding(seconds: Int64) -> Timestamp {
        Timestamp(milliseconds: milliseconds + seconds * 1000)
    }

    /// The day on which this instant falls, `offsetMinutes` east of Greenwich.
    package func date(offsetMinutes: Int = 0) -> CalendarDate {
        let local = seconds + Int64(offsetMinutes) * 60
        let day = local >= 0 ? local / 86_400 : (local - 86_399) / 86_400
        return CalendarDate(daysSince1970: Int(day))
    }

    /// RFC 3339 in UTC with seconds, for example `2026-11-21T19:14:41Z`.
    package var iso8601: String {
        let ofDay = Int(seconds - Int64(date().daysSince1970) * 86_400)
        return date().iso8601 + "T" + twoDigits(ofDay / 3600) + ":" + twoDigits(ofDay / 60 % 60) + ":"
            + twoDigits(ofDay % 60) + "Z"
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
