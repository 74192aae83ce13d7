import Enquiries
import Transparency

/// What stands in a case where others have a mail: why the authority writes unasked.
enum OfferNotice {
    /// Canonical JSON.
    static func bytes(_ offer: Offer, _ event: ReportedEvent, day: CalendarDate, version: String) -> [UInt8] {
        let person: JSONValue = [
            "name": event.person.name.map { .string($0) } ?? .null, "address": .string(event.person.address),
        ]
        let facts = event.facts.mapValues { fact -> JSONValue in
            switch fact {
            case .text(let text): .string(text)
            case .yesOrNo(let value): .bool(value)
            case .number(let number): .integer(Int64(number))
            }
        }
        let notice: JSONValue = [
            "schema": "postroom-offer-notice/1", "id": .string(event.id), "event": .string(event.event.rawValue),
            "date": .string(event.date.iso8601), "person": person, "language": .string(event.language),
            "facts": .object(facts), "source": .string(event.source), "offer": .string(offer.id),
            "offers_version": .string(version), "day": .string(day.iso8601),
        ]
        return notice.canonical
    }

    /// The same for the officer.
    static func text(_ offer: SuggestedOffer, _ event: ReportedEvent, day: CalendarDate) -> String {
        var lines = [
            "Event: \(event.event.rawValue), \(event.date.iso8601) (\(event.source))",
            "Offer: \(offer.offer), for \(day.iso8601)",
        ]
        lines += offer.conditions.map { "- \($0.text) [\($0.fact): \($0.state.rawValue)]" }
        return lines.joined(separator: "\n")
    }
}
