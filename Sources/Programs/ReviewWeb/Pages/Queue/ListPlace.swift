import Cases
import Enquiries

/// Where an officer is in a list: which list, narrowed to what, at which line. It travels in addresses and forms, so
/// that the next case is the next one of the same list and nothing has to be remembered on the server.
struct ListPlace: Sendable, Equatable, Encodable {
    var tab: QueueTab
    /// `desk` or `desk/service`; `nil` for everything.
    var only: String?
    /// The line, counted from 0; `nil` where the officer came by another way.
    var at: Int?

    init(tab: QueueTab, only: String? = nil, at: Int? = nil) { (self.tab, self.only, self.at) = (tab, only, at) }

    /// Reads what a query or a form carries.
    init(_ fields: Fields, else tab: QueueTab) {
        self.tab = fields["list"].flatMap(QueueTab.init(rawValue:)) ?? tab
        let only = fields.text("only")
        self.only = only.isEmpty || only.utf8.count > 200 ? nil : only
        at = fields.number("at").flatMap { (0...1_000_000).contains($0) ? $0 : nil }
    }

    var desk: DeskID? { only?.split(separator: "/").first.map { DeskID(String($0)) } }

    var service: ServiceID? {
        guard let parts = only?.split(separator: "/", maxSplits: 1), parts.count == 2 else { return nil }
        return ServiceID(String(parts[1]))
    }

    func query(offset: Int, limit: Int, at now: Timestamp) -> CaseQuery {
        var query = CaseQuery(desk: desk, states: tab.states, service: service, offset: offset, limit: limit)
        query.snoozed = tab.snoozed(at: now)
        return query
    }

    /// What an address or a form has to carry to come back here.
    var members: [(String, String?)] {
        [("list", tab.rawValue), ("only", only), ("at", at.map { String($0) })]
    }

    func at(_ line: Int?) -> ListPlace { ListPlace(tab: tab, only: only, at: line) }

    /// The page of the queue that holds this place.
    var page: SitePath {
        let size = ReviewSettings.Limits.casesOnPage
        let page = (at ?? 0) / size
        return SitePath.queue.with([
            ("list", tab.rawValue), ("only", only), ("page", page == 0 ? nil : String(page + 1)),
        ])
    }

    func path(to id: CaseID) -> SitePath { SitePath.file(id).with(members) }
}

/// The lines of a list around one case.
struct Neighbours: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        let id: CaseID
        let at: Int
    }

    var previous: Line?
    var next: Line?
    /// Where the case itself stands now; `nil` where it is not near the place any more.
    var own: Int?

    /// Looks a few lines around `place`, since the list may have moved meanwhile.
    static func of(
        _ id: CaseID, at place: ListPlace, in cases: CaseAccess, now: Timestamp
    ) async throws -> Neighbours {
        let first = max(0, (place.at ?? 0) - 3)
        let lines = try await cases.summaries(place.query(offset: first, limit: place.at == nil ? 50 : 8, at: now))
            .enumerated().map { Line(id: $1.id, at: first + $0) }
        if let index = lines.firstIndex(where: { $0.id == id }) {
            return Neighbours(
                previous: index > 0 ? lines[index - 1] : nil,
                next: index + 1 < lines.count ? lines[index + 1] : nil, own: lines[index].at)
        }
        // The case has left the list: what stood behind it has moved up to its line.
        let at = place.at ?? 0
        return Neighbours(
            previous: lines.last { $0.at < at }, next: lines.first { $0.at >= at } ?? lines.last, own: nil)
    }
}
