/// How well certainty tells texts that belong to a class from texts that belong to none.
struct OutOfScopeSeparation {
    /// Area under the ROC curve of certainty: 0.5 is chance, 1 is perfect. 0 where there are none of either kind.
    let auroc: Double
    /// Share of out-of-scope texts turned away while 95 % of the others are kept.
    let turnedAwayAt95: Double

    init(inside: [Double], outside: [Double]) {
        // Mann-Whitney: the share of pairs in which the text in scope is the more certain one, ties counted half.
        let ranked = (inside.map { ($0, true) } + outside.map { ($0, false) }).sorted { $0.0 < $1.0 }
        var rankSum = 0.0
        var start = 0
        while start < ranked.count {
            var end = start
            while end < ranked.count, ranked[end].0 == ranked[start].0 { end += 1 }
            let meanRank = Double(start + end + 1) / 2
            rankSum += meanRank * Double(ranked[start..<end].count { $0.1 })
            start = end
        }
        let pairs = Double(inside.count) * Double(outside.count)
        let wins = rankSum - Double(inside.count) * Double(inside.count + 1) / 2
        auroc = pairs > 0 ? wins / pairs : 0
        guard !inside.isEmpty, !outside.isEmpty else {
            turnedAwayAt95 = 0
            return
        }
        let threshold = inside.sorted()[min(inside.count - 1, inside.count / 20)]
        turnedAwayAt95 = Double(outside.count { $0 < threshold }) / Double(outside.count)
    }
}
