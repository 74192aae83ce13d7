package import Cases
package import Enquiries
import StoreSQL

extension PostgresStore: WorkQueue {
    package func claim(
        in state: CaseState, by owner: String, seconds: Int64, limit: Int
    ) async throws(StoreError) -> [ClaimedCase] {
        guard limit > 0 else { return [] }
        return try await claimed(ClaimQuery.fresh, [state.rawValue, limit, owner, seconds])
    }

    package func claimAgain(
        in state: CaseState, by owner: String, seconds: Int64
    ) async throws(StoreError) -> ClaimedCase? {
        try await claimed(
            ClaimQuery.again, [state.rawValue, WorkTries.most, owner, seconds], after: ClaimQuery.apart
        ).first
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

    private func claimed(
        _ sql: String, _ values: SQLValues, after preparation: String? = nil
    ) async throws(StoreError) -> [ClaimedCase] {
        let found = try await sharing { db in
            if let preparation { try db.execute(preparation) }
            return try db.rows(sql, values).map { row in (try KeptDocument(row), try row.at(3) as Int) }
        }
        var claimed: [ClaimedCase] = []
        for (document, tries) in found { claimed.append(ClaimedCase(file: try document.file(), tries: tries)) }
        return claimed
    }
}

/// Claims of steps as SQL. One program claims after the other, and no claim touches a case or waits for a writer: a claim only
/// keeps others from doing the same work. That of two who did it one is refused is the store's part.
///
/// Their values: the state; how many, or how many tries at most; whose claim; its seconds.
enum ClaimQuery {
    /// Takes the first open cases of each desk that has cases in the state, as many as are its share, and of those one of each
    /// desk after the other. Where a desk has fewer than its share, fewer are claimed altogether. Claims whose cases have all
    /// gone on are forgotten.
    static let fresh = """
        WITH ended AS (
            DELETE FROM step_claims AS known WHERE (owner = ?3 OR expires_at <= clock_timestamp())
                AND NOT EXISTS (
                    SELECT 1 FROM unnest(known.cases, known.versions) AS listed (id, version)
                    JOIN cases ON cases.id = listed.id AND cases.version = listed.version)),
        desks AS (
            SELECT desk, (?2 + count(*) OVER () - 1) / count(*) OVER () AS share
            FROM case_counts WHERE state = ?1 AND count > 0),
        waiting AS (
            SELECT first.id, first.version, first.place FROM desks JOIN LATERAL (
                SELECT listed.id, listed.version, row_number() OVER () AS place FROM (
                    SELECT cases.id, cases.version FROM cases WHERE cases.desk = desks.desk AND cases.state = ?1
                        AND (cases.id, cases.version) NOT IN (SELECT unnest(cases), unnest(versions) FROM step_claims)
                    ORDER BY cases.urgency, cases.due, cases.received_at, cases.id LIMIT desks.share) AS listed)
                AS first ON TRUE
            ORDER BY first.place, first.id LIMIT ?2),
        noted AS (
            INSERT INTO step_claims (owner, tries, expires_at, cases, versions)
            SELECT ?3, 1, clock_timestamp() + make_interval(secs => ?4), array_agg(id), array_agg(version) FROM waiting
            HAVING count(*) > 0)
        SELECT cases.id, cases.document, cases.document_sha256, 1
        FROM cases JOIN waiting ON waiting.id = cases.id ORDER BY cases.received_at, cases.id
        """

    /// Takes claims that have run out apart, so that their cases come back one at a time.
    static let apart = """
        WITH lost AS (
            DELETE FROM step_claims WHERE expires_at <= clock_timestamp() AND cardinality(cases) > 1 RETURNING *)
        INSERT INTO step_claims (owner, tries, expires_at, cases, versions)
        SELECT lost.owner, lost.tries, lost.expires_at, ARRAY[listed.id], ARRAY[listed.version]
        FROM lost, unnest(lost.cases, lost.versions) AS listed (id, version)
        JOIN cases ON cases.id = listed.id AND cases.version = listed.version
        """

    static let again = """
        WITH first AS (
            SELECT known.number, cases.id, cases.document, cases.document_sha256 FROM step_claims AS known
            JOIN cases ON cases.id = known.cases[1] AND cases.version = known.versions[1]
            WHERE known.expires_at <= clock_timestamp() AND cardinality(known.cases) = 1 AND cases.state = ?1
                AND known.tries < ?2
            ORDER BY known.expires_at, known.number LIMIT 1),
        taken AS (
            UPDATE step_claims AS known SET owner = ?3, tries = known.tries + 1,
                expires_at = clock_timestamp() + make_interval(secs => ?4)
            FROM first WHERE known.number = first.number RETURNING known.tries)
        SELECT first.id, first.document, first.document_sha256, taken.tries FROM first, taken
        """
}
