package import Cases
package import Enquiries
import Foundation
import GRDB

extension SQLiteStore {
    package func setClaim(_ claim: Claim?, on id: CaseID) async throws(StoreError) {
        try await writing { db in
            guard let claim else {
                try db.execute(sql: "DELETE FROM claims WHERE case_id = ?", arguments: [id.text])
                return
            }
            let seal = RowSeal([id.text, claim.officer.text, "\(claim.at.milliseconds)"])
            try db.execute(
                sql: """
                    INSERT INTO claims (case_id, officer, claimed_at, seal) VALUES (?, ?, ?, ?)
                    ON CONFLICT (case_id) DO UPDATE SET officer = excluded.officer,
                        claimed_at = excluded.claimed_at, seal = excluded.seal
                    """, arguments: [id.text, claim.officer.text, claim.at.milliseconds, seal.bytes])
        }
    }

    package func claims(on ids: [CaseID]) async throws(StoreError) -> [CaseID: Claim] {
        try await reading { db in
            let statement = try db.cachedStatement(sql: "SELECT officer, claimed_at FROM claims WHERE case_id = ?")
            var claims: [CaseID: Claim] = [:]
            for id in ids {
                guard let row = try Row.fetchOne(statement, arguments: [id.text]) else { continue }
                claims[id] = Claim(OfficerID(try row.at(0)), at: Timestamp(milliseconds: try row.at(1)))
            }
            return claims
        }
    }
}
