import Enquiries
import Foundation
import TextClassification
import Testing

@testable import Triage

struct ModelTrainingTests {
    private static func enquiry(_ id: Int, _ text: String, _ service: String) throws -> TrainingEnquiry {
        let object: [String: Any] = [
            "id": "\(id)", "lang": "en", "subject": "", "body": text, "service": service, "also": [String](),
            "intent": id % 3 == 0 ? "report" : "information", "urgency": "normal", "life_events": [String](),
            "flags": text.contains("despair") ? ["safeguarding"] : [], "action": "draft",
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

    @Test func `the same enquiries and rules give the same bytes`() throws {
        let one = ServiceModel(learning: try Self.enquiries(), lexicon: [], rules: [], version: "v")
        let two = ServiceModel(learning: try Self.enquiries(), lexicon: [], rules: [], version: "v")
        for part in ServiceModel.Part.allCases {
            #expect(try one.bytes(of: part) == two.bytes(of: part), "\(part)")
        }
    }

    @Test func `a model that was kept decides as before`() throws {
        let model = ServiceModel(learning: try Self.enquiries(), lexicon: [], rules: [], version: "v")
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for part in ServiceModel.Part.allCases {
            let bytes = try #require(try model.bytes(of: part))
            try Data(bytes).write(to: folder.appendingPathComponent(part.rawValue))
        }
        let kept = try ServiceModel(version: "v") { folder.appendingPathComponent($0.rawValue).path }
        #expect(kept.choices == model.choices)
        #expect(kept.services.classify("bin street") == model.services.classify("bin street"))
        // A file of another part is refused, not misread.
        #expect(throws: ModelFileError.otherKind) {
            try ServiceModel(version: "v") {
                folder.appendingPathComponent($0 == .services ? "screens" : $0.rawValue).path
            }
        }
    }

    @Test func `training chooses when a service is sure and when a screen is raised`() throws {
        let model = ServiceModel(learning: try Self.enquiries(), lexicon: [], rules: [], version: "v")
        #expect(model.choices.sureFrom < 1)
        let from = try #require(model.choices.screensFrom["safeguarding"])
        #expect(from > 0 && from < 1)
        #expect(model.choices.screensFrom["threat"] == nil, "nothing shows what a threat looks like")
        #expect(model.raisedScreens(for: TextFeatures("bin street despair alone")).map(\.screen.id) == ["safeguarding"])
        #expect(model.raisedScreens(for: TextFeatures("bin street please")).isEmpty)
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

    @Test func `cases of one probability are taken together or not at all`() {
        let cases = [(0.5, true), (0.5, false), (0.5, false)].map { (probability: $0, isReal: $1) }
        #expect(Threshold.precision(atLeast: 0.5, of: cases) == nil)
        #expect(Threshold.flagging(atMost: 0.99, of: cases) == nil)
    }
}
