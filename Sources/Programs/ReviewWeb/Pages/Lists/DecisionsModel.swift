import Cases
import Enquiries

/// What waits for a person because no machine may decide it, and what its JSON twin is.
struct DecisionsModel: Encodable, Sendable {
    /// Why something waits. The order is that of the page.
    enum Kind: String, Encodable, Sendable, CaseIterable {
        case doubt, undeliverable, unreadable, stale, thread

        /// The state that makes it so; `nil` where the case asks for it otherwise.
        var state: CaseState? {
            switch self {
            case .doubt: .inDoubt
            case .undeliverable: .undeliverable
            case .unreadable: .unreadable
            case .stale, .thread: nil
            }
        }

        var attention: Attention? {
            switch self {
            case .stale: .stale
            case .thread: .thread
            case .doubt, .undeliverable, .unreadable: nil
            }
        }
    }

    struct Item: Encodable, Sendable {
        let id: CaseID
        let desk: DeskID
        let version: Int
        let subject: String
        let sender: String
        /// Since when it waits.
        let since: Timestamp
        let recipient: String?
        /// How often the mail server was tried.
        let attempts: Int?
        /// What the mail server said last.
        let lastAnswer: String?
        /// What was wrong with the mail's form.
        let defects: [String]
        /// The case that the mail may belong to.
        let other: CaseID?
        /// Milliseconds since 1970 until which an answer of the mail server may still come; `nil` where none may.
        let undecidedUntil: Timestamp?
        /// What is known about a reply in doubt; `nil` where nothing is.
        let evidence: DoubtEvidence?
        let mayEdit: Bool
        let maySettle: Bool
    }

    struct Group: Encodable, Sendable {
        let kind: Kind
        let items: [Item]
        let hasMore: Bool
    }

    /// Those with something in them.
    let groups: [Group]
    let now: Timestamp

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> DecisionsModel {
        let now = site.surroundings.now()
        var groups: [Group] = []
        for found in try await found(visit) {
            var items: [Item] = []
            for (file, other) in found.cases {
                let evidence = found.kind == .doubt ? await DoubtEvidence.collect(file, site) : nil
                items.append(Item(file, other: other, evidence: evidence, now: now, officer: visit.officer))
            }
            groups.append(Group(kind: found.kind, items: items, hasMore: found.hasMore))
        }
        return DecisionsModel(groups: groups, now: now)
    }

    struct Found: Sendable {
        let kind: Kind
        /// Each with the case that its mail may belong to.
        let cases: [(file: CaseFile, other: CaseID?)]
        let hasMore: Bool
    }

    /// In the order of the page; kinds with nothing in them left out.
    static func found(_ visit: Visit) async throws -> [Found] {
        let limit = ReviewSettings.Limits.decisionsOfKind
        var found: [Found] = []
        for kind in Kind.allCases {
            let files = try await files(of: kind, limit: limit + 1, visit)
            var cases: [(file: CaseFile, other: CaseID?)] = []
            for file in files.prefix(limit) {
                let other = kind == .thread ? try await visit.cases.mention(of: file) : nil
                // A mail may well answer one that never came here; that is nothing to decide.
                if kind == .thread, other == nil { continue }
                cases.append((file, other))
            }
            if !cases.isEmpty { found.append(Found(kind: kind, cases: cases, hasMore: files.count > limit)) }
        }
        return found
    }

    private static func files(of kind: Kind, limit: Int, _ visit: Visit) async throws -> [CaseFile] {
        if let attention = kind.attention { return try await visit.cases.cases(asking: attention, limit: limit) }
        return try await visit.cases.files(CaseQuery(states: kind.state.map { [$0] } ?? [], limit: limit))
    }
}

extension DecisionsModel.Item {
    init(_ file: CaseFile, other: CaseID?, evidence: DoubtEvidence?, now: Timestamp, officer: Officer) {
        let mail = file.newest
        let reply = file.state == .inDoubt || file.state == .undeliverable ? file.reply : nil
        let patience = file.state == .inDoubt ? reply?.decidableFrom : nil
        self.init(
            id: file.id, desk: file.desk, version: file.version, subject: mail.subject,
            sender: mail.from.name ?? mail.from.address,
            since: reply == nil ? mail.receivedAt : file.updatedAt,
            recipient: reply?.recipient, attempts: reply?.attempts, lastAnswer: reply?.lastAnswer,
            defects: file.state == .unreadable ? mail.defects : [], other: other,
            undecidedUntil: patience.flatMap { now < $0 ? $0 : nil }, evidence: evidence,
            mayEdit: officer.may(.edit, at: file.desk), maySettle: officer.may(.supervise, at: file.desk))
    }
}
