import Cases
import Enquiries
import Hummingbird

/// Whether everything works: mail comes in, goes out, and there is room.
struct HealthPage: Page {
    struct Desk: Encodable, Sendable {
        struct State: Encodable, Sendable {
            let state: CaseState
            let cases: Int
            let oldest: Timestamp
        }
        let id: DeskID
        let name: String
        /// Receipt of the newest case; `nil` where none ever came.
        let lastCase: Timestamp?
        let states: [State]
    }

    struct Model: Encodable, Sendable {
        let desks: [Desk]
        /// Of the installation; `nil` for officers of single desks.
        let installation: HealthReport?
        let log: LogReport?
        let troubles: [String]
    }

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Model {
        let standings = try await site.insight.map { insight in InsightAccess(insight, for: visit.officer) }?
            .standings(.administer)
        let desks = visit.desks(.administer, of: site).map { desk in
            let own = (standings ?? []).filter { $0.desk == desk.id }
            return Desk(
                id: desk.id, name: asking.language(desk.name, of: desk), lastCase: own.map(\.newest).max(),
                states: CaseState.allCases.filter { $0.isOpen || $0 == .sent }.compactMap { state in
                    own.first { $0.state == state }.map { .init(state: state, cases: $0.cases, oldest: $0.oldest) }
                })
        }
        let isForAll = visit.officer.mayEverywhere(.administer)
        return Model(
            desks: desks, installation: isForAll ? try await site.reports.health(asking.language.rawValue) : nil,
            log: isForAll ? try await site.reports.log() : nil,
            troubles: isForAll ? site.troubles(asking.language.rawValue) : [])
    }

    let html: Html

    init(_ model: Model, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        let say = asking.language
        var frame = Frame(title: say(Area.health.name), language: say, visit: visit, address: asking.address)
        frame.area = .health
        html = frame.page {
            h1 { say(Area.health.name) }
            for trouble in model.troubles { notice(.warning, say) { p { trouble } } }
            if let alarm = model.log?.alarm { notice(.danger, say) { p { alarm } } }
            for desk in model.desks { Self.desk(desk, site, say) }
            if let installation = model.installation { Self.installation(installation, model.log, site, say) }
        }
    }

    private static func desk(_ desk: Desk, _ site: ReviewSite, _ say: Language) -> Html {
        func clock(_ moment: Timestamp) -> (CalendarDate, String) {
            (site.clocks.day(of: moment, at: desk.id), site.clocks.time(of: moment, at: desk.id))
        }
        return section(.class("sheet")) {
            h2 { desk.name }
            facts([(say(.lastCase), desk.lastCase.map { moment($0, clock, say) } ?? Html(text: say(.none)))])
            sheetTable(
                say(.waitingCases), [say(.state), say(.casesCount), say(.oldestCase)],
                desk.states.map { state in
                    [
                        Html(text: say(Word(state.state))), Html(text: String(state.cases)),
                        moment(state.oldest, clock, say),
                    ]
                })
        }
    }

    private static func installation(
        _ report: HealthReport, _ log: LogReport?, _ site: ReviewSite, _ say: Language
    ) -> Html {
        section(.class("sheet")) {
            h2 { say(.installation) }
            facts([
                (say(.versionLabel), Html(text: report.software)),
                (say(.incoming), Html(text: String(report.incoming))),
                (
                    say(.setAside),
                    report.setAside == 0
                        ? Html(text: "0") : span(.class("tag warning")) { String(report.setAside) }
                ),
                (say(.transport), Html(text: report.transport)),
                (
                    say(Area.outbox.name),
                    report.outboxNeedsAttention
                        ? span(.class("tag warning")) { report.outbox ?? say(.unknown) }
                        : Html(text: report.outbox ?? say(.unknown))
                ),
                (say(.languageModel), Html(text: report.languageModel ?? say(.noLanguageModel))),
                (say(.diskFree), Html(text: report.diskFreeBytes.map(say.bytes) ?? say(.unknown))),
                (say(.storeSize), Html(text: report.storeBytes.map(say.bytes) ?? say(.unknown))),
                (
                    say(.lastBackup),
                    report.backup.map { moment($0, site.clock, say) }
                        ?? (report.isBackedUpElsewhere
                            ? Html(text: say(Word("Sache des Datenbankservers", "the database server's own")))
                            : span(.class("tag warning")) { say(.none) })
                ),
                (
                    say(.logState),
                    Html(
                        text: log.map { log in
                            "\(log.published ?? 0) / \(log.records), "
                                + "\(log.witnesses.count(where: \.hasSigned)) / \(log.quorum) " + say(.logWitnesses)
                        } ?? say(.unknown))
                ),
            ])
            if !report.inlets.isEmpty {
                sheetTable(
                    say(.inlets), [say(.inlet), say(.state), say(.inletAt)],
                    report.inlets.map { inlet in
                        [
                            Html(text: inlet.name),
                            inlet.standing == .failing
                                ? span(.class("tag warning")) { say(Word(inlet.standing)) }
                                : Html(text: say(Word(inlet.standing))),
                            inlet.at.map { moment($0, site.clock, say) } ?? Html(text: "–"),
                        ]
                    })
            }
        }
    }
}

extension Word {
    init(_ standing: HealthReport.Inlet.Standing) {
        self =
            switch standing {
            case .open: Word("offen", "open")
            case .closed: Word("noch nicht offen", "not open yet")
            case .read: Word("gelesen", "read")
            case .failing: Word("nicht lesbar", "cannot be read")
            }
    }

    static let setAside = Word("Mails, die nicht übernommen werden konnten", "Mails that could not be taken in")
    static let inlets = Word("Posteingang", "Mail in")
    static let inlet = Word("Weg", "way")
    static let inletAt = Word("zuletzt gelesen oder gestört seit", "last read, or failing since")
    static let lastCase = Word("Neuester Fall", "Newest case")
    static let waitingCases = Word("Fälle nach Stand", "Cases by state")
    static let oldestCase = Word("ältester Eingang", "oldest receipt")
    static let installation = Word("Anlage", "Installation")
    static let incoming = Word("Mails, die noch zu lesen sind", "Mails still to be taken in")
    static let transport = Word("Versand", "Transport")
    static let diskFree = Word("Freier Platz", "Free space")
    static let storeSize = Word("Größe des Speichers", "Size of the store")
    static let lastBackup = Word("Neueste Sicherung", "Newest backup")
}
