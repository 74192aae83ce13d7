package import TextClassification

/// Two runs, or two variants, side by side on the cases that both decided.
package struct Comparison: Sendable {
    package enum Verdict: String, Sendable { case better, worse, cannotTell = "cannot tell at this n" }

    /// Cases that do not count, and why.
    package struct LeftOut: Sendable, Equatable {
        package let onlyFirst: Int
        package let onlySecond: Int
        /// In both, with the same id, but with another text.
        package let otherText: Int
        /// In both, but other labels are right.
        package let otherLabels: Int
    }

    /// How both do on the cases of one class.
    package struct ClassRow: Sendable, Equatable {
        package let label: String
        package let support: Int
        package let recallFirst: Double
        package let recallSecond: Double
        package let test: McNemarTest
        package let pValue: Double
        /// Adjusted for the number of classes (Holm).
        package let adjusted: Double
    }

    package let metric: Metric
    package let first: MetricValue
    package let second: MetricValue
    /// How much greater the second is than the first, with the 95 % interval of the paired bootstrap.
    package let difference: Double
    package let interval: ClosedRange<Double>?
    package let cases: Int
    package let leftOut: LeftOut
    /// Ids that only the second decides rightly, and ids that only the first does, by the metric's question.
    package let gained: [String]
    package let lost: [String]
    package let test: McNemarTest
    /// How many cases a difference of this size needs to show; nil where none was seen.
    package let casesNeeded: Int?
    package let classes: [ClassRow]
    package let verdict: Verdict

    /// Compares the second with the first.
    ///
    /// Of cases decided under several seeds all decisions count in the metric and its interval; the flips, McNemar's
    /// test and the classes take the lowest seed that both have.
    package init?(_ first: Measured, _ second: Measured, metric: Metric) {
        guard let paired = Paired(first, second) else { return nil }
        self.metric = metric
        leftOut = paired.leftOut
        cases = paired.first.cases.count
        self.first = paired.first.value(metric, withInterval: false)
        self.second = paired.second.value(metric, withInterval: false)
        difference = self.second.value - self.first.value
        if let one = paired.first.statistic(metric.form), let other = paired.second.statistic(metric.form) {
            interval = other.intervalOfGain(over: one)
        } else {
            interval = nil
        }
        var gained: [String] = []
        var lost: [String] = []
        var counted = 0
        var classes: [String: (support: Int, first: Int, second: Int, onlyFirst: Int, onlySecond: Int)] = [:]
        for (one, other) in zip(paired.first.cases, paired.second.cases) {
            guard let right = metric.form.isRight(one[0]), let now = metric.form.isRight(other[0]) else { continue }
            counted += 1
            if !right, now { gained.append(one[0].id) }
            if right, !now { lost.append(one[0].id) }
            guard let label = metric.form.expected(one[0]) else { continue }
            var row = classes[label] ?? (0, 0, 0, 0, 0)
            row.support += 1
            row.first += right ? 1 : 0
            row.second += now ? 1 : 0
            row.onlyFirst += right && !now ? 1 : 0
            row.onlySecond += now && !right ? 1 : 0
            classes[label] = row
        }
        (self.gained, self.lost) = (gained, lost)
        let test = McNemarTest(onlyFirst: lost.count, onlySecond: gained.count)
        self.test = test
        casesNeeded = test.casesNeeded(count: counted)
        let sorted = classes.sorted { $0.key < $1.key }
        let tests = sorted.map { McNemarTest(onlyFirst: $0.value.onlyFirst, onlySecond: $0.value.onlySecond) }
        let adjusted = HolmAdjustment.adjusted(tests.map(\.pValue))
        self.classes = zip(zip(sorted, tests), adjusted).map { entry, adjusted in
            let ((label, row), test) = entry
            return ClassRow(
                label: label, support: row.support, recallFirst: Double(row.first) / Double(row.support),
                recallSecond: Double(row.second) / Double(row.support), test: test, pValue: test.pValue,
                adjusted: adjusted)
        }
        verdict = Self.verdict(metric, difference, interval, test, counted)
    }

    /// A share is judged by McNemar's test; what is no share by whether the interval of the difference leaves out zero.
    private static func verdict(
        _ metric: Metric, _ difference: Double, _ interval: ClosedRange<Double>?, _ test: McNemarTest, _ counted: Int
    ) -> Verdict {
        let isSure: Bool
        if case .share = metric.form {
            isSure = counted > 0 && test.pValue < 0.05
        } else {
            isSure = interval.map { $0.lowerBound > 0 || $0.upperBound < 0 } ?? false
        }
        guard isSure, difference != 0 else { return .cannotTell }
        return (difference > 0) == metric.higherIsBetter ? .better : .worse
    }
}

/// The cases of two runs that can be compared, in the same order.
private struct Paired {
    let first: Measured
    let second: Measured
    let leftOut: Comparison.LeftOut

    init?(_ one: Measured, _ other: Measured) {
        let known = Dictionary(other.cases.map { ($0[0].id, $0) }, uniquingKeysWith: { first, _ in first })
        var (firsts, seconds): ([Decision], [Decision]) = ([], [])
        var (otherText, otherLabels, common) = (0, 0, 0)
        for repeats in one.cases {
            guard let others = known[repeats[0].id] else { continue }
            common += 1
            guard repeats[0].fingerprint == others[0].fingerprint else {
                otherText += 1
                continue
            }
            guard repeats[0].expected == others[0].expected else {
                otherLabels += 1
                continue
            }
            let seeds = Set(repeats.map(\.seed)).intersection(others.map(\.seed))
            // Without a common seed the cuts differ anyway, so the first decision stands for the case.
            firsts += seeds.isEmpty ? [repeats[0]] : repeats.filter { seeds.contains($0.seed) }
            seconds += seeds.isEmpty ? [others[0]] : others.filter { seeds.contains($0.seed) }
        }
        guard !firsts.isEmpty else { return nil }
        first = Measured(variant: one.variant, firsts, milliseconds: [])
        second = Measured(variant: other.variant, seconds, milliseconds: [])
        leftOut = Comparison.LeftOut(
            onlyFirst: one.cases.count - common, onlySecond: other.cases.count - common, otherText: otherText,
            otherLabels: otherLabels)
    }
}

extension Metric.Form {
    /// Whether a decision is right by the metric's question; nil where it does not count or has no such side.
    fileprivate func isRight(_ decision: Decision) -> Bool? {
        switch self {
        case .share(let share): decision.holds(share)
        case .classes(let question, _): question.outcome(decision).map { $0.label == $0.predicted }
        case .calibrationError, .brier, .coverageAt95, .areaUnderRisk: decision.isRight
        case .found(let found, _): decision.findsAll(found)
        case .milliseconds, .separation: nil
        }
    }

    /// The class that a case counts under, where the metric has classes.
    fileprivate func expected(_ decision: Decision) -> String? {
        switch self {
        case .share(.right(let question)), .classes(let question, _):
            switch question {
            case .service: decision.expected.service
            case .label: decision.expected.label
            case .intent: decision.expected.intent
            case .action: decision.expected.action
            case .urgency: decision.expected.urgency
            case .language: decision.expected.language
            }
        case .share(.amongFirstThree), .calibrationError, .brier, .coverageAt95, .areaUnderRisk:
            decision.expected.main
        default: nil
        }
    }
}
