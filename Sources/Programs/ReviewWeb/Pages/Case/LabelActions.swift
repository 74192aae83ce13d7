import Enquiries

/// What an officer sets right in the software's reading of a mail. Each correction is an example to learn from.
extension CaseActions {
    /// How many services can be chosen by a digit.
    private static let numbered = 9

    var reassign: Html {
        ReviewWeb.html {
            details(.class("action")) {
                summary(.class("button"), .data("key", visit.key(.service))) { say(.correctService) }
                suggestions
                form(.post, .action(.file(model.id, "service"))) {
                    common
                    div(.class("field")) {
                        label(.for("service")) { say(.rightService) }
                        select(.id("service"), .name("service"), .required()) {
                            option(.value("")) { "–" }
                            for service in desk?.services ?? [] where service.id != model.decision?.service {
                                option(.value(service.id.text)) { say(service.name, of: desk) }
                            }
                        }
                    }
                    p(.class("quiet")) { say(.correctServiceHint) }
                    note("service")
                    button(.class("button"), .type("submit")) { say(.correctService) }
                }
            }
        }
    }

    /// One button for each further service that the software thought of; digits press them.
    private var suggestions: Html {
        let others = (model.decision?.candidates ?? []).map(\.service).filter { $0 != model.decision?.service }
        return ReviewWeb.html {
            if !others.isEmpty {
                form(.post, .action(.file(model.id, "service")), .class("suggestions")) {
                    common
                    for (index, service) in others.prefix(Self.numbered).enumerated() {
                        button(
                            .class("button quiet-button"), .type("submit"), .name("service"), .value(service.text),
                            .data("key", String(index + 1))
                        ) { "\(index + 1) " + (model.serviceNames[service.text] ?? service.text) }
                    }
                }
            }
        }
    }

    var relabel: Html {
        details(.class("action")) {
            summary(.class("button"), .data("key", visit.key(.labels))) { say(.correctLabels) }
            form(.post, .action(.file(model.id, "labels"))) {
                common
                div(.class("field")) {
                    label(.for("intent")) { say(.intent) }
                    select(.id("intent"), .name("intent")) {
                        for intent in Intent.allCases {
                            option(.value(intent.rawValue), .selected(intent == model.decision?.intent)) {
                                say(Word(intent))
                            }
                        }
                    }
                }
                fieldset(.class("flags")) {
                    legend { say(.flags) }
                    for flag in Flag.allCases {
                        label(.class("choice")) {
                            input(
                                .type("checkbox"), .name("flag-\(flag.rawValue)"), .value("yes"),
                                .checked(model.decision?.flags.contains(flag) == true))
                            span { say(Word(flag)) }
                        }
                    }
                }
                p(.class("quiet")) { say(.correctLabelsHint) }
                note("labels")
                button(.class("button"), .type("submit")) { say(.correctLabels) }
            }
        }
    }

    /// Spam and phishing: the flag is set and the case ends, in one step that has to be confirmed.
    var discard: Html {
        details(.class("action")) {
            summary(.class("button"), .data("key", visit.key(.discard))) { say(.discardCase) }
            form(.post, .action(.file(model.id, "discard"))) {
                common
                p(.class("quiet")) { say(.discardHint) }
                div(.class("actions")) {
                    for flag in [Flag.spam, .phishing] {
                        button(.class("button"), .type("submit"), .name("flag"), .value(flag.rawValue)) {
                            say(Word(flag))
                        }
                    }
                }
            }
        }
    }
}

extension Word {
    static let correctLabels = Word("Anliegen und Merkmale berichtigen", "Correct intent and flags")
    static let correctLabelsHint = Word(
        "Ihre Angabe wird mit Namen und Zeit als Beispiel festgehalten. Wurde der Entwurf noch nicht bearbeitet, entsteht "
            + "er zum neuen Anliegen neu.",
        "Your word is kept as an example, with who and when. A draft that nobody has edited is made anew for the new "
            + "intent.")
    static let discardCase = Word("Spam oder Phishing", "Spam or phishing")
    static let discardHint = Word(
        "Der Fall wird ohne Antwort geschlossen. Die Mail bleibt erhalten, ein Irrtum lässt sich beheben.",
        "The case is closed without a reply. The mail is kept, and a mistake can be undone.")
}
