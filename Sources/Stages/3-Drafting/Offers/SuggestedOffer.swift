package import Enquiries

/// An offer that may fit somebody, with what is known and what is not. A hint for the officer and the citizen; nothing
/// is decided by it.
package struct SuggestedOffer: Codable, Sendable, Equatable {
    /// A condition of the offer, and whether the desk knows that it holds.
    package struct Condition: Codable, Sendable, Equatable {
        package enum State: String, Codable, Sendable {
            case known
            /// The mail may say it: an officer reads and confirms.
            case inMail = "in-mail"
            case unknown
            /// A register says that it does not hold.
            case unmet
        }

        package var fact: String
        package var text: String
        package var state: State

        package init(fact: String, text: String, state: State) {
            (self.fact, self.text, self.state) = (fact, text, state)
        }
    }

    package var offer: String
    package var event: OfferEvent
    package var topic: Offer.Topic
    package var service: ServiceID
    /// The unit of the desk, or the other authority, that takes an application.
    package var responsible: String
    package var title: String
    package var sentence: String
    package var conditions: [Condition]
    package var basis: String?
    package var source: String
    package var dueText: String?
    /// `nil` where the day of the event is not known.
    package var dueDay: CalendarDate?
    /// That this is a hint and no decision, for an offer that stands alone.
    package var notice: String

    init(
        _ offer: Offer, event: OfferEvent, day: CalendarDate?, conditions: [Condition], source: String? = nil,
        desk: Desk, language: String
    ) {
        func text(_ text: LocalizedText) -> String { text.text(in: language, else: desk.languages) }
        (self.offer, self.event, topic, service) = (offer.id, event, offer.topic, offer.service)
        responsible = offer.authority.map(text) ?? desk.service(offer.service).map { text($0.unit) } ?? text(desk.unit)
        (title, sentence) = (text(offer.title), text(offer.sentence))
        self.conditions = conditions
        (basis, self.source) = (offer.basis, source ?? text(offer.source))
        dueText = offer.due.map { text($0.text) }
        dueDay = day.flatMap { day in offer.due?.distance.day(from: day) }
        notice = OfferWords.noDecision(responsible, language)
    }
}

extension Offer {
    /// What a mail that reveals the event tells about the conditions.
    func conditions(forMailIn language: String, _ desk: Desk) -> [SuggestedOffer.Condition] {
        conditions.map { condition in
            let state: SuggestedOffer.Condition.State =
                switch condition.known {
                case .event: .known
                case .mail: .inMail
                case .never: .unknown
                }
            return .init(
                fact: condition.fact, text: condition.text.text(in: language, else: desk.languages), state: state)
        }
    }

    /// What a reported event tells about the conditions: only a fact that the register handed over, or the event itself.
    func conditions(after event: ReportedEvent, in language: String, _ desk: Desk) -> [SuggestedOffer.Condition] {
        conditions.map { condition in
            let state: SuggestedOffer.Condition.State =
                switch event.facts[condition.fact] {
                case .yesOrNo(false): .unmet
                case .some: .known
                case nil: condition.known == .event ? .known : .unknown
                }
            return .init(
                fact: condition.fact, text: condition.text.text(in: language, else: desk.languages), state: state)
        }
    }
}
