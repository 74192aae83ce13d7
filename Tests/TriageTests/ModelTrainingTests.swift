import Enquiries
import Foundation
import TextClassification
import Testing

@testable import Triage

struct ModelTrainingTests {
    private static func enquiry(_ id: Int, _ text: String, _ service: String, flags: [String]? = nil) throws
        -> TrainingEnquiry
    {
        let object: [String: Any] = [
            "id": "\(id)", "lang": "en", "subject": "", "body": text, "service": service, "also": [String](),
            "intent": id % 3 == 0 ? "report" : "information", "urgency": "normal", "life_events": [String](),
            "flags": flags ?? (text.contains("despair") ? ["safeguarding"] : []), "action": "draft",
        ]
        return try JSONDecoder().decode(TrainingEnquiry.self, from: JSONSerialization.data(withJSONObject: object))
    }

    private static func enquiries() throws -> [TrainingEnquiry] {
        let words = [["bin", "rubbish", "collection"], ["permit", "parking", "fine"], ["mayor", "jobs", "music"]]
        let services = ["waste", "parking", "other"]
        return try (0..<240).map { number in
            let own = words[number % 3]
            let text =
                "\(own[number / 3 % 3]) \(own[number / 9 % 3]) street \(number % 8 == 0 ? "despair alone" : "please")"
            return try enquiry(number, text, services[number % 3])
        }
    }

    @Test func `the same enquiries and rules give the same model`() throws {
        let one = ServiceModel(learning: try Self.enquiries(), lexicon: [], rules: [], version: "v")
        let two = ServiceModel(learning: try Self.enquiries(), lexicon: [], rules: [], version: "v")
        let isSame =
            one.services.serialized() == two.services.serialized()
            && one.intents.serialized() == two.intents.serialized()
            && one.signs?.serialized() == two.signs?.serialized()
        #expect(isSame)
        #expect(one.choices == two.choices)
    }

    @Test func `training chooses when a service is sure and when a screen is raised`() throws {
        let model = ServiceModel(learning: try Self.enquiries(), lexicon: [], rules: [], version: "v")
        #expect(model.choices.sureFrom < 1)
        let from = try #require(model.choices.screensFrom["safeguarding"])
        #expect(from > 0 && from < 1)
        #expect(model.choices.screensFrom["threat"] == nil, "nothing shows what a threat looks like")
        #expect(raised(model, "bin street despair alone") == ["safeguarding"])
        #expect(raised(model, "bin street please").isEmpty)
    }

    private func raised(_ model: ServiceModel, _ text: String) -> [String] {
        model.raisedScreens(model.signs(in: TextFeatures(text))).map(\.screen.id)
    }

    @Test(
        "of the kinds of junk only the most probable is named, screens for people all",
        arguments: [
            (["spam": 0.6, "phishing": 0.7], ["phishing"]), (["spam": 0.6, "phishing": 0.4], ["spam"]),
            (["spam": 0.4], []),
            (["spam": 0.6, "safeguarding": 0.5, "threat": 0.9], ["safeguarding", "threat", "spam"]),
        ])
    func exclusive(signs: [String: Double], raised: [String]) {
        var choices = LearnedChoices.usual
        choices.screensFrom = ["spam": 0.5, "phishing": 0.5, "safeguarding": 0.5, "threat": 0.5]
        let model = ServiceModel(
            services: TextClassifier.train([]), intents: TextClassifier.train([]), choices: choices, version: "v")
        #expect(model.raisedScreens(signs).map(\.screen.id) == raised)
    }

    @Test(
        "a life event is told from words and rules together; what the model cannot tell, rules name",
        arguments: [
            (0.9, false, [LifeEvent.birth]), (0.2, false, []), (0.2, true, [.birth]), (0.001, true, []),
        ])
    func lifeEvents(words: Double, named: Bool, events: [LifeEvent]) {
        var choices = LearnedChoices.usual
        choices.events = ["birth": .init(odds: LogisticModel(weights: [1, 3], offset: 0), from: 0.5)]
        let model = ServiceModel(
            services: TextClassifier.train([]), intents: TextClassifier.train([]), choices: choices, version: "v")
        let signs = ["event:birth": words]
        #expect(model.lifeEvents(signs, named: named ? [.birth] : []).map(\.event) == events)
        #expect(model.lifeEvents(signs, named: [.moving]).map(\.event).contains(.moving))
    }

    @Test func `numbers that another version kept are noticed`() throws {
        var choices = ServiceModel(learning: try Self.enquiries(), lexicon: [], rules: [], version: "v").choices
        #expect(choices.fitsThisProgram)
        choices.services = ScorePool(weights: [1])
        #expect(!choices.fitsThisProgram)
    }

    @Test func `a screen that tells nothing apart is left to the rules`() throws {
        // Safeguarding says nothing about the words: every tenth mail has it, whatever it says.
        let enquiries = try (0..<240).map { number in
            try Self.enquiry(number, "bin street please", "waste", flags: number % 10 == 0 ? ["safeguarding"] : [])
        }
        let model = ServiceModel(learning: enquiries, lexicon: [], rules: [], version: "v")
        #expect(model.choices.screensFrom["safeguarding"] == nil)
        #expect(raised(model, "bin street please").isEmpty)
    }

    @Test(
        "thresholds lie where they should",
        arguments: [
            // Probabilities 0.9 to 0.1; true where the case is real.
            ([true, true, false, true, false, false, false, false, false], 0.6, 0.8, 0.8),
            ([false, false, true], 0.7, nil, nil),
            ([false, false], nil, nil, nil),
        ])
    func thresholds(real: [Bool], bestF1: Double?, flagging: Double?, precision: Double?) {
        let cases = real.enumerated().map { (probability: Double(9 - $0) / 10, isReal: $1) }
        #expect(Threshold.bestF1(cases) == bestF1)
        #expect(Threshold.flagging(atMost: 0.1, of: cases) == flagging)
        #expect(Threshold.precision(atLeast: 0.95, of: cases) == precision)
    }

    @Test func `real cases that are too frequent count less`() {
        let real = [true, false, true, true, false, false]
        let cases = real.enumerated().map { (probability: Double(9 - $0) / 10, isReal: $1) }
        #expect(Threshold.bestF1(cases) == 0.6)
        #expect(Threshold.bestF1(cases, realCount: 0.1) == 0.9)
    }

    @Test func `cases of one probability are taken together or not at all`() {
        let cases = [(0.5, true), (0.5, false), (0.5, false)].map { (probability: $0, isReal: $1) }
        #expect(Threshold.precision(atLeast: 0.5, of: cases) == nil)
        #expect(Threshold.flagging(atMost: 0.99, of: cases) == nil)
    }
}

struct ConcernsTests {
    @Test(
        "some sentences open a further matter",
        arguments: [
            ("Außerdem brauche ich einen neuen Ausweis", true), ("2. Wann kommt der Müllwagen", true),
            ("I also got a parking fine", true), ("Another question about my tax", true),
            ("Meine Tonne wurde nicht geleert", false), ("I moved here 2 years ago", false), ("", false),
        ])
    func opens(sentence: String, opens: Bool) { #expect(Concerns.opens(sentence) == opens) }
}

struct PassagesTests {
    @Test(
        "a mail is cut into subject and sentences",
        arguments: [
            (
                "A subject long enough", "First sentence here. And a second one? Yes!",
                ["A subject long enough", "First sentence here", " And a second one"]
            ),
            ("", "", []),
            ("Short", "Tiny. No.", []),
            ("", "no stop but a line end\nand the next line", ["no stop but a line end", "and the next line"]),
        ] as [(String, String, [String])])
    func cut(subject: String, body: String, passages: [String]) {
        #expect(Passages.of(subject: subject, body: body) == passages)
    }

    @Test func `a sentence knows its place in the body`() {
        let body = "Grüße aus dem Norden! Wo bleibt der Müllwagen? Ja."
        let placed = Passages.placed(subject: "A subject long enough", body: body)
        #expect(placed.map(\.place?.lowerBound) == [nil, 0, 23])
        for passage in placed.dropFirst() {
            #expect(passage.place.map { String(decoding: Array(body.utf8)[$0], as: UTF8.self) } == passage.text)
        }
    }

    @Test(arguments: [(Passages.most, Passages.most), (Passages.most + 1, Passages.most)])
    func `only the first sentences are looked at one by one`(sentences: Int, passages: Int) {
        let body = String(repeating: "a sentence of a mail. ", count: sentences)
        #expect(Passages.of(subject: "", body: body).count == passages)
    }

    @Test(arguments: [(Passages.shortest - 1, 0), (Passages.shortest, 1)])
    func `shorter sentences say nothing by themselves`(bytes: Int, passages: Int) {
        #expect(Passages.of(subject: "", body: String(repeating: "x", count: bytes)).count == passages)
    }

    @Test func `one clear sentence is heard among many unclear ones`() {
        let unclear = [[Double]](repeating: [0, 0], count: 9)
        let scores = WordScores(whole: [0, 0], passages: unclear + [[5, 0]], subject: [0, 0]).sources
        #expect(scores.count == WordScores.sourceCount)
        #expect(scores[1][0] - scores[1][1] > 0.6)
    }

    @Test func `a mail without sentences speaks by its words alone`() {
        let scores = WordScores(whole: [1, 2], passages: [], subject: [0, 0]).sources
        #expect(scores[0] == [1, 2] && scores[1][0] == scores[1][1])
    }
}
