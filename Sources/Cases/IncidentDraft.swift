package import Enquiries

/// What a report of an incident needs, as far as the software knows it; the rest is left visibly open.
///
/// A stop is no incident yet. Whether it is one, and a serious one with its terms (Article 73 of Regulation (EU)
/// 2024/1689: 15 days, 10 days after a death, 2 days where it is widespread), people decide.
package struct IncidentDraft: Sendable {
    package let order: SwitchOrder
    /// The version of the program.
    package let software: String
    /// SHA-256 of the configuration in force, where one is on record.
    package let configuration: String?
    /// The number of records in the log at the stop.
    package let records: Int64
    package let cases: [CaseState: Int]

    package init(
        order: SwitchOrder, software: String, configuration: String?, records: Int64, cases: [CaseState: Int]
    ) {
        (self.order, self.software, self.configuration) = (order, software, configuration)
        (self.records, self.cases) = (records, cases)
    }

    package var lines: [String] {
        let counts = CaseState.allCases.compactMap { state in
            cases[state].map { "\(state.rawValue) \($0)" }
        }
        return [
            "Incident draft. Keep it, and fill in what is open.",
            "Stopped at: \(order.at.iso8601)",
            "Stopped by: \(order.by.map { "officer \($0)" } ?? "whoever runs the machine")",
            "What was stopped: \(order.scope)",
            "Why: \(order.because)",
            "Record of the stop: \(order.id)",
            "System: Postroom \(software), configuration \(configuration ?? "OPEN: none on record")",
            "Records in the log: \(records)",
            "Cases at that moment: \(counts.isEmpty ? "none" : counts.joined(separator: ", "))",
            "OPEN: What happened, and since when? Which cases are concerned?",
            "OPEN: What harm came of it, or could have?",
            "OPEN: When did you become aware of it? The terms of Article 73 run from there, where they apply.",
            "OPEN: Whom did you tell: provider, market surveillance authority, data protection officer?",
            "OPEN: What must be changed before it is started again, and who decides that?",
        ]
    }
}
