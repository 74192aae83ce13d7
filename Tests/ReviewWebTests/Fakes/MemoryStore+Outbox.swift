import Cases
import Enquiries
import Transparency

extension MemoryStore {
    /// Hands out everything approved; whose turn it is and when is the real store's business.
    func lease(
        due now: Timestamp, to owner: String, until: Timestamp, limit: Int
    ) async throws(StoreError) -> [LeasedReply] {
        contents.withLock { contents in
            guard contents.freeze == nil else { return [] }
            let due = contents.files.values.filter { $0.state == .approved && contents.leases[$0.id] == nil }
            return due.sorted { $0.id < $1.id }.prefix(limit).map { file in
                let lease = OutboxLease(
                    caseID: file.id, owner: owner, token: Int64(contents.leases.count + 1), expires: until)
                contents.leases[file.id] = lease
                return LeasedReply(file: file, lease: lease)
            }
        }
    }

    func release(_ lease: OutboxLease) async throws(StoreError) {
        contents.withLock { if $0.leases[lease.caseID] == lease { $0.leases[lease.caseID] = nil } }
    }

    func leases(on ids: [CaseID]) async throws(StoreError) -> [CaseID: OutboxLease] {
        contents.withLock { $0.leases.filter { ids.contains($0.key) } }
    }

    func noteAcknowledgement(
        to address: String, desk: DeskID, at now: Timestamp, within seconds: Int64
    ) async throws(StoreError) -> Bool { true }

    func outboxFreeze() async throws(StoreError) -> OutboxFreeze? { contents.withLock { $0.freeze } }

    func setOutboxFreeze(_ freeze: OutboxFreeze?, because record: ActionRecord) async throws(StoreError) {
        contents.withLock {
            $0.freeze = freeze
            $0.installation.append(record)
        }
    }
}
