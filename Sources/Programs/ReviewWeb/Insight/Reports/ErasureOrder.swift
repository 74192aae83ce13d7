package import Enquiries

/// What an officer orders to be erased, after having seen what would go.
package struct ErasureOrder: Sendable, Equatable {
    package enum What: Sendable, Equatable {
        /// Everything of a mail address.
        case person(String)
        case file(CaseID)
    }

    package let what: What
    /// A ground of erasures as the log names it, for example `request`.
    package let ground: String
    package let officer: OfficerID
    /// The digest of the preview that the officer saw.
    package let seen: String

    package init(what: What, ground: String, officer: OfficerID, seen: String) {
        (self.what, self.ground, self.officer, self.seen) = (what, ground, officer, seen)
    }

    /// Grounds that an officer may choose; what is due goes by the rules of retention.
    package static let grounds = ["request", "mistake", "order"]
}

/// What became of an order.
package enum ErasureOutcome: Sendable, Equatable {
    /// Why nothing was erased.
    package enum Obstacle: String, Sendable, CaseIterable {
        /// A case must not be erased.
        case held
        /// An approved reply has not left for sure.
        case replyUnderWay
        /// The person has mail that nobody has read.
        case unreadMail
        /// What would go is no longer what the officer saw.
        case changed
    }

    /// How many things were removed in a place, for example `sent`.
    package struct Removed: Sendable, Equatable {
        package let place: String
        package let count: Int

        package init(place: String, count: Int) { (self.place, self.count) = (place, count) }
    }

    /// - Parameter unreached: Places that could not be reached; a run that finishes tries them again.
    case erased(cases: Int, removed: [Removed], unreached: [String])
    case refused(Obstacle)
}
