import Cases
import Enquiries
import Pipeline

/// What the queue shows, and what its JSON twin is.
struct QueueModel: Encodable, Sendable {
    struct Tab: Encodable, Sendable {
        let tab: QueueTab
        let count: Int
    }

    /// One case of the list.
    struct Line: Encodable, Sendable {
        let id: CaseID
        let at: Int
        let desk: DeskID
        let state: CaseState
        let sender: String
        let subject: String
        let service: ServiceID?
        let serviceName: String?
        let confidence: Double?
        let urgency: Urgency
        let due: CalendarDate?
        let daysLeft: Int?
        let today: CalendarDate
        let language: String?
        let flags: [Flag]
        /// The day of receipt where the desk is, and the time of that day.
        let receivedOn: CalendarDate
        let receivedAt: String
        let hasDraft: Bool
        /// Names of colleagues who have the case open.
        let looking: [String]
        /// The name of the officer who works on it.
        let claimedBy: String?
        /// The last change of the case that this line knows of.
        let updatedAt: Timestamp
        /// Whether the visitor may do something to several such cases at once.
        let mayChoose: Bool
    }

    /// A way to narrow the list.
    struct Choice: Encodable, Sendable {
        let value: String
        let name: String
    }

    struct Group: Encodable, Sendable {
        let desk: String
        let choices: [Choice]
    }

    let place: ListPlace
    let tabs: [Tab]
    let lines: [Line]
    /// Counted from 1.
    let page: Int
    let hasMore: Bool
    /// Where the pages before and behind go on.
    let first: String?
    let last: String?
    let groups: [Group]
    /// Why desks shown here do without AI at the moment.
    let stops: [Stop]
    /// What is out of order.
    let troubles: [String]

    /// A stop in force.
    struct Stop: Encodable, Sendable {
        let desk: DeskID?
        let function: AIFunction?
        /// The day on which it was ordered, UTC.
        let since: CalendarDate
    }

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> QueueModel {
        let place = ListPlace(asking.query, else: .review)
        let size = ReviewSettings.Limits.casesOnPage
        let page = min(max(1, asking.query.number("page") ?? 1), 100_000)
        let offset = (page - 1) * size
        let counts = try await visit.cases.counts(desk: place.desk)
        let putOff = try await visit.cases.snoozed(desk: place.desk, at: site.surroundings.now())
        let from = start(asking.query)
        // A page that is named by its number alone is reached by counting.
        var found = try await visit.cases.summaries(
            place.query(
                from: from, offset: from == nil ? offset : 0, limit: size + 1,
                at: site.surroundings.now()))
        let isBackwards = from?.isBackwards == true
        let hasMore = isBackwards || found.count > size
        found = isBackwards ? found.prefix(size).reversed() : Array(found.prefix(size))
        let today = site.surroundings.now()
        let board = try await site.stops.value()
        let stops = (place.desk.map { board.stops(at: $0) } ?? board.stops).map {
            Stop(desk: $0.desk, function: $0.function, since: $0.at.date())
        }
        let claims = try await site.officers.claims(on: found.map(\.id)).filter { $0.value.counts(at: today) }
        var names: [OfficerID: String] = [:]
        if !claims.isEmpty { for officer in try await site.officers.officers() { names[officer.id] = officer.name } }
        let lines = found.enumerated().map { index, summary in
            Line(
                summary, at: offset + index, now: today, site: site, say: asking.language,
                looking: site.presence.others(on: summary.id, besides: visit.officer.id),
                claimedBy: claims[summary.id].map { names[$0.officer] ?? $0.officer.text },
                mayChoose: visit.officer.may(.edit, at: summary.desk) && summary.state.waitsForOfficer)
        }
        return QueueModel(
            place: place,
            tabs: QueueTab.allCases.map { Tab(tab: $0, count: $0.count(counts, putOff: putOff)) },
            lines: lines, page: page, hasMore: hasMore, first: found.first.map { ListKey($0).text },
            last: found.last.map { ListKey($0).text },
            groups: Self.groups(of: visit.desks(.read, of: site), shown: place.desk, asking.language), stops: stops,
            troubles: site.troubles(asking.language.rawValue))
    }

    /// With very many desks their services can be chosen only at the one that is shown: else each page would list them all.
    ///
    /// - Parameter shown: The desk that the list is limited to.
    static func groups(of desks: [Desk], shown: DeskID?, _ say: Language) -> [Group] {
        let isLong = desks.count > ReviewSettings.Limits.desksWithServices
        let whole = Group(
            desk: say(.desks), choices: desks.map { Choice(value: $0.id.text, name: say($0.name, of: $0)) })
        return (isLong ? [whole] : [])
            + desks.filter { !isLong || $0.id == shown }.map { desk in
                let everything = Choice(value: desk.id.text, name: say(desk.name, of: desk) + ": " + say(.wholeDesk))
                return Group(
                    desk: say(desk.name, of: desk),
                    choices: (isLong ? [] : [everything])
                        + desk.services.map { service in
                            Choice(value: "\(desk.id)/\(service.id)", name: say(service.name, of: desk))
                        })
            }
    }

    private static func start(_ query: Fields) -> CaseQuery.Start? {
        if let key = query["after"].flatMap({ ListKey($0) }) { return .after(key) }
        return query["before"].flatMap { ListKey($0) }.map { .before($0) }
    }

    var mayChoose: Bool { lines.contains(where: \.mayChoose) }

    var ownPage: SitePath { page(page, []) }
    var nextPage: SitePath { page(page + 1, [("after", last)]) }
    /// The first page begins where the list does, whatever came in front meanwhile.
    var previousPage: SitePath { page(page - 1, page > 2 ? [("before", first)] : []) }

    private func page(_ number: Int, _ start: [(String, String?)]) -> SitePath {
        SitePath.queue.with(
            [("list", place.tab.rawValue), ("only", place.only), ("page", number > 1 ? String(number) : nil)] + start)
    }
}

extension QueueModel.Line {
    init(
        _ summary: CaseSummary, at line: Int, now: Timestamp, site: ReviewSite, say: Language, looking: [String],
        claimedBy: String?, mayChoose: Bool
    ) {
        let today = site.clocks.day(of: now, at: summary.desk)
        let received = site.clocks.dayAndTime(of: summary.receivedAt, at: summary.desk)
        self.init(
            id: summary.id, at: line, desk: summary.desk, state: summary.state, sender: summary.sender,
            subject: summary.subject, service: summary.service,
            serviceName: summary.service.flatMap { site.name(of: $0, at: summary.desk, say) },
            confidence: summary.confidence, urgency: summary.urgency, due: summary.due,
            daysLeft: summary.due.map { $0.daysSince1970 - today.daysSince1970 }, today: today,
            language: summary.language,
            flags: summary.flags, receivedOn: received.day, receivedAt: received.time,
            hasDraft: summary.state == .drafted, looking: looking, claimedBy: claimedBy,
            updatedAt: summary.updatedAt, mayChoose: mayChoose)
    }
}
