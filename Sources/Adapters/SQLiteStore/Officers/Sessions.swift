package import Cases
package import Enquiries
import Foundation
import GRDB

extension SQLiteStore {
    package func addSession(_ session: OfficerSession) async throws(StoreError) {
        try await writing { db in
            // Sessions that are over leave when the next one comes, so that the table stays small.
            for old in try storedSessions("", in: db) where old.isOver(at: session.startedAt) {
                try db.execute(sql: "DELETE FROM sessions WHERE token_sha256 = ?", arguments: [old.tokenSHA256])
            }
            try keep(session, in: db)
        }
    }

    package func session(tokenSHA256: String) async throws(StoreError) -> OfficerSession? {
        try await reading { try storedSessions("WHERE token_sha256 = ?", [tokenSHA256], in: $0).first }
    }

    package func touchSession(tokenSHA256: String, now: Timestamp) async throws(StoreError) {
        try await writing { db in
            guard let old = try storedSessions("WHERE token_sha256 = ?", [tokenSHA256], in: db).first else { return }
            let touched = OfficerSession(
                tokenSHA256: old.tokenSHA256, officer: old.officer, formToken: old.formToken,
                startedAt: old.startedAt, lastUsedAt: max(old.lastUsedAt, now))
            if touched != old { try keep(touched, in: db) }
        }
    }

    package func endSession(tokenSHA256: String) async throws(StoreError) {
        try await writing { db in
            try db.execute(sql: "DELETE FROM sessions WHERE token_sha256 = ?", arguments: [tokenSHA256])
        }
    }
}

private func keep(_ session: OfficerSession, in db: Database) throws {
    let (startedAt, lastUsedAt) = (session.startedAt.milliseconds, session.lastUsedAt.milliseconds)
    let seal = RowSeal([
        session.tokenSHA256, session.officer.text, session.formToken, "\(startedAt)", "\(lastUsedAt)",
    ])
    try db.execute(
        sql: """
            INSERT INTO sessions (token_sha256, officer, form_token, started_at, last_used_at, seal)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (token_sha256) DO UPDATE SET last_used_at = excluded.last_used_at, seal = excluded.seal
            """,
        arguments: [
            session.tokenSHA256, session.officer.text, session.formToken, startedAt, lastUsedAt, seal.bytes,
        ])
}

private func storedSessions(_ condition: String, _ values: [String] = [], in db: Database) throws -> [OfficerSession] {
    try Row.fetchAll(
        db, sql: "SELECT token_sha256, officer, form_token, started_at, last_used_at FROM sessions \(condition)",
        arguments: StatementArguments(values)
    ).map { row in
        OfficerSession(
            tokenSHA256: try row.at(0), officer: OfficerID(try row.at(1)), formToken: try row.at(2),
            startedAt: Timestamp(milliseconds: try row.at(3)), lastUsedAt: Timestamp(milliseconds: try row.at(4)))
    }
}
