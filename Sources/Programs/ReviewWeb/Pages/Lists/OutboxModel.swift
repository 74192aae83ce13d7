import Cases
import Enquiries

/// Replies on their way, and what the JSON twin of their page is.
struct OutboxModel: Encodable, Sendable {
    enum Standing: String, Encodable, Sendable, CaseIterable {
        /// Leaves when its time has come; until then it can be called back.
        case held
        /// Its time has come.
        case waiting
        /// The mail server has it and has not answered yet.
        case sending
        /// The mail server could not take it; it is tried again.
        case deferred
        /// Nobody knows whether the mail server has it; a person decides.
        case doubt
        /// Nothing is sent, because a backup was put back.
        case frozen
    }

    struct Line: Encodable, Sendable {
        let id: CaseID
        let desk: DeskID
        let version: Int
        let standing: Standing
        let subject: String
        let recipient: String
        let approvedBy: String
        let attempts: Int
        /// When it leaves, or is tried again.
        let next: Timestamp
        let secondsLeft: Int64
        let lastAnswer: String?
        let mayWithdraw: Bool
    }

    /// Those that leave first stand first.
    let lines: [Line]
    let hasMore: Bool
    let now: Timestamp
    /// Since when nothing is sent, because a backup was put back; `nil` where replies leave.
    let frozenSince: Timestamp?
    let mayRelease: Bool

    static func load(_ site: ReviewSite, _ asking: Asking, _ visit: Visit) async throws -> OutboxModel {
        let now = site.surroundings.now()
        let limit = ReviewSettings.Limits.repliesInOutbox
        let files = try await visit.cases.files(CaseQuery(states: [.approved, .inDoubt], limit: limit + 1))
        let names = Dictionary(
            try await site.officers.officers().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let frozen = try await site.store.outboxFreeze()
        // Of these cases the officer has just read that they are there.
        let leases = try await site.store.leases(on: files.map(\.id))
        let lines = files.prefix(limit).compactMap { file in
            Line(
                file, now: now, names, visit.officer, isFrozen: frozen != nil,
                isLeased: leases[file.id].map { now < $0.expires } ?? false)
        }
        return OutboxModel(
            lines: lines.sorted { ($0.next, $0.id) < ($1.next, $1.id) }, hasMore: files.count > limit, now: now,
            frozenSince: frozen?.since, mayRelease: frozen != nil && visit.officer.mayEverywhere(.supervise))
    }
}

extension OutboxModel.Line {
    init?(
        _ file: CaseFile, now: Timestamp, _ names: [OfficerID: String], _ officer: Officer, isFrozen: Bool,
        isLeased: Bool
    ) {
        guard let reply = file.reply else { return nil }
        let standing: OutboxModel.Standing =
            if file.state == .inDoubt {
                reply.decidableFrom.map { now < $0 } ?? false ? .sending : .doubt
            } else if isFrozen {
                .frozen
            } else if isLeased {
                .sending
            } else if reply.tryingSince != nil {
                .deferred
            } else {
                now < reply.nextAttempt ? .held : .waiting
            }
        self.init(
            id: file.id, desk: file.desk, version: file.version, standing: standing, subject: file.newest.subject,
            recipient: reply.recipient, approvedBy: names[reply.approvedBy] ?? reply.approvedBy.text,
            attempts: reply.attempts, next: reply.nextAttempt,
            // Rounded up: while it says 1 there is still time.
            secondsLeft: max(0, (reply.nextAttempt.milliseconds - now.milliseconds + 999) / 1000),
            lastAnswer: reply.lastAnswer, mayWithdraw: standing == .held && officer.may(.approve, at: file.desk))
    }
}
