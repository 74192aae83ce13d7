import Enquiries

/// The case as a page. Its parts are in the files beside this one.
struct CaseView: Sendable {
    let model: CaseModel
    let say: Language
    let visit: Visit
    let desk: Desk?
    let clocks: LocalClocks
    let done: Done?

    var newest: Enquiry { model.mails[model.mails.count - 1] }

    var subject: String { newest.subject.isEmpty ? say(.noSubject) : newest.subject }

    var page: Html {
        var frame = Frame(
            title: subject, language: say, visit: visit, address: model.place.path(to: model.id).text)
        frame.place = "case"
        frame.file = (model.id, model.version)
        frame.isWide = true
        return frame.page {
            if let done { done.notice(say, visit) }
            article(.class("case"), .aria("labelledby", "case-title")) {
                caseHead
                teamNotices
                div(.class("beside")) {
                    mailColumn
                    replyColumn
                }
                div(.class("beside")) {
                    decisionPart
                    historyPart
                }
                recordsPart
            }
        }
    }

    private var caseHead: Html {
        banner(.class("case-head")) {
            navigation(.class("steps"), .aria("label", say(.tabs))) {
                anchor(.class("button quiet-button"), .href(model.place.page), .data("key", visit.key(.list))) {
                    say(.backToList)
                }
                if model.state == .drafted || model.state == .withPerson {
                    anchor(
                        .class("button quiet-button"), .href(SitePath.file(model.id, "similar")),
                        .data("key", visit.key(.similar))
                    ) { say(.showSimilar) }
                }
                span(.class("spring")) { "" }
                if let path = model.previousPath {
                    anchor(
                        .class("button quiet-button"), .href(SitePath(returningTo: path)),
                        .data("key", visit.key(.previousCase)),
                        .rel("prev")
                    ) {
                        "← " + say(.previousCase)
                    }
                }
                if let path = model.nextPath {
                    anchor(
                        .class("button quiet-button"), .href(SitePath(returningTo: path)),
                        .data("key", visit.key(.nextCase)),
                        .rel("next")
                    ) {
                        say(.nextCase) + " →"
                    }
                }
            }
            h1(.id("case-title"), .focusable(-1)) { bdi { Html(citizen: subject) } }
            p(.class("tags")) {
                span(.class("tag state")) { say(Word(model.state)) }
                if let decision = model.decision {
                    span(.class("tag")) { name(of: decision.service) }
                    if decision.correction != nil { span(.class("tag")) { say(.correctedByOfficer) } }
                    if decision.urgency >= .urgent { UrgencyTag(decision.urgency).html(say) }
                    for flag in decision.flags { FlagTag(flag).html(say) }
                }
                if let due = model.due {
                    span(.class("tag warning")) { "◷ " + say(.due) + ": " + say(due) }
                }
                span(.class("quiet")) { model.deskName }
            }
        }
    }

    func name(of service: ServiceID) -> String { model.serviceNames[service.text] ?? service.text }

    func moment(_ moment: Timestamp) -> Html {
        let day = clocks.day(of: moment, at: model.desk)
        return time(.datetime(moment.iso8601)) { say(day) + ", " + clocks.time(of: moment, at: model.desk) }
    }
}
