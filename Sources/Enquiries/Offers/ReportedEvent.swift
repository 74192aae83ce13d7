/// An event in a person's life as a register reports it.
package struct ReportedEvent: Codable, Sendable, Equatable {
    /// A value that a register hands over beside the event.
    package enum Fact: Sendable, Equatable {
        case text(String)
        case yesOrNo(Bool)
        case number(Int)
    }

    /// Years in which dates are believed: everything else is a slip, and a calendar that ends must not end a program.
    package static let years = 1900...2200

    /// Unique among the events of a desk; the feed's own.
    package var id: String
    package var event: OfferEvent
    package var date: CalendarDate
    package var person: Enquiry.Party
    /// In which the person wishes to be written to, by ISO 639-1.
    package var language: String
    package var facts: [String: Fact]
    /// The register, for people.
    package var source: String

    package init(
        id: String, event: OfferEvent, date: CalendarDate, person: Enquiry.Party, language: String,
        facts: [String: Fact] = [:], source: String
    ) {
        (self.id, self.event, self.date, self.person) = (id, event, date, person)
        (self.language, self.facts, self.source) = (language, facts, source)
    }

    /// The date that the facts hold under `name`; `nil` where there is none, or none that is believed.
    package func date(_ name: String) -> CalendarDate? {
        guard case .text(let text) = facts[name], let date = CalendarDate(iso8601: text),
            Self.years.contains(date.year)
        else { return nil }
        return date
    }

    /// The day that `offer` is about for this person; `nil` where the facts do not tell it.
    package func day(of offer: Offer) -> CalendarDate? {
        switch offer.day {
        case .event: date
        case .fact(let name): date(name)
        case .age(let age): date(age.of).flatMap { age.day(bornOn: $0) }
        }
    }
}

extension ReportedEvent {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        event = try container.decode(OfferEvent.self, forKey: .event)
        date = try container.decode(CalendarDate.self, forKey: .date)
        person = try container.decode(Enquiry.Party.self, forKey: .person)
        language = try container.decode(String.self, forKey: .language)
        facts = try container.decodeIfPresent([String: Fact].self, forKey: .facts) ?? [:]
        source = try container.decode(String.self, forKey: .source)
    }
}

extension ReportedEvent.Fact: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self = .yesOrNo(value)
        } else if let value = try? container.decode(Int.self) {
            self = .number(value)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let value): try container.encode(value)
        case .yesOrNo(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        }
    }
}
