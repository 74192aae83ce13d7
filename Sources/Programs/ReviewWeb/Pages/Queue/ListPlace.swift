import Cases
import Enquiries

/// Where an officer is in a list: which list, narrowed to what, at which line. It travels in addresses and forms, so
/// that the next case is the next one of the same list and nothing has to be remembered on the server.
struct ListPlace: Sendable, Equatable, Encodable {
    var tab: QueueTab
    /// `desk` or `desk/service`; `nil` for everything.
    var only: String?
    /// The line, counted from 0, for people; `nil` where the officer came by another way. It may be off by some where
    /// the list moved meanwhile, so that the next case is found by the case and not by this.
    var at: Int?
    /// The list is the group of cases like this one.
    var near: CaseID?

    init(tab: QueueTab, only: String? = nil, at: Int? = nil, near: CaseID? = nil) {
        (self.tab, self.only, self.at, self.near) = (tab, only, at, near)
    }

    /// Reads what a query or a form carries.
    init(_ fields: Fields, else tab: QueueTab) {
        self.tab = fields["list"].flatMap(QueueTab.init(rawValue:)) ?? tab
        let only = fields.text("only")
        self.only = only.isEmpty || only.utf8.count > 200 ? nil : only
        at = fields.number("at").flatMap { (0...1_000_000).contains($0) ? $0 : nil }
        let near = fields.text("near")
        self.near = near.isEmpty || near.utf8.count > 200 ? nil : CaseID(near)
    }

    var desk: DeskID? { only?.split(separator: "/").first.map { DeskID(String($0)) } }

    var service: ServiceID? {
        guard let parts = only?.split(separator: "/", maxSplits: 1), parts.count == 2 else { return nil }
        return ServiceID(String(parts[1]))
    }

    func query(from: CaseQuery.Start? = nil, offset: Int = 0, limit: Int, at now: Timestamp) -> CaseQuery {
        var query = CaseQuery(
            desk: desk, states: tab.states, service: service, from: from, offset: offset, limit: limit)
        query.snoozed = tab.snoozed(at: now)
        return query
    }

    /// What an address or a form has to carry to come back here.
    var members: [(String, String?)] {
        [("list", tab.rawValue), ("only", only), ("at", at.map { String($0) }), ("near", near?.text)]
    }

    func at(_ line: Int?) -> ListPlace { ListPlace(tab: tab, only: only, at: line, near: near) }

    /// Whether the case is one of the list, groups aside.
    func holds(_ file: CaseFile, at now: Timestamp) -> Bool {
        tab.shows(file, at: now) && desk.map { $0 == file.desk } ?? true
            && service.map { $0 == file.decision?.service } ?? true
    }

    /// The page of the list that holds this place.
    var page: SitePath {
        if let near { return SitePath.file(near, "similar") }
        let size = ReviewSettings.Limits.casesOnPage
        let page = (at ?? 0) / size
        return SitePath.queue.with([
            ("list", tab.rawValue), ("only", only), ("page", page == 0 ? nil : String(page + 1)),
        ])
    }

    func path(to id: CaseID) -> SitePath { SitePath.file(id).with(members) }
}
