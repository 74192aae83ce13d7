import Enquiries
import Foundation

/// The time of day where a desk is.
struct LocalClocks: Sendable {
    private let zones: [DeskID: TimeZone]

    init(_ desks: [Desk]) {
        var zones: [DeskID: TimeZone] = [:]
        for desk in desks { zones[desk.id] = TimeZone(identifier: desk.timeZone) }
        self.zones = zones
    }

    private func offset(_ moment: Timestamp, _ desk: DeskID) -> Int {
        let date = Date(timeIntervalSince1970: Double(moment.seconds))
        return (zones[desk]?.secondsFromGMT(for: date) ?? 0) / 60
    }

    func day(of moment: Timestamp, at desk: DeskID) -> CalendarDate {
        moment.date(offsetMinutes: offset(moment, desk))
    }

    /// The instant at which a day begins there. On the two days a year on which clocks are set it may be an hour off.
    func start(of day: CalendarDate, at desk: DeskID) -> Timestamp {
        let midnight = Timestamp(secondsSince1970: Int64(day.daysSince1970) * 86_400)
        return midnight.adding(seconds: -Int64(offset(midnight, desk)) * 60)
    }

    /// `14:05`.
    func time(of moment: Timestamp, at desk: DeskID) -> String {
        dayAndTime(of: moment, at: desk).time
    }

    /// Both, with one look at the zone.
    func dayAndTime(of moment: Timestamp, at desk: DeskID) -> (day: CalendarDate, time: String) {
        let offset = offset(moment, desk)
        let day = moment.date(offsetMinutes: offset)
        let minute = Int((moment.seconds + Int64(offset) * 60 - Int64(day.daysSince1970) * 86_400) / 60)
        let digits = [minute / 600, minute / 60 % 10, minute / 10 % 6, minute % 10].map {
            UInt8(ascii: "0") + UInt8($0)
        }
        return (day, String(decoding: digits[..<2] + [UInt8(ascii: ":")] + digits[2...], as: UTF8.self))
    }
}
