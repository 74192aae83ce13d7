/// Training of a classifier whose texts bear any number of tags: for each tag members of the margin and the Bayes family
/// against all other texts, pooled by a logistic regression on held-out texts, so that scores are calibrated log-odds.
struct TagTraining {
    private let tags: [String]
    private let trainer: Trainer
    private let labels: LabelTable

    init(_ examples: [TaggedText], tags: [String], options: TrainingOptions) {
        let numbers = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, $0) })
        let borne = examples.map { example in example.tags.compactMap { numbers[$0] }.sorted() }
        self.tags = tags
        labels = LabelTable(borne: borne, labelCount: tags.count)
        let folds = options.calibrationFolds
        // Spread by rarest tag, so that every fold has some of each.
        let counts = tags.indices.map { tag in borne.count { $0.contains(tag) } }
        let cut = zip(examples, borne).map { example, borne in
            let rarest = borne.min { (counts[$0], $0) < (counts[$1], $1) }
            return LabelledText(
                id: example.id, text: "", label: rarest.map { tags[$0] } ?? "", group: example.group)
        }
        trainer = Trainer(
            texts: examples.map(\.text), weights: examples.map(\.weight), labels: labels,
            folds: folds > 1 && examples.count >= 4 * folds
                ? CrossValidation.folds(of: cut, count: folds, seed: options.seed) : [],
            options: options)
    }

    /// The model file's parts and the log-odds of held-out texts.
    func train() -> (parts: ModelParts, heldOut: HeldOutScores) {
        let matrix = trainer.matrix
        let run = trainer.run(memberCount: Self.usualWeights.count, members)
        let held = run.heldOut
        var pooled = ClassWeights(features: matrix.featureCount, labels: tags.count)
        var scores = [Float](repeating: 0, count: held.rows.count * labels.stride)
        for tag in tags.indices {
            let fit = pooling(of: tag, held)
            for (member, weight) in zip(run.members, fit.weights) where weight > 0 {
                pooled.add(member, times: Float(weight), label: tag)
            }
            pooled.bias[tag] += Float(fit.offset)
            for text in held.rows.indices {
                let at = text * held.stride + tag
                scores[at] = Float(fit.offset)
                for (member, weight) in zip(held.scores, fit.weights) { scores[at] += Float(weight) * member[at] }
            }
        }
        let parts = ModelParts(
            pooled, kind: .tags, matrix: matrix, labels: tags, textLimit: trainer.options.textLimit,
            examples: labels.borne.count)
        return (parts, HeldOutScores(labels: tags, rows: held.rows, scores: scores, stride: labels.stride))
    }

    /// What each member counts where there are too few examples to measure it.
    private static let usualWeights = [2.0, 1.0, 0.1]

    private func pooling(of tag: Int, _ held: Trainer.HeldOut) -> LogisticModel {
        guard !held.rows.isEmpty else { return .init(weights: Self.usualWeights, offset: 0) }
        return LogisticFit(
            inputs: held.rows.indices.map { text in
                held.scores.map { Double($0[text * held.stride + tag]) }
            },
            outcomes: held.rows.map { labels.signs[$0 * labels.stride + tag] > 0 }
        ).result()
    }

    private func members(_ matrix: TrainingMatrix, _ counting: [Float]) -> [ClassWeights] {
        let options = trainer.options
        let bayes = BayesMembers(matrix, labels: labels, weights: counting)
        let margin = MarginTrainer(cost: Float(options.cost), passes: options.passes, seed: options.seed)
        let evener = MarginTrainer(cost: 0.3 * Float(options.cost), passes: options.passes, seed: options.seed)
        let ratios = bayes.ratios(smoothing: 1)
        return [
            margin.train(matrix, labels: labels, weights: counting),
            evener.train(matrix, labels: labels, weights: counting, scales: ratios),
            bayes.ratios(smoothing: 0.1),
        ]
    }
}

extension ClassWeights {
    /// Adds `factor` times one label's weights of another model of the same shape.
    fileprivate mutating func add(_ other: ClassWeights, times factor: Float, label: Int) {
        for at in Swift.stride(from: label, to: rows.count, by: stride) { rows[at] += factor * other.rows[at] }
        bias[label] += factor * other.bias[label]
    }
}
