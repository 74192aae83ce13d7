import Cases
import Enquiries
import Hummingbird
import Measuring
import Pipeline

/// How the work of one desk goes, told so that nobody is watched.
struct MeasuresPage: Page {
    /// Days of the periods that can be chosen. The longest bounds what is read for a page.
    static let periods = [30, 90]

    struct Model: Encodable, Sendable {
        let measures: DeskMeasures
        let days: Int
        /// Stops, the oldest first, that explain a lack of drafts.
        let stops: Int
    }

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Model {
        let desk = try site.chosenDesk(asking, visit, .evaluate)
        let days = asking.query.number("days").flatMap { periods.contains($0) ? $0 : nil } ?? periods[0]
        let clocks = site.clocks
        let now = site.surroundings.now()
        let period = DeskMeasures.Period(days: days, today: clocks.day(of: now, at: desk.id)) { [id = desk.id] in
            clocks.day(of: $0, at: id)
        }
        var facts = WorkFacts()
        if let insight = site.insight {
            let from = site.surroundings.start(of: period.from, at: desk)
            let found = try await InsightAccess(insight, for: visit.officer).workFacts(
                WorkFacts.Query(desk: desk.id, from: from, until: now.adding(seconds: 1)))
            guard let found else { throw Problem.lacksRight(.evaluate) }
            facts = found
        }
        return Model(
            measures: DeskMeasures(facts, of: desk.id, in: period), days: days,
            stops: try await site.pipeline.switches().stops(at: desk.id).count)
    }

    let html: Html

    init(_ model: Model, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        html =
            MeasuresView(
                model: model, desk: site.desk(model.measures.desk), desks: visit.desks(.evaluate, of: site),
                say: asking.language, visit: visit, address: asking.address
            ).page
    }
}

/// The measures as a page.
struct MeasuresView: Sendable {
    let model: MeasuresPage.Model
    let desk: Desk?
    let desks: [Desk]
    let say: Language
    let visit: Visit
    let address: String

    private var measures: DeskMeasures { model.measures }

    var page: Html {
        var frame = Frame(title: say(Area.measures.name), language: say, visit: visit, address: address)
        frame.area = .measures
        frame.isWide = true
        return frame.page {
            div(.class("list-head")) {
                div {
                    h1 { say(Area.measures.name) }
                    p(.class("quiet")) {
                        (desk.map { say($0.name, of: $0) } ?? measures.desk.text)
                            + ": \(say(measures.from)) \(say(.until)) \(say(measures.until))"
                    }
                }
                periods
            }
            deskChoice(desks, chosen: measures.desk, at: Area.measures.path, say)
            if model.stops > 0 { notice(.info, say) { p { say(.measuresStops) } } }
            div(.class("sheets")) {
                sheet(.measuresVolume) { volume }
                sheet(.measuresBacklog) { backlog }
                sheet(.measuresWaiting) { waiting }
                sheet(.measuresReview) { review }
                if let errors = measures.seededErrors { sheet(.measuresSeeded) { seeded(errors) } }
            }
            p(.class("quiet")) { say(.measuresPrivacy) }
        }
    }

    private var periods: Html {
        navigation(.class("choices"), .aria("label", say(.measuresPeriod))) {
            for days in MeasuresPage.periods {
                anchor(
                    .class("button quiet-button"),
                    .href(Area.measures.path.with([("desk", measures.desk.text), ("days", String(days))])),
                    .aria("current", days == model.days ? "page" : nil)
                ) { say(Word.lastDays(days)) }
            }
        }
    }

    private func sheet(_ title: Word, @HtmlBuilder _ content: () -> Html) -> Html {
        section(.class("sheet")) {
            h2 { say(title) }
            content()
        }
    }

    private var volume: Html {
        let values = measures.days.map(\.cases)
        let all = values.reduce(0, +)
        let most = values.max() ?? 0
        return html {
            BarChart(
                id: "volume", title: say(.measuresVolume), description: say(Word.volumeText(all, most)),
                values: values, ends: (say(measures.from), say(measures.until))
            ).html
            p { say(Word.volumeText(all, most)) }
            details(.class("fold")) {
                summary { say(.asTable) }
                sheetTable(
                    say(.measuresVolume), [say(.day), say(.casesCount)],
                    measures.days.map { day in [Html(text: say(day.date)), Html(text: String(day.cases))] })
            }
            breakdown(measures.arrivals, say(.measuresVolume), [say(.casesCount)]) { [String($0)] }
        }
    }

    private var backlog: Html {
        let backlog = measures.backlog
        return html {
            p { say(Word.backlogText(backlog.cases, backlog.oldestDays)) }
            sheetTable(
                say(.measuresBacklog), [say(.due), say(.casesCount)],
                backlog.byDue.map { part in [Html(text: say(Word(part.due))), Html(text: String(part.cases))] })
        }
    }

    private var waiting: Html {
        html {
            p(.class("quiet")) { say(.waitingHint) }
            breakdown(
                measures.waiting, say(.measuresWaiting), [say(.replies), say(.waitingMedian), say(.waitingLong)]
            ) { figure in
                [String(figure.replies), say.decimal(figure.days.median), say.decimal(figure.days.p90)]
            }
        }
    }

    private var review: Html {
        html {
            p(.class("quiet")) { say(.reviewHint) }
            breakdown(
                measures.review, say(.measuresReview),
                [
                    say(.decisions), say(.unedited), say(.editedDrafts), say(.ownReplies), say(.rejectedDrafts),
                    say(.uneditedShare), say(.medianDwell), say(.medianChange), say(.longChange),
                ]
            ) { figures in
                [
                    String(figures.decisions), String(figures.unedited), String(figures.edited),
                    String(figures.ownText), String(figures.rejected),
                    figures.uneditedShare.value.map(say.share) ?? say(.tooFew),
                    figures.medianDwellSeconds.value.map { say.decimal($0) } ?? say(.tooFew),
                    figures.change.value.map { say.share($0.median) } ?? say(.tooFew),
                    figures.change.value.map { say.share($0.p90) } ?? say(.tooFew),
                ]
            }
        }
    }

    private func seeded(_ errors: DeskMeasures.Breakdown<SeededErrors>) -> Html {
        html {
            p(.class("quiet")) { say(.seededHint) }
            breakdown(errors, say(.measuresSeeded), [say(.seededShown), say(.seededCaught), say(.seededShare)]) {
                [String($0.shown), String($0.caught), say.share($0.share)]
            }
        }
    }

    /// The whole and its parts, one row each.
    private func breakdown<Value>(
        _ breakdown: DeskMeasures.Breakdown<Value>, _ name: String, _ columns: [String],
        _ cells: (Value) -> [String]
    ) -> Html {
        func row(_ name: String, _ figure: Guarded<Value>) -> [Html] {
            [Html(text: name)]
                + (figure.value.map { cells($0).map { Html(text: $0) } }
                    ?? columns.map { _ in span(.class("quiet")) { say(.tooFew) } })
        }
        func rows(_ parts: [DeskMeasures.Breakdown<Value>.Row], _ title: (String) -> String) -> [[Html]] {
            parts.map { row($0.name.map(title) ?? say(.notSortedYet), $0.figure) }
        }
        return html {
            sheetTable(
                "\(name), \(say(.byService))", [say(.service)] + columns,
                [row(say(.all), breakdown.all)]
                    + rows(breakdown.byService) { id in
                        desk?.service(ServiceID(id)).map { say($0.name, of: desk) } ?? id
                    })
            sheetTable(
                "\(name), \(say(.byLanguage))", [say(.language)] + columns, rows(breakdown.byLanguage) { $0 })
        }
    }
}
