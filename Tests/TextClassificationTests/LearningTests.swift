import Testing
import TextClassification

struct LearningTests {
    static let tied = TextClassifier.train([
        LabelledText(text: "Hund Leine Park", label: "dogs"), LabelledText(text: "Baum Leine Park", label: "trees"),
    ])

    @Test(arguments: ["dogs", "trees"]) func `one example flips a tie`(label: String) {
        var classifier = Self.tied
        classifier.learn(LabelledText(text: "Leine im Park", label: label))
        #expect(classifier.classify("Leine im Park").best?.label == label)
    }

    @Test func `a correction counts for the same text`() {
        var classifier = TextClassifierTests.classifier
        let text = "Wo bekomme ich eine Marke für meinen Hund?"
        classifier.learn(LabelledText(text: text, label: "passports"))
        #expect(classifier.classify(text).best?.label == "passports")
        #expect(classifier.classify("Die Biotonne wurde nicht geleert").best?.label == "waste")
    }

    @Test func `a new label can be learned`() {
        var classifier = TextClassifierTests.classifier
        classifier.learn(LabelledText(text: "Die Laterne ist dunkel", label: "lamps"))
        #expect(classifier.labels == ["passports", "taxes", "waste", "lamps"])
        #expect(classifier.classify("Laterne dunkel").best?.label == "lamps")
        #expect(classifier.classify("Reisepass verlängern").best?.label == "passports")
    }

    @Test func `labels can be learned from nothing`() {
        var classifier = TextClassifier.train([])
        for number in 0..<12 {
            classifier.learn(LabelledText(text: "word\(number) thing", label: "label\(number)"))
        }
        #expect(classifier.labels.count == 12)
        #expect(classifier.classify("word7").best?.label == "label7")
    }

    @Test func `learning is the same every time and survives the file`() throws {
        var first = Self.tied
        var second = Self.tied
        for _ in 0..<3 {
            first.learn(LabelledText(text: "Katze im Park", label: "cats"))
            second.learn(LabelledText(text: "Katze im Park", label: "cats"))
        }
        #expect(first.serialized() == second.serialized())
        #expect(try TextClassifier(serialized: first.serialized()).classify("Katze") == first.classify("Katze"))
    }

    @Test func `a copy does not learn along`() {
        var copy = Self.tied
        copy.learn(LabelledText(text: "Baum", label: "dogs"))
        #expect(Self.tied.classify("Baum").best?.label == "trees")
    }
}
