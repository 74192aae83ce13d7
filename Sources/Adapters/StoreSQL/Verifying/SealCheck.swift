import Foundation
import Transparency

/// Checks the seals of officers and what belongs to them, of claims, leases, reported events and opt-outs: no record speaks
/// of them whole.
struct SealCheck {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func run() throws {
        for row in try db.rows("SELECT seal, \(OfficerRow.columns) FROM officers") {
            let officer = try OfficerRow(row, from: 1)
            guard try officer.seal.bytes == row.at(0) else {
                throw Fault("officer \(officer.id) is not as it was saved")
            }
        }
        for row in try db.rows("SELECT seal, token_sha256, officer, CAST(expires AS TEXT) FROM sign_ins") {
            try check(row, "a sign-in")
        }
        try checkSessions()
        for row in try db.rows("SELECT seal, \(CredentialRow.columns) FROM credentials") {
            let credentials = try CredentialRow(row, from: 1)
            guard try credentials.seal.bytes == row.at(0) else {
                throw Fault("what officer \(credentials.officer) signs in with is not as it was saved")
            }
        }
        let changes = """
            SELECT seal, CAST(position AS TEXT), officer, what, before, after, coalesce(by_officer, ''),
                CAST(at AS TEXT)
            FROM officer_changes
            """
        for row in try db.rows("SELECT seal, case_id, officer, CAST(claimed_at AS TEXT) FROM claims") {
            try check(row, "a claim")
        }
        let leases = "SELECT seal, case_id, owner, CAST(token AS TEXT), CAST(expires_at AS TEXT) FROM outbox_leases"
        for row in try db.rows(leases) { try check(row, "a lease of a reply") }
        let freeze = "SELECT seal, CAST(since AS TEXT), coalesce(CAST(backup AS TEXT), ''), record FROM outbox_freeze"
        for row in try db.rows(freeze) { try check(row, "the freeze of the outbox") }
        let given = "SELECT seal, desk, person, CAST(at AS TEXT) FROM acknowledgements"
        for row in try db.rows(given) { try check(row, "an acknowledgement") }
        for row in try db.rows(changes) { try check(row, "a change of an officer") }
        for row in try db.rows("SELECT seal, key FROM offer_secret") {
            guard try RowSeal([hexadecimal(row.at(1) as Data)]).bytes == row.at(0) else {
                throw Fault("the secret of pseudonyms is not as it was saved")
            }
        }
        let optOuts = "SELECT seal, record, desk, person, topic, CAST(at AS TEXT), because FROM offer_opt_outs"
        for row in try db.rows(optOuts) { try check(row, "an opt-out") }
        try checkEvents()
    }

    /// Sessions from before there were passwords have neither kind nor device, and no seal over them.
    private func checkSessions() throws {
        let columns = "seal, token_sha256, officer, form_token, CAST(started_at AS TEXT), CAST(last_used_at AS TEXT)"
        for (further, condition) in [("", "kind IS NULL AND device IS NULL"), (", kind, device", "kind IS NOT NULL")] {
            let sql = "SELECT \(columns)\(further) FROM sessions WHERE \(condition)"
            for row in try db.rows(sql) { try check(row, "a session") }
        }
        if try db.value(Int.self, "SELECT count(*) FROM sessions WHERE kind IS NULL AND device IS NOT NULL") != 0 {
            throw Fault("a session is not as it was saved")
        }
    }

    private func checkEvents() throws {
        let sql = "SELECT seal, position, desk, identity, person, kept_at, document FROM offer_events"
        try db.walk(sql) { row in
            let event = EventRow(
                position: try row.at(1), desk: try row.at(2), identity: try row.at(3), person: try row.at(4),
                keptAt: try row.at(5), document: try row.at(6))
            guard try event.seal.bytes == row.at(0) else {
                throw Fault("reported event \(event.position) is not as it was saved")
            }
        }
    }

    private func check(_ row: any SQLRow, _ what: String) throws {
        var fields: [String] = []
        for index in 1..<row.count { fields.append(try row.at(index)) }
        guard try RowSeal(fields).bytes == row.at(0) else {
            throw Fault("\(what) is not as it was saved")
        }
    }
}
