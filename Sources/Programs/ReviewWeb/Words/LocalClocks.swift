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
        let local = moment.adding(seconds: Int64(offset(moment, desk)) * 60)
        return String(local.iso8601.dropFirst(11).prefix(5))
    }
}
