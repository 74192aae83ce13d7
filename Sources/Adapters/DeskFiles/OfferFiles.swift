import Enquiries

/// The offers of a desk: lists of entries in `offers/*.yaml`.
struct OfferFiles {
    private let problems: Problems

    init(_ problems: Problems) { self.problems = problems }

    static let keys: Set<String> = [
        "id", "events", "service", "authority", "title", "sentence", "conditions", "basis", "source", "day", "due",
        "remind", "topic", "names",
    ]

    /// What of the entry can be read. `nil` where it cannot be an offer at all; the problems say why.
    func offer(_ fields: Fields) -> Offer? {
        let events = fields.words("events", OfferEvent.self)
        if !fields.has("events") {
            fields.problem(.missingKey("events"))
        } else if events.isEmpty {
            fields.problem(.badValue(key: "events", expected: "at least one event"), at: "events")
        }
        let conditions = fields.entries("conditions", allowed: ["fact", "text", "known"]).compactMap(condition)
        let (day, due, reminder) = (day(fields), due(fields), reminder(fields))
        let topic = fields.word("topic", Offer.Topic.self)
        if !fields.has("topic") { fields.problem(.missingKey("topic")) }
        guard let topic else { return nil }
        return Offer(
            id: fields.text("id"), events: events, service: ServiceID(fields.text("service")),
            authority: fields.has("authority") ? fields.localized("authority") : nil,
            title: fields.localized("title"), sentence: fields.localized("sentence"), conditions: conditions,
            basis: fields.has("basis") ? fields.text("basis") : nil, source: fields.localized("source"),
            day: day ?? .event, due: due, reminder: reminder, topic: topic, names: fields.texts("names"),
            origin: fields.origin)
    }

    private func condition(_ fields: Fields) -> Offer.Condition? {
        let known = fields.word("known", Offer.Condition.Known.self)
        if !fields.has("known") { fields.problem(.missingKey("known")) }
        let (fact, text) = (fields.text("fact"), fields.localized("text"))
        return known.map { Offer.Condition(fact: fact, text: text, known: $0) }
    }

    private func day(_ fields: Fields) -> Offer.Day? {
        guard let day = fields.fields("day", allowed: ["fact", "age", "of", "by", "then"], optional: true) else {
            return nil
        }
        guard day.has("age") else { return .fact(day.text("fact")) }
        if day.has("fact") { day.problem(.badValue(key: "fact", expected: "none beside age"), at: "fact") }
        let years = Int(day.number("age", in: 1...120, else: 1))
        var cutoff: Offer.Age.Cutoff?
        if day.has("by") || day.has("then") {
            if let by = dayOfYear("by", day), let then = dayOfYear("then", day) {
                cutoff = Offer.Age.Cutoff(by: by, then: then)
                if cutoff == nil {
                    day.problem(.badValue(key: "then", expected: "a day of the year, not before \"by\""), at: "then")
                }
            }
        }
        return .age(Offer.Age(of: day.text("of"), years: years, cutoff: cutoff))
    }

    private func dayOfYear(_ key: String, _ fields: Fields) -> Offer.Age.DayOfYear? {
        let text = fields.text(key)
        guard fields.has(key) else { return nil }
        let day = Offer.Age.DayOfYear(text)
        if day == nil {
            fields.problem(.badValue(key: key, expected: "a day of the year such as 06-30, not 02-29"), at: key)
        }
        return day
    }

    private func due(_ fields: Fields) -> Offer.Due? {
        guard let due = fields.fields("due", allowed: ["before", "after", "text"], optional: true) else { return nil }
        return Offer.Due(distance: distance(due), text: due.localized("text"))
    }

    private func reminder(_ fields: Fields) -> Offer.Reminder? {
        guard let remind = fields.fields("remind", allowed: ["before", "after", "for"], optional: true) else {
            return nil
        }
        guard remind.has("for") else {
            remind.problem(.missingKey("for"))
            return nil
        }
        return period("for", remind).map { Offer.Reminder(first: distance(remind), lasting: $0) }
    }

    private func distance(_ fields: Fields) -> Offer.Distance {
        if fields.has("before"), fields.has("after") {
            fields.problem(.badValue(key: "after", expected: "none beside before"), at: "after")
        }
        if fields.has("before") { return period("before", fields).map { .before($0) } ?? .same }
        if fields.has("after") { return period("after", fields).map { .after($0) } ?? .same }
        return .same
    }

    private func period(_ key: String, _ fields: Fields) -> StatutoryClock.Period? {
        let period = StatutoryClock.Period(fields.text(key))
        if period == nil {
            fields.problem(.badValue(key: key, expected: "a period such as P1M, P14D or P20B"), at: key)
        }
        return period
    }
}
