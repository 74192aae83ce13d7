/// Trains the members, pools them by what they are worth on held-out texts, and gives one linear model.
struct Trainer {
    let options: TrainingOptions
    let matrix: TrainingMatrix
    let labelNames: [String]
    private let labels: [Int]
    private let examples: [LabelledText]

    init(_ examples: [LabelledText], options: TrainingOptions) {
        self.options = options
        self.examples = examples
        matrix = TrainingMatrix(texts: examples, options: options)
        labelNames = Set(examples.map(\.label)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let numbers = Dictionary(uniqueKeysWithValues: labelNames.enumerated().map { ($1, $0) })
        labels = examples.map { numbers[$0.label] ?? 0 }
    }

    /// The pooled model; its softmax is the calibrated probability.
    func train() -> ClassWeights {
        var pooled = ClassWeights(features: matrix.featureCount, labels: labelNames.count)
        guard labelNames.count > 1 else { return pooled }
        let weights = memberWeights()
        for (member, weight) in zip(members(leavingOut: nil, of: []), weights) {
            pooled.add(member, times: Float(weight))
        }
        pooled.centre()
        return pooled
    }

    /// Every member, trained on all examples whose fold is not left out.
    private func members(leavingOut fold: Int?, of folds: [Int]) -> [ClassWeights] {
        let counting = examples.indices.map { row in
            fold != nil && folds[row] == fold ? 0 : Float(max(examples[row].weight, 0))
        }
        let bayes = BayesMembers(matrix, labels: labels, labelCount: labelNames.count, weights: counting)
        let margin = MarginTrainer(cost: Float(options.cost), passes: options.passes, seed: options.seed)
        let ratios = bayes.ratios(smoothing: 1)
        return [
            margin.train(matrix, labels: labels, labelCount: labelNames.count, weights: counting),
            margin.train(matrix, labels: labels, labelCount: labelNames.count, weights: counting, scales: ratios),
            bayes.multinomial(smoothing: 0.03),
            bayes.complement(smoothing: 0.3),
        ]
    }

    /// What each member counts; a fixed guess where there are too few examples to measure it.
    private func memberWeights() -> [Double] {
        let usual = [3.0, 1.0, 1.0, 1.0]
        guard options.calibrationFolds > 1, examples.count >= 4 * options.calibrationFolds else { return usual }
        let folds = CrossValidation.folds(
            of: examples, count: options.calibrationFolds, seed: options.seed)
        let stride = (labelNames.count + 7) & ~7
        let asked = examples.indices.filter { examples[$0].weight > 0 }
        var scores = [[Float]](repeating: [Float](repeating: 0, count: asked.count * stride), count: usual.count)
        for fold in 0..<options.calibrationFolds {
            for (number, member) in members(leavingOut: fold, of: folds).enumerated() {
                scores[number].withUnsafeMutableBufferPointer { target in
                    guard let base = target.baseAddress else { return }
                    for (position, row) in asked.enumerated() where folds[row] == fold {
                        member.score(matrix, row: row, into: base + position * stride)
                    }
                }
            }
        }
        return MemberPool(
            scores: scores, labels: asked.map { labels[$0] }, labelCount: labelNames.count, stride: stride
        ).weights()
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
