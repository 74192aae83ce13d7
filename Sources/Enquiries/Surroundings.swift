/// The clock and the source of chance, handed in so that tests and re-runs get the same bytes.
package struct Surroundings: Sendable {
    package let now: @Sendable () -> Timestamp
    /// `count` random bytes, fit for secrets.
    package let randomBytes: @Sendable (_ count: Int) -> [UInt8]

    /// Minutes by which a time zone, named as IANA does, is ahead of UTC at an instant.
    package let offsetMinutes: @Sendable (_ zone: String, _ at: Timestamp) -> Int

    package init(
        now: @escaping @Sendable () -> Timestamp, randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8],
        offsetMinutes: @escaping @Sendable (_ zone: String, _ at: Timestamp) -> Int = { _, _ in 0 }
    ) {
        (self.now, self.randomBytes, self.offsetMinutes) = (now, randomBytes, offsetMinutes)
    }

    /// The day on which `instant` falls where `desk` is.
    package func day(of instant: Timestamp, at desk: Desk) -> CalendarDate {
        instant.date(offsetMinutes: offsetMinutes(desk.timeZone, instant))
    }

    /// The first instant of `day` where `desk` is, by the offset that its zone has at midnight UTC of that day.
    package func start(of day: CalendarDate, at desk: Desk) -> Timestamp {
        let midnight = Timestamp(secondsSince1970: Int64(day.daysSince1970) * 86_400)
        return midnight.adding(seconds: Int64(-60 * offsetMinutes(desk.timeZone, midnight)))
    }

    /// A fresh identity: UUID version 7 (RFC 9562 section 5.7), so that newer ids sort behind older ones.
    package func newID() -> String {
        var bytes = randomBytes(16)
        let time = UInt64(max(0, now().milliseconds))
        for index in 0..<6 { bytes[index] = UInt8(truncatingIfNeeded: time >> UInt64(40 - 8 * index)) }
        return UUIDText.text(of: bytes, version: 7)
    }

    /// A fresh identity of an action record: UUID version 4 (RFC 9562 section 5.4). It stands in the public log, where
    /// the exact time that version 7 holds would help to recognise a mail.
    package func newRecordID() -> String { UUIDText.text(of: randomBytes(16), version: 4) }
}
