/// The evaluation runs that lie in one folder.
package struct EvaluationList: Encodable, Sendable, Equatable {
    /// A figure as a stored report has it.
    package struct Figure: Encodable, Sendable, Equatable {
        package let name: String
        package let value: Double
        /// 95 %.
        package let low: Double?
        package let high: Double?
        package let count: Int

        package init(name: String, value: Double, low: Double?, high: Double?, count: Int) {
            (self.name, self.value, self.low, self.high, self.count) = (name, value, low, high, count)
        }
    }

    /// A comparison with another run, as `postroom eval compare --json` wrote it.
    package struct Verdict: Encodable, Sendable, Equatable {
        package let metric: String
        package let verdict: String

        package init(metric: String, verdict: String) { (self.metric, self.verdict) = (metric, verdict) }
    }

    package struct Run: Encodable, Sendable, Equatable {
        /// The name of the folder of the run.
        package let name: String
        package let suite: String
        package let started: String
        /// `nil` while it is not finished.
        package let finished: String?
        package let cases: Int
        package let errors: Int
        /// Of the stored report; empty where none lies there.
        package let figures: [Figure]
        /// Limits of the suite that the run missed; `nil` without a stored report.
        package let missed: [String]?
        package let comparison: Verdict?
        package let hasPage: Bool

        package init(
            name: String, suite: String, started: String, finished: String?, cases: Int, errors: Int,
            figures: [Figure], missed: [String]?, comparison: Verdict?, hasPage: Bool
        ) {
            (self.name, self.suite, self.started, self.finished) = (name, suite, started, finished)
            (self.cases, self.errors, self.figures, self.missed) = (cases, errors, figures, missed)
            (self.comparison, self.hasPage) = (comparison, hasPage)
        }
    }

    /// The figures of a report that a page shows; the report has all.
    package static let headline = [
        "service.accuracy", "service.macro-f1", "service.top3", "intent.accuracy", "action.accuracy",
    ]

    package let folder: String
    /// Newest first.
    package let runs: [Run]
    /// Folders that hold a run that cannot be read.
    package let unreadable: [String]

    package init(folder: String, runs: [Run], unreadable: [String]) {
        (self.folder, self.runs, self.unreadable) = (folder, runs, unreadable)
    }
}
