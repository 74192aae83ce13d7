package import Enquiries

/// The place of a case in the lists: by urgency and due date, both made by rules, then by age.
///
/// A list goes on behind a key, so that its hundredth page costs no more than its first.
package struct ListKey: Sendable, Hashable, Comparable {
    package let urgency: Urgency
    /// Cases without a date stand behind those with one.
    package let due: CalendarDate?
    package let receivedAt: Timestamp
    package let id: CaseID

    package init(urgency: Urgency, due: CalendarDate?, receivedAt: Timestamp, id: CaseID) {
        (self.urgency, self.due, self.receivedAt, self.id) = (urgency, due, receivedAt, id)
    }

    package init(_ line: CaseSummary) {
        self.init(urgency: line.urgency, due: line.due, receivedAt: line.receivedAt, id: line.id)
    }

    package static func < (one: ListKey, other: ListKey) -> Bool {
        if one.urgency != other.urgency { return one.urgency > other.urgency }
        if one.due != other.due {
            guard let due = one.due, let otherDue = other.due else { return one.due != nil }
            return due < otherDue
        }
        if one.receivedAt != other.receivedAt { return one.receivedAt < other.receivedAt }
        // As SQLite and PostgreSQL with the collation C compare texts.
        return one.id.text.utf8.lexicographicallyPrecedes(other.id.text.utf8)
    }

    /// One word for addresses, such as `urgent~2026-12-01~1795243200000~c17`.
    package var text: String {
        "\(urgency.rawValue)~\(due?.iso8601 ?? "")~\(receivedAt.milliseconds)~\(id)"
    }

    /// Reads back ``text``; `nil` where it has another form.
    package init?(_ text: String) {
        let parts = text.split(separator: "~", maxSplits: 3, omittingEmptySubsequences: false)
        guard text.utf8.count <= 300, parts.count == 4, let urgency = Urgency(rawValue: String(parts[0])),
            let received = Int64(parts[2]), !parts[3].isEmpty
        else { return nil }
        let due = CalendarDate(iso8601: parts[1])
        guard due != nil || parts[1].isEmpty else { return nil }
        self.init(
            urgency: urgency, due: due, receivedAt: Timestamp(milliseconds: received), id: CaseID(String(parts[3])))
    }
}
