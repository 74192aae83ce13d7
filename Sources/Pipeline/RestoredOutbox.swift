package import Cases
package import Enquiries
import Sending
import Transparency

/// Stops the outbox of a store that was put back from a backup, before anything can be sent from it.
///
/// What the backup calls approved may have been sent since, and replies that were approved since are not in it. So
/// nothing leaves until a person lets the outbox go, and whatever the backup knew of waits for a decision of its own.
package struct RestoredOutbox: Sendable {
    private let surroundings: Surroundings
    private let post: PostDesk

    package init(surroundings: Surroundings) {
        self.surroundings = surroundings
        post = PostDesk(transport: NoWayOut(), surroundings: surroundings)
    }

    /// - Parameters:
    ///   - answered: Cases of the store that got a reply after the backup was made, as far as anybody knows.
    ///   - backup: The newest moment that the backup knows of.
    /// - Returns: How many replies now wait for a person because of it.
    package func hold(
        _ store: any CaseStore, answered: [CaseID], backup: Timestamp?
    ) async throws -> Int {
        let now = surroundings.now()
        let stop = ActionRecord(
            id: surroundings.newRecordID(), action: .stop, trigger: .human, caseReference: nil,
            start: now.milliseconds, end: now.milliseconds, disclosed: ["outbox": "frozen"],
            details: ["because": "a backup was put back"])
        // First: from here on nothing is leased, whatever happens next.
        try await store.setOutboxFreeze(
            OutboxFreeze(since: now, backup: backup, record: stop.id), because: stop)
        var held = 0
        while true {
            let files = try await store.cases(in: .approved, limit: 100)
            if files.isEmpty { break }
            try await store.commit(
                try files.map { file in
                    let restored = try post.restored(file)
                    return CaseChange(restored.value, because: restored.records)
                })
            held += files.count
        }
        for id in answered {
            let file = try await store.load(id)
            guard file.state != .inDoubt else { continue }
            try await store.commit([try marked(file, backup: backup)])
        }
        return held
    }

    private func marked(_ file: CaseFile, backup: Timestamp?) throws -> CaseChange {
        let now = surroundings.now()
        var after = try file.moved(by: .restoredUnaware, at: now)
        after.restored = RestoredCase(at: now, backup: backup)
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .check, trigger: .human, caseReference: file.id.text,
            cause: file.history.last?.record, start: now.milliseconds, end: now.milliseconds,
            disclosed: ["kinds": .array([.string(Finding.Kind.answeredBefore.rawValue)])])
        return after.noting("restored", because: [record])
    }

    /// Lets the outbox go again. What waits for a decision still waits for it.
    package func release(_ store: any CaseStore, by officer: OfficerID?, note: String) async throws {
        guard try await store.outboxFreeze() != nil else { return }
        let now = surroundings.now()
        try await store.setOutboxFreeze(
            nil,
            because: ActionRecord(
                id: surroundings.newRecordID(), action: .stop, trigger: .human, caseReference: nil,
                start: now.milliseconds, end: now.milliseconds, disclosed: ["outbox": "released"],
                details: ["officer": officer.map { .string($0.text) } ?? .null, "note": .string(note)]))
    }

    /// Only names itself in records.
    private struct NoWayOut: ReplyTransport {
        let name = "none"

        func handOver(_ mail: OutgoingMail, passing point: PointOfNoReturn) async -> HandOver {
            .deferred("Nothing is sent while a backup is put back.")
        }
    }
}
