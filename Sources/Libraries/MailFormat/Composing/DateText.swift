extension MailDate {
    /// The date as a `Date` field states it (RFC 5322 section 3.3), such as `Sat, 21 Nov 2026 20:15:00 +0100`.
    public var headerText: String {
        let bounded = min(max(secondsSince1970, -62_135_596_800), 253_402_300_799)
        let zone = min(max(zoneMinutes, -5_999), 5_999)
        let local = Int(bounded) + zone * 60
        let days = local >= 0 ? local / 86_400 : -((-local + 86_399) / 86_400)
        let second = local - days * 86_400
        let day = MailDate.civil(days: days)
        let weekday = Self.weekdays[((days % 7) + 11) % 7]
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }.joined(separator: ":")
        let offset = (zone < 0 ? "-" : "+") + Self.padded(abs(zone) / 60, 2) + Self.padded(abs(zone) % 60, 2)
        return "\(weekday), \(day.day) \(Self.months[day.month - 1]) \(Self.padded(day.year, 4)) \(clock) \(offset)"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(max(value, 0))
        return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
    }
}
