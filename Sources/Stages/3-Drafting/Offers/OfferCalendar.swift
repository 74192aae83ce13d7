package import Enquiries

/// Which reminders fall due on a day.
package struct OfferCalendar: Sendable {
    /// How an offer stands for an event on a day.
    package enum Standing: Sendable, Equatable {
        /// A reminder may be drafted. `day` is the day that the offer is about.
        case due(day: CalendarDate)
        case notYet(first: CalendarDate)
        case over(last: CalendarDate)
        /// The facts of the event do not tell the day; their names.
        case dayUnknown(facts: [String])
        /// A register says that a condition does not hold; the fact's name.
        case unmet(fact: String)
    }

    private let offers: [OfferEvent: [Offer]]

    /// - Parameter offers: Those without a reminder are left aside.
    package init(_ offers: [Offer]) {
        var byEvent: [OfferEvent: [Offer]] = [:]
        for offer in offers where offer.reminder != nil {
            for event in Set(offer.events) { byEvent[event, default: []].append(offer) }
        }
        self.offers = byEvent
    }

    /// The offers that the event may lead to, each with its standing on `day`, by id.
    package func standings(of event: ReportedEvent, on day: CalendarDate) -> [(offer: Offer, standing: Standing)] {
        (offers[event.event] ?? []).sorted { $0.id < $1.id }.compactMap { offer in
            offer.reminder.map { (offer, Self.standing(of: offer, $0, event, on: day)) }
        }
    }

    private static func standing(
        of offer: Offer, _ reminder: Offer.Reminder, _ event: ReportedEvent, on today: CalendarDate
    ) -> Standing {
        if let unmet = offer.conditions.first(where: { event.facts[$0.fact] == .yesOrNo(false) }) {
            return .unmet(fact: unmet.fact)
        }
        guard let day = event.day(of: offer) else { return .dayUnknown(facts: offer.day.facts) }
        let first = reminder.first.day(from: day)
        // The first day counts as the first of the period, so that a period of one day is that day.
        let last = reminder.lasting.end(from: first).adding(days: -1)
        if today < first { return .notYet(first: first) }
        return today > last ? .over(last: last) : .due(day: day)
    }
}
