/// A service that the authority proposes unasked when something has happened in a person's life. Data, kept by the desk.
///
/// An offer is a hint. It never says that a person is entitled to anything, and nothing follows from it but that the
/// person knows whom to ask.
package struct Offer: Sendable {
    /// What a person can ask to hear nothing more about.
    package enum Topic: String, Codable, Sendable, CaseIterable {
        case family, education, housing, documents, residence, vehicle, work, business, health, retirement, bereavement
        case money
    }

    /// One thing that must be so for the offer to fit.
    package struct Condition: Sendable, Equatable {
        /// From where the desk can know it.
        package enum Known: String, Sendable, CaseIterable {
            /// The event alone says it.
            case event
            /// The person's mail, or a fact that a register hands over, may say it.
            case mail
            /// Nobody but the person can say it, when applying.
            case never
        }

        /// The name of the fact, under which a feed may hand over its value.
        package let fact: String
        package let text: LocalizedText
        package let known: Known

        package init(fact: String, text: LocalizedText, known: Known) {
            (self.fact, self.text, self.known) = (fact, text, known)
        }
    }

    /// The last day, or a day from which something is lost.
    package struct Due: Sendable {
        package let distance: Distance
        package let text: LocalizedText

        package init(distance: Distance, text: LocalizedText) { (self.distance, self.text) = (distance, text) }
    }

    /// When a reminder is drafted.
    package struct Reminder: Sendable, Equatable {
        /// From the offer's day to the first day on which the reminder is drafted.
        package let first: Distance
        /// How long from that day on it is still worth drafting, the first day included.
        package let lasting: StatutoryClock.Period

        package init(first: Distance, lasting: StatutoryClock.Period) { (self.first, self.lasting) = (first, lasting) }
    }

    /// Unique in the desk.
    package let id: String
    package let events: [OfferEvent]
    package let service: ServiceID
    /// Whom to ask, where it is no service of this desk.
    package let authority: LocalizedText?
    package let title: LocalizedText
    /// One sentence for the reply: what may fit, and how to apply.
    package let sentence: LocalizedText
    package let conditions: [Condition]
    /// The legal basis of the service, where the desk is sure of it.
    package let basis: String?
    /// Where the data of the event comes from, and why it may be used for this.
    package let source: LocalizedText
    /// The day that ``due`` and ``reminder`` are counted from.
    package let day: Day
    package let due: Due?
    /// `nil` where no reminder is ever drafted.
    package let reminder: Reminder?
    package let topic: Topic
    /// Patterns as in keyword rules. A mail that holds one asks about the matter already.
    package let names: [String]
    package let origin: Origin

    package init(
        id: String, events: [OfferEvent], service: ServiceID, authority: LocalizedText? = nil, title: LocalizedText,
        sentence: LocalizedText, conditions: [Condition] = [], basis: String? = nil, source: LocalizedText,
        day: Day = .event, due: Due? = nil, reminder: Reminder? = nil, topic: Topic, names: [String] = [],
        origin: Origin
    ) {
        (self.id, self.events, self.service, self.authority) = (id, events, service, authority)
        (self.title, self.sentence, self.conditions) = (title, sentence, conditions)
        (self.basis, self.source) = (basis, source)
        (self.day, self.due, self.reminder) = (day, due, reminder)
        (self.topic, self.names, self.origin) = (topic, names, origin)
    }
}

/// What a person wishes to hear nothing more about.
package struct OptOuts: Sendable, Equatable {
    /// From all offers, whatever their topic.
    package var isComplete: Bool
    package var topics: Set<Offer.Topic>

    package init(isComplete: Bool = false, topics: Set<Offer.Topic> = []) {
        (self.isComplete, self.topics) = (isComplete, topics)
    }

    package static let none = OptOuts()

    package func covers(_ topic: Offer.Topic) -> Bool { isComplete || topics.contains(topic) }
}
