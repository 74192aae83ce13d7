/// When a server received a message (RFC 3501 section 9, `date-time`).
enum InternalDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Seconds since 1970 of `" 7-Jul-1996 02:44:25 -0700"`, or `nil`.
    static func seconds(_ text: [UInt8]) -> Int64? {
        guard text.count == 26, text[2] == UInt8(ascii: "-"), text[6] == UInt8(ascii: "-"), text[11] == 0x20,
            text[14] == UInt8(ascii: ":"), text[17] == UInt8(ascii: ":"), text[20] == 0x20
        else { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            var digits = text[range]
            if range.lowerBound == 0, digits.first == 0x20 { digits = digits.dropFirst() }
            return decimal(digits).map(Int64.init)
        }
        let name = String(decoding: text[3..<6], as: UTF8.self).lowercased()
        guard let month = months.firstIndex(of: name), let day = number(0..<2), let year = number(7..<11),
            let hour = number(12..<14), let minute = number(15..<17), let second = number(18..<20),
            let zoneHours = number(22..<24), let zoneMinutes = number(24..<26),
            text[21] == UInt8(ascii: "+") || text[21] == UInt8(ascii: "-"),
            (1...31).contains(day), hour < 24, minute < 60, second < 61, zoneMinutes < 60
        else { return nil }
        let zone = (zoneHours * 60 + zoneMinutes) * 60 * (text[21] == UInt8(ascii: "+") ? 1 : -1)
        return days(year, Int64(month) + 1, day) * 86_400 + hour * 3_600 + minute * 60 + second - zone
    }

    /// Days since 1970-01-01 in the Gregorian calendar; years begin in March, so that a leap day is the last.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
