package import Enquiries
package import Transparency

/// Where cases, mail, replies and records are kept. The one storage port.
///
/// What every store must guarantee (`Tests/StoreContract` checks it):
/// - A change that ``commit(_:)`` returned from survives a crash of program and machine.
/// - Each change is kept whole or not at all, and all changes of one call likewise.
/// - A case is never changed from a version other than the one before.
/// - Records, raw mail and approved bytes are never altered.
package protocol CaseStore: OutboxStore {
    /// Keeps steps of cases, together with the records that explain them.
    ///
    /// - Throws: ``StoreError/changedMeanwhile(_:)`` where somebody was quicker: load again and decide anew.
    ///   ``StoreError/knownMail(_:)`` where the desk has the same mail already.
    func commit(_ changes: [CaseChange]) async throws(StoreError)

    func load(_ id: CaseID) async throws(StoreError) -> CaseFile
    /// The secret of the case, made with its first change.
    func key(of id: CaseID) async throws(StoreError) -> CaseKey
    /// The raw bytes of a mail, exactly as they arrived.
    func mail(_ id: MailID) async throws(StoreError) -> [UInt8]
    /// The approved bytes of a reply, exactly as they were approved.
    func reply(_ id: ReplyID) async throws(StoreError) -> [UInt8]

    /// The case that holds a copy of this mail, if the desk has one.
    func knownMail(key: String, desk: DeskID) async throws(StoreError) -> CaseID?
    /// The newest case of the desk that sent, or received from `correspondent`, one of these messages.
    func thread(of messageIDs: [String], correspondent: String, desk: DeskID) async throws(StoreError) -> CaseID?

    /// Up to `limit` cases in `state`, those that waited longest first.
    func cases(in state: CaseState, limit: Int) async throws(StoreError) -> [CaseFile]
    /// Up to `limit` cases with an open consultation, those that waited longest first.
    func consulting(limit: Int) async throws(StoreError) -> [CaseFile]
    func summaries(_ query: CaseQuery) async throws(StoreError) -> [CaseSummary]
    /// Up to `limit` cases that ask for attention for this reason, those that waited longest first.
    ///
    /// - Parameter desks: `nil` for all.
    func cases(
        asking attention: Attention, desks: Set<DeskID>?, limit: Int
    ) async throws(StoreError) -> [CaseFile]
    /// The newest case of the desk that sent or received one of these messages, whoever wrote. Unlike
    /// ``thread(of:correspondent:desk:)`` this proves nothing: message ids are no secret.
    func mention(of messageIDs: [String], besides: CaseID, desk: DeskID) async throws(StoreError) -> CaseID?
    /// Cases that hold the words, up to `limit`. Without words all that fit the rest of the query. A search that takes long
    /// may end before it has looked at the oldest cases, and says so.
    func search(_ query: SearchQuery) async throws(StoreError) -> SearchFindings
    func counts(desk: DeskID?) async throws(StoreError) -> [CaseState: Int]
    /// How many of these are put off beyond `now`.
    func snoozed(desk: DeskID?, at now: Timestamp) async throws(StoreError) -> [CaseState: Int]

    /// Cases of the desk in which an officer named another service, by their first such record.
    func correctedCases(of desk: DeskID) async throws(StoreError) -> [CaseID]
    /// Cases whose intent or flags an officer corrected, once each, by their first such correction.
    func relabelledCases(of desk: DeskID) async throws(StoreError) -> [CaseID]
    /// The records of one case, oldest first, in their private form.
    func records(of id: CaseID) async throws(StoreError) -> [StoredRecord]
    /// Checks that everything kept is what was logged.
    func verify() async throws(StoreError) -> Verification
}

/// A record as stored.
package struct StoredRecord: Sendable {
    package let position: Int64
    package let id: String
    package let action: String
    /// Canonical JSON.
    package let privateForm: [UInt8]

    package init(position: Int64, id: String, action: String, privateForm: [UInt8]) {
        (self.position, self.id, self.action, self.privateForm) = (position, id, action, privateForm)
    }
}

/// The result of checking a store against its log.
package struct Verification: Sendable, Equatable {
    /// How far the log is sound.
    package var tree: MerkleFrontier
    package var cases: Int
    package var mails: Int
    package var replies: Int
    /// The first thing that does not fit, in plain words; `nil` where everything does.
    package var firstFault: String?

    package init(tree: MerkleFrontier, cases: Int, mails: Int, replies: Int, firstFault: String?) {
        (self.tree, self.cases, self.mails, self.replies) = (tree, cases, mails, replies)
        self.firstFault = firstFault
    }
}

/// Which cases a list shows.
package struct CaseQuery: Sendable {
    /// Whether a list shows the cases that are put off beyond a moment, or those that are not.
    package struct Snoozed: Sendable, Equatable {
        package var isShown: Bool
        package var now: Timestamp

        package init(isShown: Bool, at now: Timestamp) { (self.isShown, self.now) = (isShown, now) }
    }

    /// `nil` for all.
    package var desks: Set<DeskID>?
    package var states: [CaseState]
    package var service: ServiceID?
    /// `nil` for cases whether put off or not.
    package var snoozed: Snoozed?
    /// Where the list goes on; `nil` for its beginning.
    package var from: Start?
    /// So many lines later. Costs more the further it goes: use it only where a line is known by its number alone.
    package var offset: Int
    package var limit: Int

    /// A place between two lines of a list.
    package enum Start: Sendable, Equatable {
        /// On behind this line.
        case after(ListKey)
        /// Back from this line: the nearest one comes first.
        case before(ListKey)

        package var key: ListKey {
            switch self {
            case .after(let key), .before(let key): key
            }
        }
        package var isBackwards: Bool { if case .before = self { true } else { false } }
    }

    package init(
        desk: DeskID? = nil, states: [CaseState] = [], service: ServiceID? = nil, from: Start? = nil, offset: Int = 0,
        limit: Int = 50
    ) {
        (desks, self.states, self.service) = (desk.map { [$0] }, states, service)
        (self.from, self.offset, self.limit) = (from, offset, limit)
    }
}

/// One line of a list of cases. Lists are ordered by urgency and due date, both made by rules, then by age.
package struct CaseSummary: Sendable, Equatable {
    package let id: CaseID
    package let desk: DeskID
    package let state: CaseState
    package let service: ServiceID?
    package let confidence: Double?
    package let urgency: Urgency
    package let due: CalendarDate?
    package let language: String?
    package let subject: String
    package let sender: String
    package let receivedAt: Timestamp
    package let updatedAt: Timestamp
    package let flags: [Flag]

    package init(
        id: CaseID, desk: DeskID, state: CaseState, service: ServiceID?, confidence: Double?, urgency: Urgency,
        due: CalendarDate?, language: String?, subject: String, sender: String, receivedAt: Timestamp,
        updatedAt: Timestamp, flags: [Flag]
    ) {
        (self.id, self.desk, self.state, self.service) = (id, desk, state, service)
        (self.confidence, self.urgency, self.due, self.language) = (confidence, urgency, due, language)
        (self.subject, self.sender, self.receivedAt) = (subject, sender, receivedAt)
        (self.updatedAt, self.flags) = (updatedAt, flags)
    }

    package init(_ file: CaseFile) {
        let mail = file.newest
        self.init(
            id: file.id, desk: file.desk, state: file.state, service: file.decision?.service,
            confidence: file.decision?.confidence, urgency: file.decision?.urgency ?? .normal, due: file.due,
            language: file.decision?.language, subject: mail.subject, sender: mail.from.name ?? mail.from.address,
            receivedAt: file.mails[0].receivedAt, updatedAt: file.updatedAt, flags: file.decision?.flags ?? [])
    }
}

/// What can go wrong between a program and its store.
package enum StoreError: Error, Sendable, Equatable {
    case noSuchCase(CaseID)
    case noSuchMail(MailID)
    case noSuchReply(ReplyID)
    case changedMeanwhile(CaseID)
    case knownMail(CaseID)
    /// A change names a lease that is not in force any more, or none where one is needed.
    case leaseLost(CaseID)
    /// The mail server may still answer, so nobody else may decide about the reply.
    case beingSent(CaseID)
    /// The disk is full or cannot be written.
    case cannotWrite(String)
    /// No server of the database answers. Where that happened while a commit was under way, the commit may have been kept:
    /// who tries again learns it from ``changedMeanwhile(_:)`` or ``knownMail(_:)``.
    case unreachable(String)
    /// Another program holds the store open for writing.
    case inUse(path: String)
    case notDurable(found: String)
    case damaged(String)
    /// What was erased is gone from the store, but a reader kept the write-ahead log from being emptied.
    case erasedLater
    case newerSchema(found: String)
    case failed(String)
}

extension StoreError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSuchCase(let id): "There is no case \(id). List the cases with: postroom case list"
        case .noSuchMail(let id): "There is no mail \(id) in the store."
        case .noSuchReply(let id): "There is no reply \(id) in the store."
        case .changedMeanwhile(let id): "Case \(id) was changed by somebody else meanwhile. Load it and decide anew."
        case .knownMail(let id): "This mail is in case \(id) already."
        case .leaseLost(let id): "The reply of case \(id) is not this program's to send any more."
        case .beingSent(let id): "The reply of case \(id) is with the mail server, which may still answer. Wait for it."
        case .cannotWrite(let reason): "The store cannot be written: \(reason). Free some space and try again."
        case .unreachable(let reason):
            "The database cannot be reached: \(reason). Nothing that was kept is lost; start the database or repair the way to "
                + "it, then try again."
        case .inUse(let path):
            "The store \(path) is in use by another postroom. Stop that one first, or use another desk directory."
        case .notDurable(let found):
            "The store does not write durably (\(found)). SQLite needs synchronous FULL and a local disk, PostgreSQL needs "
                + "fsync, full_page_writes and synchronous_commit."
        case .damaged(let reason):
            "The store is damaged: \(reason). Stop writing to it and restore the last backup."
        case .erasedLater:
            "The case is erased, but another program that reads the store kept its write-ahead log from being emptied. "
                + "Close that program, then run: postroom case erase --finish"
        case .newerSchema(let found):
            "The store was made by a newer postroom (schema \(found)). Use that version or a newer one."
        case .failed(let reason): "The store failed: \(reason)."
        }
    }
}
