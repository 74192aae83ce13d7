/// A case that came back from a backup and got a reply after that was made, which it knows nothing of.
package struct RestoredCase: Codable, Sendable, Equatable {
    /// When the backup was put back.
    package let at: Timestamp
    /// The newest moment that the backup knows of.
    package let backup: Timestamp?

    package init(at: Timestamp, backup: Timestamp?) { (self.at, self.backup) = (at, backup) }
}

extension CaseFile {
    /// What an officer must look at before the case is answered once more; `nil` once somebody has.
    package var answeredBefore: Finding? {
        guard let restored,
            !([reply].compactMap { $0 } + earlierReplies).contains(where: { restored.at <= $0.approvedAt })
        else { return nil }
        return Finding(.answeredBefore, range: 0..<0, excerpt: restored.at.iso8601)
    }
}
