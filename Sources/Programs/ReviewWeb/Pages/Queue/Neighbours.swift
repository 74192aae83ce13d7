import Cases
import Enquiries

/// The lines of a list around one case.
struct Neighbours: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        let id: CaseID
        let at: Int
    }

    var previous: Line?
    var next: Line?
    /// The line of the case itself; `nil` where it is not in the list any more.
    var own: Int?

    /// Reads one line on each side of the case, so that it costs the same at the end of a long list as at its
    /// beginning. A case that has left the list still has a place in it: what stood behind it has moved up.
    static func of(
        _ file: CaseFile, at place: ListPlace, _ site: ReviewSite, _ visit: Visit
    ) async throws -> Neighbours {
        if let others = try await list(at: place, site, visit) { return around(file.id, in: others, at: place) }
        let (cases, now) = (visit.cases, site.surroundings.now())
        let key = ListKey(CaseSummary(file))
        let at = place.at ?? 0
        let isThere = place.holds(file, at: now)
        let next = try await cases.summaries(place.query(from: .after(key), limit: 1, at: now)).first
        let previous = try await cases.summaries(place.query(from: .before(key), limit: 1, at: now)).first
        return Neighbours(
            previous: previous.map { Line(id: $0.id, at: max(0, at - 1)) },
            next: next.map { Line(id: $0.id, at: isThere ? at + 1 : at) }, own: isThere ? at : nil)
    }

    /// The cases of a short list; `nil` for the queue, which may be long.
    private static func list(at place: ListPlace, _ site: ReviewSite, _ visit: Visit) async throws -> [CaseID]? {
        if let asked = place.asked {
            let query = asked.split(separator: "?", maxSplits: 1).last.map { $0.utf8 }
            guard let fields = query.flatMap({ Fields(encoded: $0) }) else { return [] }
            return try await SearchModel.findings(SearchAsking(fields), fields, site, visit).hits.map(\.summary.id)
        }
        switch place.from {
        case .decisions:
            return try await DecisionsModel.found(visit).flatMap { $0.cases.map(\.file.id) }
        case nil:
            guard let near = place.near else { return nil }
            return try await SimilarCases.group(of: near, in: visit.cases).map(\.summary.id)
        }
    }

    private static func around(_ id: CaseID, in others: [CaseID], at place: ListPlace) -> Neighbours {
        let lines = others.enumerated().map { Line(id: $1, at: $0) }
        if let index = lines.firstIndex(where: { $0.id == id }) {
            return Neighbours(
                previous: index > 0 ? lines[index - 1] : nil,
                next: index + 1 < lines.count ? lines[index + 1] : nil, own: index)
        }
        let at = place.at ?? 0
        return Neighbours(previous: lines.last { $0.at < at }, next: lines.first { $0.at >= at }, own: nil)
    }
}
