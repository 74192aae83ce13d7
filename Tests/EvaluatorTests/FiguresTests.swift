@testable import Evaluator
import Testing

struct FiguresTests {
    private func value(_ name: String, _ decisions: [Decision]) -> MetricValue {
        Measured(variant: "whole", decisions, milliseconds: []).value(Fixture.metric(name))
    }

    @Test func `an alternative counts as right, an error as wrong`() {
        let decisions = [
            Fixture.decision("a", right: "waste", given: "waste"),
            Fixture.decision("b", right: "waste", given: "parking") { $0.expected.alt = ["parking"] },
            Fixture.decision("c", right: "waste", given: "other") { $0.expected.alt = ["parking"] },
            Fixture.decision("d", right: "waste", given: nil),
        ]
        let accuracy = value("service.accuracy", decisions)
        #expect(accuracy.value == 0.5 && accuracy.count == 4)
        #expect(value("service.top3", decisions).value == 0.5)
        let report = VariantFigures(
            Fixture.run(decisions), Measured(variant: "whole", decisions, milliseconds: [])
        ).classes
        #expect(report.classes.map(\.label) == ["(error)", "other", "parking", "waste"])
        #expect(report.classes.map(\.row.support) == [0, 0, 1, 3])
    }

    @Test func `the right one among the first three counts for top 3`() {
        let decision = Fixture.decision("a", right: "waste", given: "parking") {
            $0.candidates = ["parking", "other", "waste"].map { .init(label: $0, confidence: 0.3) }
        }
        #expect(value("service.top3", [decision]).value == 1)
        #expect(value("service.accuracy", [decision]).value == 0)
    }

    @Test func `repetitions of a case are no further evidence`() {
        let once = (0..<10).map { Fixture.decision("\($0)", right: "a", given: $0 < 8 ? "a" : "b") }
        let thrice = (1...3).flatMap { seed in
            (0..<10).map { Fixture.decision("\($0)", right: "a", given: $0 < 8 ? "a" : "b", seed: UInt64(seed)) }
        }
        let (one, three) = (value("service.accuracy", once), value("service.accuracy", thrice))
        #expect(one.value == three.value && one.interval == three.interval && three.count == 30)
        let (short, long) = (value("service.macro-f1", once), value("service.macro-f1", thrice))
        #expect(short.interval == long.interval)
    }

    @Test func `macro F1 is scikit-learn's, with its bootstrap`() throws {
        // waste 8, roads-lighting 3, other 5, twenty times; f1_score gives 0.69259 and 0.73264 (weighted).
        let right = [("waste", 8), ("roads-lighting", 3), ("other", 5)].flatMap { Array(repeating: $0.0, count: $0.1) }
        let given = [("waste", 7), ("other", 1), ("roads-lighting", 1), ("waste", 2), ("other", 4), ("waste", 1)]
            .flatMap { Array(repeating: $0.0, count: $0.1) }
        let decisions = (0..<20).flatMap { round in
            zip(right, given).enumerated().map {
                Fixture.decision("\(round)-\($0.offset)", right: $0.element.0, given: $0.element.1)
            }
        }
        let macro = value("service.macro-f1", decisions)
        #expect(abs(macro.value - 0.692_592_592_592_592_6) < 1e-12)
        #expect(abs(value("service.weighted-f1", decisions).value - 0.732_638_888_888_889) < 1e-12)
        // numpy, 10,000 resamples of sklearn's f1_score: 0.6315 to 0.7481.
        let interval = try #require(macro.interval)
        #expect(abs(interval.lowerBound - 0.631_5) < 0.005 && abs(interval.upperBound - 0.748_07) < 0.005)
    }

    @Test func `calibration error and Brier score are numpy's and scikit-learn's`() {
        let confidences = [0.95, 0.9, 0.8, 0.8, 0.7, 0.65, 0.6, 0.5, 0.4, 0.3]
        let isRight = [true, true, true, false, true, false, true, false, false, true]
        let decisions = zip(confidences, isRight).enumerated().map { place, pair in
            Fixture.decision("\(place)", right: "a", given: pair.1 ? "a" : "b", confidence: pair.0)
        }
        #expect(abs(value("service.brier", decisions).value - 0.226_5) < 1e-12)
        #expect(abs(value("service.ece", decisions).value - 0.29) < 1e-12)
    }

    @Test(arguments: [
        ("safeguarding", "normal", "human", "human", 1, 1), ("threat", "normal", "human", "draft", 0, 1),
        ("press", "emergency", "human", "human", 1, 1), ("threat", "normal", "discard", "discard", 0, 0),
        ("press", "normal", "human", "draft", 0, 0),
    ])
    func `danger must reach a person`(
        flag: String, urgency: String, right: String, given: String, recall: Double, count: Int
    ) {
        let decision = Fixture.decision("a", right: "waste", given: "waste") {
            $0.expected.flags = [flag]
            $0.expected.urgency = urgency
            $0.expected.action = right
            $0.predicted?.action = given
        }
        let value = value("human.recall", [decision])
        #expect(value.value == recall && value.count == count)
    }

    @Test func `flags, further services and deadlines are counted by hand`() {
        let decisions = [
            (["spam"], ["spam"], ["x"], ["x", "y"], "2026-01-01", "2026-01-01"),
            (["spam"], [], ["x"], [], "2026-01-01", "2026-01-02"), ([], ["spam"], [], [], nil, "2026-01-01"),
            ([], [], [], [], nil, nil),
        ].enumerated().map { place, entry in
            Fixture.decision("\(place)", right: "a", given: "a") {
                $0.expected.flags = entry.0
                $0.predicted?.flags = entry.1
                $0.expected.also = entry.2
                $0.predicted?.also = entry.3
                $0.expected.deadline = entry.4
                $0.predicted?.deadline = entry.5
            }
        }
        for (name, expected) in [
            ("flag.spam.precision", 0.5), ("flag.spam.recall", 0.5), ("flag.spam.f1", 0.5),
            ("flag.spam.false-alarms", 0.5), ("also.precision", 0.5), ("also.recall", 0.5),
            ("deadline.accuracy", 0.5), ("deadline.precision", 1.0 / 3), ("deadline.recall", 0.5),
        ] {
            #expect(value(name, decisions).value == expected, "\(name)")
        }
    }

    @Test func `every metric of every kind has a value for no decision at all`() {
        let none = Measured(variant: "whole", [], milliseconds: [])
        for metric in Metric.ofDesk + Metric.ofTexts { #expect(none.value(metric).value.isFinite, "\(metric.name)") }
    }

    @Test func `no two metrics share a name`() {
        for all in [Metric.ofDesk, Metric.ofTexts] { #expect(Set(all.map(\.name)).count == all.count) }
    }
}
