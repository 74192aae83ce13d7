import Enquiries

/// Services that may fit the writer's situation. They stand beside the reply; an officer puts a sentence into it or not.
struct OfferHints: Sendable {
    let draft: Draft?
    let say: Language

    var html: Html {
        ReviewWeb.html {
            if let offers = draft?.offers, !offers.isEmpty {
                details(.class("fold offers")) {
                    summary { say(.offerHints) + " (\(offers.count))" }
                    p(.class("quiet")) { say(.offerHintsNote) }
                    ul {
                        for offer in offers { li { line(offer) } }
                    }
                }
            }
        }
    }

    private func line(_ offer: Draft.OfferHint) -> Html {
        ReviewWeb.html {
            strong { offer.title }
            p { offer.sentence + (offer.dueText.map { " \($0)." } ?? "") }
            if !offer.unknown.isEmpty {
                p(.class("quiet")) { say(.notKnown) + ": " + offer.unknown.joined(separator: "; ") }
            }
            if let basis = offer.basis { p(.class("quiet")) { basis } }
        }
    }
}

extension Word {
    static let offerHints = Word("Könnte auch passen", "May fit as well")
    static let offerHintsNote = Word(
        "Hinweise zur Lebenslage, keine Entscheidung. Sie stehen nicht in der Antwort; übernehmen Sie einen Satz beim Bearbeiten.",
        "Hints from the life event, no decision. They are not in the reply; take over a sentence when you edit it.")
    static let notKnown = Word("Nicht bekannt", "Not known")
}
