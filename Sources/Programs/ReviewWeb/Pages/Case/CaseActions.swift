import Enquiries

/// The buttons of a case: only what the state allows and the officer may do. The server asks again all the same.
///
/// What officers do about labels, colleagues and threads is in the files beside this one.
struct CaseActions: Sendable {
    let model: CaseModel
    let say: Language
    let visit: Visit
    let desk: Desk?
    let clocks: LocalClocks

    var html: Html {
        div(.class("decisions")) {
            if model.steps.isEmpty {
                p(.class("quiet")) {
                    if let until = model.undecidedUntil {
                        say(.answerMayCome(clocks.time(of: until, at: model.desk)))
                    } else {
                        say(model.state == .inDoubt ? .supervisorNeeded : .nothingToDo)
                    }
                }
            }
            if let evidence = model.evidence {
                dl(.class("facts")) { evidence.facts(say, moment) }
            }
            if has(.withdraw) { withdraw }
            if has(.approve), let approval = model.approval {
                if model.fold == nil { approve(approval) } else { p(.class("quiet")) { say(.unfoldToApprove) } }
            } else {
                FindingsPart(findings: model.findings, say: say, asks: false).html
            }
            if has(.settle) { settle }
            div(.class("actions")) {
                if has(.edit) {
                    anchor(
                        .class(has(.approve) ? "button" : "button main"),
                        .href(SitePath.file(model.id, "edit").with(model.place.members)),
                        .data("key", visit.key(.edit))
                    ) { say(model.draft == nil ? Word.writeOwn : Word.editDraft) }
                }
                if has(.edit), let blocks = model.draft?.blocks { useBlocks(blocks) }
                if has(.reject) { reject }
                if has(.reassign) { reassign }
                if has(.relabel) { relabel }
                if has(.handOver) { handOver }
                claim
                if has(.askSecond) { simple("second-person", .askSecond, .askSecondHint, .second) }
                if has(.snooze) { snooze }
                if has(.wake) { wake }
                if has(.split) { split }
                if has(.merge) { merge }
                if has(.close) { simple("closing", .closeCase, .closeHint, .close) }
                if has(.discard) { discard }
                if has(.reopen) { simple("reopening", .reopenCase, .reopenHint, .reopen) }
                if has(.sendAgain) { sendAgain }
            }
        }
    }

    func has(_ step: CaseModel.Step) -> Bool { model.steps.contains(step) }

    func approve(_ approval: CaseModel.Approval) -> Html {
        form(.post, .action(.file(model.id, "approval")), .class("approve"), .id("approve")) {
            common
            input(.type("hidden"), .name("sha256"), .value(approval.sha256))
            input(.type("hidden"), .name("composedAt"), .value(String(approval.composedAt)))
            FindingsPart(findings: model.findings, say: say).html
            button(.class("button main"), .type("submit"), .data("key", visit.key(.approve))) {
                say(needsSecond ? Word.approveFirst : Word.approveAndSend)
            }
            p(.class("quiet")) { say(needsSecond ? Word.approveFirstHint : Word.approveHint) }
        }
    }

    /// Whether an approval by this officer waits for that of a second person.
    private var needsSecond: Bool {
        if let first = model.firstApproval, first.by != visit.officer.id { return false }
        return model.secondPerson != nil || !visit.officer.may(.approve, at: model.desk)
    }

    private var withdraw: Html {
        form(.post, .action(.file(model.id, "withdrawal")), .class("approve")) {
            common
            if let until = model.heldUntil {
                p(.role("status"), .data("until", String(until.milliseconds))) { say(.heldInOutbox) }
            }
            button(.class("button"), .type("submit"), .data("key", visit.key(.undo))) { say(.takeBack) }
        }
    }

    private var settle: Html {
        form(.post, .action(.file(model.id, "settlement")), .class("settle")) {
            common
            p { say(.settleHint) }
            note("settle")
            div(.class("actions")) {
                button(.class("button"), .type("submit"), .name("sent"), .value("yes")) { say(.wasSent) }
                button(.class("button"), .type("submit"), .name("sent"), .value("no")) { say(.wasNotSent) }
            }
        }
    }

    private var sendAgain: Html {
        details(.class("action")) {
            summary(.class("button")) { say(.sendAgain) }
            form(.post, .action(.file(model.id, "settlement"))) {
                common
                input(.type("hidden"), .name("sent"), .value("no"))
                p(.class("quiet")) { say(.sendAgainHint) }
                note("send-again")
                button(.class("button"), .type("submit")) { say(.sendAgain) }
            }
        }
    }

    private func moment(_ moment: Timestamp) -> Html {
        time(.datetime(moment.iso8601)) {
            say(clocks.day(of: moment, at: model.desk)) + ", " + clocks.time(of: moment, at: model.desk)
        }
    }

    /// An edit like any other: the officer saves the text of the approved answers.
    private func useBlocks(_ blocks: Draft.Blocks) -> Html {
        details(.class("action")) {
            summary(.class("button"), .data("key", visit.key(.template))) { say(.useBlocks) }
            form(.post, .action(.file(model.id, "draft"))) {
                common
                p(.class("quiet")) { say(.useBlocksHint) }
                div(.class("mail-text"), .dir("auto"), .lang(model.draft?.language)) { Html(citizen: blocks.text) }
                input(.type("hidden"), .name("subject"), .value(model.draft?.subject ?? ""))
                input(.type("hidden"), .name("text"), .value(blocks.text))
                button(.class("button"), .type("submit")) { say(.useBlocks) }
            }
        }
    }

    private var reject: Html {
        details(.class("action")) {
            summary(.class("button"), .data("key", visit.key(.reject))) { say(.rejectDraft) }
            form(.post, .action(.file(model.id, "rejection"))) {
                common
                fieldset {
                    legend { say(.whyReject) }
                    for reason in Verdict.Reason.allCases {
                        label(.class("choice")) {
                            input(.type("radio"), .name("reason"), .value(reason.rawValue), .required())
                            span { say(Word(reason)) }
                        }
                    }
                }
                note("reject")
                button(.class("button"), .type("submit")) { say(.rejectDraft) }
            }
        }
    }

    private var handOver: Html {
        details(.class("action")) {
            summary(.class("button"), .data("key", visit.key(.handOver))) { say(.handOver) }
            form(.post, .action(.file(model.id, "handover"))) {
                common
                div(.class("field")) {
                    label(.for("unit")) { say(.toWhichService) }
                    select(.id("unit"), .name("unit")) {
                        option(.value("")) { "–" }
                        for service in desk?.services ?? [] {
                            option(.value(say(service.unit, of: desk))) {
                                say(service.name, of: desk) + " (" + say(service.unit, of: desk) + ")"
                            }
                        }
                    }
                }
                div(.class("field")) {
                    label(.for("other-unit")) { say(.orAnotherUnit) }
                    input(.id("other-unit"), .type("text"), .name("other-unit"), .longest(200), .autocomplete("off"))
                }
                note("handover")
                button(.class("button"), .type("submit")) { say(.handOver) }
            }
        }
    }

    /// An action that takes a note and nothing else.
    func simple(_ part: String, _ title: Word, _ hint: Word, _ key: KeyTable.ID) -> Html {
        details(.class("action")) {
            summary(.class("button"), .data("key", visit.key(key))) { say(title) }
            form(.post, .action(.file(model.id, part))) {
                common
                p(.class("quiet")) { say(hint) }
                note(part)
                button(.class("button"), .type("submit")) { say(title) }
            }
        }
    }

    func note(_ part: String) -> Html {
        div(.class("field")) {
            label(.for("note-\(part)")) { say(.note) }
            textarea(.id("note-\(part)"), .name("note"), .rows(2), .longest(2000), .aria("describedby", "hint-\(part)"))
            {
                ""
            }
            span(.class("quiet"), .id("hint-\(part)")) { say(.noteHint) }
        }
    }

    /// What every form of a case carries.
    var common: Html {
        ReviewWeb.html {
            visit.formToken
            input(.type("hidden"), .name("version"), .value(String(model.version)))
            for (name, value) in model.place.members {
                if let value { input(.type("hidden"), .name(name), .value(value)) }
            }
        }
    }
}
