package import Enquiries
package import Transparency

/// The right to send one reply, for a while.
///
/// Whoever holds it names its token with each change. Tokens only grow: when a lease has run out and somebody else took
/// the reply over, changes of the first holder are refused, however late they come.
package struct OutboxLease: Sendable, Equatable {
    package let caseID: CaseID
    /// The program that sends; a fresh id at each start.
    package let owner: String
    /// 1 or more.
    package let token: Int64
    /// From then on others may take the reply.
    package var expires: Timestamp

    package init(caseID: CaseID, owner: String, token: Int64, expires: Timestamp) {
        (self.caseID, self.owner, self.token, self.expires) = (caseID, owner, token, expires)
    }

    package func lasting(until expires: Timestamp) -> OutboxLease {
        var lease = self
        lease.expires = expires
        return lease
    }
}

/// An approved reply whose time has come, and the right to send it.
package struct LeasedReply: Sendable {
    package let file: CaseFile
    package let lease: OutboxLease

    package init(file: CaseFile, lease: OutboxLease) { (self.file, self.lease) = (file, lease) }
}

/// Why nothing is sent: a backup was put back, and nobody knows what was sent since it was made.
package struct OutboxFreeze: Sendable, Equatable {
    package let since: Timestamp
    /// When the backup was made, as far as its newest record tells.
    package let backup: Timestamp?
    /// The record of the freeze.
    package let record: String

    package init(since: Timestamp, backup: Timestamp?, record: String) {
        (self.since, self.backup, self.record) = (since, backup, record)
    }
}

/// What a store keeps about replies on their way, beside the cases themselves.
///
/// What every store must guarantee (`Tests/StoreContract` checks it):
/// - A reply has one lease at a time, and each new one a higher token than all before.
/// - A case goes from `approved` to `inDoubt` only in a change that names a lease in force, or while frozen.
/// - A change that names a lease which is not the newest one of the case is refused, and so is any change of a reply in
///   doubt beside a lease in force.
/// - While the outbox is frozen there are no leases.
package protocol OutboxStore: Sendable {
    /// Leases up to `limit` approved replies whose time has come and that nobody else has a lease on, oldest approval
    /// first. None while the outbox is frozen.
    ///
    /// - Parameters:
    ///   - until: When the leases run out.
    func lease(
        due now: Timestamp, to owner: String, until: Timestamp, limit: Int
    ) async throws(StoreError) -> [LeasedReply]
    /// Gives a lease back, as if it had run out. Nothing happens where somebody else has the reply by now.
    func release(_ lease: OutboxLease) async throws(StoreError)
    /// The leases on these cases, also such as have run out.
    func leases(on ids: [CaseID]) async throws(StoreError) -> [CaseID: OutboxLease]
    /// Notes that an automatic acknowledgement goes to the address now, unless one did in the `seconds` before.
    ///
    /// - Returns: Whether it may go. It is on disk then, so that not even a crash leads to a second one.
    func noteAcknowledgement(
        to address: String, desk: DeskID, at now: Timestamp, within seconds: Int64
    ) async throws(StoreError) -> Bool
    /// The freeze in force.
    func outboxFreeze() async throws(StoreError) -> OutboxFreeze?
    /// Freezes the outbox or lets it go, together with the record of it.
    func setOutboxFreeze(_ freeze: OutboxFreeze?, because record: ActionRecord) async throws(StoreError)
}
