import Cases
import Enquiries
import Hummingbird
import Pipeline
import Triage

/// What a desk knows: services, keyword rules, answers, each with the place where it stands and who owns it. Rules and
/// answers are shown for one ``RuleGroup`` at a time, the one that `service` or `about` in the address names.
struct RulesPage: Page {
    struct ServiceLine: Encodable, Sendable {
        let id: ServiceID
        let name: String
        let unit: String
        let rules: Int
        let answers: Int
        let origin: String
    }

    /// How many rules decide about something that concerns no service alone.
    struct GeneralLine: Encodable, Sendable {
        let about: String
        let rules: Int
    }

    struct RuleLine: Encodable, Sendable {
        let id: String
        let reason: String
        /// What it looks for.
        let words: [String]
        /// What follows, as `name: value`.
        let consequence: [String]
        let origin: String
    }

    struct AnswerLine: Encodable, Sendable {
        let id: String
        let service: ServiceID
        let language: String
        let title: String
        let version: Int
        let validFrom: CalendarDate
        let validTo: CalendarDate?
        /// Whether it may be used today.
        let isValid: Bool
        let unit: String
        let origin: String
    }

    /// What an officer said of intent and flags of a case, beside what the desk had found.
    struct ExampleLine: Encodable, Sendable {
        let id: CaseID
        let day: CalendarDate
        let intentBefore: Intent
        let intent: Intent
        let flagsAdded: [Flag]
        let flagsRemoved: [Flag]
    }

    struct Model: Encodable, Sendable {
        let desk: DeskID
        let name: String
        let services: [ServiceLine]
        let general: [GeneralLine]
        /// The service whose rules and answers these are, or what else they decide about; `nil` where none was chosen.
        let service: ServiceID?
        let about: String?
        let rules: [RuleLine]
        let answers: [AnswerLine]
        /// The newest first.
        let examples: [ExampleLine]
    }

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Model {
        let desk = try site.chosenDesk(asking, visit, .read)
        let group = try RuleGroup.asked(asking.query, at: desk)
        let say = asking.language
        let today = site.clocks.day(of: site.surroundings.now(), at: desk.id)
        return Model(
            desk: desk.id, name: say(desk.name, of: desk),
            services: desk.services.map { service in
                ServiceLine(
                    id: service.id, name: say(service.name, of: desk), unit: say(service.unit, of: desk),
                    rules: desk.rules.count { $0.consequence.service == service.id },
                    answers: desk.answers.count { $0.service == service.id }, origin: "\(service.origin)")
            },
            general: RuleGroup.general.map { one in
                GeneralLine(about: one.name, rules: desk.rules.count(where: one.group.holds))
            },
            service: asking.query["service"].map { ServiceID($0) }, about: asking.query["about"],
            rules: desk.rules.filter { group?.holds($0) ?? false }.map { rule in
                RuleLine(
                    id: rule.id, reason: say(rule.reason, of: desk), words: rule.any + rule.all,
                    consequence: Self.consequence(rule.consequence), origin: "\(rule.origin)")
            },
            answers: desk.answers.filter { group?.holds($0) ?? false }.map { answer in
                AnswerLine(
                    id: answer.id, service: answer.service, language: answer.language, title: answer.title,
                    version: answer.version, validFrom: answer.validFrom, validTo: answer.validTo,
                    isValid: answer.isValid(on: today), unit: answer.unit, origin: "\(answer.origin)")
            },
            examples: try await visit.cases.relabelled(at: desk.id, limit: ReviewSettings.Limits.examplesOfRules)
                .compactMap { Self.example($0, site) })
    }

    /// `nil` where the case was sorted anew since.
    private static func example(_ file: CaseFile, _ site: ReviewSite) -> ExampleLine? {
        guard let decision = file.decision, let said = decision.relabelling else { return nil }
        return ExampleLine(
            id: file.id, day: site.clocks.day(of: said.at, at: file.desk), intentBefore: said.intentFrom,
            intent: decision.intent, flagsAdded: decision.flags.filter { !said.flagsFrom.contains($0) },
            flagsRemoved: said.flagsFrom.filter { !decision.flags.contains($0) })
    }

    private static func consequence(_ what: KeywordRule.Consequence) -> [String] {
        [
            what.service.map { "service: \($0)" }, what.intent.map { "intent: \($0.rawValue)" },
            what.flag.map { "flag: \($0.rawValue)" }, what.urgency.map { "urgency: \($0.rawValue)" },
            what.lifeEvent.map { "life event: \($0.rawValue)" }, what.action.map { "action: \($0.rawValue)" },
        ].compactMap { $0 }
    }

    let html: Html

    init(_ model: Model, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        html = RulesView(
            model: model, desks: visit.desks(.read, of: site), say: asking.language, visit: visit,
            address: asking.address
        ).page(nil)
    }

    /// Shows what the desk would make of a mail. Nothing is kept of it, and nobody is asked.
    static func attempt(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let wanted = DeskID(asking.form.text("desk"))
        guard let desk = visit.desks(.read, of: site).first(where: { $0.id == wanted }),
            let office = site.pipeline.offices[desk.id]
        else { throw Problem(.notFound) }
        let subject = String(asking.form.text("subject").prefix(500))
        let text = String(asking.form.text("text").prefix(ReviewSettings.Limits.triedText))
        let now = site.surroundings.now()
        let enquiry = Enquiry(
            id: MailID("tried"), rawSHA256: "", mailKey: "", receivedAt: now, writtenOn: now.date(),
            from: .init(address: "nobody@localhost"), subject: subject, text: text,
            spans: [.init(kind: .reply, text: text)])
        let decision = text.isEmpty && subject.isEmpty ? nil : office.triage.decision(for: enquiry)
        let view = RulesView(
            model: try await load(site, asking.withQuery(desk: desk.id), visit), desks: visit.desks(.read, of: site),
            say: asking.language,
            visit: visit, address: Area.rules.path.with([("desk", desk.id.text)]).text)
        return .page(view.page(TriedMail(subject: subject, text: text, decision: decision, desk: desk)))
    }
}

/// A mail that somebody tried, and what the desk made of it; `nil` where there was nothing to read.
struct TriedMail: Sendable {
    let subject: String
    let text: String
    let decision: TriageDecision?
    let desk: Desk
}

extension Asking {
    /// The same request as one about a desk.
    func withQuery(desk: DeskID) -> Asking {
        Asking(
            parameters: parameters, query: Fields(encoded: "desk=\(SitePath.escaped(desk.text))".utf8) ?? .none,
            form: form, visit: visit, language: language, address: address, origin: origin,
            client: client, device: device, knownTag: nil)
    }
}
