import Enquiries
import Hummingbird

/// What is kept for how long, what is due, and what erasing a person would remove.
///
/// The pages erase nothing: models that learned from a person, copies and the files of the store can only be cleaned
/// while no program works with them. So the page shows what would go, and the command that does it.
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
        html = RetentionView(model: model, site: site, say: asking.language, visit: visit).page(nil)
    }

    /// A person has mail at many desks, so this takes the right at all of them.
    static func search(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard visit.officer.mayEverywhere(.administer) else { throw Problem.lacksRight(.administer) }
        let address = String(asking.form.text("address").prefix(254))
        let isAddress = address.contains("@") && !address.contains { $0.isWhitespace || $0.isNewline }
        let found = isAddress ? try await site.reports.erasure(of: address) : nil
        let view = RetentionView(
            model: try await load(site, asking, visit), site: site, say: asking.language, visit: visit)
        return .page(view.page(SoughtPerson(address: address, isAddress: isAddress, found: found)))
    }

    static func certificate(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard visit.officer.mayEverywhere(.administer) else { throw Problem.lacksRight(.administer) }
        guard let bytes = try await site.reports.certificate(asking.parameters["id"] ?? "") else {
            throw Problem(.notFound)
        }
        return .download(bytes, name: "erasure.json")
    }
}

/// Whose mail somebody looked for, and what was found.
struct SoughtPerson: Sendable {
    let address: String
    let isAddress: Bool
    let found: ErasurePreview?
}

/// Retention and erasure as a page.
struct RetentionView: Sendable {
    let model: RetentionPage.Model
    let site: ReviewSite
    let say: Language
    let visit: Visit

    func page(_ sought: SoughtPerson?) -> Html {
        var frame = Frame(
            title: say(Area.retention.name), language: say, visit: visit, address: Area.retention.path.text)
        frame.area = .retention
        return frame.page {
            h1 { say(Area.retention.name) }
            if let report = model.retention {
                if let sought { preview(sought, report) }
                if visit.officer.mayEverywhere(.administer) { box(sought) }
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

    private func box(_ sought: SoughtPerson?) -> Html {
        section(.class("sheet")) {
            h2 { say(.findPerson) }
            p(.class("quiet")) { say(.findPersonHint) }
            form(.post, .action(.area(.retention, "person"))) {
                visit.formToken
                p {
                    label(.for("address")) { say(.mailAddress) }
                    input(
                        .type("text"), .id("address"), .name("address"), .value(sought?.address ?? ""), .longest(254),
                        .autocomplete("off"), .spellcheck(false), .required())
                }
                p { button(.class("button main"), .type("submit")) { say(.findPersonButton) } }
            }
        }
    }

    private func preview(_ sought: SoughtPerson, _ report: RetentionReport) -> Html {
        section(.class("sheet"), .id("done"), .focusable(-1), .role("status")) {
            h2 { say(.wouldGo) }
            if !sought.isAddress {
                notice(.warning, say) { p { say(.noAddress) } }
            } else if let found = sought.found {
                self.found(found, sought.address, report)
            } else {
                p { say(.notServed) }
            }
        }
    }

    private func found(_ found: ErasurePreview, _ address: String, _ report: RetentionReport) -> Html {
        html {
            p { bdi { Html(citizen: address) } }
            p { say(Word.foundOfPerson(found.cases.count, found.events, found.unreadMails)) }
            if !found.cases.isEmpty {
                sheetTable(
                    say(.wouldGo), [say(.logCase), say(.state), say(.mails), say(.replies)],
                    found.cases.map { file in
                        [
                            html {
                                file.id.text
                                if file.isHeld {
                                    " "
                                    span(.class("tag warning")) { say(.held) }
                                }
                            },
                            Html(text: say(Word(file.state))), Html(text: String(file.mails)),
                            Html(text: String(file.replies)),
                        ]
                    })
            }
            if found.cases.contains(where: \.isHeld) { notice(.warning, say) { p { say(.heldHint) } } }
            if !found.cases.isEmpty || found.events > 0 || found.unreadMails > 0 {
                p { say(.eraseHow) }
                pre { Html(citizen: Self.command(address, report.directory, unread: found.unreadMails > 0)) }
                p(.class("quiet")) { say(.whatStays) }
            }
        }
    }

    /// The command, with the address so that no shell reads more into it.
    static func command(_ address: String, _ directory: String, unread: Bool) -> String {
        func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
        return "postroom case erase --person \(quoted(address)) --ground request --desk \(quoted(directory))"
            + (unread ? " --unread" : "")
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
