import Foundation
import Testing

@testable import TextClassification

@Suite("Tags")
struct TagClassifierTests {
    /// Texts about dogs, about money, about both and about neither.
    static let examples: [TaggedText] = {
        let dogs = ["hund", "welpe", "leine", "pfote", "terrier"]
        let money = ["rechnung", "euro", "mahnung", "konto", "zahlung"]
        let rest = ["garten", "wetter", "strasse", "schule", "fenster"]
        var random = SplitMix64(seed: 7)
        func one(of words: [String]) -> String { words[Int(random.next() % 5)] }
        return (0..<400).map { index in
            var words = [one(of: rest), one(of: rest)]
            var tags: Set<String> = []
            if index % 2 == 1 {
                words.append(one(of: dogs))
                tags.insert("dog")
            }
            if index % 4 >= 2 {
                words.append(one(of: money))
                tags.insert("money")
            }
            return TaggedText(id: "\(index)", text: words.joined(separator: " "), tags: tags)
        }
    }()
    static let trained = TagClassifier.train(examples, tags: ["dog", "money"])

    @Test(
        "each tag is told by itself",
        arguments: [
            ("der hund am fenster", true, false), ("die mahnung zum garten", false, true),
            ("terrier, konto, schule", true, true), ("wetter und strasse", false, false),
        ])
    func independent(text: String, dog: Bool, money: Bool) {
        let found = Self.trained.classifier.probabilities(of: text)
        #expect((found[0] > 0.5) == dog)
        #expect((found[1] > 0.5) == money)
    }

    @Test("probabilities of held-out texts are right about as often as they say")
    func calibrated() throws {
        var expected = 0.0
        var real = 0.0
        for (index, example) in Self.examples.enumerated() {
            let odds = try #require(Self.trained.heldOut.scores(ofExample: index))
            expected += 1 / (1 + exp(-odds[0]))
            real += example.tags.contains("dog") ? 1 : 0
        }
        #expect(abs(expected - real) < 0.03 * Double(Self.examples.count))
    }

    @Test("the same texts give the same bytes, and the bytes the same probabilities")
    func reproducible() throws {
        let again = TagClassifier.train(Self.examples, tags: ["dog", "money"]).classifier
        #expect(again.serialized() == Self.trained.classifier.serialized())
        let read = try TagClassifier(serialized: again.serialized())
        #expect(read.tags == ["dog", "money"])
        #expect(read.probabilities(of: "hund") == again.probabilities(of: "hund"))
    }

    @Test("a model of classes is not taken for one of tags, nor the reverse")
    func kinds() {
        #expect(throws: ModelFileError.otherKind) { try TagClassifier(serialized: ModelFileTests.bytes) }
        #expect(throws: ModelFileError.otherKind) {
            try TextClassifier(serialized: Self.trained.classifier.serialized())
        }
    }

    @Test("text read once gives what reading it each time gives")
    func sharedReading() {
        let features = TextFeatures("Die Mahnung für den Hund", explaining: true)
        #expect(
            Self.trained.classifier.probabilities(of: features)
                == Self.trained.classifier.probabilities(of: "Die Mahnung für den Hund"))
        let classifier = TextClassifierTests.classifier
        #expect(
            classifier.classify(features, explaining: .everything)
                == classifier.classify("Die Mahnung für den Hund", explaining: .everything))
    }

    @Test("a tag that no text bears is never probable")
    func unborne() {
        let classifier = TagClassifier.train(Self.examples, tags: ["cat"]).classifier
        #expect(classifier.probabilities(of: "der hund am fenster")[0] < 0.05)
    }

    @Test("a few heaviest terms and the remainder add up to the score")
    func remainder() throws {
        let result = TextClassifierTests.classifier.classify(
            "Guten Tag, die Biotonne und der Hund sind im Garten", explaining: .heaviest(2))
        for candidate in result.candidates.prefix(2) {
            let terms = result.evidence.filter { $0.label == candidate.label }
            #expect(terms.count <= 2)
            let sum = terms.reduce(0) { $0 + $1.weight }
            let bias = try #require(result.bias[candidate.label])
            let rest = try #require(result.remainder[candidate.label])
            #expect(abs(bias + sum + rest - candidate.score) < 1e-3)
        }
    }

    @Test("probes are scored by models that have not seen their example, and teach nothing")
    func probes() throws {
        let examples = Self.examples.enumerated().map { index, example in
            LabelledText(id: example.id, text: example.text, label: example.tags.contains("dog") ? "dog" : "other")
        }
        let probes = examples.map { [$0.text, "hund"] }
        let with = TextClassifier.trainMeasuring(examples, probes: probes)
        let without = TextClassifier.trainMeasuring(examples)
        let isSame = with.classifier.serialized() == without.classifier.serialized()
        #expect(isSame)
        for index in [0, 17, 399] {
            let scores = with.heldOut.scores(ofProbesOfExample: index)
            #expect(scores.count == 2)
            let whole = try #require(with.heldOut.scores(ofExample: index))
            #expect(zip(scores[0], whole).allSatisfy { abs($0 - $1) < 1e-4 })
            #expect(scores[1][0] > scores[1][1], "a dog is a dog in every fold")
        }
        #expect(without.heldOut.scores(ofProbesOfExample: 0).isEmpty)
    }

    @Test("scores of a text are those of its classification")
    func scores() {
        let classifier = TextClassifierTests.classifier
        let scores = Dictionary(
            uniqueKeysWithValues: zip(classifier.labels, classifier.scores(of: "die Biotonne im Garten")))
        for candidate in classifier.classify("die Biotonne im Garten").candidates {
            #expect(scores[candidate.label] == candidate.score)
        }
    }

    @Test("a pool counts a source as much as it is worth")
    func pool() {
        // The first source is always right by 2 nats, the second says nothing.
        let cases = (0..<100).map { index in
            ScorePool.Case(
                scores: [index % 2 == 0 ? [2, 0] : [0, 2], index % 3 == 0 ? [1, 0] : [0, 1]], right: index % 2)
        }
        let pool = ScorePool.fitted(to: cases, usual: [1, 1]).calibrated(on: cases)
        #expect(pool.weights[0] > 5 * pool.weights[1])
        #expect(ScorePool.fitted(to: Array(cases.prefix(49)), usual: [1, 1]).weights == [1, 1])
        #expect(abs(pool.probabilities(ofTotals: pool.totals(of: cases[0].scores)).reduce(0, +) - 1) < 1e-9)
    }

    @Test("logistic regression finds the odds of two groups")
    func logistic() {
        // 30 of 40 with the input at 1, 10 of 40 at 0: log-odds ln 3 and -ln 3. The pull towards 0 takes a little off.
        let inputs = (0..<80).map { [$0 < 40 ? 1.0 : 0.0] }
        let outcomes = (0..<80).map { $0 < 30 || (40..<50).contains($0) }
        let fit = LogisticFit(inputs: inputs, outcomes: outcomes).result()
        #expect(abs(fit.weights[0] + fit.offset - 1.0986) < 0.12)
        #expect(abs(fit.offset + 1.0986) < 0.12)
    }

    @Test("an input that speaks against the outcome counts nothing")
    func notNegative() {
        let fit = LogisticFit(inputs: (0..<40).map { [Double($0 % 2)] }, outcomes: (0..<40).map { $0 % 2 == 0 })
        #expect(fit.result().weights == [0])
    }
}
