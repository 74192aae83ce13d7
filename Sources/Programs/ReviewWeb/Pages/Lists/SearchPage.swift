import Cases
import Enquiries
import Hummingbird

/// Full text over all cases that the visitor may read, with filters.
struct SearchPage: Page {
    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> SearchModel {
        try await SearchModel.load(site, asking, visit)
    }

    let html: Html

    init(_ model: SearchModel, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        html = SearchView(model: model, say: asking.language, visit: visit, done: Done(asking.query)).page
    }
}

struct SearchView: Sendable {
    let model: SearchModel
    let say: Language
    let visit: Visit
    let done: Done?

    private var asked: SearchAsking { model.asked }

    var page: Html {
        var frame = Frame(
            title: say(Area.search.name), language: say, visit: visit,
            address: Area.search.path.with(asked.members).text)
        frame.area = .search
        frame.place = "list"
        frame.isWide = true
        return frame.page {
            if let done { done.notice(say, visit) }
            h1 { say(Area.search.name) }
            if let fault = asked.fault {
                notice(.warning, say) { p(.id("problem"), .focusable(-1)) { say(Word(fault)) } }
            }
            fields
            if asked.fault == nil, !asked.isEmpty { found }
        }
    }

    private var fields: Html {
        form(.class("search"), .get, .action(Area.search.path), .role("search")) {
            div(.class("field wide")) {
                label(.for("q"), .data("key", visit.key(.search))) { say(.searchWords) }
                input(
                    .id("q"), .type("text"), .name("q"), .value(asked.typed), .longest(SearchWords.longestText),
                    .autocomplete("off"), .aria("describedby", "q-hint"))
                span(.class("quiet"), .id("q-hint")) { say(.searchHint) }
            }
            div(.class("field")) {
                label(.for("only")) { say(.filter) }
                select(.id("only"), .name("only")) {
                    option(.value("")) { say(.allServices) }
                    for group in model.groups {
                        optionGroup(.label(group.desk)) {
                            for choice in group.choices {
                                option(.value(choice.value), .selected(choice.value == asked.only)) { choice.name }
                            }
                        }
                    }
                }
            }
            choice("state", .state, CaseState.allCases.map { ($0.rawValue, say(Word($0))) }, asked.state?.rawValue)
            choice("language", .language, model.languages.map { ($0, $0) }, asked.language)
            date("from", .fromDay, asked.from)
            date("until", .untilDay, asked.until)
            button(.class("button main"), .type("submit")) { say(.searchNow) }
        }
    }

    private func choice(
        _ name: String, _ title: Word, _ values: [(value: String, name: String)], _ chosen: String?
    ) -> Html {
        div(.class("field")) {
            label(.for(name)) { say(title) }
            select(.id(name), .name(name)) {
                option(.value("")) { say(.any) }
                for value in values {
                    option(.value(value.value), .selected(value.value == chosen)) { value.name }
                }
            }
        }
    }

    private func date(_ name: String, _ title: Word, _ date: CalendarDate?) -> Html {
        div(.class("field")) {
            label(.for(name)) { say(title) }
            input(.id(name), .type("date"), .name(name), .value(date?.iso8601 ?? ""))
        }
    }

    @HtmlBuilder private var found: Html {
        if model.lines.isEmpty {
            p(.class("empty"), .role("status")) { say(model.isCutShort ? .nothingFoundYet : .nothingFound) }
        } else {
            lines
            if model.isCutShort { p(.class("quiet"), .role("status")) { say(.olderUnsearched) } }
        }
        if !model.lines.isEmpty || model.isCutShort {
            navigation(.class("pages"), .aria("label", say(.pages))) {
                if let after = model.after {
                    anchor(
                        .class("button"), .rel("next"),
                        .href(Area.search.path.with(asked.members + [("after", String(after))]))
                    ) { say(model.isCutShort ? .searchOlder : .nextPage) }
                }
                anchor(.class("quiet-link"), .href(SearchExport.csvPath.with(asked.members))) { say(.asCSV) }
                anchor(.class("quiet-link"), .href(SearchExport.jsonPath.with(asked.members))) { say(.asJSON) }
            }
        }
    }

    private var lines: Html {
        table(.class("cases found"), .role("table")) {
            caption(.class("unseen")) { say(.searchResult) }
            thead(.role("rowgroup")) {
                tr(.role("row")) {
                    for word in [Word.subject, .sender, .service, .state, .language, .received] {
                        th(.scope("col"), .role("columnheader")) { say(word) }
                    }
                }
            }
            tbody(.role("rowgroup")) {
                for line in model.lines { row(line) }
            }
        }
    }

    private func row(_ line: SearchLine) -> Html {
        tr(.role("row")) {
            td(.role("cell"), .class("case-subject")) {
                anchor(.class("case-link"), .href(model.place.path(to: line.id))) {
                    bdi { Html(citizen: line.subject.isEmpty ? say(.noSubject) : line.subject) }
                }
            }
            td(.role("cell"), .data("label", say(.sender))) {
                bdi { Html(citizen: line.sender.isEmpty ? say(.noSender) : line.sender) }
            }
            td(.role("cell"), .data("label", say(.service))) { line.serviceName ?? line.service?.text ?? say(.noDue) }
            td(.role("cell"), .data("label", say(.state))) { say(Word(line.state)) }
            td(.role("cell"), .data("label", say(.language))) { line.language ?? say(.noDue) }
            td(.role("cell"), .data("label", say(.received)), .class("date")) {
                time(.datetime(line.receivedOn.iso8601)) { say(line.receivedOn) }
            }
        }
    }
}

extension Word {
    static let searchWords = Word("Suchwörter", "Words")
    static let searchHint = Word(
        "In Betreff, Absender, Mail, Antwort und Fallnummer. Wortanfänge genügen; „in Anführungszeichen“ wörtlich.",
        "In subject, sender, mail, reply and case number. Beginnings of words do; “in quotation marks” as it stands.")
    static let fromDay = Word("Eingang ab", "Received from")
    static let untilDay = Word("Eingang bis", "Received until")
    static let any = Word("alle", "any")
    static let searchNow = Word("Suchen", "Search")
    static let searchResult = Word("Gefundene Fälle, neue zuerst", "Cases found, new ones first")
    static let nothingFound = Word("Nichts gefunden.", "Nothing was found.")
    static let nothingFoundYet = Word(
        "Unter den neueren Fällen wurde nichts gefunden. Ältere sind noch nicht durchsucht.",
        "Nothing was found among the newer cases. Older ones are not searched yet.")
    static let olderUnsearched = Word("Ältere Fälle sind noch nicht durchsucht.", "Older cases are not searched yet.")
    static let searchOlder = Word("Ältere Fälle durchsuchen", "Search older cases")
    static let asCSV = Word("Als CSV speichern", "Save as CSV")
    static let asJSON = Word("Als JSON speichern", "Save as JSON")

    init(_ fault: SearchAsking.Fault) {
        switch fault {
        case .longText:
            self.init(
                "Das ist zu lang für eine Suche. Suchen Sie mit höchstens \(SearchWords.longestText) Zeichen.",
                "This is too long for a search. Use at most \(SearchWords.longestText) characters.")
        case .manyTerms:
            self.init(
                "Das sind zu viele Wörter. Suchen Sie mit höchstens \(SearchWords.mostTerms).",
                "These are too many words. Use at most \(SearchWords.mostTerms).")
        case .noDate:
            self.init(
                "Ein Tag ist kein Datum. Schreiben Sie ihn wie 2026-11-21.",
                "A day is no date. Write it like 2026-11-21.")
        }
    }
}
