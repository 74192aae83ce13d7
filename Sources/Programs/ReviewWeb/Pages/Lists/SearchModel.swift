import Cases
import Enquiries

/// What a visitor looks for: words and filters. It travels in the address.
struct SearchAsking: Encodable, Sendable {
    /// What is wrong with it.
    enum Fault: String, Encodable, Sendable, CaseIterable { case longText, manyTerms, noDate }

    let typed: String
    /// `desk` or `desk/service`; `nil` for everything.
    let only: String?
    let state: CaseState?
    let language: String?
    let from: CalendarDate?
    /// The last day, whole.
    let until: CalendarDate?
    let fault: Fault?
    private let words: SearchWords

    private enum CodingKeys: CodingKey { case typed, only, state, language, from, until, fault }

    init(_ fields: Fields) {
        typed = fields.text("q")
        only = ListPlace(fields, else: .review).only
        state = CaseState(rawValue: fields.text("state"))
        let code = fields.text("language")
        language = code.isEmpty || code.utf8.count > 20 ? nil : code
        let dates = ["from", "until"].map { (fields.text($0), CalendarDate(iso8601: fields.text($0))) }
        (from, until) = (dates[0].1, dates[1].1)
        do throws(SearchWords.Excess) {
            words = try SearchWords(typed)
            fault = dates.contains { !$0.0.isEmpty && $0.1 == nil } ? .noDate : nil
        } catch {
            words = SearchWords(terms: [])
            fault = error == .longText ? .longText : .manyTerms
        }
    }

    /// Nothing was asked yet.
    var isEmpty: Bool {
        typed.isEmpty && only == nil && state == nil && language == nil && from == nil && until == nil
    }

    /// - Parameter desks: Those that the visitor may read; days begin where the first of them is.
    func query(_ clocks: LocalClocks, desks: [Desk]) -> SearchQuery {
        let place = ListPlace(tab: .review, only: only)
        var query = SearchQuery(words)
        query.desks = place.desk.map { [$0] }
        query.service = place.service
        query.states = state.map { [$0] } ?? []
        query.language = language
        if let clock = place.desk ?? desks.first?.id {
            query.receivedFrom = from.map { clocks.start(of: $0, at: clock) }
            query.receivedBefore = until.map { clocks.start(of: $0.adding(days: 1), at: clock) }
        }
        return query
    }

    /// What an address has to carry to ask the same again.
    var members: [(String, String?)] {
        [
            ("q", typed), ("only", only), ("state", state?.rawValue), ("language", language),
            ("from", from?.iso8601), ("until", until?.iso8601),
        ]
    }
}

/// What the search page shows, and what its JSON twin is.
struct SearchModel: Encodable, Sendable {
    let asked: SearchAsking
    let lines: [SearchLine]
    /// Where the next page goes on; `nil` on the last one.
    let after: Int64?
    /// Whether there may be more only among older cases, which were not looked at yet.
    let isCutShort: Bool
    let groups: [QueueModel.Group]
    let languages: [String]
    /// This page, for the way back from a case.
    let place: ListPlace

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> SearchModel {
        let asked = SearchAsking(asking.query)
        let desks = visit.desks(.read, of: site)
        let found = try await findings(asked, asking.query, site, visit)
        let size = ReviewSettings.Limits.casesOnPage
        let shown = found.hits.prefix(size)
        let isMore = found.hits.count > size
        return SearchModel(
            asked: asked, lines: shown.map { SearchLine($0.summary, site: site, say: asking.language) },
            after: isMore ? shown.last?.place.number : found.unsearchedFrom?.number,
            isCutShort: !isMore && found.unsearchedFrom != nil,
            groups: QueueModel.groups(
                of: desks, shown: ListPlace(tab: .review, only: asked.only).desk, asking.language),
            languages: Set(desks.flatMap(\.languages)).sorted(),
            place: ListPlace(
                tab: .review,
                asked: Area.search.path.with(asked.members + [("after", asking.query["after"])]).text))
    }

    /// What one page shows, and one more where there is more.
    ///
    /// - Parameter fields: Where the page begins.
    static func findings(
        _ asked: SearchAsking, _ fields: Fields, _ site: ReviewSite, _ visit: Visit
    ) async throws -> SearchFindings {
        guard asked.fault == nil, !asked.isEmpty else { return SearchFindings([]) }
        var query = asked.query(site.clocks, desks: visit.desks(.read, of: site))
        query.after = fields["after"].flatMap { Int64($0) }.map { SearchPlace($0) }
        query.limit = ReviewSettings.Limits.casesOnPage + 1
        return try await visit.cases.search(query)
    }
}

/// A case that was found. No text of a mail but its subject.
struct SearchLine: Encodable, Sendable {
    let id: CaseID
    let desk: DeskID
    let state: CaseState
    let service: ServiceID?
    let serviceName: String?
    let language: String?
    let urgency: Urgency
    let due: CalendarDate?
    /// The day of receipt where the desk is.
    let receivedOn: CalendarDate
    let subject: String
    let sender: String

    init(_ summary: CaseSummary, site: ReviewSite, say: Language) {
        let desk = site.desk(summary.desk)
        (id, self.desk, state, service) = (summary.id, summary.desk, summary.state, summary.service)
        serviceName = summary.service.flatMap { desk?.service($0) }.map { say($0.name, of: desk) }
        (language, urgency, due) = (summary.language, summary.urgency, summary.due)
        receivedOn = site.clocks.day(of: summary.receivedAt, at: summary.desk)
        (subject, sender) = (summary.subject, summary.sender)
    }
}
