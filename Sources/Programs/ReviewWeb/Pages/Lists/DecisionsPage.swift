import Enquiries
import Hummingbird

/// What no machine may decide: each with what is known of it and two plain choices.
struct DecisionsPage: Page {
    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> DecisionsModel {
        try await DecisionsModel.load(site, asking, visit)
    }

    let html: Html

    init(_ model: DecisionsModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        html =
            DecisionsView(
                model: model, say: asking.language, visit: visit, clocks: site.clocks, done: Done(asking.query),
                next: asking.query["next"].map { CaseID($0) }
            ).page
    }
}

struct DecisionsView: Sendable {
    let model: DecisionsModel
    let say: Language
    let visit: Visit
    let clocks: LocalClocks
    let done: Done?
    /// The entry before which it is said what was done.
    let next: CaseID?
    private var place: ListPlace { ListPlace(tab: .review, from: .decisions) }

    var page: Html {
        var frame = Frame(
            title: say(Area.decisions.name), language: say, visit: visit, address: Area.decisions.path.text)
        frame.area = .decisions
        frame.isWide = true
        return frame.page {
            h1 { say(Area.decisions.name) }
            if let done, !shows(next) { done.notice(say, visit) }
            p(.class("quiet")) { say(.decisionsHint) }
            if model.groups.isEmpty { p(.class("empty")) { say(.nothingToDecide) } }
            for group in model.groups {
                section(.aria("labelledby", "group-\(group.kind.rawValue)")) {
                    h2(.id("group-\(group.kind.rawValue)")) { say(Word(group.kind)) }
                    p(.class("quiet")) { say(.hint(of: group.kind)) }
                    for item in group.items {
                        if let done, item.id == next { done.notice(say, visit) }
                        sheet(item, group.kind)
                    }
                    if group.hasMore { p { say(.moreOfThese(group.items.count)) } }
                }
            }
        }
    }

    private func shows(_ id: CaseID?) -> Bool {
        model.groups.contains { $0.items.contains { $0.id == id } }
    }

    private func sheet(_ item: DecisionsModel.Item, _ kind: DecisionsModel.Kind) -> Html {
        article(.class("sheet"), .aria("labelledby", "item-\(item.id)")) {
            h3(.id("item-\(item.id)")) {
                anchor(.class("case-link"), .href(place.path(to: item.id))) {
                    bdi { Html(citizen: item.subject.isEmpty ? say(.noSubject) : item.subject) }
                }
            }
            dl(.class("facts")) {
                fact(.sender) { bdi { Html(citizen: item.sender.isEmpty ? say(.noSender) : item.sender) } }
                fact(.waitsSince) { moment(item.since, item.desk) }
                if let recipient = item.recipient { fact(.replyTo) { bdi { Html(citizen: recipient) } } }
                if let attempts = item.attempts { fact(.attempts) { String(attempts) } }
                if let evidence = item.evidence {
                    evidence.facts(say) { moment($0, item.desk) }
                } else if item.recipient != nil {
                    fact(.serverSaid) { Html(citizen: item.lastAnswer ?? say(.serverSaidNothing)) }
                }
                if !item.defects.isEmpty { fact(.defects) { Html(citizen: item.defects.joined(separator: ", ")) } }
                if let other = item.other {
                    fact(.mayBelongTo) { anchor(.href(.file(other))) { say(.caseNumber(other)) } }
                }
            }
            div(.class("actions")) { choices(item, kind) }
        }
    }

    @HtmlBuilder private func choices(_ item: DecisionsModel.Item, _ kind: DecisionsModel.Kind) -> Html {
        switch kind {
        case .doubt:
            if let until = item.undecidedUntil {
                p(.class("quiet")) { say(.answerMayCome(clocks.time(of: until, at: item.desk))) }
            } else if item.maySettle {
                action(item, "settlement", .wasSent, ("sent", "yes"))
                action(item, "settlement", .wasNotSent, ("sent", "no"))
            } else {
                p(.class("quiet")) { say(.supervisorNeeded) }
            }
        case .undeliverable:
            if item.mayEdit { action(item, "reopening", .reopenCase, nil) }
            if item.maySettle {
                action(item, "settlement", .sendAgain, ("sent", "no"))
            } else {
                link(item, .lookAtReply)
            }
        case .unreadable:
            if item.mayEdit { action(item, "closing", .closeCase, nil) }
            link(item, item.mayEdit ? .openToHandOver : .openCase)
        case .stale:
            link(item, .lookAtNewMail)
            if item.mayEdit {
                anchor(.class("button"), .href(SitePath.file(item.id, "edit").with(place.members))) { say(.writeOwn) }
            }
        case .thread:
            link(item, .answerAlone)
            if let other = item.other { anchor(.class("button"), .href(.file(other))) { say(.lookAtOther) } }
        }
    }

    private func link(_ item: DecisionsModel.Item, _ word: Word) -> Html {
        anchor(.class("button"), .href(place.path(to: item.id))) { say(word) }
    }

    private func action(
        _ item: DecisionsModel.Item, _ part: String, _ word: Word, _ field: (name: String, value: String)?
    ) -> Html {
        form(.post, .action(.file(item.id, part))) {
            visit.formToken
            input(.type("hidden"), .name("version"), .value(String(item.version)))
            for (name, value) in place.members + [("then", "list")] {
                if let value { input(.type("hidden"), .name(name), .value(value)) }
            }
            if let field { input(.type("hidden"), .name(field.name), .value(field.value)) }
            button(.class("button"), .type("submit")) { say(word) }
        }
    }

    private func fact(_ word: Word, @HtmlBuilder _ content: () -> Html) -> Html {
        ReviewWeb.html {
            dt { say(word) }
            dd { content() }
        }
    }

    private func moment(_ moment: Timestamp, _ desk: DeskID) -> Html {
        time(.datetime(moment.iso8601)) {
            say(clocks.day(of: moment, at: desk)) + ", " + clocks.time(of: moment, at: desk)
        }
    }
}
