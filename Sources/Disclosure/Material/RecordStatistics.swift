import Enquiries
package import Transparency

/// Counts over the records of an installation. Nobody's name and nobody's text is in them.
package struct RecordStatistics: Sendable, Equatable {
    /// Approvals below this number are not told by how often officers changed the text: the share could speak of one
    /// person's work.
    package static let leastApprovals = 5

    /// Records by action.
    package private(set) var actions: [String: Int] = [:]
    /// Officers' decisions by word: `approve`, …
    package private(set) var decisions: [String: Int] = [:]
    /// Approved replies whose proposed text was changed, and whose was not.
    package private(set) var edited = 0
    package private(set) var unedited = 0
    /// Approved replies that an officer wrote alone.
    package private(set) var ownText = 0
    /// Milliseconds since 1970 of the first and the last record; nil without records.
    package private(set) var span: ClosedRange<Int64>?

    package init() {}

    package var records: Int { actions.values.reduce(0, +) }

    /// The share of replies with a proposed text that were approved unchanged, 0 to 1; nil below
    /// ``leastApprovals``.
    package var uneditedShare: Double? {
        let all = edited + unedited
        return all < Self.leastApprovals ? nil : Double(unedited) / Double(all)
    }

    /// Counts one record by its leaf or its private form. What is no record changes nothing.
    package mutating func add(_ record: JSONValue) {
        guard let action = record["action"]?.text else { return }
        actions[action, default: 0] += 1
        if case .integer(let start)? = record["time"]?["start"] {
            span = span.map { min($0.lowerBound, start)...max($0.upperBound, start) } ?? start...start
        }
        guard action == ActionRecord.Action.review.rawValue, let outcome = record["outcome"],
            let decision = outcome["decision"]?.text
        else { return }
        decisions[decision, default: 0] += 1
        guard decision == "approve" else { return }
        switch outcome["authorship"]?.text.flatMap(Authorship.init(rawValue:)) {
        case .software: unedited += 1
        case .softwareThenOfficer: edited += 1
        case .officer: ownText += 1
        case nil: break
        }
    }
}
