@testable import Evaluator
import Testing

struct ComparisonTests {
    private func measured(_ given: [(String, Bool)], fingerprint: String = "f") -> Measured {
        Measured(
            variant: "whole",
            given.map { Fixture.decision($0.0, right: "a", given: $0.1 ? "a" : "b", fingerprint: fingerprint) },
            milliseconds: [])
    }

    /// 25 cases that only the second decides rightly, 10 that only the first does, of 200.
    private var pair: (Measured, Measured) {
        let first = (0..<200).map { ("\($0)", $0 >= 25) }
        let second = (0..<200).map { ("\($0)", $0 < 25 || $0 >= 35) }
        return (measured(first), measured(second))
    }

    private let accuracy = Fixture.metric("service.accuracy")

    @Test func `flips, test, difference and cases needed are those computed elsewhere`() throws {
        let comparison = try #require(Comparison(pair.0, pair.1, metric: accuracy))
        #expect(comparison.gained.count == 25 && comparison.lost.count == 10)
        #expect(comparison.gained.contains("3") && comparison.lost.contains("30"))
        #expect(abs(comparison.difference - 0.075) < 1e-12)
        #expect(abs(comparison.test.pValue - 0.016_673_847_800_120_715) < 1e-12)
        #expect(comparison.casesNeeded == 242)
        #expect(comparison.verdict == .better)
        let interval = try #require(comparison.interval)
        #expect(abs(interval.lowerBound - 0.02) < 0.011 && abs(interval.upperBound - 0.13) < 0.011)
    }

    @Test(arguments: ["service.accuracy", "service.macro-f1", "service.brier", "service.ece"])
    func `a comparison the other way round says the opposite`(name: String) throws {
        let metric = Fixture.metric(name)
        let there = try #require(Comparison(pair.0, pair.1, metric: metric))
        let back = try #require(Comparison(pair.1, pair.0, metric: metric))
        #expect(there.gained == back.lost && there.lost == back.gained)
        #expect(there.difference == -back.difference && there.test.pValue == back.test.pValue)
        let (one, other) = (try #require(there.interval), try #require(back.interval))
        #expect(abs(one.lowerBound + other.upperBound) < 1e-12 && abs(one.upperBound + other.lowerBound) < 1e-12)
        let opposite: [Comparison.Verdict: Comparison.Verdict] = [
            .better: .worse, .worse: .better, .cannotTell: .cannotTell,
        ]
        #expect(opposite[there.verdict] == back.verdict)
        #expect(there.casesNeeded == back.casesNeeded)
    }

    @Test func `too few cases are said to be too few, with the number needed`() throws {
        let first = measured([("a", false), ("b", true), ("c", true)])
        let second = measured([("a", true), ("b", true), ("c", true)])
        let comparison = try #require(Comparison(first, second, metric: accuracy))
        #expect(comparison.verdict == .cannotTell && comparison.casesNeeded != nil)
        #expect(comparison.text(first: "x", second: "y").contains("cannot tell at this n"))
        let same = try #require(Comparison(first, first, metric: accuracy))
        #expect(same.verdict == .cannotTell && same.casesNeeded == nil && same.difference == 0)
    }

    @Test func `only the same cases count, and those left out are counted`() throws {
        var relabelled = Fixture.decision("l", right: "b", given: "b")
        relabelled.fingerprint = "f"
        let first = Measured(
            variant: "whole",
            [
                Fixture.decision("both", right: "a", given: "a"), Fixture.decision("x", right: "a", given: "a"),
                Fixture.decision("t", right: "a", given: "a"), Fixture.decision("l", right: "a", given: "a"),
            ], milliseconds: [])
        let second = Measured(
            variant: "whole",
            [
                Fixture.decision("both", right: "a", given: "b"), Fixture.decision("y", right: "a", given: "a"),
                Fixture.decision("z", right: "a", given: "a"),
                Fixture.decision("t", right: "a", given: "a", fingerprint: "other"), relabelled,
            ], milliseconds: [])
        let comparison = try #require(Comparison(first, second, metric: accuracy))
        #expect(comparison.cases == 1 && comparison.lost == ["both"])
        #expect(comparison.leftOut == .init(onlyFirst: 1, onlySecond: 2, otherText: 1, otherLabels: 1))
        #expect(Comparison(first, measured([("nobody", true)]), metric: accuracy) == nil)
    }

    @Test func `classes are adjusted for their number`() throws {
        let decisions = { (isFirst: Bool) in
            (0..<40).map { number in
                let label = number < 20 ? "a" : "b"
                let isRight = label == "b" || (number < 8) != isFirst
                return Fixture.decision("\(number)", right: label, given: isRight ? label : "c")
            }
        }
        let comparison = try #require(
            Comparison(
                Measured(variant: "v", decisions(true), milliseconds: []),
                Measured(variant: "v", decisions(false), milliseconds: []), metric: accuracy))
        #expect(comparison.classes.map(\.label) == ["a", "b"])
        // 8 against 12 of class a: McNemar by statsmodels 0.5034, times two classes, at most 1.
        #expect(abs(comparison.classes[0].pValue - 0.503_444_671_630_859_4) < 1e-12)
        #expect(comparison.classes.map(\.adjusted) == [1, 1])
    }
}
