package import Cases
package import Enquiries
import Synchronization
package import Transparency

/// A store that tells the bulletin of each change once it is kept, and remembers counts until something changes.
package final class NotifyingStore: CaseStore {
    private let store: any CaseStore
    private let bulletin: Bulletin
    private let now: @Sendable () -> Timestamp
    private let kept = Mutex(Kept())

    /// Seconds after which counts are read anew, whatever was heard of: something else may have written.
    private static let countsLive: Int64 = 2

    private struct Kept {
        /// Goes up with each change, so that counts read beside one are not kept.
        var changes = 0
        var counts: [DeskID?: (counts: [CaseState: Int], at: Timestamp)] = [:]
        var putOff: [DeskID?: (counts: [CaseState: Int], at: Timestamp)] = [:]
    }

    package init(_ store: any CaseStore, bulletin: Bulletin, now: @escaping @Sendable () -> Timestamp) {
        (self.store, self.bulletin, self.now) = (store, bulletin, now)
    }

    package func commit(_ changes: [CaseChange]) async throws(StoreError) {
        try await store.commit(changes)
        kept.withLock { kept in
            kept.changes += 1
            (kept.counts, kept.putOff) = ([:], [:])
        }
        await bulletin.post(
            changes.map {
                .changed($0.file.id, desk: $0.file.desk, version: $0.file.version, state: $0.file.state)
            })
    }

    package func counts(desk: DeskID?) async throws(StoreError) -> [CaseState: Int] {
        let now = now()
        let (known, before) = kept.withLock { ($0.counts[desk], $0.changes) }
        if let known, known.at <= now, now < known.at.adding(seconds: Self.countsLive) { return known.counts }
        let counts = try await store.counts(desk: desk)
        kept.withLock { if $0.changes == before { $0.counts[desk] = (counts, now) } }
        return counts
    }

    package func load(_ id: CaseID) async throws(StoreError) -> CaseFile { try await store.load(id) }
    package func key(of id: CaseID) async throws(StoreError) -> CaseKey { try await store.key(of: id) }
    package func mail(_ id: MailID) async throws(StoreError) -> [UInt8] { try await store.mail(id) }
    package func reply(_ id: ReplyID) async throws(StoreError) -> [UInt8] { try await store.reply(id) }

    package func knownMail(key: String, desk: DeskID) async throws(StoreError) -> CaseID? {
        try await store.knownMail(key: key, desk: desk)
    }

    package func thread(
        of messageIDs: [String], correspondent: String, desk: DeskID
    ) async throws(StoreError) -> CaseID? {
        try await store.thread(of: messageIDs, correspondent: correspondent, desk: desk)
    }

    package func mention(
        of messageIDs: [String], besides: CaseID, desk: DeskID
    ) async throws(StoreError) -> CaseID? {
        try await store.mention(of: messageIDs, besides: besides, desk: desk)
    }

    package func cases(in state: CaseState, limit: Int) async throws(StoreError) -> [CaseFile] {
        try await store.cases(in: state, limit: limit)
    }

    package func consulting(limit: Int) async throws(StoreError) -> [CaseFile] {
        try await store.consulting(limit: limit)
    }

    package func lease(
        due now: Timestamp, to owner: String, until: Timestamp, limit: Int
    ) async throws(StoreError) -> [LeasedReply] {
        try await store.lease(due: now, to: owner, until: until, limit: limit)
    }

    package func release(_ lease: OutboxLease) async throws(StoreError) { try await store.release(lease) }

    package func leases(on ids: [CaseID]) async throws(StoreError) -> [CaseID: OutboxLease] {
        try await store.leases(on: ids)
    }

    package func noteAcknowledgement(
        to address: String, desk: DeskID, at now: Timestamp, within seconds: Int64
    ) async throws(StoreError) -> Bool {
        try await store.noteAcknowledgement(to: address, desk: desk, at: now, within: seconds)
    }

    package func outboxFreeze() async throws(StoreError) -> OutboxFreeze? { try await store.outboxFreeze() }

    package func setOutboxFreeze(
        _ freeze: OutboxFreeze?, because record: ActionRecord
    ) async throws(StoreError) {
        try await store.setOutboxFreeze(freeze, because: record)
    }

    package func cases(
        asking attention: Attention, desks: Set<DeskID>?, limit: Int
    ) async throws(StoreError) -> [CaseFile] {
        try await store.cases(asking: attention, desks: desks, limit: limit)
    }

    package func summaries(_ query: CaseQuery) async throws(StoreError) -> [CaseSummary] {
        try await store.summaries(query)
    }

    package func search(_ query: SearchQuery) async throws(StoreError) -> SearchFindings {
        try await store.search(query)
    }

    package func snoozed(desk: DeskID?, at now: Timestamp) async throws(StoreError) -> [CaseState: Int] {
        let (known, before) = kept.withLock { ($0.putOff[desk], $0.changes) }
        if let known, known.at <= now, now < known.at.adding(seconds: Self.countsLive) { return known.counts }
        let counts = try await store.snoozed(desk: desk, at: now)
        kept.withLock { if $0.changes == before { $0.putOff[desk] = (counts, now) } }
        return counts
    }

    package func relabelledCases(of desk: DeskID) async throws(StoreError) -> [CaseID] {
        try await store.relabelledCases(of: desk)
    }
    package func correctedCases(of desk: DeskID) async throws(StoreError) -> [CaseID] {
        try await store.correctedCases(of: desk)
    }

    package func records(of id: CaseID) async throws(StoreError) -> [StoredRecord] {
        try await store.records(of: id)
    }

    package func verify() async throws(StoreError) -> Verification { try await store.verify() }
}
