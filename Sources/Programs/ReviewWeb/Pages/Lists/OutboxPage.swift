import Enquiries
import Hummingbird

/// Replies on their way: held ones with their countdown, those with the mail server, those that are tried again.
struct OutboxPage: Page {
    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> OutboxModel {
        try await OutboxModel.load(site, asking, visit)
    }

    let html: Html

    init(_ model: OutboxModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        html =
            OutboxView(
                model: model, say: asking.language, visit: visit, clocks: site.clocks, done: Done(asking.query)
            ).page
    }
}

struct OutboxView: Sendable {
    let model: OutboxModel
    let say: Language
    let visit: Visit
    let clocks: LocalClocks
    let done: Done?

    var page: Html {
        var frame = Frame(
            title: say(Area.outbox.name), language: say, visit: visit, address: Area.outbox.path.text)
        frame.area = .outbox
        frame.place = "list"
        frame.isWide = true
        return frame.page {
            if let done { done.notice(say, visit) }
            h1 { say(Area.outbox.name) }
            p(.class("quiet")) { say(.outboxHint) }
            if let since = model.frozenSince { frozen(since) }
            if model.lines.isEmpty { p(.class("empty")) { say(.outboxEmpty) } } else { lines }
            if model.hasMore { p { say(.moreOfThese(model.lines.count)) } }
        }
    }

    private func frozen(_ since: Timestamp) -> Html {
        notice(.danger, say) {
            p {
                say(.outboxFrozen) + " "
                time(.datetime(since.iso8601)) { since.date().iso8601 }
            }
            p {
                say(.outboxFrozenNext) + " "
                anchor(.href(Area.decisions.path)) { say(Area.decisions.name) }
            }
            if model.mayRelease {
                form(.post, .action(.area(.outbox, "release")), .class("settle")) {
                    visit.formToken
                    div(.class("field")) {
                        label(.for("release-note")) { say(.releaseNote) }
                        input(
                            .id("release-note"), .type("text"), .name("note"), .longest(2000), .required(),
                            .autocomplete("off"))
                    }
                    button(.class("button"), .type("submit")) { say(.releaseOutbox) }
                }
            } else {
                p { say(.supervisorReleases) }
            }
        }
    }

    private var lines: Html {
        table(.class("cases outbox"), .role("table")) {
            caption(.class("unseen")) { say(Area.outbox.name) }
            thead(.role("rowgroup")) {
                tr(.role("row")) {
                    for word in [Word.subject, .replyTo, .state, .leaves, .releasedBy, .choices] {
                        th(.scope("col"), .role("columnheader")) { say(word) }
                    }
                }
            }
            tbody(.role("rowgroup")) {
                for line in model.lines { row(line) }
            }
        }
    }

    private func row(_ line: OutboxModel.Line) -> Html {
        tr(.role("row")) {
            td(.role("cell"), .class("case-subject")) {
                anchor(.class("case-link"), .href(.file(line.id))) {
                    bdi { Html(citizen: line.subject.isEmpty ? say(.noSubject) : line.subject) }
                }
            }
            td(.role("cell"), .data("label", say(.replyTo))) { bdi { Html(citizen: line.recipient) } }
            td(.role("cell"), .data("label", say(.state))) {
                span(.class([.deferred, .doubt, .frozen].contains(line.standing) ? "tag warning" : "tag")) {
                    say(Word(line.standing))
                }
                if line.standing == .deferred {
                    p(.class("quiet")) {
                        say(.triedTimes(line.attempts)) + " "
                        Html(citizen: line.lastAnswer ?? say(.serverSaidNothing))
                    }
                }
            }
            td(.role("cell"), .data("label", say(.leaves)), .class("date")) { leaving(line) }
            td(.role("cell"), .data("label", say(.releasedBy))) { line.approvedBy }
            td(.role("cell"), .data("label", say(.choices))) { choices(line) }
        }
    }

    @HtmlBuilder private func leaving(_ line: OutboxModel.Line) -> Html {
        switch line.standing {
        case .held:
            span(.class("countdown"), .data("left", String(line.secondsLeft))) {
                say(.inSeconds(line.secondsLeft))
            }
        case .waiting: say(.atOnce)
        case .deferred:
            time(.datetime(line.next.iso8601)) {
                say(clocks.day(of: line.next, at: line.desk)) + ", " + clocks.time(of: line.next, at: line.desk)
            }
        case .sending: say(.answerAwaited)
        case .doubt: anchor(.href(Area.decisions.path)) { say(.awaitsDecision) }
        case .frozen: say(.afterRelease)
        }
    }

    @HtmlBuilder private func choices(_ line: OutboxModel.Line) -> Html {
        if line.mayWithdraw {
            form(.post, .action(.file(line.id, "withdrawal"))) {
                visit.formToken
                input(.type("hidden"), .name("version"), .value(String(line.version)))
                button(.class("button quiet-button"), .type("submit")) { say(.withdraw) }
            }
        } else {
            anchor(.class("quiet-link"), .href(.file(line.id))) { say(.openCase) }
        }
    }
}
