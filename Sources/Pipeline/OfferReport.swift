package import Cases
package import Enquiries

/// Services by how many citizens write to them, with the life events behind it: where the next offer would spare most
/// people a mail. It counts services and events, never people.
package struct OfferReport: Sendable, Equatable {
    package struct Event: Sendable, Equatable {
        package let event: LifeEvent
        package let cases: Int
        /// Ids of the service's offers for the event. Where there are none, the pair is a candidate.
        package let offers: [String]
    }

    package struct Line: Sendable, Equatable {
        package let service: ServiceID
        package let cases: Int
        /// Most cases first, then by name.
        package let events: [Event]
        /// Cases with an event for which the service offers nothing yet.
        package var withoutOffer: Int { events.filter(\.offers.isEmpty).map(\.cases).reduce(0, +) }
    }

    /// Most cases without an offer first, then most cases, then by id.
    package let lines: [Line]

    package init(_ numbers: [CaseNumber], offers: [Offer]) {
        lines = numbers.filter { $0.lifeEvent == nil }.map { total in
            let events = numbers.compactMap { number -> Event? in
                guard number.service == total.service, let event = number.lifeEvent else { return nil }
                let answering = offers.filter { $0.service == total.service && $0.events.contains(OfferEvent(event)) }
                return Event(event: event, cases: number.count, offers: answering.map(\.id).sorted())
            }
            return Line(
                service: total.service, cases: total.count,
                events: events.sorted {
                    $0.cases != $1.cases ? $0.cases > $1.cases : $0.event.rawValue < $1.event.rawValue
                })
        }.sorted { one, other in
            if one.withoutOffer != other.withoutOffer { return one.withoutOffer > other.withoutOffer }
            return one.cases != other.cases ? one.cases > other.cases : one.service < other.service
        }
    }
}
