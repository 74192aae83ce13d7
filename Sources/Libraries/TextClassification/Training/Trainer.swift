/// Trains the members, pools them by what they are worth on held-out texts, and gives one linear model.
struct Trainer: Sendable {
    let options: TrainingOptions
    let matrix: TrainingMatrix
    let labelNames: [String]
    private let raw: RawCounts
    private let mostFeatures: Int
    private let labels: [Int]
    private let examples: [LabelledText]

    init(_ examples: [LabelledText], options: TrainingOptions) {
        self.options = options
        self.examples = examples
        raw = RawCounts(texts: examples, textLimit: options.textLimit)
        labelNames = Set(examples.map(\.label)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        mostFeatures = ModelLayout.features(within: options.maximumBytes, labels: labelNames.count)
        matrix = Self.matrix(raw, examples.map { $0.weight > 0 }, options.minimumTexts, mostFeatures)
        let numbers = Dictionary(uniqueKeysWithValues: labelNames.enumerated().map { ($1, $0) })
        labels = examples.map { numbers[$0.label] ?? 0 }
    }

    /// The pooled model and what makes probabilities of its scores.
    func train() -> (weights: ClassWeights, calibration: Calibration) {
        let empty = ClassWeights(features: matrix.featureCount, labels: labelNames.count)
        guard labelNames.count > 1 else { return (empty, .none) }
        let folds = options.calibrationFolds
        let measures = folds > 1 && examples.count >= 4 * folds
        let split = measures ? CrossValidation.folds(of: examples, count: folds, seed: options.seed) : []
        let results = Parallel.map(measures ? folds + 1 : 1) { job -> FoldResult in
            job == 0 ? FoldResult(members: members(matrix, counting)) : heldOut(fold: job - 1, split)
        }
        let pool = memberPool(Array(results.dropFirst()))
        let weights = measures ? pool.weights() : Self.usualWeights
        let calibration =
            measures
            ? CalibrationFit(
                scores: pool.pooled(weights), labels: pool.labels, labelCount: labelNames.count, stride: pool.stride
            ).best() : .none
        var pooled = empty
        for (member, weight) in zip(results[0].members, weights) where weight > 0 {
            pooled.add(member, times: Float(weight))
        }
        pooled.centre()
        return (pooled, calibration)
    }

    /// What each member counts where there are too few examples to measure it.
    private static let usualWeights = [2.5, 1.5, 0.03, 0.1, 0.03]

    /// How much each example counts.
    private var counting: [Float] { examples.map { Float(max($0.weight, 0)) } }

    /// What one job of a training run brings: the members for the whole, or scores of a fold's texts.
    private struct FoldResult: Sendable {
        var members: [ClassWeights] = []
        var rows: [Int] = []
        var scores: [[Float]] = []
    }

    /// Trains without a fold and scores its texts.
    private func heldOut(fold: Int, _ folds: [Int]) -> FoldResult {
        let stride = (labelNames.count + 7) & ~7
        var counting = counting
        let rows = counting.indices.filter { folds[$0] == fold && counting[$0] > 0 }
        for row in counting.indices where folds[row] == fold { counting[row] = 0 }
        let matrix = Self.matrix(raw, counting.map { $0 > 0 }, options.minimumTexts, mostFeatures)
        let scores = members(matrix, counting).map { member in
            var scores = [Float](repeating: 0, count: rows.count * stride)
            scores.withUnsafeMutableBufferPointer { target in
                guard let base = target.baseAddress else { return }
                for (position, row) in rows.enumerated() {
                    member.score(matrix, row: row, into: base + position * stride)
                }
            }
            return scores
        }
        return FoldResult(rows: rows, scores: scores)
    }

    private func memberPool(_ results: [FoldResult]) -> MemberPool {
        MemberPool(
            scores: Self.usualWeights.indices.map { member in results.flatMap { $0.scores[member] } },
            labels: results.flatMap { $0.rows.map { labels[$0] } }, labelCount: labelNames.count,
            stride: (labelNames.count + 7) & ~7)
    }

    private static func matrix(
        _ raw: RawCounts, _ counting: [Bool], _ minimumTexts: Int, _ mostFeatures: Int
    ) -> TrainingMatrix {
        TrainingMatrix(
            raw, counting: counting, minimumTexts: counting.count { $0 } < 50 ? 1 : minimumTexts,
            maximumFeatures: mostFeatures)
    }

    /// Every member, trained on the examples with a weight above 0.
    private func members(_ matrix: TrainingMatrix, _ counting: [Float]) -> [ClassWeights] {
        let bayes = BayesMembers(matrix, labels: labels, labelCount: labelNames.count, weights: counting)
        let margin = MarginTrainer(cost: Float(options.cost), passes: options.passes, seed: options.seed)
        let evener = MarginTrainer(cost: 0.3 * Float(options.cost), passes: options.passes, seed: options.seed)
        let ratios = bayes.ratios(smoothing: 1)
        return [
            margin.train(matrix, labels: labels, labelCount: labelNames.count, weights: counting),
            evener.train(matrix, labels: labels, labelCount: labelNames.count, weights: counting, scales: ratios),
            bayes.multinomial(smoothing: 0.01),
            bayes.complement(smoothing: 0.1),
            bayes.normalised(total: 1e5),
        ]
    }
}

extension ClassWeights {
    /// Takes from each row what all labels share: it changes no probability, and what stays is what tells labels apart.
    mutating func centre() {
        for feature in 0..<rows.count / max(stride, 1) {
            let first = feature * stride
            let mean = rows[first..<first + labelCount].reduce(0, +) / Float(labelCount)
            for label in 0..<labelCount { rows[first + label] -= mean }
        }
        let mean = bias[..<labelCount].reduce(0, +) / Float(max(labelCount, 1))
        for label in 0..<labelCount { bias[label] -= mean }
    }
}
