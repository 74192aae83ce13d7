/// A readable rule: words in a mail, and what they mean.
///
/// A pattern is one or more words in sequence. Words are compared folded: case and diacritics do not count, and
/// `ä` equals `ae`, `ß` equals `ss`. A `*` at the start or end of a pattern's word stands for any rest of that word.
package struct KeywordRule: Sendable {
    package enum Place: String, Sendable, CaseIterable {
        case subject, text, both
    }

    /// One of each list within `words` words of each other.
    package struct Near: Sendable {
        package let first: [String]
        package let second: [String]
        package let words: Int

        package init(first: [String], second: [String], words: Int) {
            (self.first, self.second, self.words) = (first, second, words)
        }
    }

    /// What follows when the rule fires. At least one of these is set.
    package struct Consequence: Sendable {
        package let service: ServiceID?
        package let intent: Intent?
        package let flag: Flag?
        package let urgency: Urgency?
        package let lifeEvent: LifeEvent?
        package let action: TriageAction?

        package init(
            service: ServiceID? = nil, intent: Intent? = nil, flag: Flag? = nil, urgency: Urgency? = nil,
            lifeEvent: LifeEvent? = nil, action: TriageAction? = nil
        ) {
            (self.service, self.intent, self.flag) = (service, intent, flag)
            (self.urgency, self.lifeEvent, self.action) = (urgency, lifeEvent, action)
        }

        package var isEmpty: Bool {
            service == nil && intent == nil && flag == nil && urgency == nil && lifeEvent == nil && action == nil
        }
    }

    package let id: String
    package let consequence: Consequence
    /// Evidence in nats for a service or an intent. Other consequences need none.
    package let weight: Double
    package let place: Place
    package let any: [String]
    package let all: [String]
    package let near: Near?
    package let not: [String]
    package let reason: LocalizedText
    /// Sentences in which the rule fires. They are tested whenever the desk is checked.
    package let examples: [String]
    /// Look-alikes in which it must not fire.
    package let calm: [String]
    package let origin: Origin

    package init(
        id: String, consequence: Consequence, weight: Double, place: Place, any: [String], all: [String], near: Near?,
        not: [String], reason: LocalizedText, examples: [String], calm: [String], origin: Origin
    ) {
        (self.id, self.consequence, self.weight, self.place) = (id, consequence, weight, place)
        (self.any, self.all, self.near, self.not) = (any, all, near, not)
        (self.reason, self.examples, self.calm, self.origin) = (reason, examples, calm, origin)
    }
}
