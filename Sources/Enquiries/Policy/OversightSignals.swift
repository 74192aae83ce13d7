/// Signs of rubber-stamping, as shares over many approvals.
///
/// They measure how the desk works and not how anybody works: they are made only from the approvals of at least
/// ``fewestOfficers`` people together, and hold no name (monitoring of staff; Article 88 GDPR).
package struct OversightSignals: Sendable, Equatable {
    /// One approval.
    package struct Approval: Sendable, Equatable {
        /// Any name that is the same for the same person; it is counted and not kept.
        package let officer: OfficerID
        /// From the moment at which the reply was shown until it was approved.
        package let dwellMilliseconds: Int64
        /// Whether the draft went out as the software made it.
        package let isUnchanged: Bool

        package init(officer: OfficerID, dwellMilliseconds: Int64, isUnchanged: Bool) {
            (self.officer, self.dwellMilliseconds, self.isUnchanged) = (officer, dwellMilliseconds, isUnchanged)
        }
    }

    package static let fewestOfficers = 5
    /// Nobody reads a mail and its answer in less.
    package static let tooFastMilliseconds: Int64 = 3000

    package let approvals: Int
    /// Approvals in less than three seconds.
    package let tooFast: Int
    /// Approvals of drafts that nobody changed.
    package let unchanged: Int

    /// 0 to 1.
    package var tooFastShare: Double { Double(tooFast) / Double(approvals) }
    /// 0 to 1.
    package var unchangedShare: Double { Double(unchanged) / Double(approvals) }

    /// `nil` where fewer than ``fewestOfficers`` people approved.
    package init?(_ approvals: some Sequence<Approval>) {
        let all = Array(approvals)
        guard Set(all.map(\.officer)).count >= Self.fewestOfficers else { return nil }
        self.approvals = all.count
        tooFast = all.count { $0.dwellMilliseconds < Self.tooFastMilliseconds }
        unchanged = all.count(where: \.isUnchanged)
    }
}
