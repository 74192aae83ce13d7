import Cases
import Enquiries
import Synchronization
import Transparency

/// A store in memory, as small as the pages need. The real ones are tested by the store contract.
final class MemoryStore: CaseStore, OfficerStore {
    struct Contents {
        var files: [CaseID: CaseFile] = [:]
        var mail: [MailID: [UInt8]] = [:]
        var replies: [ReplyID: [UInt8]] = [:]
        var records: [CaseID: [StoredRecord]] = [:]
        var officers: [OfficerID: Officer] = [:]
        var signIns: [String: (officer: OfficerID, expires: Timestamp)] = [:]
        var sessions: [String: OfficerSession] = [:]
        var credentials: [OfficerID: OfficerCredentials] = [:]
        var changes: [OfficerChange] = []
        var claims: [CaseID: Claim] = [:]
        var failsWriting = false
    }

    let contents = Mutex(Contents())

    /// Looks at what is kept, or changes it behind the desk's back.
    func look<Result: Sendable>(_ body: (inout sending Contents) -> sending Result) -> Result {
        contents.withLock { body(&$0) }
    }

    func commit(_ changes: [CaseChange]) async throws(StoreError) {
        try contents.withLock { contents throws(StoreError) in
            if contents.failsWriting { throw .cannotWrite("no space left") }
            for change in changes {
                let file = change.file
                if let before = contents.files[file.id], before.version + 1 != file.version {
                    throw .changedMeanwhile(file.id)
                }
                contents.files[file.id] = file
                if let mail = change.mail { contents.mail[mail.id] = mail.bytes }
                if let reply = change.reply { contents.replies[reply.id] = reply.bytes }
                let sealed = change.record.sealed(under: Self.key, effect: "")
                contents.records[file.id, default: []].append(
                    StoredRecord(
                        position: Int64(contents.records.values.reduce(1) { $0 + $1.count }), id: sealed.id,
                        action: sealed.action.rawValue, privateForm: sealed.privateForm))
            }
        }
    }

    private static let key = CaseKey([UInt8](repeating: 7, count: 32))

    func load(_ id: CaseID) async throws(StoreError) -> CaseFile {
        guard let file = contents.withLock({ $0.files[id] }) else { throw .noSuchCase(id) }
        return file
    }

    func key(of id: CaseID) async throws(StoreError) -> CaseKey { Self.key }

    func mail(_ id: MailID) async throws(StoreError) -> [UInt8] {
        guard let bytes = contents.withLock({ $0.mail[id] }) else { throw .noSuchMail(id) }
        return bytes
    }

    func reply(_ id: ReplyID) async throws(StoreError) -> [UInt8] {
        guard let bytes = contents.withLock({ $0.replies[id] }) else { throw .noSuchReply(id) }
        return bytes
    }

    func knownMail(key: String, desk: DeskID) async throws(StoreError) -> CaseID? {
        contents.withLock { $0.files.values.first { $0.desk == desk && $0.mails.contains { $0.mailKey == key } }?.id }
    }

    func thread(of messageIDs: [String], correspondent: String, desk: DeskID) async throws(StoreError) -> CaseID? {
        nil
    }

    func cases(in state: CaseState, limit: Int) async throws(StoreError) -> [CaseFile] {
        contents.withLock { contents in
            Array(contents.files.values.filter { $0.state == state }.sorted { $0.id < $1.id }.prefix(limit))
        }
    }

    func consulting(limit: Int) async throws(StoreError) -> [CaseFile] {
        contents.withLock { contents in
            Array(contents.files.values.filter { $0.openConsultation != nil }.sorted { $0.id < $1.id }.prefix(limit))
        }
    }

    func outbox(due now: Timestamp, limit: Int) async throws(StoreError) -> [CaseFile] {
        try await cases(in: .approved, limit: limit)
    }

    func summaries(_ query: CaseQuery) async throws(StoreError) -> [CaseSummary] {
        let fitting = contents.withLock { contents in
            contents.files.values.filter { file in
                (query.states.isEmpty || query.states.contains(file.state))
                    && (query.desks?.contains(file.desk) ?? true)
                    && (query.service == nil || query.service == file.decision?.service)
                    && query.snoozed.map { wish in
                        (file.snooze.map { $0.until > wish.now } ?? false) == wish.isShown
                    } ?? true
            }
        }
        let sorted = fitting.map { CaseSummary($0) }.sorted { ($1.urgency, $0.id) < ($0.urgency, $1.id) }
        return Array(sorted.dropFirst(query.offset).prefix(query.limit))
    }

    func counts(desk: DeskID?) async throws(StoreError) -> [CaseState: Int] {
        contents.withLock { contents in
            Dictionary(grouping: contents.files.values.filter { desk == nil || $0.desk == desk }, by: \.state)
                .mapValues(\.count)
        }
    }

    func snoozed(desk: DeskID?, at now: Timestamp) async throws(StoreError) -> [CaseState: Int] {
        contents.withLock { contents in
            Dictionary(
                grouping: contents.files.values.filter {
                    (desk == nil || $0.desk == desk) && $0.snooze.map { $0.until > now } ?? false
                }, by: \.state
            ).mapValues(\.count)
        }
    }

    func correctedCases(of desk: DeskID) async throws(StoreError) -> [CaseID] {
        contents.withLock { contents in
            contents.files.values.filter { $0.desk == desk && $0.decision?.correction != nil }.map(\.id).sorted()
        }
    }

    func records(of id: CaseID) async throws(StoreError) -> [StoredRecord] {
        contents.withLock { $0.records[id] ?? [] }
    }

    func verify() async throws(StoreError) -> Verification {
        Verification(tree: .empty, cases: 0, mails: 0, replies: 0, firstFault: nil)
    }
}
