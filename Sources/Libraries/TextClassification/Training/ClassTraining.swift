/// Training of a classifier whose texts bear one label each: members of the margin and the Bayes family, pooled into one
/// linear model by what each is worth on held-out texts.
struct ClassTraining {
    let labelNames: [String]
    private let trainer: Trainer
    /// The label of each example, then of each probe.
    private let numbers: [Int]
    /// Where each example's probes begin among all texts; one more entry than examples.
    private let probeStarts: [Int]

    /// - Parameter probes: For each example further texts that are scored by models which have not seen the example; they
    ///   teach nothing. Empty where there are none at all.
    init(_ examples: [LabelledText], probes: [[String]] = [], options: TrainingOptions) {
        let names = Set(examples.map(\.label)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let position = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        labelNames = names
        let folds = options.calibrationFolds
        let measures = names.count > 1 && folds > 1 && examples.count >= 4 * folds
        let cut = measures ? CrossValidation.folds(of: examples, count: folds, seed: options.seed) : []
        let parents = measures ? probes.enumerated().flatMap { index, texts in texts.map { _ in index } } : []
        let own = examples.map { position[$0.label] ?? 0 }
        numbers = own + parents.map { own[$0] }
        var starts = [examples.count]
        for index in examples.indices { starts.append(starts[index] + (parents.isEmpty ? 0 : probes[index].count)) }
        probeStarts = starts
        trainer = Trainer(
            texts: examples.map(\.text) + (measures ? probes.flatMap { $0 } : []), weights: examples.map(\.weight),
            labels: LabelTable(classes: numbers, labelCount: names.count),
            folds: cut + parents.map { cut[$0] }, options: options)
    }

    /// The model file's parts and the scores of held-out texts.
    func train() -> (parts: ModelParts, heldOut: HeldOutScores) {
        let matrix = trainer.matrix
        let textLimit = trainer.options.textLimit
        var pooled = ClassWeights(features: matrix.featureCount, labels: labelNames.count)
        guard labelNames.count > 1 else {
            let parts = ModelParts(
                pooled, kind: .classes, matrix: matrix, labels: labelNames, textLimit: textLimit,
                examples: probeStarts[0])
            return (parts, HeldOutScores(labels: labelNames))
        }
        let run = trainer.run(memberCount: Self.usualWeights.count, members)
        let held = run.heldOut
        // Examples decide what each member is worth; probes are only scored with the result.
        let pool = pool(of: held) { $0 < probeStarts[0] }
        let weights = pool.labels.isEmpty ? Self.usualWeights : pool.weights()
        let calibration = CalibrationFit(
            scores: pool.pooled(weights), labels: pool.labels, labelCount: labelNames.count, stride: held.stride
        ).best()
        let scores = self.pool(of: held) { _ in true }.pooled(weights)
        for (member, weight) in zip(run.members, weights) where weight > 0 {
            pooled.add(member, times: Float(weight))
        }
        pooled.centre()
        let parts = ModelParts(
            pooled, kind: .classes, calibration: calibration, matrix: matrix, labels: labelNames, textLimit: textLimit,
            examples: probeStarts[0])
        let heldOut = HeldOutScores(
            labels: labelNames, rows: held.rows, scores: scores, stride: held.stride, probeStarts: probeStarts)
        return (parts, heldOut)
    }

    /// The members' scores of those held-out texts for which `counts` is true.
    private func pool(of held: Trainer.HeldOut, _ counts: (Int) -> Bool) -> MemberPool {
        let kept = held.rows.indices.filter { counts(held.rows[$0]) }
        let scores = held.scores.map { member in
            kept.count == held.rows.count
                ? member : kept.flatMap { member[$0 * held.stride..<($0 + 1) * held.stride] }
        }
        return MemberPool(
            scores: scores, labels: kept.map { numbers[held.rows[$0]] }, labelCount: labelNames.count,
            stride: held.stride)
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
