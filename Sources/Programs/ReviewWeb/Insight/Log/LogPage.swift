import Cases
import Enquiries
import Hummingbird
import Transparency

/// Every action of the AI and of people around it, newest first, with the state of the log. No word of a mail is here:
/// the lines are made of the public leaves.
struct LogPage: Page {
    struct Line: Encodable, Sendable {
        /// Counted from 1.
        let position: Int64
        let record: String
        let action: String
        let at: Timestamp
        let byPerson: Bool
        let desk: DeskID?
        let caseID: CaseID?
        /// `kind id version` of each part of the software that took part.
        let components: [String]
        let tokens: LogLine.Tokens?
        /// Closed words of the outcome.
        let outcome: [String: String]
    }

    struct Model: Encodable, Sendable {
        let lines: [Line]
        /// The position behind which the next page begins; `nil` on the last one.
        let next: Int64?
        let action: String?
        let only: CaseID?
        let log: LogReport?
    }

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Model {
        let action = asking.query["action"].flatMap(ActionRecord.Action.init(rawValue:))
        let only = asking.query["case"].flatMap { $0.isEmpty ? nil : CaseID($0) }
        var lines: [LogLine] = []
        let size = ReviewSettings.Limits.recordsOnPage
        if let insight = site.insight {
            lines = try await InsightAccess(insight, for: visit.officer).logLines(
                LogQuery(
                    action: action, caseID: only,
                    before: asking.query["before"].flatMap { Int64($0) }, limit: size + 1))
        }
        return Model(
            lines: lines.prefix(size).map { Line($0) }, next: lines.count > size ? lines[size - 1].position : nil,
            action: action?.rawValue, only: only,
            // How the log stands as a whole concerns the installation.
            log: visit.officer.mayEverywhere(.audit) ? try await site.reports.log() : nil)
    }

    let html: Html

    init(_ model: Model, _ site: ReviewSite, _ asking: Asking, _ visit: Visit) {
        html = LogView(model: model, site: site, say: asking.language, visit: visit, address: asking.address).page(nil)
    }

    /// Checks the log now, and shows what was found above the list.
    static func check(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard visit.officer.mayEverywhere(.audit) else { throw Problem.lacksRight(.audit) }
        guard let found = try await site.reports.checkLog() else { throw Problem(.notFound) }
        let model = try await load(site, asking, visit)
        return .page(
            LogView(model: model, site: site, say: asking.language, visit: visit, address: Area.log.path.text)
                .page(found))
    }

    static func checkpoint(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        guard visit.officer.mayEverywhere(.audit) else { throw Problem.lacksRight(.audit) }
        guard let bytes = try await site.reports.checkpoint() else { throw Problem(.notFound) }
        return .download(bytes, name: "checkpoint.txt")
    }

    /// The proof opens what the approval committed to, so it is for those who audit the desk of the case.
    static func proof(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> Response {
        let file = try await visit.cases.load(asking.caseID, .audit)
        guard let bytes = try await site.reports.proof(of: file.id) else { throw Problem(.noSuchCase) }
        return .download(bytes, name: "reply.tlog-proof")
    }
}

extension LogPage.Line {
    init(_ line: LogLine) {
        let leaf = JSONValue(canonical: line.leaf)
        var components: [String] = []
        if case .array(let parts)? = leaf?["model"] {
            components = parts.map { part in
                ["kind", "id", "version"].compactMap { part[$0]?.text }.joined(separator: " ")
            }
        }
        var outcome: [String: String] = [:]
        // A commitment says nothing to people.
        if case .object(let members)? = leaf?["outcome"] {
            outcome = members.compactMapValues { Self.words($0) }.filter { $0.value.utf8.count < 64 }
        }
        var at = Timestamp(milliseconds: 0)
        if case .integer(let end)? = leaf?["time"]?["end"] { at = Timestamp(milliseconds: end) }
        self.init(
            position: line.position, record: line.id, action: line.action, at: at, byPerson: line.byPerson,
            desk: line.desk, caseID: line.caseID, components: components, tokens: line.tokens, outcome: outcome)
    }

    private static func words(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .bool(let isSet): isSet ? "yes" : "no"
        case .array(let items): items.isEmpty ? nil : items.compactMap(words).joined(separator: ", ")
        case .null, .object: nil
        }
    }
}
