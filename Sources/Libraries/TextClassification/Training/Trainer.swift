/// Trains member models on all examples, and once for each fold without the fold to see what they say about texts that
/// they were not trained on.
struct Trainer: Sendable {
    let options: TrainingOptions
    let matrix: TrainingMatrix
    let labels: LabelTable
    private let raw: RawCounts
    private let mostFeatures: Int
    /// How much each example counts.
    private let weights: [Float]
    /// Texts that teach nothing but are scored with their fold.
    private let probes: Range<Int>
    /// The fold of each example; empty where there are too few to measure anything.
    private let folds: [Int]

    /// - Parameters:
    ///   - texts: The examples, then the probes: texts that teach nothing and are scored with their fold.
    ///   - weights: One an example.
    ///   - labels: Of examples and probes.
    ///   - folds: The fold of each text, from 0; none where nothing is to be measured.
    init(texts: [String], weights: [Double], labels: LabelTable, folds: [Int], options: TrainingOptions) {
        self.options = options
        self.labels = labels
        probes = weights.count..<texts.count
        self.weights =
            weights.map { Float(max($0, 0)) } + [Float](repeating: 0, count: texts.count - weights.count)
        self.folds = folds
        raw = RawCounts(texts: texts, textLimit: options.textLimit)
        mostFeatures = ModelLayout.features(within: options.maximumBytes, labels: labels.labelCount)
        matrix = Self.matrix(
            raw, self.weights.map { $0 > 0 }, options.minimumTexts, options.minimumGroupTexts, mostFeatures)
    }

    /// What the member models of the whole set are, and what those of each fold say about its texts.
    struct Run: Sendable {
        var members: [ClassWeights]
        var heldOut: HeldOut
    }

    /// What member models say about texts that they were not trained on.
    struct HeldOut: Sendable {
        /// Which example or probe each text is.
        var rows: [Int] = []
        /// Member by member, `stride` scores a text.
        var scores: [[Float]] = []
        var stride = 0
    }

    /// Trains everything, on all cores.
    /// - Parameters:
    ///   - memberCount: How many members `train` returns.
    ///   - train: Trains the members on the rows whose weight is above 0.
    func run(
        memberCount: Int, _ train: @Sendable (TrainingMatrix, [Float]) -> [ClassWeights]
    ) -> Run {
        let foldCount = (folds.max() ?? -1) + 1
        let results = Parallel.map(foldCount + 1) { job -> (members: [ClassWeights], fold: HeldOut) in
            job == 0 ? (train(matrix, weights), HeldOut()) : ([], hold(out: job - 1, train))
        }
        var heldOut = HeldOut(
            scores: [[Float]](repeating: [], count: memberCount), stride: labels.stride)
        for fold in results.dropFirst().map(\.fold) {
            heldOut.rows += fold.rows
            for member in 0..<memberCount { heldOut.scores[member] += fold.scores[member] }
        }
        return Run(members: results[0].members, heldOut: heldOut)
    }

    /// Trains without a fold and scores its texts.
    private func hold(
        out fold: Int, _ train: (TrainingMatrix, [Float]) -> [ClassWeights]
    ) -> HeldOut {
        let stride = labels.stride
        let rows = weights.indices.filter { folds[$0] == fold && (weights[$0] > 0 || probes.contains($0)) }
        var known = weights
        for row in known.indices where folds[row] == fold { known[row] = 0 }
        let matrix = Self.matrix(
            raw, known.map { $0 > 0 }, options.minimumTexts, options.minimumGroupTexts, mostFeatures)
        let scores = train(matrix, known).map { member in
            var scores = [Float](repeating: 0, count: rows.count * stride)
            scores.withUnsafeMutableBufferPointer { target in
                guard let base = target.baseAddress else { return }
                for (position, row) in rows.enumerated() {
                    member.score(matrix, row: row, into: base + position * stride)
                }
            }
            return scores
        }
        return HeldOut(rows: rows, scores: scores, stride: stride)
    }

    private static func matrix(
        _ raw: RawCounts, _ counting: [Bool], _ minimumTexts: Int, _ groups: Int, _ mostFeatures: Int
    ) -> TrainingMatrix {
        TrainingMatrix(
            raw, counting: counting, minimumTexts: counting.count { $0 } < 50 ? 1 : minimumTexts,
            minimumGroupTexts: counting.count { $0 } < 50 ? 1 : groups,
            maximumFeatures: mostFeatures)
    }
}
