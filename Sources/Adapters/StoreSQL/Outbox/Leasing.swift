package import Cases
package import Enquiries
import Foundation
package import Transparency

extension SQLStore {
    package func lease(
        due now: Timestamp, to owner: String, until: Timestamp, limit: Int
    ) async throws(StoreError) -> [LeasedReply] {
        // Most looks find nothing; they shall not wait for the writer.
        guard limit > 0, try await isAnythingDue(now) else { return [] }
        let taken = try await writing { [surroundings] db in
            guard try OutboxRows(db).freeze() == nil else { return [(KeptDocument, OutboxLease)]() }
            let due = try KeptDocument.all(ListQuery.outbox, [now.milliseconds, limit], in: db)
            let writer = LeaseWriter(db, surroundings)
            return try due.map { document in
                let lease = OutboxLease(
                    caseID: document.id, owner: owner, token: try writer.nextToken(), expires: until)
                try writer.put(lease)
                return (document, lease)
            }
        }
        var leased: [LeasedReply] = []
        for (document, lease) in taken { leased.append(LeasedReply(file: try document.file(), lease: lease)) }
        return leased
    }

    private func isAnythingDue(_ now: Timestamp) async throws(StoreError) -> Bool {
        try await reading { db in
            try OutboxRows(db).freeze() == nil
                && db.row(ListQuery.outbox, [now.milliseconds, 1]) != nil
        }
    }

    package func release(_ lease: OutboxLease) async throws(StoreError) {
        try await writing { db in
            let statement = """
                DELETE FROM outbox_leases WHERE case_id = ? AND token = ?
                    AND EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND state = 'approved')
                """
            try db.execute(statement, [lease.caseID.text, lease.token])
        }
    }

    package func leases(on ids: [CaseID]) async throws(StoreError) -> [CaseID: OutboxLease] {
        try await reading { [surroundings] db in
            let rows = LeaseWriter(db, surroundings)
            var leases: [CaseID: OutboxLease] = [:]
            for id in ids { leases[id] = try rows.lease(on: id) }
            return leases
        }
    }

    package func noteAcknowledgement(
        to address: String, desk: DeskID, at now: Timestamp, within seconds: Int64
    ) async throws(StoreError) -> Bool {
        try await writing { [surroundings] db in
            let person = try OfferSecret.made(in: db, surroundings).person(address)
            // What counts no longer is forgotten: the table holds nobody longer than it must.
            try db.execute("DELETE FROM acknowledgements WHERE at <= ?", [now.adding(seconds: -seconds).milliseconds])
            let seal = RowSeal([desk.text, person, "\(now.milliseconds)"])
            let added = try db.execute(
                "INSERT INTO acknowledgements (desk, person, at, seal) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                [desk.text, person, now.milliseconds, seal.bytes])
            return added == 1
        }
    }

    package func outboxFreeze() async throws(StoreError) -> OutboxFreeze? {
        try await reading { try OutboxRows($0).freeze() }
    }

    package func setOutboxFreeze(
        _ freeze: OutboxFreeze?, because record: ActionRecord
    ) async throws(StoreError) {
        if let freeze, freeze.record != record.id { throw .failed("a freeze names another record than its own") }
        try await writing { [surroundings] db in
            try InstallationWriter(db, surroundings).write(record)
            try OutboxRows(db).put(freeze)
        }
    }
}

/// The row that says whether the outbox is frozen.
struct OutboxRows {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func freeze() throws -> OutboxFreeze? {
        let statement = "SELECT since, backup, record FROM outbox_freeze"
        return try db.row(statement).map { row in
            OutboxFreeze(
                since: Timestamp(milliseconds: try row.at(0)),
                backup: try (row.at(1) as Int64?).map { Timestamp(milliseconds: $0) }, record: try row.at(2))
        }
    }

    func put(_ freeze: OutboxFreeze?) throws {
        try db.execute("DELETE FROM outbox_freeze")
        guard let freeze else { return }
        try db.execute(
            "INSERT INTO outbox_freeze (\"only\", since, backup, record, seal) VALUES (1, ?, ?, ?, ?)",
            [freeze.since.milliseconds, freeze.backup?.milliseconds, freeze.record, freeze.seal.bytes])
    }
}

extension OutboxFreeze {
    var seal: RowSeal {
        RowSeal(["\(since.milliseconds)", backup.map { "\($0.milliseconds)" } ?? "", record])
    }
}
