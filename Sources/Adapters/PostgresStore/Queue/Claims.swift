package import Cases
package import Enquiries
import StoreSQL

extension PostgresStore: WorkQueue {
    package func claim(
        in state: CaseState, by owner: String, seconds: Int64, limit: Int
    ) async throws(StoreError) -> [ClaimedCase] {
        guard limit > 0 else { return [] }
        return try await claimed(
            ClaimQuery.fresh, [state.rawValue, limit, limit, owner, seconds, state.rawValue])
    }

    package func claimAgain(
        in state: CaseState, by owner: String, seconds: Int64
    ) async throws(StoreError) -> ClaimedCase? {
        try await claimed(ClaimQuery.again, [state.rawValue, WorkTries.most, owner, seconds, state.rawValue]).first
    }

    package func claimConsultation(
        of id: CaseID, by owner: String, seconds: Int64
    ) async throws(StoreError) -> Bool {
        try await sharing { db in
            let statement = """
                INSERT INTO work_claims AS known (case_id, work, version, owner, tries, expires_at)
                SELECT id, 'consult', 1, ?2, 1, clock_timestamp() + make_interval(secs => ?3) FROM cases WHERE id = ?1
                ON CONFLICT (case_id, work) DO UPDATE SET owner = excluded.owner, tries = known.tries + 1,
                    expires_at = excluded.expires_at
                WHERE known.expires_at <= clock_timestamp() OR known.owner = excluded.owner
                """
            return try db.execute(statement, [id.text, owner, seconds]) == 1
        }
    }

    package func releaseConsultation(of id: CaseID, by owner: String) async throws(StoreError) {
        try await sharing { db in
            try db.execute(
                "DELETE FROM work_claims WHERE case_id = ? AND work = 'consult' AND owner = ?", [id.text, owner])
        }
    }

    private func claimed(_ sql: String, _ values: SQLValues) async throws(StoreError) -> [ClaimedCase] {
        let found = try await sharing { db in
            try db.rows(sql, values).map { row in (try KeptDocument(row), try row.at(3) as Int) }
        }
        var claimed: [ClaimedCase] = []
        for (document, tries) in found { claimed.append(ClaimedCase(file: try document.file(), tries: tries)) }
        return claimed
    }
}

/// Claims as SQL. They take no part in the order of writers: rows that another program is just claiming are passed over.
enum ClaimQuery {
    /// Leaps from desk to desk, takes the first open cases of each, and of those one of each desk after the other.
    ///
    /// Two programs may find the same case open; the row of the claim decides, since it is written anew only where the
    /// one before is about an older version or has run out.
    static let fresh = """
        WITH RECURSIVE desks (desk) AS (
            SELECT min(desk) FROM cases
            UNION ALL SELECT (SELECT min(desk) FROM cases WHERE desk > desks.desk)
            FROM desks WHERE desks.desk IS NOT NULL),
        waiting AS (
            SELECT first.id, first.place FROM desks JOIN LATERAL (
                SELECT listed.id, row_number() OVER () AS place FROM (
                    SELECT cases.id FROM cases WHERE cases.desk = desks.desk AND cases.state = ?
                        AND NOT EXISTS (
                            SELECT 1 FROM work_claims AS known WHERE known.case_id = cases.id AND known.work = 'step'
                                AND known.version = cases.version)
                    ORDER BY cases.urgency, cases.due, cases.received_at, cases.id LIMIT ?) AS listed) AS first ON TRUE
            ORDER BY first.place, first.id LIMIT ?),
        \(taken)
        """

    static let again = """
        WITH waiting AS (
            SELECT known.case_id AS id, 1 AS place FROM work_claims AS known
            JOIN cases ON cases.id = known.case_id AND cases.version = known.version
            WHERE known.work = 'step' AND known.expires_at <= clock_timestamp() AND cases.state = ? AND known.tries < ?
            ORDER BY known.expires_at LIMIT 1),
        \(taken)
        """

    private static let taken = """
        locked AS (
            SELECT cases.id, cases.version, cases.document, cases.document_sha256, cases.received_at
            FROM cases JOIN waiting ON waiting.id = cases.id FOR NO KEY UPDATE OF cases SKIP LOCKED),
        noted AS (
            INSERT INTO work_claims AS known (case_id, work, version, owner, tries, expires_at)
            SELECT id, 'step', version, ?, 1, clock_timestamp() + make_interval(secs => ?) FROM locked
            ON CONFLICT (case_id, work) DO UPDATE SET version = excluded.version, owner = excluded.owner,
                tries = CASE WHEN known.version = excluded.version THEN known.tries + 1 ELSE 1 END,
                expires_at = excluded.expires_at
            WHERE known.version <> excluded.version OR known.expires_at <= clock_timestamp()
            RETURNING case_id, tries)
        SELECT locked.id, locked.document, locked.document_sha256, noted.tries
        FROM locked JOIN noted ON noted.case_id = locked.id JOIN cases ON cases.id = locked.id
        WHERE cases.state = ? ORDER BY locked.received_at, locked.id
        """
}
