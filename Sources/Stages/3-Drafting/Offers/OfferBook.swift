package import Enquiries
import PhraseMatching

/// The offers of a desk, ready for the life events that mails reveal.
package struct OfferBook: Sendable {
    /// More would bury the answer that the citizen asked for.
    package static let mostInOneReply = 3

    /// What may be offered beside an answer, and what was left out and why.
    package struct Suggestions: Codable, Sendable, Equatable {
        package struct LeftOut: Codable, Sendable, Equatable {
            package enum Reason: String, Codable, Sendable {
                /// The person wishes to hear nothing about the topic.
                case optedOut = "opted-out"
                /// The mail is about this very matter, so that the answer covers it.
                case ownMatter = "own-matter"
                case tooMany = "too-many"
            }

            package var offer: String
            package var because: Reason

            package init(offer: String, because: Reason) { (self.offer, self.because) = (offer, because) }
        }

        /// By deadline, then by id.
        package var offers: [SuggestedOffer]
        package var leftOut: [LeftOut]

        package init(offers: [SuggestedOffer] = [], leftOut: [LeftOut] = []) {
            (self.offers, self.leftOut) = (offers, leftOut)
        }
    }

    private let desk: Desk
    private var matcher = PhraseMatcher()
    /// Phrases of the names of each offer.
    private var names: [String: [Int]] = [:]
    package private(set) var problems: [DeskProblem] = []

    package init(_ desk: Desk) {
        self.desk = desk
        for offer in desk.offers {
            for name in offer.names {
                do {
                    names[offer.id, default: []].append(try matcher.add(name))
                } catch {
                    problems.append(
                        DeskProblem(.badValue(key: "names", expected: "words, not \"\(name)\""), at: offer.origin))
                }
            }
        }
    }

    /// Offers for the life events of a mail that is to be answered. A mail that a person must deal with gets none.
    ///
    /// - Parameters:
    ///   - days: Days of events that somebody has confirmed; a deadline without one is told in words alone.
    ///   - optOuts: What the writer wishes to hear nothing about. Checked before any text is made.
    package func suggestions(
        for decision: TriageDecision, mail: Enquiry, days: [OfferEvent: CalendarDate] = [:], optOuts: OptOuts
    ) -> Suggestions {
        guard decision.action == .draft, !decision.lifeEvents.isEmpty else { return Suggestions() }
        var result = Suggestions()
        func leave(_ offer: Offer, _ reason: Suggestions.LeftOut.Reason) {
            result.leftOut.append(.init(offer: offer.id, because: reason))
        }
        let events = decision.lifeEvents.map { OfferEvent($0) }
        let named = Set(matcher.hits(in: FoldedText(mail.subject + "\n" + mail.text)).map(\.phrase))
        var fitting: [(offer: Offer, event: OfferEvent)] = []
        for offer in desk.offers {
            guard let event = events.first(where: offer.events.contains) else { continue }
            if optOuts.covers(offer.topic) {
                leave(offer, .optedOut)
            } else if isOwnMatter(offer, of: decision, named: named) {
                leave(offer, .ownMatter)
            } else {
                fitting.append((offer, event))
            }
        }
        let sorted = fitting.sorted { one, other in
            let left = Self.deadline(of: one.offer, on: days[one.event] ?? mail.writtenOn)
            let right = Self.deadline(of: other.offer, on: days[other.event] ?? mail.writtenOn)
            switch (left, right) {
            case (let left?, let right?) where left != right: return left < right
            case (.some, nil): return true
            case (nil, .some): return false
            default: return one.offer.id < other.offer.id
            }
        }
        for (offer, _) in sorted.dropFirst(Self.mostInOneReply) { leave(offer, .tooMany) }
        let language = desk.answerLanguage(for: decision.language)
        result.offers = sorted.prefix(Self.mostInOneReply).map { offer, event in
            SuggestedOffer(
                offer, event: event, day: offer.day == .event ? days[event] : nil,
                conditions: offer.conditions(forMailIn: language, desk), source: OfferWords.ownMessage(language),
                desk: desk, language: language)
        }
        return result
    }

    /// The matter of the mail itself: its service, or words that name the offer. The service for everything else owns
    /// many matters, so that there words alone decide.
    private func isOwnMatter(_ offer: Offer, of decision: TriageDecision, named: Set<Int>) -> Bool {
        let owns = offer.service == decision.service || decision.also.contains(offer.service)
        return owns && offer.service != desk.fallbackService || names[offer.id]?.contains(where: named.contains) == true
    }

    /// For the order alone. Where the day of the event is not known the day of the mail stands in for it; it is shown
    /// to nobody.
    private static func deadline(of offer: Offer, on day: CalendarDate) -> CalendarDate? {
        offer.due?.distance.day(from: day)
    }
}
