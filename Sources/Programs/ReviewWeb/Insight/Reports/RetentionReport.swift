package import Enquiries

/// What is kept for how long, what is due, and what was erased.
package struct RetentionReport: Encodable, Sendable, Equatable {
    /// A class of `RetentionRules`, and its period as the settings have it, for example `P6M`.
    package struct Period: Encodable, Sendable, Equatable {
        package let kind: String
        package let period: String

        package init(kind: String, period: String) { (self.kind, self.period) = (kind, period) }
    }

    /// Cases of one desk whose time is over.
    package struct Due: Encodable, Sendable, Equatable {
        package let desk: DeskID
        package let cases: Int
        /// Due as well, but held.
        package let held: Int

        package init(desk: DeskID, cases: Int, held: Int) { (self.desk, self.cases, self.held) = (desk, cases, held) }
    }

    /// A past erasure.
    package struct Erasure: Encodable, Sendable, Equatable {
        package let record: String
        package let at: Timestamp
        package let ground: String
        package let cases: Int

        package init(record: String, at: Timestamp, ground: String, cases: Int) {
            (self.record, self.at, self.ground, self.cases) = (record, at, ground, cases)
        }
    }

    package let periods: [Period]
    /// Why shorter periods are used than the law asks for; `nil` where they are not.
    package let override: String?
    package let due: [Due]
    /// Newest first.
    package let erasures: [Erasure]
    /// The desk directory, as commands must name it.
    package let directory: String

    package init(
        periods: [Period], override: String?, due: [Due], erasures: [Erasure], directory: String
    ) {
        (self.periods, self.override, self.due) = (periods, override, due)
        (self.erasures, self.directory) = (erasures, directory)
    }
}

/// What erasing a case, or everything of a person, would remove.
package struct ErasurePreview: Encodable, Sendable, Equatable {
    package struct Found: Encodable, Sendable, Equatable {
        package let id: CaseID
        package let state: CaseState
        package let mails: Int
        package let replies: Int
        package let isHeld: Bool

        package init(id: CaseID, state: CaseState, mails: Int, replies: Int, isHeld: Bool) {
            (self.id, self.state, self.mails) = (id, state, mails)
            (self.replies, self.isHeld) = (replies, isHeld)
        }
    }

    package let cases: [Found]
    /// Events that registers reported of the person.
    package let events: Int
    /// Mails of the person that wait and that nobody has read.
    package let unreadMails: Int
    /// Other where anything of it has changed.
    package let digest: String

    package init(cases: [Found], events: Int, unreadMails: Int, digest: String) {
        (self.cases, self.events, self.unreadMails) = (cases, events, unreadMails)
        self.digest = digest
    }

    package var isEmpty: Bool { cases.isEmpty && events == 0 && unreadMails == 0 }

    /// Why the page does not erase it; `nil` where it may.
    package var obstacle: ErasureOutcome.Obstacle? {
        if cases.contains(where: \.isHeld) { return .held }
        // The reply may be on its way this very moment.
        if cases.contains(where: { $0.state == .approved || $0.state == .inDoubt }) { return .replyUnderWay }
        return unreadMails > 0 ? .unreadMail : nil
    }
}
