package import Cases
package import Enquiries
import Foundation

extension SQLStore {
    package func addSession(_ session: OfficerSession) async throws(StoreError) {
        try await writing { db in
            // Sessions that are over leave when the next one comes, so that the table stays small.
            for old in try storedSessions("", in: db) where old.isOver(at: session.startedAt) {
                try db.execute("DELETE FROM sessions WHERE token_sha256 = ?", [old.tokenSHA256])
            }
            try keepSession(session, in: db)
            var row = try CredentialRow.stored(session.officer, in: db)
            row.lastSignIn = session.startedAt.date().iso8601
            try row.keep(in: db)
        }
    }

    package func session(tokenSHA256: String) async throws(StoreError) -> OfficerSession? {
        try await reading { try storedSessions("WHERE token_sha256 = ?", [tokenSHA256], in: $0).first }
    }

    package func touchSession(tokenSHA256: String, now: Timestamp) async throws(StoreError) {
        try await writing { db in
            guard let old = try storedSessions("WHERE token_sha256 = ?", [tokenSHA256], in: db).first else { return }
            let touched = old.used(at: now)
            if touched != old { try keepSession(touched, in: db) }
        }
    }

    package func endSession(tokenSHA256: String) async throws(StoreError) {
        try await writing { db in
            try db.execute("DELETE FROM sessions WHERE token_sha256 = ?", [tokenSHA256])
        }
    }

    package func sessions(of id: OfficerID) async throws(StoreError) -> [OfficerSession] {
        try await reading { db in
            try storedSessions("WHERE officer = ? ORDER BY started_at DESC, token_sha256", [id.text], in: db)
        }
    }

    package func endSessions(of id: OfficerID, except tokenSHA256: String?) async throws(StoreError) {
        try await writing { try endVisits(of: id, except: tokenSHA256, in: $0) }
    }
}

// Names its second protocol, or this one would count no more than the protocol's own slower way.
extension SQLStore where Self: OfficerStore {
    package func visitor(
        tokenSHA256: String
    ) async throws(StoreError) -> (session: OfficerSession, officer: Officer?)? {
        try await reading { db in
            guard let session = try storedSessions("WHERE token_sha256 = ?", [tokenSHA256], in: db).first else {
                return nil
            }
            return (session, try OfficerRow.stored(session.officer, in: db)?.officer())
        }
    }
}

/// Ends sessions, and one-time sign-ins too where no session stays.
func endVisits(of id: OfficerID, except tokenSHA256: String?, in db: any SQLSession) throws {
    try db.execute("DELETE FROM sessions WHERE officer = ? AND token_sha256 <> ?", [id.text, tokenSHA256 ?? ""])
    if tokenSHA256 == nil {
        try db.execute("DELETE FROM sign_ins WHERE officer = ?", [id.text])
    }
}

private func keepSession(_ session: OfficerSession, in db: any SQLSession) throws {
    let (startedAt, lastUsedAt) = (session.startedAt.milliseconds, session.lastUsedAt.milliseconds)
    let seal = RowSeal([
        session.tokenSHA256, session.officer.text, session.formToken, "\(startedAt)", "\(lastUsedAt)",
        session.kind.rawValue, session.device,
    ])
    try db.execute(
        """
        INSERT INTO sessions (token_sha256, officer, form_token, started_at, last_used_at, kind, device, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (token_sha256) DO UPDATE SET last_used_at = excluded.last_used_at, kind = excluded.kind,
            device = excluded.device, seal = excluded.seal
        """,
        [
            session.tokenSHA256, session.officer.text, session.formToken, startedAt, lastUsedAt, session.kind.rawValue,
            session.device, seal.bytes,
        ])
}

private func storedSessions(_ condition: String, _ values: [String] = [], in db: any SQLSession) throws
    -> [OfficerSession]
{
    let statement =
        "SELECT token_sha256, officer, form_token, started_at, last_used_at, kind, device FROM sessions "
        + condition
    return try db.rows(statement, values).map { row in
        // Sessions from before there were passwords say nothing.
        let word: String? = try row.at(5)
        guard let kind = word.map({ OfficerSession.Kind(rawValue: $0) }) ?? .link else {
            throw StoreError.damaged("a session is of no kind that there is")
        }
        return OfficerSession(
            tokenSHA256: try row.at(0), officer: OfficerID(try row.at(1)), formToken: try row.at(2),
            startedAt: Timestamp(milliseconds: try row.at(3)), lastUsedAt: Timestamp(milliseconds: try row.at(4)),
            kind: kind, device: try row.at(6) as String? ?? "")
    }
}
