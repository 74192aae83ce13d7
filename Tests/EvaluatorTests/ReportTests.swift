import Disclosure
@testable import Evaluator
import Foundation
import Testing
import Transparency

struct ReportTests {
    private static let hostile = "<script>alert('1')</script>\" onload=\"x & y\u{0}"

    private static let run = Fixture.run(
        [
            Fixture.decision(hostile, right: "waste", given: "park<ing"),
            Fixture.decision("b", right: "waste", given: "waste"),
            Fixture.decision("c", right: "lone", given: "waste"), Fixture.decision("d", right: "waste", given: nil),
        ].flatMap { decision in
            ["whole", "part & \"parcel\"", "third", "fourth"].map {
                var decision = decision
                decision.variant = $0
                return decision
            }
        },
        suite: Suite(
            name: "a <b> & \"c\"", about: "</style><b>", source: .ownTraining(desk: "d"), folds: 2,
            variants: [
                .whole, Variant(name: "part & \"parcel\"", supplementShare: 0.5),
                Variant(name: "third", supplementShare: 0),
                Variant(name: "fourth", leaveOut: [.rules]),
            ], thresholds: [Threshold(metric: "service.accuracy", bound: .atLeast(0.9))]),
        skipped: [SkippedLine(place: "<f>:1", reason: "no <enquiry>")])

    @Test func `the page is well-formed, holds no script, no foreign address and no markup from data`() throws {
        let html = Page(Report(Self.run, texts: [Self.hostile: "Text <img src=x onerror=y> of the mail"])).html
        let elements = try XMLElements(String(html.dropFirst("<!DOCTYPE html>\n".count)))
        #expect(Set(elements.names).isDisjoint(with: ["script", "img", "b", "link", "iframe"]))
        #expect(elements.text.contains("<script>alert('1')</script>"))
        #expect(elements.text.contains("Text <img src=x onerror=y> of the mail"))
        for attributes in elements.attributes {
            #expect(!attributes.keys.contains { $0.hasPrefix("on") })
            for name in ["href", "src"] {
                if let address = attributes[name] { #expect(address.hasPrefix("#"), "\(address)") }
            }
        }
        let ids = elements.attributes.compactMap { $0["id"] }
        #expect(Set(ids).count == ids.count)
        let targets = elements.attributes.compactMap { $0["href"]?.dropFirst() }.map(String.init)
        #expect(targets.count > 8 && Set(targets).isSubset(of: ids))
    }

    @Test func `the style holds nothing that escaping would change`() throws {
        let html = Page(Report(Self.run)).html
        let style = try #require(
            html.components(separatedBy: "<style>").last?.components(separatedBy: "</style>").first)
        #expect(style.count > 1000 && !style.contains("&"))
    }

    @Test func `texts of mails are on the page only when they were asked for`() {
        #expect(
            !Page(Report(Self.run)).html.contains("blockquote class")
                && !Page(Report(Self.run)).html.contains("<blockquote"))
    }

    @Test func `the JSON twin has scikit-learn's keys and figures`() throws {
        let labels = zip("aaaabbbccd", "aaabbbcdce").enumerated().map {
            Fixture.decision("\($0.offset)", right: String($0.element.0), given: String($0.element.1))
        }
        let json = Report(Fixture.run(labels)).json
        let report = try #require(json["variants"]?["whole"]?["classification_report"])
        // classification_report(y, p, zero_division=0, output_dict=True) of scikit-learn 1.9.1
        let expected: [String: [String: Double]] = [
            "a": ["precision": 1, "recall": 0.75, "f1-score": 0.857_142_857_142_857_1, "support": 4],
            "b": ["precision": 2.0 / 3, "recall": 2.0 / 3, "f1-score": 2.0 / 3, "support": 3],
            "c": ["precision": 0.5, "recall": 0.5, "f1-score": 0.5, "support": 2],
            "d": ["precision": 0, "recall": 0, "f1-score": 0, "support": 1],
            "e": ["precision": 0, "recall": 0, "f1-score": 0, "support": 0],
            "macro avg": [
                "precision": 0.433_333_333_333_333_3, "recall": 0.383_333_333_333_333_3,
                "f1-score": 0.404_761_904_761_904_77, "support": 10,
            ],
            "weighted avg": [
                "precision": 0.7, "recall": 0.6, "f1-score": 0.642_857_142_857_142_9, "support": 10,
            ],
        ]
        let text = try #require(
            try JSONSerialization.jsonObject(with: Data(report.canonicalText.utf8)) as? [String: Any])
        #expect(Set(text.keys) == Set(expected.keys).union(["accuracy"]))
        #expect(text["accuracy"] as? Double == 0.6)
        for (label, row) in expected {
            let found = try #require(text[label] as? [String: Double])
            #expect(Set(found.keys) == Set(row.keys))
            for (key, value) in row { #expect(abs((found[key] ?? -1) - value) < 1e-12, "\(label) \(key)") }
        }
    }

    @Test func `exports read the report's own figures of its first variant`() throws {
        let report = Report(Self.run)
        let figures = try EvaluationFigures(report: report.json)
        #expect(figures.variant == Self.run.record.suite.variants[0].name)
        let values = report.variants[0].values
        #expect(figures.figures.count == values.count && values.count > 10)
        for value in values {
            let read = figures.figure(value.metric.name)
            #expect(read?.value == value.value && read?.count == value.count && read?.interval == value.interval)
        }
        #expect(figures.limits.map(\.isKept) == report.gate.rows.map(\.isKept))
    }

    @Test func `confusions come most frequent first, each with ids`() throws {
        let decisions = [("1", "a", "b"), ("2", "a", "b"), ("3", "c", "a"), ("4", "a", "a")].map {
            Fixture.decision($0.0, right: $0.1, given: $0.2)
        }
        let figures = Report(Fixture.run(decisions)).variants[0]
        #expect(figures.confusions.map(\.expected) == ["a", "c"])
        #expect(figures.confusions.map(\.ids) == [["1", "2"], ["3"]])
        #expect(figures.matrix == ["a": ["b": 2, "a": 1], "c": ["a": 1]])
    }

    @Test func `the text names the suite, its errors and what was skipped`() {
        let text = Report(Self.run).text
        for words in ["a <b>", "4 errors", "1 lines skipped", "<f>:1", "service.accuracy", "MISSED", "cannot tell"] {
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test(arguments: [
        (0.0, 1, "0.0"), (0.049, 1, "0.0"), (12.345, 2, "12.35"), (-0.04, 1, "0.0"), (-1.26, 1, "-1.3"),
        (99.95, 0, "100"), (.nan, 1, "–"), (1e300, 1, "–"),
    ])
    func `numbers are written with so many places`(value: Double, places: Int, expected: String) {
        #expect(Figure.places(value, places) == expected)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "-1,000")])
    func `thousands are kept apart`(value: Int, expected: String) { #expect(Figure.count(value) == expected) }
}
