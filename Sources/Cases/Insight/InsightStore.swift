package import Enquiries
package import Transparency

/// What pages about a desk as a whole read. Nothing here changes anything, and no answer holds a word of a mail.
///
/// Pages ask through ``InsightAccess``, which knows what the officer may see.
package protocol InsightStore: Sendable {
    /// What happened at one desk in a period, as measures are made of it. Erased cases are not in it.
    ///
    /// - Returns: Facts with officers' ids. Only ``Measuring`` may read them; pages get what it makes of them.
    func workFacts(_ query: WorkFacts.Query) async throws(StoreError) -> WorkFacts
    /// Records as the log has them, newest first.
    func logLines(_ query: LogQuery) async throws(StoreError) -> [LogLine]
    /// How many cases are in each state at each desk, and since when the oldest of them waits.
    func standings() async throws(StoreError) -> [Standing]
}

/// The cases of one desk in one state.
package struct Standing: Sendable, Equatable {
    package let desk: DeskID
    package let state: CaseState
    package let cases: Int
    /// Receipt of the first mail of the oldest of them.
    package let oldest: Timestamp
    /// Receipt of the first mail of the newest of them.
    package let newest: Timestamp

    package init(desk: DeskID, state: CaseState, cases: Int, oldest: Timestamp, newest: Timestamp) {
        (self.desk, self.state, self.cases) = (desk, state, cases)
        (self.oldest, self.newest) = (oldest, newest)
    }
}

/// Which records a page of the log shows.
package struct LogQuery: Sendable, Equatable {
    /// `nil` for all, and with them records about the installation and about erased cases.
    package var desks: Set<DeskID>?
    package var action: ActionRecord.Action?
    package var caseID: CaseID?
    /// Positions below this one, counted from 1; `nil` begins with the newest.
    package var before: Int64?
    package var limit: Int

    package init(
        desks: Set<DeskID>? = nil, action: ActionRecord.Action? = nil, caseID: CaseID? = nil, before: Int64? = nil,
        limit: Int = 50
    ) {
        (self.desks, self.action, self.caseID) = (desks, action, caseID)
        (self.before, self.limit) = (before, limit)
    }
}

/// A record as the log has it: its public leaf, and what the store knows beside it.
package struct LogLine: Sendable, Equatable {
    /// Counted from 1.
    package let position: Int64
    package let id: String
    package let action: String
    package let byPerson: Bool
    /// `nil` for records about the installation, and for erased cases.
    package let caseID: CaseID?
    package let desk: DeskID?
    /// Canonical JSON.
    package let leaf: [UInt8]
    /// What a language model was given and gave, in tokens; `nil` where none was asked.
    package let tokens: Tokens?

    package struct Tokens: Sendable, Equatable, Codable {
        package let input: Int
        package let output: Int

        package init(input: Int, output: Int) { (self.input, self.output) = (input, output) }
    }

    package init(
        position: Int64, id: String, action: String, byPerson: Bool, caseID: CaseID?, desk: DeskID?, leaf: [UInt8],
        tokens: Tokens? = nil
    ) {
        (self.position, self.id, self.action, self.byPerson) = (position, id, action, byPerson)
        (self.caseID, self.desk, self.leaf, self.tokens) = (caseID, desk, leaf, tokens)
    }
}
