import Testing
import TextClassification

/// Every figure against one computed by another program: scikit-learn 1.9.1, SciPy 1.17.1, statsmodels 0.15.0, numpy.
struct StatisticsTests {
    static let report = ClassificationReport(
        zip("aaaabbbccd", "aaabbbcdce").map { (label: String($0), predicted: String($1)) })

    @Test func `classes and averages are scikit-learn's`() {
        let rows = Self.report.classes
        #expect(rows.map(\.label) == ["a", "b", "c", "d", "e"])
        #expect(rows.map(\.row.precision) == [1, 2.0 / 3, 0.5, 0, 0])
        #expect(rows.map(\.row.recall) == [0.75, 2.0 / 3, 0.5, 0, 0])
        #expect(rows.map(\.row.f1) == [0.857_142_857_142_857_1, 2.0 / 3, 0.5, 0, 0])
        #expect(rows.map(\.row.support) == [4, 3, 2, 1, 0])
        #expect(Self.report.accuracy == 0.6)
        let macro = Self.report.macroAverage
        #expect(abs(macro.precision - 0.433_333_333_333_333_3) < 1e-15)
        #expect(abs(macro.recall - 0.383_333_333_333_333_3) < 1e-15)
        #expect(abs(macro.f1 - 0.404_761_904_761_904_77) < 1e-15)
        let weighted = Self.report.weightedAverage
        #expect(abs(weighted.precision - 0.7) < 1e-15)
        #expect(abs(weighted.f1 - 0.642_857_142_857_142_9) < 1e-15)
        #expect(weighted.support == 10)
    }

    @Test func `the report is laid out as scikit-learn prints it`() {
        let right = [("waste", 8), ("roads-lighting", 3), ("other", 5)].flatMap { Array(repeating: $0.0, count: $0.1) }
        let given = [("waste", 7), ("other", 1), ("roads-lighting", 1), ("waste", 2), ("other", 4), ("waste", 1)]
            .flatMap { Array(repeating: $0.0, count: $0.1) }
        let report = ClassificationReport(zip(right, given).map { (label: $0, predicted: $1) })
        #expect(
            report.text
                == "                precision    recall  f1-score   support\n\n"
                + "         other       0.80      0.80      0.80         5\n"
                + "roads-lighting       1.00      0.33      0.50         3\n"
                + "         waste       0.70      0.88      0.78         8\n\n"
                + "      accuracy                           0.75        16\n"
                + "     macro avg       0.83      0.67      0.69        16\n"
                + "  weighted avg       0.79      0.75      0.73        16\n")
    }

    @Test func `a class with one member and no class at all are no trouble`() {
        let lone = ClassificationReport([(label: "a", predicted: "b")])
        #expect(lone.classes.map(\.row.f1) == [0, 0] && lone.accuracy == 0)
        let none = ClassificationReport([])
        #expect(none.classes.isEmpty && none.accuracy == 0 && none.macroAverage.f1 == 0)
    }

    @Test(
        arguments: [
            (0, 0, 1), (5, 5, 1), (1, 9, 0.021_484_375), (9, 1, 0.021_484_375), (10, 25, 0.016_673_847_800_120_715),
            (3, 0, 0.25), (120, 80, 0.005_685_155_996_750_306), (700, 760, 0.122_534_422_052_123_79),
        ] as [(Int, Int, Double)])
    func `McNemar's exact test is statsmodels'`(first: Int, second: Int, expected: Double) {
        let value = McNemarTest(onlyFirst: first, onlySecond: second).pValue
        #expect(abs(value - expected) < 1e-10, "\(value)")
    }

    @Test func `the cases needed follow Connor's formula`() {
        // 241.816 by the formula in Python with SciPy's normal quantiles.
        #expect(McNemarTest(onlyFirst: 10, onlySecond: 25).casesNeeded(count: 200) == 242)
        #expect(McNemarTest(onlyFirst: 25, onlySecond: 10).casesNeeded(count: 200) == 242)
        #expect(McNemarTest(onlyFirst: 7, onlySecond: 7).casesNeeded(count: 200) == nil)
        #expect(McNemarTest(onlyFirst: 0, onlySecond: 0).casesNeeded(count: 0) == nil)
    }

    @Test(
        arguments: [
            ([0.01, 0.04, 0.03, 0.005], [0.03, 0.06, 0.06, 0.02]), ([0.5, 0.9, 0.02], [1, 1, 0.06]), ([], []),
        ] as [([Double], [Double])])
    func `Holm's adjustment is statsmodels'`(values: [Double], expected: [Double]) {
        let adjusted = HolmAdjustment.adjusted(values)
        #expect(adjusted.count == expected.count)
        for (one, other) in zip(adjusted, expected) { #expect(abs(one - other) < 1e-12) }
    }

    @Test(arguments: [(0.0, 1.0), (0.5, 4), (0.95, 14.4), (0.99, 15.68), (1, 16)])
    func `quantiles are numpy's`(share: Double, expected: Double) throws {
        let value = try #require(Quantile.of(sorted: [1, 2, 4, 8, 16], share))
        #expect(abs(value - expected) < 1e-12)
        #expect(Quantile.of(sorted: [], share) == nil)
    }

    static let certain = zip(
        [0.95, 0.9, 0.85, 0.8, 0.7, 0.65, 0.6, 0.5, 0.4, 0.3],
        [true, true, true, false, true, false, true, false, false, true]
    )
    .map { (confidence: $0, isRight: $1) }

    @Test func `the area under the risk–coverage curve is the mean of cumulative risks`() {
        let curve = RiskCoverage(Self.certain)
        // numpy: mean(cumsum(wrong) / arange(1, 11))
        #expect(abs(curve.area - 0.228_849_206_349_206_33) < 1e-12)
        #expect(curve.points.map(\.kept) == Array(1...10))
        #expect(curve.widest(accuracy: 0.95)?.threshold == 0.85)
        #expect(curve.widest(accuracy: 0.8)?.threshold == 0.7)
        #expect(RiskCoverage([(0.9, false)]).widest(accuracy: 0.95) == nil)
        #expect(RiskCoverage([]).area == 0)
    }

    @Test func `texts of equal confidence are kept together, in whatever order they come`() {
        let ties = [(0.5, true), (0.5, false), (0.9, true), (0.5, true)]
        let curve = RiskCoverage(ties.map { (confidence: $0.0, isRight: $0.1) })
        #expect(curve == RiskCoverage(ties.reversed().map { (confidence: $0.0, isRight: $0.1) }))
        #expect(curve.points.map(\.coverage) == [0.25, 1])
        #expect(curve.points.map(\.wrong) == [0, 1])
    }

    @Test func `the bootstrap of a share agrees with SciPy's`() throws {
        let cases = (0..<990).map { [SummedStatistic.Addend(0, $0 < 754 ? 1 : 0), .init(1)] }
        let share = SummedStatistic(cases, sums: 2) { $0[0] / $0[1] }
        #expect(share.value == 754.0 / 990)
        let interval = try #require(share.interval())
        // scipy.stats.bootstrap, percentile, 10,000 resamples: 0.7354 to 0.7879. Chance moves the ends by about 0.001.
        #expect(abs(interval.lowerBound - 0.735_35) < 0.003 && abs(interval.upperBound - 0.787_88) < 0.003)
        #expect(share.interval() == interval)
    }

    @Test func `the seed chooses the resamples`() {
        let mean = SummedStatistic((1...40).map { [.init(0, Double($0 * $0)), .init(1)] }, sums: 2) { $0[0] / $0[1] }
        #expect(mean.interval() == mean.interval(seed: 1))
        #expect(mean.interval() != mean.interval(seed: 2))
    }

    @Test func `the paired bootstrap of a difference agrees with SciPy's`() throws {
        func share(_ isRight: @escaping (Int) -> Bool) -> SummedStatistic {
            SummedStatistic((0..<200).map { [.init(0, isRight($0) ? 1 : 0), .init(1)] }, sums: 2) { $0[0] / $0[1] }
        }
        // 25 cases that only the second decides rightly, 10 that only the first does.
        let first = share { $0 >= 25 }
        let second = share { $0 < 25 || $0 >= 35 }
        let gain = try #require(second.intervalOfGain(over: first))
        // scipy.stats.bootstrap of the differences: 0.02 to 0.13.
        #expect(abs(gain.lowerBound - 0.02) < 0.011 && abs(gain.upperBound - 0.13) < 0.011)
        let loss = try #require(first.intervalOfGain(over: second))
        #expect(abs(loss.lowerBound + gain.upperBound) < 1e-12 && abs(loss.upperBound + gain.lowerBound) < 1e-12)
    }

    @Test func `a case that was measured twice is drawn with both measurements`() throws {
        let once = SummedStatistic((0..<50).map { [.init(0, $0 < 25 ? 1 : 0), .init(1)] }, sums: 2) { $0[0] / $0[1] }
        let twice = SummedStatistic((0..<50).map { [.init(0, $0 < 25 ? 2 : 0), .init(1, 2)] }, sums: 2) {
            $0[0] / $0[1]
        }
        #expect(once.interval() == twice.interval())
        #expect(SummedStatistic([], sums: 1) { $0[0] }.interval() == nil)
    }

    @Test func `Wilson's interval of a share is that of the counts`() {
        #expect(WilsonInterval(share: 0.5, trials: 10) == WilsonInterval(successes: 5, trials: 10))
        let interval = WilsonInterval(successes: 754, trials: 990)
        #expect(abs(interval.lower - 0.734_094_795_672_919_5) < 1e-12)
        #expect(abs(interval.upper - 0.787_115_096_913_636_3) < 1e-12)
    }
}
