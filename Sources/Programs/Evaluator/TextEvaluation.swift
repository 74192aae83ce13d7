package import TextClassification

/// Trains the classifier on one labelled set and measures it on another.
package struct TextEvaluation: Sendable {
    package struct Prediction: Sendable {
        package let id: String
        package let label: String
        package let confidence: Double
        package let probabilities: [(label: String, probability: Double)]
    }

    package struct OutOfScope: Sendable {
        package let label: String
        package let count: Int
        /// Area under the ROC curve of certainty, in scope against out of scope: 0.5 is chance, 1 is perfect.
        package let auroc: Double
        /// Share of out-of-scope texts turned away while 95 % of the others are kept.
        package let turnedAwayAt95: Double
    }

    /// Texts that count in accuracy: all but those out of scope.
    package let scores: ClassificationScores
    package let trainSeconds: Double
    package let documentsPerSecond: Double
    package let modelBytes: Int
    package let labels: Int
    package let predictions: [Prediction]
    package let outOfScope: OutOfScope?

    /// - Parameter outOfScope: A label that is no class but marks texts that belong to none. Training leaves it out.
    package init(train: [LabelledText], test: [LabelledText], outOfScope: String? = nil) {
        let clock = ContinuousClock()
        let begun = clock.now
        let classifier = TextClassifier.train(train.filter { $0.label != outOfScope })
        let trained = clock.now
        let classifications = test.map { classifier.classify($0.text) }
        let classified = clock.now

        let predictions = zip(test, classifications).map { example, result in
            Prediction(
                id: example.id, label: result.best?.label ?? "", confidence: result.best?.confidence ?? 0,
                probabilities: result.candidates.map { ($0.label, $0.confidence) })
        }
        let outcomes = zip(test, predictions).filter { $0.0.label != outOfScope }.map { example, prediction in
            ClassificationScores.Outcome(
                label: example.label, predicted: prediction.label, confidence: prediction.confidence)
        }
        self.predictions = predictions
        scores = ClassificationScores(outcomes)
        trainSeconds = (trained - begun).seconds
        documentsPerSecond = Double(test.count) / max((classified - trained).seconds, 1e-9)
        modelBytes = classifier.byteCount
        labels = classifier.labels.count
        self.outOfScope = outOfScope.flatMap { label in
            let pairs = zip(test, predictions)
            let inside = pairs.filter { $0.0.label != label }.map(\.1.confidence)
            let outside = pairs.filter { $0.0.label == label }.map(\.1.confidence)
            guard !outside.isEmpty else { return nil }
            let separation = OutOfScopeSeparation(inside: inside, outside: outside)
            return OutOfScope(
                label: label, count: outside.count, auroc: separation.auroc,
                turnedAwayAt95: separation.turnedAwayAt95)
        }
    }
}

extension Duration {
    /// With fractions.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
