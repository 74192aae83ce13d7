/// Training of a classifier whose texts bear one label each: members of the margin and the Bayes family, pooled into one
/// linear model by what each is worth on held-out texts.
struct ClassTraining {
    let labelNames: [String]
    private let trainer: Trainer
    private let numbers: [Int]

    init(_ examples: [LabelledText], options: TrainingOptions) {
        let names = Set(examples.map(\.label)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let position = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        labelNames = names
        numbers = examples.map { position[$0.label] ?? 0 }
        let folds = options.calibrationFolds
        let measures = names.count > 1 && folds > 1 && examples.count >= 4 * folds
        trainer = Trainer(
            texts: examples.map(\.text), weights: examples.map(\.weight),
            labels: LabelTable(classes: numbers, labelCount: names.count),
            folds: measures ? CrossValidation.folds(of: examples, count: folds, seed: options.seed) : [],
            options: options)
    }

    /// The model file's parts and the scores of held-out texts.
    func train() -> (parts: ModelParts, heldOut: HeldOutScores) {
        let matrix = trainer.matrix
        let textLimit = trainer.options.textLimit
        var pooled = ClassWeights(features: matrix.featureCount, labels: labelNames.count)
        guard labelNames.count > 1 else {
            let parts = ModelParts(
                pooled, kind: .classes, matrix: matrix, labels: labelNames, textLimit: textLimit)
            return (parts, HeldOutScores(labels: labelNames))
        }
        let run = trainer.run(memberCount: Self.usualWeights.count, members)
        let held = run.heldOut
        let pool = MemberPool(
            scores: held.scores, labels: held.rows.map { numbers[$0] }, labelCount: labelNames.count,
            stride: held.stride)
        let weights = held.rows.isEmpty ? Self.usualWeights : pool.weights()
        let scores = pool.pooled(weights)
        let calibration = CalibrationFit(
            scores: scores, labels: pool.labels, labelCount: labelNames.count, stride: held.stride
        ).best()
        for (member, weight) in zip(run.members, weights) where weight > 0 {
            pooled.add(member, times: Float(weight))
        }
        pooled.centre()
        let parts = ModelParts(
            pooled, kind: .classes, calibration: calibration, matrix: matrix, labels: labelNames, textLimit: textLimit)
        return (parts, HeldOutScores(labels: labelNames, rows: held.rows, scores: scores, stride: held.stride))
    }

    /// What each member counts where there are too few examples to measure it.
    private static let usualWeights = [2.5, 1.5, 0.03, 0.1, 0.03]

    /// Every member, trained on the examples with a weight above 0.
    private func members(_ matrix: TrainingMatrix, _ counting: [Float]) -> [ClassWeights] {
        let options = trainer.options
        let labels = trainer.labels
        let bayes = BayesMembers(matrix, labels: labels, weights: counting)
        let margin = MarginTrainer(cost: Float(options.cost), passes: options.passes, seed: options.seed)
        let evener = MarginTrainer(cost: 0.3 * Float(options.cost), passes: options.passes, seed: options.seed)
        return [
            margin.train(matrix, labels: labels, weights: counting),
            evener.train(matrix, labels: labels, weights: counting, scales: bayes.ratios(smoothing: 1)),
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
