/// A labelled enquiry of a desk: what a citizen wrote, and what careful readers made of it.
package struct TrainingEnquiry: Sendable, Codable {
    package let id: String
    package let language: String
    package let subject: String
    package let body: String
    package let service: String
    package let also: [String]
    package let intent: Intent
    package let urgency: Urgency
    package let lifeEvents: [LifeEvent]
    package let flags: [Flag]
    package let deadline: CalendarDate?
    package let action: TriageAction
    package let written: CalendarDate?
    /// Who is said to have written it, as a From field says it.
    package let from: String?
    /// Written to teach and not to measure: it is never among the enquiries that an evaluation decides.
    package var isSupplement = false
    /// The file that it comes from, as its reader names it.
    package var source = ""
    private let alternatives: OneOrMore?

    /// Services that careful readers take for right as well.
    package var alt: [String] { alternatives?.values ?? [] }

    private enum CodingKeys: String, CodingKey {
        case id, subject, body, service, also, intent, urgency, flags, deadline, action, written, from
        case alternatives = "alt"
        case language = "lang"
        case lifeEvents = "life_events"
    }

    package init(
        id: String, language: String, subject: String, body: String, service: String, also: [String] = [],
        intent: Intent, urgency: Urgency = .normal, lifeEvents: [LifeEvent] = [], flags: [Flag] = [],
        deadline: CalendarDate? = nil, action: TriageAction, written: CalendarDate? = nil
    ) {
        (self.id, self.language, self.subject, self.body) = (id, language, subject, body)
        (self.service, self.also, self.intent, self.urgency) = (service, also, intent, urgency)
        (self.lifeEvents, self.flags, self.deadline) = (lifeEvents, flags, deadline)
        (self.action, self.written, from, alternatives) = (action, written, nil, nil)
    }

    /// The text that classifiers learn from and classify: subject and body as one.
    package var text: String { ClassifierText.joined(subject: subject, body: body) }

    /// A text or a list of texts.
    private struct OneOrMore: Codable {
        let values: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let one = try? container.decode(String.self) {
                values = [one]
            } else {
                values = try container.decode([String].self)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(values)
        }
    }
}

/// A way in which people name the matters of a service.
package struct LexiconPhrase: Sendable {
    package let service: ServiceID
    package let language: String
    package let phrase: String
    package let origin: Origin
    /// Where set, the phrase teaches this intent, and nothing about services.
    package let intent: Intent?

    package init(service: ServiceID, language: String, phrase: String, origin: Origin, intent: Intent? = nil) {
        (self.service, self.language, self.phrase, self.origin) = (service, language, phrase, origin)
        self.intent = intent
    }
}

/// How subject and body become the one text that a classifier sees. Training and triage must do the same.
package enum ClassifierText {
    package static func joined(subject: String, body: String) -> String { subject + "\n" + body }
}
