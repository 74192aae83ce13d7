/// A case is put off: it leaves the lists until a moment, or until something happens to it.
package struct Snooze: Codable, Sendable, Equatable {
    /// Days that a case may be put off at most.
    package static let longestDays = 30

    package var until: Timestamp
    package var by: OfficerID

    package init(until: Timestamp, by: OfficerID) { (self.until, self.by) = (until, by) }
}

/// An officer wants a second person to look at the reply.
package struct SecondPerson: Codable, Sendable, Equatable {
    package var askedBy: OfficerID
    package var note: String

    package init(askedBy: OfficerID, note: String) { (self.askedBy, self.note) = (askedBy, note) }
}

/// The first of two approvals: of exactly these bytes, which nobody sends yet.
package struct FirstApproval: Codable, Sendable, Equatable {
    package var by: OfficerID
    package var at: Timestamp
    /// Of the whole message, hexadecimal.
    package var sha256: String
    /// The moment for which the message was composed: the second person is shown the same bytes.
    package var composedAt: Timestamp
    /// The findings that the first person confirmed.
    package var confirmed: Set<String>
    /// The action record of this approval.
    package var record: String

    package init(
        by: OfficerID, at: Timestamp, sha256: String, composedAt: Timestamp, confirmed: Set<String>, record: String
    ) {
        (self.by, self.at, self.sha256) = (by, at, sha256)
        (self.composedAt, self.confirmed, self.record) = (composedAt, confirmed, record)
    }
}
