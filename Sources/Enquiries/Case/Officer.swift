/// A person who reviews.
package struct Officer: Codable, Sendable, Equatable {
    package enum Right: String, Codable, Sendable, CaseIterable {
        /// May read cases and records.
        case read
        /// May edit drafts, hand over and close.
        case edit
        /// May approve replies.
        case approve
        /// May decide what happened to a reply in doubt.
        case supervise
        /// May sign other people in.
        case administer
    }

    /// A training in the use of the system, as the authority gives it.
    package struct Training: Codable, Sendable, Equatable {
        /// 1 to ``longestVersion`` printable ASCII characters without blanks; it stands in the log.
        package var version: String
        package var completed: CalendarDate

        package static let longestVersion = 32

        /// `nil` where the version has another form.
        package init?(version: String, completed: CalendarDate) {
            guard !version.isEmpty, version.utf8.count <= Self.longestVersion,
                version.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { return nil }
            (self.version, self.completed) = (version, completed)
        }
    }

    package var id: OfficerID
    package var name: String
    package var rights: Set<Right>
    package var training: Training?
    /// `nil` for officers of older stores.
    package var addedAt: Timestamp?

    package init(
        id: OfficerID, name: String, rights: Set<Right>, training: Training? = nil, addedAt: Timestamp? = nil
    ) {
        (self.id, self.name, self.rights) = (id, name, rights)
        (self.training, self.addedAt) = (training, addedAt)
    }

    /// The furthest right, as the log names the part that somebody had in a review.
    package var role: String { Right.allCases.last(where: rights.contains)?.rawValue ?? "none" }
}
