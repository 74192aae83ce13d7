/// Whether a run keeps the limits of its suite.
package struct Gate: Sendable {
    /// One limit.
    package struct Row: Sendable, Equatable {
        /// The metric, or `errors` or `skipped`.
        package let name: String
        /// Empty where the limit concerns the whole run.
        package let variant: String
        package let value: Double
        package let bound: Threshold.Bound
        package let interval: ClosedRange<Double>?
        /// How many decisions the value is a share of.
        package let count: Int

        package var isKept: Bool { bound.allows(value) }
    }

    package let suite: String
    package let rows: [Row]

    package var isKept: Bool { rows.allSatisfy(\.isKept) }

    /// - Parameter suite: Limits to judge by; nil: those of the run's own suite.
    package init(_ run: FinishedRun, by other: Suite? = nil) {
        let suite = other ?? run.record.suite
        self.suite = suite.name
        var measured: [String: Measured] = [:]
        var rows: [Row] = [
            Row(
                name: "errors", variant: "", value: Double(run.record.counts.errors),
                bound: .atMost(Double(suite.budget.errors)), interval: nil, count: run.record.counts.decisions),
            Row(
                name: "skipped", variant: "", value: Double(run.record.counts.skipped),
                bound: .atMost(Double(suite.budget.skipped)), interval: nil,
                count: run.record.counts.skipped + run.record.counts.cases),
        ]
        for threshold in suite.thresholds {
            let name = threshold.variant ?? suite.variants[0].name
            guard let metric = Metric.named(threshold.metric, of: suite),
                let part = measured[name] ?? run.measured(name)
            else { continue }
            measured[name] = part
            let value = part.value(metric)
            rows.append(
                Row(
                    name: metric.name, variant: name, value: value.value, bound: threshold.bound,
                    interval: value.interval, count: value.count))
        }
        self.rows = rows
    }
}
