/// The field Retry-After (RFC 9110 section 10.2.3): seconds or a date.
package enum RetryAfter {
    /// - Parameters:
    ///   - value: The field's value.
    ///   - now: Seconds since 1970, to which a date is compared.
    /// - Returns: Zero for a date that has passed; a day more than a year for everything longer than a year, so that no sum
    ///   overflows; `nil` for everything else than seconds and the three forms of a date.
    package static func read(_ value: String, now: Int64) -> Duration? {
        let text = value.utf8.drop { $0 == 0x20 || $0 == 0x09 }
        let end = text.lastIndex { $0 != 0x20 && $0 != 0x09 }
        guard let end else { return nil }
        let trimmed = Substring(text[...end])
        if trimmed.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return .seconds(min(Int64(trimmed) ?? longest, longest))
        }
        return HTTPDate.seconds(String(trimmed)).map { .seconds(min(max(0, $0 - now), longest)) }
    }

    private static let longest: Int64 = 366 * 86_400
}

/// Dates as HTTP writes them (RFC 9110 section 5.6.7).
enum HTTPDate {
    /// Seconds since 1970 of `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or
    /// `Sun Nov  6 08:49:37 1994`; the day of the week is not looked at.
    static func seconds(_ text: String) -> Int64? {
        let words = text.split(separator: " ")
        switch words.count {
        case 6 where words[5] == "GMT":
            return seconds(year: words[3], month: words[2], day: words[1], time: words[4])
        case 4 where words[3] == "GMT":
            let date = words[1].split(separator: "-", omittingEmptySubsequences: false)
            guard date.count == 3, date[2].utf8.count == 2, let year = Int(date[2]) else { return nil }
            // Two digits: RFC 9110 lets those more than 50 years ahead mean the past, so 00...76 is 2000...2076.
            return seconds(
                year: "\(year > 76 ? 1900 + year : 2000 + year)", month: date[1], day: date[0], time: words[2])
        case 5:
            return seconds(year: words[4], month: words[1], day: words[2], time: words[3])
        default: return nil
        }
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func seconds(year: Substring, month: Substring, day: Substring, time: Substring) -> Int64? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false)
        guard year.utf8.count == 4, let year = number(year), let month = months.firstIndex(of: String(month)),
            let day = number(day), (1...31).contains(day), clock.count == 3,
            clock.allSatisfy({ $0.utf8.count == 2 }), let hour = number(clock[0]), let minute = number(clock[1]),
            let second = number(clock[2]), hour < 24, minute < 60, second < 61
        else { return nil }
        return days(year: year, month: Int64(month) + 1, day: day) * 86_400 + hour * 3_600 + minute * 60 + second
    }

    private static func number(_ text: Substring) -> Int64? {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(text) : nil
    }

    /// Days since 1970 in the Gregorian calendar, counted in years that begin in March.
    private static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
