import Enquiries
import Extraction

/// The text of offers: a paragraph beside an answer, or a whole reminder.
package enum OfferLetter {
    /// A closing paragraph for a reply: one sentence an offer, and once that none of them is a decision. Empty for none.
    package static func paragraph(_ offers: [SuggestedOffer], language: String) -> String {
        guard !offers.isEmpty else { return "" }
        let sentences = offers.map { offer in
            "- " + offer.sentence + (offer.dueText.map { " \($0)." } ?? "")
        }
        return ([OfferWords.besides(language)] + sentences + [OfferWords.noDecisions(language)]).joined(separator: "\n")
    }

    /// The text of a reminder, from salutation to closing.
    static func reminder(
        _ offer: SuggestedOffer, day: CalendarDate, to person: Enquiry.Party, desk: Desk, language: String
    ) -> String {
        func date(_ day: CalendarDate) -> String { LetterWords.date(day, language) }
        func list(_ title: String, _ texts: [String]) -> String? {
            texts.isEmpty ? nil : ([title] + texts.map { "- " + $0 }).joined(separator: "\n")
        }
        let known = offer.conditions.filter { $0.state == .known }.map(\.text)
        let unknown = offer.conditions.filter { $0.state == .unknown || $0.state == .inMail }.map(\.text)
        let blocks: [String?] = [
            LetterWords.salutation(person.name.flatMap { PersonName(display: $0)?.text }, language),
            OfferWords.opening(offer.title, day: date(day), language),
            offer.sentence,
            offer.dueText.flatMap { text in offer.dueDay.map { OfferWords.due(text, day: date($0), language) } },
            list(OfferWords.known(language), known),
            list(OfferWords.unknown(language), unknown),
            [offer.notice, offer.basis.map { OfferWords.basis($0, language) }].compactMap { $0 }
                .joined(separator: " "),
            OfferWords.source(offer.source, language),
            OfferWords.optOut(offer.topic, language),
            desk.signOff.text(in: language, else: desk.languages) + "\n"
                + desk.unit.text(in: language, else: desk.languages),
        ]
        return blocks.compactMap { $0 }.joined(separator: "\n\n")
    }
}
