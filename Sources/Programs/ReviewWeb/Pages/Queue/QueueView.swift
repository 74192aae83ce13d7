import Cases
import Enquiries

/// The queue as a page.
struct QueueView: Sendable {
    let model: QueueModel
    let say: Language
    let visit: Visit
    let done: Done?

    var page: Html {
        var frame = Frame(
            title: say(Word.tab(model.place.tab)), language: say, visit: visit, address: model.ownPage.text)
        frame.place = "list"
        frame.area = .queue
        frame.isWide = true
        frame.choosing = model.mayChoose
        return frame.page {
            if let done { done.notice(say, visit) }
            for stop in model.stops { notice(.warning, say) { p { say(Word(stop)) } } }
            for trouble in model.troubles { notice(.warning, say) { p { trouble } } }
            div(.class("queue")) {
                tabs
                section(.class("list"), .aria("labelledby", "list-title")) {
                    div(.class("list-head")) {
                        div {
                            h1(.id("list-title")) { say(Word.tab(model.place.tab)) }
                            p(.class("quiet")) { say(Word.tabHint(model.place.tab)) }
                        }
                        div(.class("finders")) {
                            quickSearch
                            filter
                        }
                    }
                    if model.lines.isEmpty {
                        p(.class("empty")) { say(.listEmpty) }
                    } else {
                        if model.mayChoose {
                            form(.post, .action(.chosen("claim"))) {
                                ChosenPart(model: model, say: say, visit: visit).html
                                lines
                            }
                        } else {
                            lines
                        }
                        pages
                    }
                }
            }
        }
    }

    private var tabs: Html {
        navigation(.class("tabs"), .aria("label", say(.tabs))) {
            ul {
                for tab in model.tabs {
                    li {
                        anchor(
                            .href(ListPlace(tab: tab.tab, only: model.place.only).page),
                            .aria("current", tab.tab == model.place.tab ? "page" : nil)
                        ) {
                            span { say(Word.tab(tab.tab)) }
                            " "
                            span(
                                .class(tab.count > 0 && tab.tab == .doubt ? "count alarm" : "count"),
                                .data("count", model.place.only == nil ? tab.tab.rawValue : nil)
                            ) {
                                String(tab.count)
                            }
                        }
                    }
                }
            }
        }
    }

    private var filter: Html {
        form(.class("filter"), .get, .action(.queue)) {
            input(.type("hidden"), .name("list"), .value(model.place.tab.rawValue))
            label(.for("only")) { say(.filter) }
            select(.id("only"), .name("only")) {
                option(.value("")) { say(.allServices) }
                for group in model.groups {
                    optionGroup(.label(group.desk)) {
                        for choice in group.choices {
                            option(.value(choice.value), .selected(choice.value == model.place.only)) { choice.name }
                        }
                    }
                }
            }
            button(.class("button"), .type("submit")) { say(.showThese) }
        }
    }

    private var quickSearch: Html {
        form(.class("filter"), .get, .action(Area.search.path), .role("search")) {
            label(.for("q"), .data("key", visit.key(.search))) { say(Area.search.name) }
            input(
                .id("q"), .type("text"), .name("q"), .longest(SearchWords.longestText), .autocomplete("off"),
                .required())
            button(.class("button"), .type("submit")) { say(.searchNow) }
        }
    }

    private var lines: Html {
        table(.class("cases"), .role("table")) {
            caption(.class("unseen")) { say(Word.tab(model.place.tab)) }
            thead(.role("rowgroup")) {
                tr(.role("row")) {
                    for word in [Word.subject, .sender, .service, .due, .urgency, .language, .received] {
                        th(.scope("col"), .role("columnheader")) { say(word) }
                    }
                }
            }
            tbody(.role("rowgroup")) {
                for line in model.lines { row(line) }
            }
        }
    }

    private func row(_ line: QueueModel.Line) -> Html {
        tr(.role("row"), .class("urgency-\(line.urgency.rawValue)")) {
            td(.role("cell"), .class("case-subject")) {
                if line.mayChoose {
                    input(
                        .type("checkbox"), .class("choose"), .name(ListAction.fieldPrefix + line.id.text),
                        .value(String(line.updatedAt.milliseconds)), .aria("labelledby", "line-\(line.id)"))
                }
                anchor(
                    .class("case-link"), .id("line-\(line.id)"),
                    .href(model.place.at(line.at).path(to: line.id))
                ) {
                    bdi(.lang(line.language)) { Html(citizen: line.subject.isEmpty ? say(.noSubject) : line.subject) }
                }
                tags(line)
            }
            td(.role("cell"), .data("label", say(.sender))) {
                bdi { Html(citizen: line.sender.isEmpty ? say(.noSender) : line.sender) }
            }
            td(.role("cell"), .data("label", say(.service))) {
                if let service = line.service {
                    span { line.serviceName ?? service.text }
                    if let confidence = line.confidence {
                        " "
                        span(.class("share")) { Word.percent(confidence) }
                    }
                }
            }
            td(.role("cell"), .data("label", say(.due)), .class("date")) { due(line) }
            td(.role("cell"), .data("label", say(.urgency))) { UrgencyTag(line.urgency).html(say) }
            td(.role("cell"), .data("label", say(.language))) { line.language ?? say(.noDue) }
            td(.role("cell"), .data("label", say(.received)), .class("date")) {
                time(.datetime(line.receivedOn.iso8601)) { say(line.receivedOn, inYearOf: line.today) }
                span(.class("quiet")) { " " + line.receivedAt }
            }
        }
    }

    private func tags(_ line: QueueModel.Line) -> Html {
        span(.class("tags")) {
            if line.hasDraft { aiTag(say) }
            if model.place.tab.states.count > 1 { span(.class("tag")) { say(Word(line.state)) } }
            if let name = line.claimedBy { span(.class("tag")) { say(.claimedBy) + " " + name } }
            for flag in line.flags { FlagTag(flag).html(say) }
            if line.state == .drafted || line.state == .withPerson {
                anchor(.class("quiet-link"), .href(.file(line.id, "similar"))) { say(.showSimilar) }
            }
            span(.class("quiet looking"), .data("looking", line.id.text)) {
                bdi { line.looking.isEmpty ? "" : say(.looking(line.looking)) }
            }
        }
    }

    private func due(_ line: QueueModel.Line) -> Html {
        html {
            if let due = line.due {
                time(.datetime(due.iso8601)) { say(due, inYearOf: line.today) }
                if let left = line.daysLeft, left < 0 {
                    " "
                    span(.class("tag danger")) { say(.overdue) }
                } else if line.daysLeft == 0 {
                    " "
                    span(.class("tag warning")) { say(.dueToday) }
                }
            } else {
                span(.class("quiet")) { say(.noDue) }
            }
        }
    }

    private var pages: Html {
        let first = (model.page - 1) * ReviewSettings.Limits.casesOnPage + 1
        return navigation(.class("pages"), .aria("label", say(.pages))) {
            if model.page > 1 {
                anchor(.class("button"), .rel("prev"), .href(model.previousPage)) { say(.previousPage) }
            }
            span(.class("quiet")) { say(Word.casesShown(first, first + model.lines.count - 1)) }
            if model.hasMore {
                anchor(.class("button"), .rel("next"), .href(model.nextPage)) { say(.nextPage) }
            }
        }
    }
}
