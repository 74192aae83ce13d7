import Foundation
import GRDB

/// Checks the seals of officers, sign-ins and sessions, of which no record speaks.
struct SealCheck {
    private let db: Database

    init(_ db: Database) { self.db = db }

    func run() throws {
        for row in try Row.fetchAll(db, sql: "SELECT seal, id, name, rights FROM officers") {
            try check(row, "officer \(try row.at(1) as String)")
        }
        for row in try Row.fetchAll(db, sql: "SELECT seal, token_sha256, officer, CAST(expires AS TEXT) FROM sign_ins")
        {
            try check(row, "a sign-in")
        }
        let sessions = """
            SELECT seal, token_sha256, officer, form_token, CAST(started_at AS TEXT), CAST(last_used_at AS TEXT)
            FROM sessions
            """
        for row in try Row.fetchAll(db, sql: sessions) { try check(row, "a session") }
    }

    private func check(_ row: Row, _ what: String) throws {
        var fields: [String] = []
        for index in 1..<row.count { fields.append(try row.at(index)) }
        guard try RowSeal(fields).bytes == row.at(0) else {
            throw Fault("\(what) is not as it was saved")
        }
    }
}
