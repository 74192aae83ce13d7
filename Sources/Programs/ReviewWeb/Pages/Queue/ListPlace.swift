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
    /// The list is another page than the queue.
    var from: Origin?
    /// The list is what a search found: its address.
    var asked: String?

    /// A page other than the queue that an officer works off.
    enum Origin: String, Sendable, Encodable { case decisions }

    /// Bytes of a search's address that are carried along; of a longer one the officer returns to the queue.
    static let longestSearch = 600

    init(
        tab: QueueTab, only: String? = nil, at: Int? = nil, near: CaseID? = nil, from: Origin? = nil,
        asked: String? = nil
    ) {
        (self.tab, self.only, self.at, self.near, self.from) = (tab, only, at, near, from)
        self.asked = asked.flatMap(Self.search)
    }

    /// Nothing but the address of a search.
    private static func search(_ text: String) -> String? {
        let isSearch = text.hasPrefix(Area.search.path.text + "?") && text.utf8.count <= longestSearch
        return isSearch && SitePath(returningTo: text).text == text ? text : nil
    }

    /// Reads what a query or a form carries.
    init(_ fields: Fields, else tab: QueueTab) {
        self.tab = fields["list"].flatMap(QueueTab.init(rawValue:)) ?? tab
        let only = fields.text("only")
        self.only = only.isEmpty || only.utf8.count > 200 ? nil : only
        at = fields.number("at").flatMap { (0...1_000_000).contains($0) ? $0 : nil }
        let near = fields.text("near")
        self.near = near.isEmpty || near.utf8.count > 200 ? nil : CaseID(near)
        from = fields["from-list"].flatMap(Origin.init(rawValue:))
        asked = fields["asked"].flatMap(Self.search)
    }

    /// Whether the next case is shown at once. What is worked off on a page of its own is shown there.
    var isReadThrough: Bool { from == nil && asked == nil }

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
        guard isReadThrough else { return [("from-list", from?.rawValue), ("asked", asked)] }
        return [("list", tab.rawValue), ("only", only), ("at", at.map { String($0) }), ("near", near?.text)]
    }

    func at(_ line: Int?) -> ListPlace {
        ListPlace(tab: tab, only: only, at: line, near: near, from: from, asked: asked)
    }

    /// The same list where it still shows the case, else the one that does.
    func kept(for file: CaseFile) -> ListPlace {
        let isKept = !isReadThrough || near != nil || tab.states.contains(file.state)
        return isKept ? self : ListPlace(tab: QueueTab(showing: file.state))
    }

    /// Whether the case is one of the list, groups aside.
    func holds(_ file: CaseFile, at now: Timestamp) -> Bool {
        tab.shows(file, at: now) && desk.map { $0 == file.desk } ?? true
            && service.map { $0 == file.decision?.service } ?? true
    }

    /// The page of the list that holds this place.
    var page: SitePath {
        if let asked { return SitePath(returningTo: asked) }
        if from == .decisions { return Area.decisions.path }
        if let near { return SitePath.file(near, "similar") }
        let size = ReviewSettings.Limits.casesOnPage
        let page = (at ?? 0) / size
        return SitePath.queue.with([
            ("list", tab.rawValue), ("only", only), ("page", page == 0 ? nil : String(page + 1)),
        ])
    }

    func path(to id: CaseID) -> SitePath { SitePath.file(id).with(members) }

    /// The case again after something was done to it.
    func path(toOpen file: CaseFile) -> SitePath {
        let place = kept(for: file)
        return place == ListPlace(tab: QueueTab(showing: file.state)) ? .file(file.id) : place.path(to: file.id)
    }

    /// Where an officer lands in a list that is not read through: at what happened, before the entry that comes next.
    func landing(before next: CaseID?, _ done: Done) -> SitePath {
        page.with(done.members + [("next", next?.text)]).at(place: "done")
    }
}
