/// What models trained without a text say about it: for every training example the scores that a classifier would give it if
/// it had not seen it.
public struct HeldOutScores: Sendable {
    /// The labels, in the order of the scores.
    public let labels: [String]
    /// For each example its scores, one a label; nil for examples that were not measured.
    private var starts: [Int: Int] = [:]
    private var scores: [Float] = []
    private var probeStarts: [Int] = []

    /// Nothing was measured.
    init(labels: [String]) { self.labels = labels }

    init(labels: [String], rows: [Int], scores: [Float], stride: Int, probeStarts: [Int] = []) {
        self.probeStarts = probeStarts
        self.labels = labels
        self.scores = scores
        starts = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0 * stride) })
    }

    /// The scores of one training example, in the order of ``labels``; nil where there were too few examples to measure
    /// anything or the example has no weight.
    public func scores(ofExample index: Int) -> [Double]? {
        row(index)
    }

    /// The scores of an example's probes, in the order in which they were given.
    public func scores(ofProbesOfExample index: Int) -> [[Double]] {
        guard index + 1 < probeStarts.count else { return [] }
        return (probeStarts[index]..<probeStarts[index + 1]).compactMap(row)
    }

    private func row(_ index: Int) -> [Double]? {
        starts[index].map { first in labels.indices.map { Double(scores[first + $0]) } }
    }
}
