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

    package var id: OfficerID
    package var name: String
    package var rights: Set<Right>

    package init(id: OfficerID, name: String, rights: Set<Right>) {
        (self.id, self.name, self.rights) = (id, name, rights)
    }
}
