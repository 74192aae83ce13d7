package import Cases
package import Enquiries
import Foundation

extension SQLStore {
    package func addSignIn(
        tokenSHA256: String, officer: OfficerID, expires: Timestamp
    ) async throws(StoreError) {
        let seal = RowSeal([tokenSHA256, officer.text, "\(expires.milliseconds)"])
        try await writing { db in
            try db.execute("DELETE FROM sign_ins WHERE officer = ?", [officer.text])
            try db.execute(
                "INSERT INTO sign_ins (token_sha256, officer, expires, seal) VALUES (?, ?, ?, ?)",
                [tokenSHA256, officer.text, expires.milliseconds, seal.bytes])
        }
    }

    package func redeemSignIn(tokenSHA256: String, now: Timestamp) async throws(StoreError) -> OfficerID? {
        try await writing { db in
            // Deleted before it is looked at: whatever follows, it cannot be used again.
            let row = try db.row(
                "DELETE FROM sign_ins WHERE token_sha256 = ? RETURNING officer, expires", [tokenSHA256])
            guard let row, now < Timestamp(milliseconds: try row.at(1)) else { return nil }
            return OfficerID(try row.at(0))
        }
    }
}
