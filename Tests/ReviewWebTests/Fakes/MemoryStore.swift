import Cases
import Enquiries
import Synchronization
import Transparency

/// A store in memory, as small as the pages need. The real ones are tested by the store contract.
final class MemoryStore: CaseStore, OfficerStore, InsightStore {
    struct Contents {
        var files: [CaseID: CaseFile] = [:]
        var mail: [MailID: [UInt8]] = [:]
        var replies: [ReplyID: [UInt8]] = [:]
        var records: [CaseID: [StoredRecord]] = [:]
        var officers: [OfficerID: Officer] = [:]
        var signIns: [String: (officer: OfficerID, expires: Timestamp)] = [:]
        var sessions: [String: OfficerSession] = [:]
        var claims: [CaseID: Claim] = [:]
        var credentials: [OfficerID: OfficerCredentials] = [:]
        var changes: [OfficerChange] = []
        var failsWriting = false
        /// How many cases a search looks at before it ends early.
        var searchedAtOnce = Int.max
        var facts: [DeskID: WorkFacts] = [:]
        var logLines: [LogLine] = []
        var leases: [CaseID: OutboxLease] = [:]
        var freeze: OutboxFreeze?
        /// Records about no case.
        var installation: [ActionRecord] = []
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
        var sorted = fitting.map { CaseSummary($0) }.sorted { ListKey($0) < ListKey($1) }
        switch query.from {
        case nil: break
        case .after(let key): sorted.removeAll { ListKey($0) <= key }
        case .before(let key): sorted = sorted.filter { ListKey($0) < key }.reversed()
        }
        return Array(sorted.dropFirst(query.offset).prefix(query.limit))
    }

    func cases(asking attention: Attention, desks: Set<DeskID>?, limit: Int) async throws(StoreError) -> [CaseFile] {
        contents.withLock { contents in
            Array(
                contents.files.values.filter { $0.attention == attention && desks?.contains($0.desk) ?? true }
                    .sorted { $0.id < $1.id }.prefix(limit))
        }
    }

    func mention(of messageIDs: [String], besides: CaseID, desk: DeskID) async throws(StoreError) -> CaseID? {
        contents.withLock { contents in
            contents.files.values.first { file in
                file.id != besides && file.desk == desk
                    && file.mails.contains { $0.messageID.map(messageIDs.contains) ?? false }
            }?.id
        }
    }

    /// Finds whole texts; words and their beginnings are the real store's business. Places count up by id.
    func search(_ query: SearchQuery) async throws(StoreError) -> SearchFindings {
        let files = contents.withLock { $0.files.values.sorted { $0.id < $1.id } }
        let most = contents.withLock(\.searchedAtOnce)
        let all = files.enumerated().reversed().filter { number, _ in
            query.after.map { Int64(number) < $0.number } ?? true
        }
        var hits: [SearchHit] = []
        for (number, file) in all.prefix(most) {
            let text = SearchText(file)
            let all = [file.id.text, text.subject, text.sender, text.mail, text.reply].joined(separator: "\n")
                .lowercased()
            let found = query.words.terms.map { all.contains($0.text.lowercased()) }
            guard query.isAnyWordEnough ? found.contains(true) : !found.contains(false),
                query.desks?.contains(file.desk) ?? true, query.states.isEmpty || query.states.contains(file.state),
                query.service == nil || query.service == file.decision?.service,
                query.language == nil || query.language == file.decision?.language,
                query.receivedFrom.map({ file.mails[0].receivedAt >= $0 }) ?? true,
                query.receivedBefore.map({ file.mails[0].receivedAt < $0 }) ?? true
            else { continue }
            hits.append(SearchHit(CaseSummary(file), at: SearchPlace(Int64(number))))
        }
        guard hits.count < query.limit, all.count > most else { return SearchFindings(Array(hits.prefix(query.limit))) }
        return SearchFindings(hits, unsearchedFrom: SearchPlace(Int64(all[most - 1].offset)))
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

    func relabelledCases(of desk: DeskID) async throws(StoreError) -> [CaseID] {
        contents.withLock { contents in
            contents.files.values.filter { $0.desk == desk && $0.decision?.relabelling != nil }.map(\.id).sorted()
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

extension MemoryStore {
    func workFacts(_ query: WorkFacts.Query) async throws(StoreError) -> WorkFacts {
        contents.withLock { $0.facts[query.desk] ?? WorkFacts() }
    }

    func logLines(_ query: LogQuery) async throws(StoreError) -> [LogLine] {
        contents.withLock { contents in
            Array(
                contents.logLines.filter { line in
                    (query.desks == nil || line.desk.map { query.desks?.contains($0) == true } ?? false)
                        && (query.action == nil || query.action?.rawValue == line.action)
                        && (query.caseID == nil || query.caseID == line.caseID)
                        && line.position < query.before ?? .max
                }.sorted { $0.position > $1.position }.prefix(query.limit))
        }
    }

    func standings() async throws(StoreError) -> [Standing] {
        struct Place: Hashable {
            let desk: DeskID
            let state: CaseState
        }
        return contents.withLock { contents in
            Dictionary(grouping: contents.files.values) { Place(desk: $0.desk, state: $0.state) }.map { place, files in
                let moments = files.map { $0.mails[0].receivedAt }
                return Standing(
                    desk: place.desk, state: place.state, cases: files.count,
                    oldest: moments.min() ?? .init(milliseconds: 0),
                    newest: moments.max() ?? .init(milliseconds: 0))
            }
        }
    }
}
