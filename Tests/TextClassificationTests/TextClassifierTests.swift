import Testing
import TextClassification

struct TextClassifierTests {
    static let examples = (0..<12).flatMap { number in
        [
            LabelledText(text: "Die Biotonne Nummer \(number) wurde nicht geleert", label: "waste"),
            LabelledText(text: "Mein Hund \(number) braucht eine Steuermarke", label: "taxes"),
            LabelledText(text: "Ich möchte meinen Reisepass \(number) verlängern", label: "passports"),
        ]
    }
    static let classifier = TextClassifier.train(examples)

    @Test(arguments: [("die tonne ist voll", "waste"), ("HUND abmelden", "taxes"), ("Reisepaß fuer mich", "passports")])
    func `a text gets the label of the examples it resembles`(text: String, label: String) {
        #expect(Self.classifier.classify(text).best?.label == label)
    }

    @Test func `the same examples give the same bytes`() {
        #expect(TextClassifier.train(Self.examples).serialized() == Self.classifier.serialized())
    }

    @Test(arguments: ["", "Hund", "xyz", "Biotonne, Hund und Reisepass"])
    func `probabilities sum to one`(text: String) {
        let sum = Self.classifier.classify(text).candidates.reduce(0) { $0 + $1.confidence }
        #expect(abs(sum - 1) < 1e-9)
    }
}
