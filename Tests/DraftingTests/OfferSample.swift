import Drafting
import Enquiries
import Sample
import Testing

/// A desk with a few offers.
enum OfferSample {
    static func offer(
        _ id: String, events: [OfferEvent] = [.moving], service: String = "waste", authority: String? = nil,
        conditions: [Offer.Condition] = [], day: Offer.Day = .event, due: Offer.Due? = nil,
        reminder: Offer.Reminder? = nil, topic: Offer.Topic = .housing, names: [String] = []
    ) -> Offer {
        func text(_ words: String) -> LocalizedText { LocalizedText(["en": "\(words) en", "de": "\(words) de"]) }
        return Offer(
            id: id, events: events, service: ServiceID(service), authority: authority.map { LocalizedText(["en": $0]) },
            title: text("Title of \(id)"), sentence: text("Perhaps \(id)."), conditions: conditions, basis: "§ 1",
            source: text("Register"), day: day, due: due, reminder: reminder, topic: topic, names: names,
            origin: Origin(file: "offers/test.yaml", line: 1))
    }

    static func due(_ distance: Offer.Distance) -> Offer.Due {
        Offer.Due(distance: distance, text: LocalizedText(["en": "In time", "de": "Rechtzeitig"]))
    }

    static func condition(_ fact: String, _ known: Offer.Condition.Known) -> Offer.Condition {
        Offer.Condition(fact: fact, text: LocalizedText(["en": "\(fact) holds", "de": "\(fact) gilt"]), known: known)
    }

    static func desk(_ offers: [Offer]) -> Desk {
        let plain = Sample.desk()
        return Desk(
            id: plain.id, name: plain.name, languages: plain.languages, timeZone: plain.timeZone, policy: plain.policy,
            addresses: plain.addresses, sender: plain.sender, unit: plain.unit, phone: plain.phone, links: plain.links,
            signOff: plain.signOff, fallbackService: plain.fallbackService, services: plain.services,
            rules: plain.rules, clocks: plain.clocks, answers: plain.answers, offers: offers)
    }

    static func event(
        _ event: OfferEvent = .moving, on date: String = "2026-11-01", language: String = "en",
        facts: [String: ReportedEvent.Fact] = [:]
    ) throws -> ReportedEvent {
        ReportedEvent(
            id: "e1", event: event, date: try day(date), person: .init(name: "Ann Lee", address: "ann@citizen.example"),
            language: language, facts: facts, source: "Register")
    }

    static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso8601: text)) }
}
