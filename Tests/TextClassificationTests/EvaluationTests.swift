import Testing
import TextClassification

struct EvaluationTests {
    static let examples = (0..<103).map { number in
        LabelledText(
            id: "\(number)", text: "text \(number)", label: number % 3 == 0 ? "rare" : "common",
            group: number % 5 == 0 ? "group \(number / 20)" : nil)
    }

    @Test(arguments: [2, 3, 5, 10]) func `folds do not split groups`(count: Int) {
        let folds = CrossValidation.folds(of: Self.examples, count: count)
        var foldOfGroup: [String: Int] = [:]
        for (example, fold) in zip(Self.examples, folds) {
            guard let group = example.group else { continue }
            #expect(foldOfGroup[group, default: fold] == fold)
            foldOfGroup[group] = fold
        }
    }

    @Test(arguments: [2, 5]) func `folds are even in size and labels`(count: Int) {
        let folds = CrossValidation.folds(of: Self.examples, count: count)
        for fold in 0..<count {
            let members = Self.examples.indices.filter { folds[$0] == fold }
            let rare = members.count { Self.examples[$0].label == "rare" }
            #expect(abs(members.count - Self.examples.count / count) <= 3)
            #expect(abs(rare - 35 / count) <= 2)
        }
    }

    @Test func `folds are the same for a seed and differ between seeds`() {
        let first = CrossValidation.folds(of: Self.examples, count: 5, seed: 1)
        #expect(first == CrossValidation.folds(of: Self.examples, count: 5, seed: 1))
        #expect(first != CrossValidation.folds(of: Self.examples, count: 5, seed: 2))
    }

    @Test func `every example is classified by a classifier that has not seen it`() {
        let lone = [LabelledText(text: "einmalig", label: "only here")]
        let results = CrossValidation.classifications(of: TextClassifierTests.examples + lone, folds: 3)
        #expect(results.count == 61)
        #expect(results[60].best?.label != "only here")
        #expect(zip(results, TextClassifierTests.examples).allSatisfy { $0.best?.label == $1.label })
    }

    @Test func `scores are what can be counted by hand`() {
        let scores = ClassificationScores([
            .init(label: "a", predicted: "a", confidence: 0.9), .init(label: "a", predicted: "b", confidence: 0.6),
            .init(label: "b", predicted: "b", confidence: 0.8), .init(label: "b", predicted: "c", confidence: 0.1),
        ])
        #expect(scores.accuracy == 0.5)
        let table = scores.labels.map { [$0.precision, $0.recall, $0.f1, Double($0.support), Double($0.predicted)] }
        #expect(table == [[1, 0.5, 2.0 / 3, 2, 1], [0.5, 0.5, 0.5, 2, 2], [0, 0, 0, 0, 1]])
        #expect(abs(scores.macroF1 - (2.0 / 3 + 0.5) / 2) < 1e-12)
        #expect(abs(scores.ece - (0.1 + 0.6 + 0.2 + 0.1) / 4) < 1e-12)
        #expect(scores.coverageAt95 == 0.5)
    }

    @Test func `no outcomes give no scores and no crash`() {
        let scores = ClassificationScores([])
        #expect([scores.accuracy, scores.macroF1, scores.ece, scores.coverageAt95] == [0, 0, 0, 0])
    }

    @Test(arguments: [
        (0, 10, 0, 0.2775), (10, 10, 0.7225, 1), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662), (0, 0, 0, 1),
    ])
    func `Wilson's interval is the textbook's`(successes: Int, trials: Int, lower: Double, upper: Double) {
        let interval = WilsonInterval(successes: successes, trials: trials)
        #expect(abs(interval.lower - lower) < 1e-4)
        #expect(abs(interval.upper - upper) < 1e-4)
    }
}
