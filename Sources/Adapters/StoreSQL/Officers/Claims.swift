package import Cases
package import Enquiries
import Foundation

extension SQLStore {
    package func setClaim(_ claim: Claim?, on id: CaseID) async throws(StoreError) {
        try await writing { db in
            guard let claim else {
                try db.execute("DELETE FROM claims WHERE case_id = ?", [id.text])
                return
            }
            let seal = RowSeal([id.text, claim.officer.text, "\(claim.at.milliseconds)"])
            try db.execute(
                """
                INSERT INTO claims (case_id, officer, claimed_at, seal) VALUES (?, ?, ?, ?)
                ON CONFLICT (case_id) DO UPDATE SET officer = excluded.officer,
                    claimed_at = excluded.claimed_at, seal = excluded.seal
                """, [id.text, claim.officer.text, claim.at.milliseconds, seal.bytes])
        }
    }

    package func claims(on ids: [CaseID]) async throws(StoreError) -> [CaseID: Claim] {
        guard !ids.isEmpty else { return [:] }
        let wanted = try Self.list(ids)
        return try await reading { db in
            let statement = """
                SELECT claims.case_id, claims.officer, claims.claimed_at
                FROM json_each(?) AS wanted CROSS JOIN claims ON claims.case_id = wanted.value
                """
            var claims: [CaseID: Claim] = [:]
            try db.each(statement, [wanted]) { row in
                claims[CaseID(try row.at(0))] = Claim(
                    OfficerID(try row.at(1)), at: Timestamp(milliseconds: try row.at(2)))
            }
            return claims
        }
    }

    /// Ids as one value that a query can read. One query for a page costs a fraction of one for each line.
    private static func list(_ ids: [CaseID]) throws(StoreError) -> String {
        guard let bytes = try? JSONEncoder().encode(ids) else { throw .failed("ids cannot be written down") }
        return String(decoding: bytes, as: UTF8.self)
    }
}
