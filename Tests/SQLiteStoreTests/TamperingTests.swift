import Cases
import Enquiries
import Foundation
import GRDB
import SQLiteStore
import StoreContract
import Testing
import Transparency

@Suite struct Tampering {
    /// A small store with everything in it, closed.
    static func filled(further: Int = 0) async throws -> Place {
        let place = try Place()
        let store = try place.open()
        var file = try await store.keep(Sample.arrival(1))
        file = try await store.keep(
            Sample.step(after: file, to: .triaged) {
                $0.decision = Sample.decision(
                    urgency: .urgent, deadline: CalendarDate(iso8601: "2026-12-24"), flags: [.legal, .threat])
            })
        file = try await store.keep(Sample.approval(of: file, reply: "a1"))
        file = try await store.keep(Sample.furtherMail(2, to: file))
        file = try await store.keep(Sample.approval(of: file, reply: "a2"))
        try await store.keep(Sample.arrival(3, desk: DeskID("land"), bytes: []))
        for number in 0..<further { try await store.keep(Sample.arrival(100 + number)) }
        try await store.save(
            Officer(
                id: OfficerID("o1"), name: "Grace", rights: [.read, .approve],
                training: Officer.Training(version: "2026-1", completed: CalendarDate(daysSince1970: 20_000)),
                addedAt: Sample.morning))
        try await store.addSignIn(
            tokenSHA256: String(repeating: "a", count: 64), officer: OfficerID("o1"), expires: Sample.morning)
        try await store.addSession(
            OfficerSession(
                tokenSHA256: String(repeating: "b", count: 64), officer: OfficerID("o1"), formToken: "form",
                startedAt: Sample.morning, lastUsedAt: Sample.morning, kind: .password, device: "Firefox, Linux"))
        var liked = OfficerPreferences()
        liked.keys = ["edit": "w"]
        try await store.keep(liked, of: OfficerID("o1"))
        try await store.change(.password("scrypt$4$8$1$00$00"), of: OfficerID("o1"), by: nil, at: Sample.morning)
        try await store.change(
            .secondFactor(secret: [1, 2], step: 7, recoveryCodes: ["aa", "bb"]), of: OfficerID("o1"),
            by: OfficerID("o1"), at: Sample.morning)
        _ = try await store.addEvents(
            [
                ReportedEvent(
                    id: "e1", event: .birth, date: Sample.morning.date(), person: .init(address: "ada@example.org"),
                    language: "de", source: "s")
            ], desk: Sample.desk, at: Sample.morning)
        try await store.addOptOut(
            OptOut(
                person: store.person("ada@example.org"), desk: Sample.desk, topic: .family, at: Sample.morning,
                because: "b"), with: Sample.arrival(4))
        try await store.note(Sample.configuration("config-1"))
        try await store.notePublished(store.logState().tree)
        let gone = try await store.keep(Sample.arrival(5))
        try await store.erase([gone.id], because: Sample.erasure("erase-1", of: [gone.id]))
        let verification = try await store.verify()
        #expect(verification.firstFault == nil)
        try store.close()
        return place
    }

    static let columns = [
        "cases": [
            "id", "desk", "state", "version", "service", "urgency", "due", "language", "confidence", "subject",
            "sender", "received_at", "updated_at", "flags", "reply", "approved_at", "next_attempt", "last_record",
            "document_sha256", "document", "consulting_since", "attention",
        ],
        "case_texts": ["case_id", "subject", "sender", "mail", "reply"],
        "case_keys": ["case_id", "key"],
        "records": ["position", "id", "case_id", "version", "action", "by_person", "leaf", "hash", "private_form"],
        "log_tree": ["size", "edge", "published_size", "published_edge", "configuration"],
        "installation_key": ["key"],
        "erased_cases": ["case_id", "record"],
        "mails": ["id", "case_id", "desk", "mail_key", "message_id", "sender", "record", "sha256", "bytes"],
        "replies": ["id", "case_id", "desk", "message_id", "approval_record", "sha256", "bytes"],
        "officers": [
            "id", "name", "rights", "training_version", "training_completed", "added_at", "preferences", "seal",
        ],
        "sign_ins": ["token_sha256", "officer", "expires", "seal"],
        "sessions": [
            "token_sha256", "officer", "form_token", "started_at", "last_used_at", "kind", "device", "seal",
        ],
        "credentials": [
            "officer", "password", "password_set_at", "totp_secret", "totp_last_step", "recovery_codes", "last_sign_in",
            "seal",
        ],
        "officer_changes": ["position", "officer", "what", "before", "after", "by_officer", "at", "seal"],
        "offer_secret": ["key", "seal"],
        "offer_events": ["position", "desk", "identity", "person", "kept_at", "document", "seal"],
        "offer_opt_outs": ["record", "desk", "person", "topic", "at", "because", "seal"],
    ]

    /// Every byte of every value in turn, constraints and guards out of the way. What is checked is ours alone:
    /// SQLite finds nothing wrong with a value that was written properly.
    @Test(arguments: columns.keys.sorted())
    func `each changed byte of each value is found`(_ table: String) async throws {
        let place = try await Self.filled()
        let checker = try place.open(.readOnly)
        var changes = 0
        for column in Self.columns[table] ?? [] {
            let rows = try place.behindTheStore { try Int64.fetchAll($0, sql: "SELECT rowid FROM \(table)") }
            for row in rows {
                let value = try place.behindTheStore {
                    try DatabaseValue.fetchOne($0, sql: "SELECT \(column) FROM \(table) WHERE rowid = \(row)") ?? .null
                }
                for changed in Self.variants(of: value) {
                    func set(_ value: DatabaseValue) throws {
                        try place.withoutGuards { db in
                            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
                            try db.execute(
                                sql: "UPDATE \(table) SET \(column) = ? WHERE rowid = \(row)", arguments: [value])
                        }
                    }
                    // The rowid of a record is its position: that row is found under its new one.
                    if column == "position" { continue }
                    do { try set(changed) } catch is DatabaseError { continue }
                    let fault = try await checker.verify().firstFault
                    #expect(fault != nil, "\(table).\(column) of row \(row)")
                    try set(value)
                    changes += 1
                }
            }
        }
        #expect(changes > 0)
        #expect(try await checker.verify().firstFault == nil)
    }

    /// The value with each byte changed in turn, and with a part cut off or gone.
    static func variants(of value: DatabaseValue) -> [DatabaseValue] {
        switch value.storage {
        case .null: return ["x".databaseValue]
        case .int64(let number): return [0, 1, 5, 12, 31, 62].map { (number ^ (1 << $0)).databaseValue } + [.null]
        case .double(let number): return [(number + 0.001).databaseValue, .null]
        case .string(let text):
            let bytes = Array(text.utf8)
            return bytes.indices.map { index in
                var changed = bytes
                changed[index] ^= changed[index] < 0x80 ? 0x01 : 0x02
                return String(decoding: changed, as: UTF8.self).databaseValue
            } + [(text + "x").databaseValue]
        case .blob(let data):
            // Large values are sampled: their digest finds one byte as well as another.
            let step = max(1, data.count / 20)
            return stride(from: 0, to: data.count, by: step).map { index in
                var changed = data
                changed[changed.startIndex + index] ^= 0x10
                return changed.databaseValue
            } + [(data + [0]).databaseValue]
        }
    }

    @Test func `a record that was moved to another case or place is found`() async throws {
        for sql in [
            "UPDATE records SET position = position + 100",
            "UPDATE records SET position = 77 WHERE position = 3",
            "DELETE FROM records WHERE position = 3",
            "DELETE FROM records",
            "DELETE FROM cases", "DELETE FROM cases WHERE id = 'c3'", "DELETE FROM case_keys WHERE case_id = 'c3'",
            "DELETE FROM mails WHERE id = 'm2'", "DELETE FROM replies WHERE id = 'a1'", "DELETE FROM replies",
            "DELETE FROM log_tree", "INSERT INTO log_tree VALUES (2, 0, '', 0, '', NULL)",
            "DELETE FROM installation_key", "DELETE FROM erased_cases",
            "UPDATE records SET private_form = NULL WHERE case_id = 'c3'",
            "INSERT INTO erased_cases SELECT 'c3', record FROM erased_cases",
            "INSERT INTO mails SELECT 'm9', case_id, desk, 'k9', message_id, sender, 'r1.2', sha256, bytes FROM mails "
                + "WHERE id = 'm1'",
            "UPDATE cases SET last_record = 1, version = 1 WHERE id = 'c1'",
            "UPDATE mails SET sha256 = zeroblob(32), bytes = x'00' WHERE id = 'm1'",
            "DROP TRIGGER records_stay", "DROP INDEX cases_in_order", "DROP TABLE sessions",
            "CREATE TRIGGER helpful AFTER INSERT ON mails BEGIN DELETE FROM records; END",
            "UPDATE grdb_migrations SET identifier = 'other' WHERE identifier LIKE '0001%'",
            "PRAGMA application_id = 1",
        ] {
            let place = try await Self.filled()
            if sql.hasPrefix("DROP") {
                try place.behindTheStore { try $0.execute(sql: sql) }
            } else {
                try place.withoutGuards { try $0.execute(sql: "PRAGMA ignore_check_constraints = ON; " + sql) }
            }
            let isFound = await place.faultIsFound()
            #expect(isFound, "\(sql)")
        }
    }

    /// The most that somebody can do who has the file but not the log's head elsewhere: put a case back to how it
    /// stood after its first record, document and all.
    @Test func `an older document that was put back is found`() async throws {
        let place = try Place()
        let store = try place.open()
        let first = try await store.keep(Sample.arrival(1))
        let old = try place.behindTheStore { db in
            try Row.fetchOne(db, sql: "SELECT document, document_sha256, last_record FROM cases")
        }
        try await store.keep(Sample.step(after: first, to: .withPerson))
        try place.withoutGuards { db in
            let values = try #require(old)
            try db.execute(
                sql: """
                    UPDATE cases SET document = ?, document_sha256 = ?, last_record = ?, version = 1, state = 'received',
                        updated_at = received_at
                    """,
                arguments: StatementArguments(values.databaseValues))
        }
        #expect(try await store.verify().firstFault == "case c1 does not stand where its last record left it")
    }
}
