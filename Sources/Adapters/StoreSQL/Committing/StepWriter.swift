import Cases
package import Enquiries
import Foundation
import Transparency

/// Writes one step inside the transaction that is open: document, records, mail, reply.
package struct StepWriter {
    private let db: any SQLSession
    private let surroundings: Surroundings

    package init(_ db: any SQLSession, surroundings: Surroundings) { (self.db, self.surroundings) = (db, surroundings) }

    package func write(_ step: PreparedStep) throws {
        let before = try stateBefore(of: step.file)
        let isNew = before == nil
        try requireUnknown(step)
        if let before { try LeaseWriter(db, surroundings).check(step, after: before) }
        let key = try isNew ? .new(surroundings) : CaseKey.stored(for: step.file.id, in: db)
        var log = try LogEnd(db)
        let effect = hexadecimal(step.document.digest)
        let sealed = step.records.map {
            $0.sealed(under: key, effect: effect, step: step.file.version, configuration: log.configuration)
        }

        // The case first and the rest after it: what refers to the case is checked at once, the case's own
        // references at the end of the transaction.
        try writeCase(step, record: log.tree.size + Int64(sealed.count), isNew: isNew)
        if isNew {
            try run("INSERT INTO case_keys (case_id, key) VALUES (?, ?)", [step.file.id.text, Data(key.bytes)])
        }
        for record in sealed { try log.append(record) }
        try log.save()
        if let (enquiry, bytes) = step.mail { try writeMail(enquiry, bytes, of: step) }
        if let (reply, bytes) = step.reply { try writeReply(reply, bytes, of: step) }
        try db.dialect.keepText(step.text, of: step.file.id.text, in: db)
        if let before { try LeaseWriter(db, surroundings).write(step, after: before) }
        try requireBytes(for: step.file)
    }

    /// The state in which the case was left, in the version before this one; `nil` where it is new.
    private func stateBefore(of file: CaseFile) throws -> CaseState? {
        let stored = "SELECT version, desk, state FROM cases WHERE id = ?"
        guard let row = try db.row(stored, [file.id.text]) else {
            guard file.version == 1 else { throw StoreError.noSuchCase(file.id) }
            return nil
        }
        guard try file.version == row.at(0) + 1 else { throw StoreError.changedMeanwhile(file.id) }
        guard try file.desk.text == row.at(1) else { throw StoreError.failed("case \(file.id) cannot change its desk") }
        guard let state = CaseState(rawValue: try row.at(2)) else {
            throw StoreError.damaged("case \(file.id) has a state that does not exist")
        }
        return state
    }

    private func requireUnknown(_ step: PreparedStep) throws {
        guard let enquiry = step.mail?.enquiry else { return }
        let known = try CaseID.holding(mailKey: enquiry.mailKey, desk: step.file.desk, in: db)
        if let known { throw StoreError.knownMail(known) }
    }

    private func writeCase(_ step: PreparedStep, record: Int64, isNew: Bool) throws {
        let values =
            CaseColumns.values(of: step.file)
            + [record, Data(step.document.digest), step.document.bytes, step.file.id.text]
        try run(isNew ? Self.insertCase : Self.updateCase, values)
    }

    private static let caseColumns = CaseColumns.names + ["last_record", "document_sha256", "document"]
    private static let insertCase = """
        INSERT INTO cases (\(caseColumns.joined(separator: ", ")), id)
        VALUES (\(caseColumns.map { _ in "?" }.joined(separator: ", ")), ?)
        """
    private static let updateCase = """
        UPDATE cases SET \(caseColumns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?
        """

    private func writeMail(_ enquiry: Enquiry, _ bytes: Data, of step: PreparedStep) throws {
        // SQLite binds empty data as NULL; an empty mail is kept all the same.
        try run(
            """
            INSERT INTO mails (id, case_id, desk, mail_key, message_id, sender, record, sha256, bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ifnull(?, zeroblob(0)))
            """,
            [
                enquiry.id.text, step.file.id.text, step.file.desk.text, enquiry.mailKey,
                MessageName.messageID(enquiry.messageID ?? ""), MessageName.address(enquiry.from.address),
                step.record.id, Data(sha256(bytes)), bytes,
            ])
    }

    private func writeReply(_ reply: Reply, _ bytes: Data, of step: PreparedStep) throws {
        try run(
            """
            INSERT INTO replies (id, case_id, desk, message_id, approval_record, sha256, bytes)
            VALUES (?, ?, ?, ?, ?, ?, ifnull(?, zeroblob(0)))
            """,
            [
                reply.id.text, step.file.id.text, step.file.desk.text,
                MessageName.messageID(reply.messageID), step.record.id, Data(sha256(bytes)), bytes,
            ])
    }

    /// A document may name only bytes that are kept: mail that was accepted, a reply that was approved.
    private func requireBytes(for file: CaseFile) throws {
        let statement = "SELECT id, sha256 FROM mails WHERE case_id = ?"
        var kept: [String: String] = [:]
        for row in try db.rows(statement, [file.id.text]) {
            kept[try row.at(0)] = hexadecimal(try row.at(1) as Data)
        }
        guard kept.count == file.mails.count, file.mails.allSatisfy({ kept[$0.id.text] == $0.rawSHA256 }) else {
            throw StoreError.failed("case \(file.id) names other mail than is kept for it")
        }
        guard let reply = file.reply else { return }
        let found = try db.row("SELECT case_id, sha256, approval_record FROM replies WHERE id = ?", [reply.id.text])
        guard let found, try found.at(0) == file.id.text, try hexadecimal(found.at(1) as Data) == reply.sha256,
            try found.at(2) == reply.approvalRecord
        else { throw StoreError.failed("case \(file.id) names a reply that was not approved") }
    }

    private func run(_ sql: String, _ values: SQLValues) throws {
        try db.execute(sql, values)
    }
}
