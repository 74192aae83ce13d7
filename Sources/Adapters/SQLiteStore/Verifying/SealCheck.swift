import Foundation
import GRDB

/// Checks the seals of officers, sign-ins, sessions, claims, reported events and opt-outs, of which no record speaks whole.
struct SealCheck {
    private let db: Database

    init(_ db: Database) { self.db = db }

    func run() throws {
        for row in try Row.fetchAll(db, sql: "SELECT seal, \(OfficerRow.columns) FROM officers") {
            let officer = try OfficerRow(row, from: 1)
            guard try officer.seal.bytes == row.at(0) else {
                throw Fault("officer \(officer.id) is not as it was saved")
            }
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
        for row in try Row.fetchAll(db, sql: "SELECT seal, case_id, officer, CAST(claimed_at AS TEXT) FROM claims") {
            try check(row, "a claim")
        }
        for row in try Row.fetchAll(db, sql: "SELECT seal, lower(hex(key)) FROM offer_secret") {
            try check(row, "the secret of pseudonyms")
        }
        let optOuts = "SELECT seal, record, desk, person, topic, CAST(at AS TEXT), because FROM offer_opt_outs"
        for row in try Row.fetchAll(db, sql: optOuts) { try check(row, "an opt-out") }
        try checkEvents()
    }

    private func checkEvents() throws {
        let rows = try Row.fetchCursor(
            db, sql: "SELECT seal, position, desk, identity, person, kept_at, document FROM offer_events")
        while let row = try rows.next() {
            let event = EventRow(
                position: try row.at(1), desk: try row.at(2), identity: try row.at(3), person: try row.at(4),
                keptAt: try row.at(5), document: try row.at(6))
            guard try event.seal.bytes == row.at(0) else {
                throw Fault("reported event \(event.position) is not as it was saved")
            }
        }
    }

    private func check(_ row: Row, _ what: String) throws {
        var fields: [String] = []
        for index in 1..<row.count { fields.append(try row.at(index)) }
        guard try RowSeal(fields).bytes == row.at(0) else {
            throw Fault("\(what) is not as it was saved")
        }
    }
}
