import Enquiries

/// What can be done to several cases of a list at once, above its lines. Nothing here approves anything.
struct ChosenPart: Sendable {
    let model: QueueModel
    let say: Language
    let visit: Visit

    var html: Html {
        div(.class("chosen")) {
            visit.formToken
            for (name, value) in model.place.at((model.page - 1) * ReviewSettings.Limits.casesOnPage).members {
                if let value { input(.type("hidden"), .name(name), .value(value)) }
            }
            button(.class("button quiet-button"), .type("submit"), .data("key", visit.key(.claimChosen))) {
                say(.claimChosen)
            }
            details(.class("action")) {
                summary(.class("button quiet-button"), .data("key", visit.key(.discardChosen))) { say(.discardChosen) }
                p(.class("quiet")) { say(.discardChosenHint) }
                div(.class("actions")) {
                    for flag in TeamAction.discarding {
                        button(
                            .class("button"), .type("submit"), .formAction(.chosen("discard")), .name("flag"),
                            .value(flag.rawValue)
                        ) { say(Word(flag)) }
                    }
                }
            }
            span(.class("quiet"), .role("status"), .data("chosen", say(.chosenCount))) { "" }
        }
    }
}

extension Word {
    static let claimChosen = Word("Ausgewählte übernehmen", "Claim the chosen cases")
    static let discardChosen = Word("Ausgewählte sind Spam oder Phishing", "The chosen cases are spam or phishing")
    static let discardChosenHint = Word(
        "Diese Fälle werden ohne Antwort geschlossen. Die Mails bleiben erhalten, ein Irrtum lässt sich beheben.",
        "These cases are closed without a reply. The mail is kept, and a mistake can be undone.")
    static let chosenCount = Word("Ausgewählt: #", "Chosen: #")
}
