package import TextClassification

/// The decisions of one variant of a run, by case: a case that was decided under several seeds is one case.
package struct Measured: Sendable {
    package let variant: String
    /// The decisions of each case, in the order of the seeds.
    package let cases: [[Decision]]
    /// One duration a decision, smallest first.
    let milliseconds: [Double]

    package init(variant: String, _ decisions: [Decision], milliseconds: [Double]) {
        var place: [String: Int] = [:]
        var cases: [[Decision]] = []
        for decision in decisions {
            if let known = place[decision.id] {
                cases[known].append(decision)
            } else {
                place[decision.id] = cases.count
                cases.append([decision])
            }
        }
        self.variant = variant
        // The order of the cases must not hang on the cut into folds, since intervals draw by place.
        self.cases = cases.map { $0.sorted { $0.seed < $1.seed } }.sorted { $0[0].id < $1[0].id }
        self.milliseconds = milliseconds.sorted()
    }

    package var decisions: [Decision] { cases.flatMap { $0 } }

    /// The metric over all decisions.
    /// - Parameter withInterval: Whether to take the time for an interval.
    package func value(_ metric: Metric, withInterval: Bool = true) -> MetricValue {
        switch metric.form {
        case .share(let share):
            let statistic = statistic(metric.form)
            let sums = statistic?.sums ?? [0, 0]
            let value = sums[1] == 0 ? 0 : sums[0] / sums[1]
            // Repetitions of a case are no further evidence: the interval counts cases.
            let trials = cases.count { $0.contains { $0.holds(share) != nil } }
            let interval = WilsonInterval(share: value, trials: trials)
            return MetricValue(
                metric: metric, value: value, interval: interval.lower...interval.upper, method: "Wilson",
                count: Int(sums[1]))
        case .found(_, let part) where part != .f1:
            let sums = statistic(metric.form)?.sums ?? [0, 0, 0]
            let count = Int(part == .precision ? sums[1] : sums[2])
            let value = count == 0 ? 0 : sums[0] / Double(count)
            let repeats = max(cases.map(\.count).max() ?? 1, 1)
            let interval = WilsonInterval(share: value, trials: count / repeats)
            return MetricValue(
                metric: metric, value: value, interval: interval.lower...interval.upper, method: "Wilson",
                count: count)
        case .milliseconds(let share):
            return MetricValue(
                metric: metric, value: Quantile.of(sorted: milliseconds, share) ?? 0, interval: nil, method: nil,
                count: milliseconds.count)
        case .coverageAt95:
            let curve = riskCoverage
            return MetricValue(
                metric: metric, value: curve.widest(accuracy: 0.95)?.coverage ?? 0, interval: nil, method: nil,
                count: curve.points.last?.kept ?? 0)
        case .areaUnderRisk:
            let curve = riskCoverage
            return MetricValue(
                metric: metric, value: curve.area, interval: nil, method: nil, count: curve.points.last?.kept ?? 0)
        case .separation(let turnedAway):
            let (inside, outside) = certainties
            let separation = OutOfScopeSeparation(inside: inside, outside: outside)
            return MetricValue(
                metric: metric, value: turnedAway ? separation.turnedAwayAt95 : separation.auroc, interval: nil,
                method: nil, count: outside.count)
        case .classes, .calibrationError, .brier, .found:
            guard let statistic = statistic(metric.form) else {
                return MetricValue(metric: metric, value: 0, interval: nil, method: nil, count: 0)
            }
            return MetricValue(
                metric: metric, value: statistic.value, interval: withInterval ? statistic.interval() : nil,
                method: withInterval ? "bootstrap" : nil, count: decisions.count)
        }
    }

    /// Confidence and outcome of each decision that counts. An error is certain of nothing and wrong.
    package var certain: [(confidence: Double, isRight: Bool)] {
        decisions.compactMap { decision in decision.isRight.map { (decision.confidence ?? 0, $0) } }
    }

    package var riskCoverage: RiskCoverage { RiskCoverage(certain) }

    private var certainties: (inside: [Double], outside: [Double]) {
        let all = decisions
        return (
            all.filter { $0.outOfScope != true }.map { $0.confidence ?? 0 },
            all.filter { $0.outOfScope == true }.map { $0.confidence ?? 0 }
        )
    }

    /// The metric as sums over cases; nil for those that are none.
    func statistic(_ form: Metric.Form) -> SummedStatistic? {
        typealias Addend = SummedStatistic.Addend
        func over(_ addends: (Decision) -> [Addend]) -> [[Addend]] { cases.map { $0.flatMap(addends) } }
        switch form {
        case .share(let share):
            return SummedStatistic(
                over { decision in
                    decision.holds(share).map { [Addend(0, $0 ? 1 : 0), Addend(1)] } ?? []
                }, sums: 2
            ) { $0[1] == 0 ? 0 : $0[0] / $0[1] }
        case .found(let found, let part):
            return SummedStatistic(
                over { decision in
                    let counts = decision.counts(found)
                    return [counts.right, counts.found, counts.real].enumerated().filter { $0.element > 0 }
                        .map { Addend($0.offset, Double($0.element)) }
                }, sums: 3
            ) { sums in
                switch part {
                case .precision: sums[1] == 0 ? 0 : sums[0] / sums[1]
                case .recall: sums[2] == 0 ? 0 : sums[0] / sums[2]
                case .f1: sums[1] + sums[2] == 0 ? 0 : 2 * sums[0] / (sums[1] + sums[2])
                }
            }
        case .classes(let question, let weighted): return classes(question, weighted: weighted)
        case .calibrationError:
            return SummedStatistic(
                over { decision in
                    guard let isRight = decision.isRight else { return [] }
                    let confidence = decision.confidence ?? 0
                    let bin = min(max(Int(confidence * 15), 0), 14)
                    return [Addend(bin, confidence - (isRight ? 1 : 0)), Addend(15)]
                }, sums: 16
            ) { sums in sums[15] == 0 ? 0 : sums[..<15].reduce(0) { $0 + abs($1) } / sums[15] }
        case .brier:
            return SummedStatistic(
                over { decision in
                    guard let isRight = decision.isRight else { return [] }
                    let gap = (decision.confidence ?? 0) - (isRight ? 1 : 0)
                    return [Addend(0, gap * gap), Addend(1)]
                }, sums: 2
            ) { $0[1] == 0 ? 0 : $0[0] / $0[1] }
        case .coverageAt95, .areaUnderRisk, .milliseconds, .separation: return nil
        }
    }

    private func classes(_ question: Metric.Question, weighted: Bool) -> SummedStatistic {
        var numbers: [String: Int] = [:]
        func number(_ label: String) -> Int {
            if let known = numbers[label] { return known }
            numbers[label] = numbers.count
            return numbers.count - 1
        }
        let addends = cases.map { repeats in
            repeats.flatMap { decision -> [SummedStatistic.Addend] in
                guard let (label, predicted) = question.outcome(decision) else { return [] }
                let (real, given) = (number(label), number(predicted))
                return [.init(3 * real), .init(3 * given + 1)] + (real == given ? [.init(3 * real + 2)] : [])
            }
        }
        let count = numbers.count
        // A class that a resample neither holds nor was given is not in its mean, as scikit-learn would have it.
        return SummedStatistic(addends, sums: 3 * count) { sums in
            var (total, weight) = (0.0, 0.0)
            for label in 0..<count {
                let (real, given, right) = (sums[3 * label], sums[3 * label + 1], sums[3 * label + 2])
                guard real + given > 0 else { continue }
                let own = weighted ? real : 1
                total += own * 2 * right / (real + given)
                weight += own
            }
            return weight == 0 ? 0 : total / weight
        }
    }
}

extension FinishedRun {
    /// The decisions of one variant; nil where the run has no such variant.
    package func measured(_ variant: String) -> Measured? {
        guard record.suite.variants.contains(where: { $0.name == variant }) else { return nil }
        var decisions: [Decision] = []
        var times: [Double] = []
        for (decision, time) in zip(self.decisions, milliseconds) where decision.variant == variant {
            decisions.append(decision)
            times.append(time)
        }
        return Measured(variant: variant, decisions, milliseconds: times)
    }

    /// All variants, in the order of the suite.
    package var allMeasured: [Measured] { record.suite.variants.compactMap { measured($0.name) } }
}
