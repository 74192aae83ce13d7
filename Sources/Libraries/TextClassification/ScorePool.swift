/// Adds up what several independent sources say about the same labels, each counted as much as it is worth, and makes of the
/// sums probabilities that are right as often as they say.
///
/// Sources speak in nats: log-probabilities up to a constant, or weights of evidence. What each counts is fitted on
/// cases that the sources had not seen, by the log loss of the softmax; then the best label's share is bent by beta
/// calibration (Kull, Silva Filho and Flach, AISTATS 2017).
public struct ScorePool: Sendable, Hashable, Codable {
    /// What each source counts; none below 0.
    public let weights: [Double]
    private let calibration: Calibration

    /// Sources that count as given, with no further calibration.
    public init(weights: [Double]) {
        self.weights = weights
        calibration = .none
    }

    private init(weights: [Double], calibration: Calibration) {
        (self.weights, self.calibration) = (weights, calibration)
    }

    /// One case: what each source said about each label, and which label was right.
    public struct Case: Sendable {
        /// Source by source, one score a label.
        public var scores: [[Double]]
        /// The index of the right label.
        public var right: Int

        /// Makes a case.
        public init(scores: [[Double]], right: Int) { (self.scores, self.right) = (scores, right) }
    }

    /// Fits what each source counts; the result is not calibrated yet.
    /// - Parameters:
    ///   - cases: All with the same number of sources and labels.
    ///   - usual: The weights where there are fewer than 50 cases.
    public static func fitted(to cases: [Case], usual: [Double]) -> ScorePool {
        guard cases.count >= 50, let labels = cases[0].scores.first?.count, labels > 1 else {
            return ScorePool(weights: usual)
        }
        return ScorePool(weights: members(cases, sources: usual.count, labels: labels).weights())
    }

    /// The same weights, calibrated on cases as those that the pool will meet; unchanged where there are too few.
    public func calibrated(on cases: [Case]) -> ScorePool {
        guard let labels = cases.first?.scores.first?.count, labels > 1 else { return self }
        let pool = Self.members(cases, sources: weights.count, labels: labels)
        let fit = CalibrationFit(
            scores: pool.pooled(weights), labels: pool.labels, labelCount: labels, stride: pool.stride)
        return ScorePool(weights: weights, calibration: fit.best())
    }

    private static func members(_ cases: [Case], sources: Int, labels: Int) -> MemberPool {
        let stride = (labels + 7) & ~7
        let scores = (0..<sources).map { source in
            cases.flatMap { one in
                one.scores[source].map { Float($0) } + [Float](repeating: 0, count: stride - labels)
            }
        }
        return MemberPool(scores: scores, labels: cases.map(\.right), labelCount: labels, stride: stride)
    }

    /// The weighted sum of what the sources say, label by label.
    public func totals(of scores: [[Double]]) -> [Double] {
        var totals = [Double](repeating: 0, count: scores.first?.count ?? 0)
        for (source, weight) in zip(scores, weights) {
            for label in totals.indices { totals[label] += weight * source[label] }
        }
        return totals
    }

    /// Calibrated probabilities of the labels; they add up to 1.
    public func probabilities(ofTotals totals: [Double]) -> [Double] {
        var values = totals
        calibration.apply(&values)
        return values
    }
}
