import Enquiries

/// What officers arrange with each other about a case, and how cases are taken apart and put together.
extension CaseActions {
    /// A button without a page of its own: taking a case up tells colleagues and locks nothing.
    var claim: Html {
        ReviewWeb.html {
            if visit.officer.may(.edit, at: model.desk), model.state.waitsForOfficer {
                form(.post, .action(.file(model.id, "claim"))) {
                    common
                    input(.type("hidden"), .name("claim"), .value(model.claim?.isVisitor == true ? "no" : "yes"))
                    button(.class("button"), .type("submit"), .data("key", visit.key(.claim))) {
                        say(model.claim?.isVisitor == true ? Word.unclaim : Word.claimCase)
                    }
                }
            }
        }
    }

    var snooze: Html {
        details(.class("action")) {
            summary(.class("button"), .data("key", visit.key(.snooze))) { say(.snoozeCase) }
            form(.post, .action(.file(model.id, "snooze"))) {
                common
                p(.class("quiet")) { say(.snoozeHint) }
                fieldset {
                    legend { say(.snoozeUntil) }
                    for days in [1, 3, 7, 14] {
                        label(.class("choice")) {
                            input(
                                .type("radio"), .name("days"), .value(String(days)), .checked(days == 1), .required())
                            span { say(Word.inDays(days)) }
                        }
                    }
                }
                button(.class("button"), .type("submit")) { say(.snoozeCase) }
            }
        }
    }

    var wake: Html {
        form(.post, .action(.file(model.id, "waking"))) {
            common
            button(.class("button"), .type("submit"), .data("key", visit.key(.snooze))) { say(.wakeCase) }
        }
    }

    /// The new case holds only paragraphs that the citizen wrote.
    var split: Html {
        details(.class("action")) {
            summary(.class("button"), .data("key", visit.key(.split))) { say(.splitCase) }
            form(.post, .action(.file(model.id, "split"))) {
                common
                p(.class("quiet")) { say(.splitHint) }
                div(.class("field")) {
                    label(.for("split-service")) { say(.rightService) }
                    select(.id("split-service"), .name("service"), .required()) {
                        option(.value("")) { "–" }
                        for service in desk?.services ?? [] where service.id != model.decision?.service {
                            option(
                                .value(service.id.text), .selected(model.decision?.also.first == service.id)
                            ) { say(service.name, of: desk) }
                        }
                    }
                }
                fieldset {
                    legend { say(.whichParagraphs) }
                    for (index, paragraph) in model.mails[model.mails.count - 1].paragraphs.prefix(40).enumerated() {
                        label(.class("choice")) {
                            input(.type("checkbox"), .name("paragraph-\(index)"), .value("yes"))
                            span(.dir("auto")) { Html(citizen: String(paragraph.prefix(160))) }
                        }
                    }
                }
                button(.class("button"), .type("submit")) { say(.splitCase) }
            }
        }
    }

    var merge: Html {
        details(.class("action")) {
            summary(.class("button"), .data("key", visit.key(.merge))) { say(.mergeCase) }
            form(.post, .action(.file(model.id, "merge"))) {
                common
                p(.class("quiet")) { say(.mergeHint) }
                div(.class("field")) {
                    label(.for("merge-into")) { say(.otherCase) }
                    input(
                        .id("merge-into"), .type("text"), .name("into"), .longest(64), .autocomplete("off"),
                        .required())
                }
                note("merge")
                button(.class("button"), .type("submit")) { say(.mergeCase) }
            }
        }
    }
}

extension Word {
    static let claimCase = Word("Übernehmen", "Claim")
    static let unclaim = Word("Zurückgeben", "Give back")
    static let askSecond = Word("Zweite Person", "Second person")
    static let askSecondHint = Word(
        "Die Antwort geht erst hinaus, wenn zwei Personen genau diesen Text freigegeben haben.",
        "The reply leaves only once two people have approved exactly this text.")
    static let snoozeCase = Word("Zurückstellen", "Put off")
    static let snoozeHint = Word(
        "Der Fall verlässt die Listen bis zu diesem Tag, oder bis etwas geschieht. Er steht unter „Später“.",
        "The case leaves the lists until that day, or until something happens. It is under “Later”.")
    static let snoozeUntil = Word("Wie lange?", "For how long?")
    static let wakeCase = Word("Wieder vorlegen", "Bring back now")
    static let splitCase = Word("Anliegen abtrennen", "Split a matter off")
    static let splitHint = Word(
        "Aus den gewählten Absätzen wird ein eigener Fall für eine andere Stelle. Beide werden beantwortet.",
        "The chosen paragraphs become a case of their own for another service. Both are answered.")
    static let whichParagraphs = Word("Welche Absätze der Mail?", "Which paragraphs of the mail?")
    static let mergeCase = Word("Mit anderem Fall verbinden", "Merge with another case")
    static let mergeHint = Word(
        "Dieser Fall endet und geht in dem anderen auf. Es muss dieselbe Person am selben Postfach sein.",
        "This case ends and goes on in the other one. It must be the same citizen at the same desk.")
    static let otherCase = Word("Nummer des anderen Falls", "Number of the other case")
    static let takeBack = Word("Freigabe zurückholen", "Take the approval back")
    static let heldInOutbox = Word(
        "Die Antwort liegt noch im Postausgang. Sie können die Freigabe zurückholen.",
        "The reply is still in the outbox. You can take the approval back.")
    static let approveFirst = Word("Als erste Person freigeben", "Approve as the first person")
    static let approveFirstHint = Word(
        "Danach gibt eine zweite Person genau diesen Text frei. Erst dann geht er hinaus.",
        "Then a second person approves exactly this text. Only then does it leave.")
    static let unfoldToApprove = Word(
        "Zum Freigeben klappen Sie den Entwurf auf.", "Unfold the draft to approve it.")

    static func inDays(_ days: Int) -> Word {
        days == 1 ? Word("bis morgen", "until tomorrow") : Word("\(days) Tage", "\(days) days")
    }
}
