package import Cases
package import Enquiries

/// How officers, all together, dealt with what the software proposed.
package struct ReviewFigures: Sendable, Equatable, Encodable {
    package let decisions: Int
    /// Approved as proposed, approved after changes, written by an officer alone, rejected.
    package let unedited: Int
    package let edited: Int
    package let ownText: Int
    package let rejected: Int
    /// Of the approved proposals, the share that nobody changed, 0 to 1.
    package let uneditedShare: Guarded<Double>
    /// Seconds from the moment at which a reply was shown until it was approved, the median.
    package let medianDwellSeconds: Guarded<Double>
    /// Share of words in which a sent text differs from the first proposal, 0 to 1.
    package let change: Guarded<Quantiles>

    /// - Parameter judged: Of a group that is large enough; parts of it that are not are held back here.
    init(_ judged: [WorkFacts.Judged]) {
        func count(_ verdict: WorkFacts.Judged.Verdict) -> Int { judged.count { $0.verdict == verdict } }
        decisions = judged.count
        (unedited, edited) = (count(.unedited), count(.edited))
        (ownText, rejected) = (count(.ownText), count(.rejected))
        let proposals = judged.filter { $0.verdict == .unedited || $0.verdict == .edited }
        let share = Double(unedited) / Double(max(1, proposals.count))
        uneditedShare = Self.told(proposals) { _ in share }
        medianDwellSeconds = Self.told(judged.filter { $0.dwellMilliseconds != nil }) { group in
            Quantiles(group.compactMap(\.dwellMilliseconds).map { Double($0) / 1000 })?.median
        }
        change = Self.told(proposals.filter { $0.changedShare != nil }) { group in
            Quantiles(group.compactMap(\.changedShare))
        }
    }

    private static func told<Value>(
        _ group: [WorkFacts.Judged], _ figure: ([WorkFacts.Judged]) -> Value?
    ) -> Guarded<Value> {
        guard SmallGroups.Group(group).isLargeEnough, let value = figure(group) else { return .tooFew }
        return .shown(value)
    }
}

extension SmallGroups.Group {
    /// Decisions of officers.
    package init(_ judged: [WorkFacts.Judged]) {
        self.init(cases: judged.count, officers: Set(judged.map(\.officer)))
    }
}
