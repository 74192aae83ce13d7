import Enquiries
@testable import Evaluator
import Foundation
import Sample
import TextClassification

/// A desk with three services and mails that name them in a few words each.
enum Fixture {
    static let desk = Sample.desk()

    private static let words: [String: [String]] = [
        "waste": ["bin", "rubbish", "collection", "emptied", "recycling"],
        "parking": ["parking", "permit", "fine", "space", "ticket"],
        "other": ["job", "press", "mayor", "newspaper", "career"],
    ]

    /// Mails of all services in turn, each with words of its own.
    static func enquiries(_ count: Int, supplement: Bool = false) -> [TrainingEnquiry] {
        (0..<count).map { number in
            let service = ["waste", "parking", "other"][number % 3]
            let own = words[service] ?? []
            // Numbers of their own keep mails from being near-duplicates.
            let mark = supplement ? number + 1000 : number
            let body =
                "My \(own[number / 3 % 5]) and \(own[(number / 3 + 1) % 5]) are wrong since day\(mark) in "
                + "street\(mark * 7) near house\(mark * 11), says person\(mark * 13)."
            return enquiry("\(supplement ? "s" : "m")\(number)", body: body, service: service, supplement: supplement)
        }
    }

    static func enquiry(
        _ id: String, subject: String? = nil, body: String, service: String = "waste", alt: Any? = nil,
        flags: [String] = [], urgency: String = "normal", action: String = "draft", supplement: Bool = false
    ) -> TrainingEnquiry {
        var line: [String: Any] = [
            "id": id, "lang": "en", "subject": subject ?? "About \(id)", "body": body, "service": service,
            "also": [String](), "intent": "report", "urgency": urgency, "life_events": [String](), "flags": flags,
            "action": action,
        ]
        if let alt { line["alt"] = alt }
        do {
            let data = try JSONSerialization.data(withJSONObject: line)
            var enquiry = try JSONDecoder().decode(TrainingEnquiry.self, from: data)
            enquiry.isSupplement = supplement
            enquiry.source = "training/\(supplement ? "supplement/" : "")test.jsonl"
            return enquiry
        } catch {
            preconditionFailure("a fixture is no enquiry: \(error)")
        }
    }

    static let suite = Suite(
        name: "test", source: .ownTraining(desk: "desk"), folds: 3, seeds: [1, 2],
        variants: [.whole, Variant(name: "no rules", leaveOut: [.rules])])

    static func material(_ training: [TrainingEnquiry], heldOut: [TrainingEnquiry]? = nil) -> DeskMaterial {
        DeskMaterial(desk: desk, rulesVersion: "r", training: training, lexicon: [], heldOut: heldOut)
    }

    static func head(_ suite: Suite, digests: [String: String] = ["data": "d", "desk": "e", "program": "p"]) -> RunHead
    {
        RunHead(
            suite: suite, digests: digests, software: .init(name: "postroom", version: "0", sha256: "p"),
            machine: .init(system: "test", processor: "test", cores: 1, memoryGiB: 1),
            now: { "2026-11-21T13:00:00Z" })
    }

    /// A decision made by hand.
    static func decision(
        _ id: String, right: String, given: String?, confidence: Double = 0.9, seed: UInt64 = 1,
        variant: String = "whole", fingerprint: String = "f", change: (inout Decision) -> Void = { _ in }
    ) -> Decision {
        var expected = Decision.Facts()
        expected.service = right
        var decision = Decision(
            id: id, unit: Unit(variant: variant, seed: seed, fold: 0), source: "test.jsonl", fingerprint: fingerprint,
            length: 100, expected: expected, error: given == nil ? "broken" : nil)
        if let given {
            decision.predicted = .init()
            decision.predicted?.service = given
            decision.confidence = confidence
            decision.candidates = [.init(label: given, confidence: confidence)]
        }
        change(&decision)
        return decision
    }

    /// A finished run of decisions made by hand.
    static func run(
        _ decisions: [Decision], suite: Suite = Suite(name: "test", source: .ownTraining(desk: "d"), folds: 2),
        skipped: [SkippedLine] = []
    ) -> FinishedRun {
        let record = RunRecord(
            state: .finished, suite: suite, digests: ["data": "d"],
            software: .init(name: "postroom", version: "0", sha256: "p"),
            machine: .init(system: "test", processor: "test", cores: 1, memoryGiB: 1),
            started: "2026-11-21T13:00:00Z", finished: "2026-11-21T13:01:00Z", resumed: 0,
            counts: .init(
                cases: Set(decisions.map(\.id)).count, grouped: 0, decisions: decisions.count,
                errors: decisions.count { $0.error != nil }, skipped: skipped.count),
            skipped: skipped, units: [])
        return FinishedRun(
            record: record, decisions: decisions, milliseconds: decisions.indices.map { Double($0 + 1) })
    }

    static func metric(_ name: String) -> Metric {
        guard let metric = Metric.ofDesk.first(where: { $0.name == name }) else {
            preconditionFailure("no metric \(name)")
        }
        return metric
    }
}

/// A folder that is gone after the test.
final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("evaluator-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)) }
}
