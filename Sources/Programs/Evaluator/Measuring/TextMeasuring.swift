import TextClassification
import Transparency

/// Lets the classifier alone decide labelled texts.
package struct TextMeasuring: Measuring {
    private let material: TextMaterial
    private let suite: Suite
    private let cases: [LabelledText]
    private let groups: [Int]
    /// Training texts that are near-duplicates of a text that is decided. Public sets are split by their makers, so these
    /// are counted and not left out: figures stay comparable.
    private let twins: Int

    package init(_ material: TextMaterial, suite: Suite) {
        self.material = material
        self.suite = suite
        cases = suite.source.needsFolds ? material.train : material.test
        let shingles = cases.map { Shingles($0.text) }
        groups = NearDuplicateIndex.groups(of: shingles)
        if suite.source.needsFolds {
            twins = 0
        } else {
            let index = NearDuplicateIndex(shingles)
            twins = material.train.count { !index.matches(Shingles($0.text)).isEmpty }
        }
    }

    package var units: [Unit] {
        suite.seeds.flatMap { seed in
            (0..<suite.folds).flatMap { fold in
                suite.variants.map { Unit(variant: $0.name, seed: seed, fold: fold) }
            }
        }
    }

    package var caseCount: Int { cases.count }
    package var groupedCount: Int { groupedTexts(groups) }
    package var skipped: [SkippedLine] { material.skipped }

    package mutating func measure(_ unit: Unit) -> UnitResult {
        let variant = suite.variants.first { $0.name == unit.variant } ?? .whole
        let (held, known) = parts(unit)
        let teaching = sample(known.filter { $0.label != material.outOfScope }, variant.trainingShare, seed: unit.seed)
        let clock = ContinuousClock()
        let begun = clock.now
        let classifier = TextClassifier.train(teaching, options: TrainingOptions(seed: unit.seed))
        let seconds = (clock.now - begun).seconds
        var decisions: [Decision] = []
        var milliseconds: [Double] = []
        for text in held {
            let asked = clock.now
            let result = classifier.classify(text.text)
            milliseconds.append((clock.now - asked).seconds * 1000)
            var expected = Decision.Facts()
            expected.label = text.label
            var decision = Decision(
                id: text.id, unit: unit, source: nil, fingerprint: String(sha256Hex(text.text.utf8).prefix(12)),
                length: text.text.count, expected: expected,
                outOfScope: material.outOfScope == text.label ? true : nil)
            if let best = result.best, best.confidence.isFinite {
                decision.predicted = .init()
                decision.predicted?.label = best.label
                decision.confidence = best.confidence
                decision.candidates = result.candidates.prefix(3).map {
                    .init(label: $0.label, confidence: $0.confidence)
                }
            } else {
                decision.error =
                    result.best == nil
                    ? "the classifier knows no label: nothing was left to learn from" : "the confidence is no number"
            }
            decisions.append(decision)
        }
        return UnitResult(
            about: UnitRecord(
                unit: unit, model: sha256Hex(classifier.serialized()), trained: teaching.count, phrases: 0,
                nearDuplicatesLeftOut: 0, nearDuplicatesKept: twins, decided: decisions.count,
                errors: decisions.count { $0.error != nil },
                trainSeconds: seconds),
            decisions: decisions, milliseconds: milliseconds)
    }

    private func parts(_ unit: Unit) -> (held: [LabelledText], known: [LabelledText]) {
        guard suite.source.needsFolds else { return (cases, material.train) }
        let examples = cases.indices.map { index in
            LabelledText(text: "", label: cases[index].label, group: String(groups[index]))
        }
        let folds = CrossValidation.folds(of: examples, count: suite.folds, seed: unit.seed)
        return (
            cases.indices.filter { folds[$0] == unit.fold }.map { cases[$0] },
            cases.indices.filter { folds[$0] != unit.fold }.map { cases[$0] }
        )
    }
}
