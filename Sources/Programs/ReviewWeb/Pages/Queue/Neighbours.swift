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

    static func of(
        _ id: CaseID, at place: ListPlace, in cases: CaseAccess, now: Timestamp
    ) async throws -> Neighbours {
        try await of(cases.load(id), at: place, in: cases, now: now)
    }

    /// Reads one line on each side of the case, so that it costs the same at the end of a long list as at its
    /// beginning. A case that has left the list still has a place in it: what stood behind it has moved up.
    static func of(
        _ file: CaseFile, at place: ListPlace, in cases: CaseAccess, now: Timestamp
    ) async throws -> Neighbours {
        if let near = place.near { return try await inGroup(of: near, file.id, at: place, cases) }
        let key = ListKey(CaseSummary(file))
        let at = place.at ?? 0
        let isThere = place.holds(file, at: now)
        let next = try await cases.summaries(place.query(from: .after(key), limit: 1, at: now)).first
        let previous = try await cases.summaries(place.query(from: .before(key), limit: 1, at: now)).first
        return Neighbours(
            previous: previous.map { Line(id: $0.id, at: max(0, at - 1)) },
            next: next.map { Line(id: $0.id, at: isThere ? at + 1 : at) }, own: isThere ? at : nil)
    }

    private static func inGroup(
        of near: CaseID, _ id: CaseID, at place: ListPlace, _ cases: CaseAccess
    ) async throws -> Neighbours {
        let lines = try await SimilarCases.group(of: near, in: cases).enumerated().map {
            Line(id: $1.summary.id, at: $0)
        }
        if let index = lines.firstIndex(where: { $0.id == id }) {
            return Neighbours(
                previous: index > 0 ? lines[index - 1] : nil,
                next: index + 1 < lines.count ? lines[index + 1] : nil, own: index)
        }
        let at = place.at ?? 0
        return Neighbours(previous: lines.last { $0.at < at }, next: lines.first { $0.at >= at }, own: nil)
    }
}
