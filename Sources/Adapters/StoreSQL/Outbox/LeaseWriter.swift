import Cases
import Enquiries
import Transparency

/// Lets a reply be sent by the holder of its newest lease and nobody else, inside the transaction that is open.
struct LeaseWriter {
    private let db: any SQLSession
    private let surroundings: Surroundings

    init(_ db: any SQLSession, _ surroundings: Surroundings) { (self.db, self.surroundings) = (db, surroundings) }

    /// - Throws: ``StoreError/leaseLost(_:)`` or ``StoreError/beingSent(_:)``, before anything is written.
    func check(_ step: PreparedStep, after before: CaseState) throws {
        let id = step.file.id
        let held = try lease(on: id)
        let now = surroundings.now()
        if let named = step.lease {
            guard let held, held.token == named.token, held.owner == named.owner else { throw StoreError.leaseLost(id) }
            // What was begun in time is concluded whenever its answer comes, as long as nobody else has the reply.
            if before == .approved, held.expires <= now { throw StoreError.leaseLost(id) }
            return
        }
        switch (before, step.file.state) {
        case (.approved, .inDoubt):
            guard try OutboxRows(db).freeze() != nil else { throw StoreError.leaseLost(id) }
        // A note that changes nothing about the reply.
        case (.inDoubt, .inDoubt): break
        case (.inDoubt, _):
            if let held, held.expires > now { throw StoreError.beingSent(id) }
            // A late answer of a holder who does not name the lease counts for nothing; a person decides.
            guard step.record.trigger == .human else { throw StoreError.leaseLost(id) }
        default: break
        }
    }

    /// Prolongs the lease where the reply is handed over now, and ends it otherwise.
    func write(_ step: PreparedStep, after before: CaseState) throws {
        guard before == .approved || before == .inDoubt else { return }
        if step.lease == nil, step.file.state == before { return }
        if before == .approved, step.file.state == .inDoubt, let lease = step.lease {
            try put(lease)
        } else {
            try db.execute("DELETE FROM outbox_leases WHERE case_id = ?", [step.file.id.text])
        }
    }

    func put(_ lease: OutboxLease) throws {
        try db.execute(
            """
            INSERT INTO outbox_leases (case_id, owner, token, expires_at, seal) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (case_id) DO UPDATE SET owner = excluded.owner, token = excluded.token,
                expires_at = excluded.expires_at, seal = excluded.seal
            """,
            [
                lease.caseID.text, lease.owner, lease.token, lease.expires.milliseconds, lease.seal.bytes,
            ])
    }

    func lease(on id: CaseID) throws -> OutboxLease? {
        let statement = "SELECT owner, token, expires_at FROM outbox_leases WHERE case_id = ?"
        return try db.row(statement, [id.text]).map { row in
            OutboxLease(
                caseID: id, owner: try row.at(0), token: try row.at(1),
                expires: Timestamp(milliseconds: try row.at(2)))
        }
    }

    /// - Returns: A token that no lease had before.
    func nextToken() throws -> Int64 {
        try db.execute("UPDATE outbox_tokens SET last = last + 1")
        guard let token = try db.value(Int64.self, "SELECT last FROM outbox_tokens") else {
            throw StoreError.damaged("the tokens of leases are missing")
        }
        return token
    }
}

extension OutboxLease {
    var seal: RowSeal { RowSeal([caseID.text, owner, "\(token)", "\(expires.milliseconds)"]) }
}
