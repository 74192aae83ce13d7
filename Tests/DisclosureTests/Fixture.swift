import Disclosure
import Enquiries
import Transparency

/// Material of an invented town.
enum Fixture {
    static let software = SoftwareFacts(name: "Postroom", version: "9.9.9", commit: "0123abc")
    /// 22 November 2026.
    static let date = CalendarDate(daysSince1970: 20779)
    static let desk = DeskFacts(
        id: "town", name: LocalizedText(["de": "Stadt Weiler", "en": "Town of Weiler"]), languages: ["de", "en"],
        domain: "general-enquiries", services: 3, answers: 7, rules: 5,
        components: [.init(kind: "bayes", id: "town.services", version: "aa11")])

    static var material: ExportMaterial { ExportMaterial(software: software, date: date, desks: [desk]) }

    /// Material with every key of the profile filled in, and everything that others hand in.
    static var full: ExportMaterial {
        var profile = AuthorityProfile()
        for key in ProfileKey.allCases { profile.values[key] = value(key) }
        profile.grounds = [.classify: .init(purpose: "to find the unit", basis: "Art. 6(1)(e) GDPR")]
        var material = material
        material.profile = profile
        material.statistics = statistics
        material.evaluations = [try? EvaluationFigures(report: report)].compactMap { $0 }
        material.retention = [RetentionPeriod(what: Words("Protokoll", "Records"), period: "P10Y")]
        return material
    }

    private static func value(_ key: ProfileKey) -> AuthorityProfile.Value {
        switch key.kind {
        case .text: .text("text of \(key.rawValue)")
        case .texts: .list(["one \(key.rawValue)", "two \(key.rawValue)"])
        case .link: .text("https://weiler.example/\(key.rawValue)")
        case .contact: .text("\(key.name)@weiler.example")
        case .date: .text("2026-10-01")
        case .month: .text("2026-10")
        case .yesNo: .text("no")
        case .choice(let words): .text(words[0])
        case .choices(let words): .list([words[0]])
        }
    }

    static var statistics: RecordStatistics {
        var statistics = RecordStatistics()
        for index in 0..<8 {
            statistics.add(
                record(
                    "r\(index)", "review", at: 1_790_000_000_000 + Int64(index),
                    outcome: [
                        "decision": "approve",
                        "authorship": .string(index < 6 ? "software" : index < 7 ? "softwareThenOfficer" : "officer"),
                    ]))
        }
        statistics.add(record("c", "classify", at: 1_789_000_000_000))
        return statistics
    }

    static func record(
        _ id: String, _ action: String, at start: Int64, cause: String? = nil, model: [JSONValue] = [],
        input: [String: JSONValue] = [:], output: [String: JSONValue] = [:], outcome: JSONValue = [:],
        officer: String? = nil
    ) -> JSONValue {
        var members: [String: JSONValue] = [
            "record_id": .string(id), "action": .string(action),
            "time": ["start": .integer(start), "end": .integer(start)],
            "model": .array(model), "input": .object(input), "output": .object(output), "outcome": outcome,
        ]
        if let cause { members["cause"] = .string(cause) }
        if let officer { members["details"] = ["officer": .string(officer)] }
        return .object(members)
    }

    /// A report as the evaluator writes it, cut to what is read.
    static let report: JSONValue = [
        "suite": "town", "started": "2026-11-01T08:00:00Z", "finished": "2026-11-01T09:00:00Z", "first": "whole",
        "software": ["name": "postroom", "version": "9.9.9", "sha256": "ff"], "n": 990, "errors": 0,
        "digests": ["data": "d1", "desk": "d2"],
        "variants": [
            "whole": [
                "metrics": [
                    "service.accuracy": ["value": 0.8626, "n": 990, "interval": [0.84, 0.8827], "method": "Wilson"],
                    "service.ece": ["value": 0.02, "n": 990],
                    "speed.p50": ["value": 0.6, "n": 990],
                ],
                "by_language": ["de": ["value": 0.878, "n": 847], "ru": ["value": 0.4286, "n": 7]],
                "by_length": ["under 200": ["value": 0.9, "n": 79]],
            ],
            "no rules": ["metrics": ["service.accuracy": ["value": 0.11, "n": 990]]],
        ],
        "gate": [
            "kept": false,
            "rows": [
                ["name": "service.accuracy", "value": 0.8626, "kept": false, "at_least": 0.9, "n": 990],
                ["name": "errors", "value": 0, "kept": true, "at_most": 0, "n": 990],
            ],
        ],
    ]
}

extension Document {
    /// All texts of the document, for searching.
    var words: String { markdown }

    var headings: [String] { sections.map(\.id) }
}

extension JSONValue: ExpressibleByFloatLiteral {
    /// A number as it stands in the source.
    public init(floatLiteral value: Double) { self = .number(value) }
}
