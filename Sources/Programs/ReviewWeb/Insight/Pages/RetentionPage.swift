import Enquiries
import Hummingbird

/// What is kept for how long, what is due, and what was erased. A person or a case is erased after a second look; see
/// ``ErasurePages``.
struct RetentionPage: Page {
    struct Model: Encodable, Sendable { let retention: RetentionReport? }

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Model {
        guard let report = try await site.reports.retention() else { return Model(retention: nil) }
        let isForAll = visit.officer.mayEverywhere(.administer)
        return Model(
            retention: RetentionReport(
                periods: report.periods, override: report.override,
                due: report.due.filter { visit.officer.may(.administer, at: $0.desk) },
                erasures: isForAll ? report.erasures : [], directory: report.directory))
    }

    let html: Html

    init(_ model: Model, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        html = RetentionView(model: model, site: site, say: asking.language, visit: visit).page(
            SoughtErasure(typed: String(asking.query.text("case").prefix(254)), result: .nothing))
    }

    static func certificate(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard visit.officer.mayEverywhere(.administer) else { throw Problem.lacksRight(.administer) }
        guard let bytes = try await site.reports.certificate(asking.parameters["id"] ?? "") else {
            throw Problem(.notFound)
        }
        return .download(bytes, name: "erasure.json")
    }
}

/// Retention and erasure as a page.
struct RetentionView: Sendable {
    let model: RetentionPage.Model
    let site: ReviewSite
    let say: Language
    let visit: Visit

    /// - Parameter sought: What stands in the field, and what is told of it above.
    func page(_ sought: SoughtErasure?) -> Html {
        var frame = Frame(
            title: say(Area.retention.name), language: say, visit: visit, address: Area.retention.path.text)
        frame.area = .retention
        return frame.page {
            h1 { say(Area.retention.name) }
            if let report = model.retention {
                if let told = sought?.told(report, say, visit) {
                    section(.class("sheet"), .id("done"), .focusable(-1), .role("status")) { told }
                }
                if visit.officer.mayEverywhere(.administer) { box(sought?.typed ?? "") }
                periods(report)
                if visit.officer.mayEverywhere(.administer) { erasures(report) }
            } else {
                p { say(.notServed) }
            }
        }
    }

    private func periods(_ report: RetentionReport) -> Html {
        section(.class("sheet")) {
            h2 { say(.retentionPeriods) }
            if let override = report.override { notice(.warning, say) { p { override } } }
            sheetTable(
                say(.retentionPeriods), [say(.kept), say(.period)],
                report.periods.map { [Html(text: say(Word(kept: $0.kind))), Html(text: say(Word(period: $0.period)))] })
            h3 { say(.dueNow) }
            ul {
                for due in report.due {
                    li {
                        (site.desk(due.desk).map { say($0.name, of: $0) } ?? due.desk.text) + ": "
                            + say(Word.due(due.cases, due.held))
                    }
                }
            }
            p {
                say(.dueCommand) + " "
                code { "postroom case erase --due --desk \(report.directory)" }
            }
        }
    }

    private func box(_ typed: String) -> Html {
        section(.class("sheet")) {
            h2 { say(.findPerson) }
            p(.class("quiet")) { say(.findPersonHint) }
            form(.post, .action(.area(.retention, "person"))) {
                visit.formToken
                div(.class("field")) {
                    label(.for("address")) { say(.addressOrCase) }
                    input(
                        .type("text"), .id("address"), .name("address"), .value(typed), .longest(254),
                        .autocomplete("off"), .spellcheck(false), .required())
                }
                p { button(.class("button main"), .type("submit")) { say(.findPersonButton) } }
            }
        }
    }

    private func erasures(_ report: RetentionReport) -> Html {
        section(.class("sheet")) {
            h2 { say(.erasures) }
            if report.erasures.isEmpty {
                p { say(.noErasures) }
            } else {
                sheetTable(
                    say(.erasures), [say(.logWhen), say(.ground), say(.casesCount), say(.certificate)],
                    report.erasures.map { erasure in
                        [
                            moment(erasure.at, site.clock, say), Html(text: say(Word(ground: erasure.ground))),
                            Html(text: String(erasure.cases)),
                            anchor(.href(.area(.retention, "certificates", erasure.record))) { say(.download) },
                        ]
                    })
            }
        }
    }
}
