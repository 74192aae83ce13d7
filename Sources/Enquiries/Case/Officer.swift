/// A person who reviews.
package struct Officer: Codable, Sendable, Equatable {
    /// What somebody may do. The order is that of ``role``.
    package enum Right: String, Codable, Sendable, CaseIterable {
        /// May read the records of the AI, the log and its proofs, but no mail.
        case audit
        /// May look at measures, models and evaluations, but at no mail.
        case evaluate
        /// May read cases and records.
        case read
        /// May edit drafts, hand over and close.
        case edit
        /// May approve replies together with a second person.
        case approveTogether
        /// May approve replies alone, and together with others.
        case approve
        /// May decide what happened to a reply in doubt, and stop the AI.
        case supervise
        /// May sign other people in, give rights, and erase.
        case administer
    }

    /// A right at one desk, or at all of them.
    package struct Grant: Codable, Sendable, Hashable {
        package var right: Right
        /// `nil` for every desk that the installation has or will have.
        package var desk: DeskID?

        package init(_ right: Right, at desk: DeskID? = nil) { (self.right, self.desk) = (right, desk) }

        /// Reads ``text`` back; `nil` where there is no such right.
        package init?(text: some StringProtocol) {
            let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
            guard let right = Right(rawValue: String(parts[0])) else { return nil }
            if parts.count == 1 {
                self.init(right)
            } else {
                guard !parts[1].isEmpty else { return nil }
                self.init(right, at: DeskID(String(parts[1])))
            }
        }

        /// `read` for every desk, `read@stadt` for one.
        package var text: String { right.rawValue + (desk.map { "@" + $0.text } ?? "") }
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
    package var grants: Set<Grant>
    package var training: Training?
    /// `nil` for officers of older stores.
    package var addedAt: Timestamp?
    package var preferences: OfficerPreferences

    package init(
        id: OfficerID, name: String, grants: Set<Grant>, training: Training? = nil, addedAt: Timestamp? = nil,
        preferences: OfficerPreferences = OfficerPreferences()
    ) {
        (self.id, self.name, self.grants) = (id, name, grants)
        (self.training, self.addedAt, self.preferences) = (training, addedAt, preferences)
    }

    /// An officer with the same rights at every desk.
    package init(
        id: OfficerID, name: String, rights: Set<Right>, training: Training? = nil, addedAt: Timestamp? = nil
    ) {
        self.init(
            id: id, name: name, grants: Set(rights.map { Grant($0) }), training: training, addedAt: addedAt)
    }

    /// What the officer may do at one desk at least. Enough to open a page; what stands on it goes by
    /// ``may(_:at:)``.
    package var rights: Set<Right> {
        let own = Set(grants.map(\.right))
        return own.contains(.approve) ? own.union([.approveTogether]) : own
    }

    package func may(_ right: Right, at desk: DeskID) -> Bool {
        grants.contains(Grant(right)) || grants.contains(Grant(right, at: desk))
            || right == .approveTogether && may(.approve, at: desk)
    }

    /// Whether the officer may do it at every desk. What concerns the whole installation takes this.
    package func mayEverywhere(_ right: Right) -> Bool {
        grants.contains(Grant(right)) || right == .approveTogether && mayEverywhere(.approve)
    }

    /// The furthest right at a desk, as the log names the part that somebody had in a review.
    package func role(at desk: DeskID) -> String {
        Right.allCases.last { may($0, at: desk) }?.rawValue ?? "none"
    }
}
