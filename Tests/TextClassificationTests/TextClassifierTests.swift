import CPUTime
import Testing
import TextClassification

struct TextClassifierTests {
    static let examples = (0..<20).flatMap { number in
        [
            LabelledText(text: "Die Biotonne Nummer \(number) wurde nicht geleert", label: "waste"),
            LabelledText(text: "Mein Hund \(number) braucht eine Steuermarke", label: "taxes"),
            LabelledText(text: "Ich möchte meinen Reisepass \(number) verlängern", label: "passports"),
        ]
    }
    static let classifier = TextClassifier.train(examples)

    static let texts = [
        "", "Hund", "xyz", "Biotonne, Hund und Reisepass", "\u{0}\u{0}", "😀", String(repeating: "Hund ", count: 3000),
    ]

    @Test(arguments: [
        ("die tonne ist voll", "waste"), ("HUND abmelden", "taxes"), ("Reisepaß fuer mich verlaengern", "passports"),
    ])
    func `a text gets the label of the examples it resembles`(text: String, label: String) {
        #expect(Self.classifier.classify(text).best?.label == label)
    }

    @Test func `the same examples give the same bytes`() {
        #expect(TextClassifier.train(Self.examples).serialized() == Self.classifier.serialized())
    }

    @Test(arguments: texts) func `probabilities sum to one and fall`(text: String) {
        let candidates = Self.classifier.classify(text).candidates
        #expect(candidates.count == 3)
        #expect(abs(candidates.reduce(0) { $0 + $1.confidence } - 1) < 1e-9)
        #expect(candidates.map(\.confidence) == candidates.map(\.confidence).sorted(by: >))
    }

    @Test(arguments: texts) func `evidence and bias sum to the score`(text: String) {
        let result = Self.classifier.classify(text, explaining: .everything)
        for candidate in result.candidates.prefix(2) {
            let evidence = result.evidence.filter { $0.label == candidate.label }.reduce(0) { $0 + $1.weight }
            let bias = result.bias[candidate.label] ?? .nan
            #expect(abs(bias + evidence - candidate.score) < 1e-3)
        }
    }

    @Test func `evidence names the words that decided`() {
        let result = Self.classifier.classify("Guten Tag, die Biotonne!", explaining: .everything)
        #expect(result.evidence.first { $0.label == "waste" }?.term == "Biotonne")
        #expect(Self.classifier.classify("Biotonne").evidence.isEmpty)
    }

    @Test(arguments: texts) func `reasons for one label are the heaviest of its evidence`(text: String) {
        let whole = Self.classifier.classify(text, explaining: .everything)
        let features = TextFeatures(text, explaining: true)
        #expect(Self.classifier.scores(of: features) == Self.classifier.scores(of: text))
        for candidate in whole.candidates.prefix(2) {
            let evidence = whole.evidence.filter { $0.label == candidate.label }
            for most in [0, 1, 3, evidence.count, evidence.count + 1] {
                #expect(
                    Self.classifier.reasons(for: candidate.label, in: features, most: most)
                        == Array(evidence.prefix(most)))
            }
        }
        #expect(Self.classifier.reasons(for: "no such label", in: features, most: 3).isEmpty)
    }

    @Test func `string and bytes are classified alike`() {
        let text = "Mein Hund, die Tonne und der Paß"
        #expect(Self.classifier.classify(text) == Self.classifier.classify(utf8: Array(text.utf8)))
    }

    @Test func `a text of unknown words is unfamiliar`() {
        #expect(Self.classifier.classify("").familiarity == 0)
        #expect(Self.classifier.classify("Qwrtz").familiarity < 0.5)
        #expect(Self.classifier.classify("Mein Hund braucht eine Steuermarke").familiarity > 0.9)
    }

    @Test func `one word a million times is read in no time`() {
        let text = String(repeating: "Reisepass ", count: 1_000_000)
        var best: String?
        let took = cpuTime { best = Self.classifier.classify(text).best?.label }
        #expect(best == "passports")
        #expect(took < .seconds(2))
    }

    @Test func `without examples there are no labels`() {
        let classifier = TextClassifier.train([])
        #expect(classifier.labels.isEmpty)
        #expect(classifier.classify("Hund").candidates.isEmpty)
    }

    @Test func `one label is always sure`() {
        let classifier = TextClassifier.train([LabelledText(text: "Hund", label: "dogs")])
        #expect(classifier.classify("Katze").candidates.map(\.confidence) == [1])
    }

    @Test func `an example of no weight changes nothing`() {
        let idle = LabelledText(text: "Biotonne", label: "taxes", weight: 0)
        let result = TextClassifier.train(Self.examples + [idle]).classify("Biotonne")
        #expect(result.best?.label == "waste")
    }
}
