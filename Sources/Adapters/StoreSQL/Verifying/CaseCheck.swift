import Cases
import Enquiries
import Foundation
import Transparency

/// Checks each case against its last record, its columns against its document, and that what the document names is
/// kept.
struct CaseCheck {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func run() throws {
        let sql = """
            SELECT cases.rowid, cases.id, document, document_sha256, private_form, records.case_id,
                last_record IS (SELECT max(position) FROM records WHERE case_id = cases.id),
                cases.version IS (SELECT max(version) FROM records WHERE case_id = cases.id)
            FROM cases LEFT JOIN records ON position = last_record ORDER BY cases.rowid
            """
        try db.walk(sql) { row in
            let id: String = try row.at(1)
            let file = try boundFile(row, id: id)
            try checkColumns(of: file, row: row.at(0))
            try checkMail(of: file)
            try checkReply(of: file)
            try checkText(of: file)
        }
    }

    /// The case, once it is sure that its last record speaks of exactly this document.
    private func boundFile(_ row: any SQLRow, id: String) throws -> CaseFile {
        let document: Data = try row.at(2)
        let digest = sha256(document)
        let form = (try row.at(4) as Data?).flatMap { PrivateForm($0) }
        guard try digest.elementsEqual(row.at(3) as Data), form?.effect == hexadecimal(digest),
            form?.isAbout(id) == true
        else { throw Fault("case \(id) was changed outside the log") }
        guard try row.at(6), try row.at(7) else {
            throw Fault("case \(id) does not stand where its last record left it")
        }
        guard let file = try? CaseDocument.read(document, digest: Data(digest), of: CaseID(id)) else {
            throw Fault("the document of case \(id) cannot be understood")
        }
        return file
    }

    /// The database compares, because it compares bytes and kinds of values exactly.
    private func checkColumns(of file: CaseFile, row: Int64) throws {
        let comparisons = CaseColumns.names.map { "\($0) IS ?" }.joined(separator: ", ")
        let statement = "SELECT \(comparisons) FROM cases WHERE rowid = ?"
        let result = try db.row(statement, CaseColumns.values(of: file) + [row])
        for (index, name) in CaseColumns.names.enumerated() {
            guard let result, try result.at(index) else {
                throw Fault("the column \(name) of case \(file.id) does not say what the case says")
            }
        }
    }

    /// As many mails are kept as the document names, and each that it names: so no other is.
    private func checkMail(of file: CaseFile) throws {
        let count = try db.value(Int.self, "SELECT count(*) FROM mails WHERE case_id = ?", [file.id.text])
        guard count == file.mails.count else {
            throw Fault("case \(file.id) names \(file.mails.count) mails, but \(count ?? 0) are kept for it")
        }
        let statement = """
            SELECT case_id IS ?2 AND desk IS ?3 AND mail_key IS ?4 AND message_id IS ?5 AND sender IS ?6
                AND sha256 IS ?7
            FROM mails WHERE id = ?1
            """
        for enquiry in file.mails {
            let isSame = try db.value(
                Bool.self, statement,
                [
                    enquiry.id.text, file.id.text, file.desk.text, enquiry.mailKey,
                    MessageName.messageID(enquiry.messageID ?? ""), MessageName.address(enquiry.from.address),
                    bytes(enquiry.rawSHA256),
                ])
            guard isSame == true else {
                throw Fault("mail \(enquiry.id) is not kept as case \(file.id) names it")
            }
        }
    }

    private func checkReply(of file: CaseFile) throws {
        guard let reply = file.reply else { return }
        let statement = """
            SELECT case_id IS ?2 AND message_id IS ?3 AND approval_record IS ?4 AND sha256 IS ?5
            FROM replies WHERE id = ?1
            """
        let isSame = try db.value(
            Bool.self, statement,
            [
                reply.id.text, file.id.text, MessageName.messageID(reply.messageID), reply.approvalRecord,
                bytes(reply.sha256),
            ])
        guard isSame == true else { throw Fault("reply \(reply.id) is not kept as case \(file.id) names it") }
    }

    private func checkText(of file: CaseFile) throws {
        let text = SearchText(file)
        let statement = """
            SELECT subject IS ?2 AND sender IS ?3 AND mail IS ?4 AND reply IS ?5 FROM case_texts WHERE case_id = ?1
            """
        let isSame = try db.value(
            Bool.self, statement, [file.id.text, text.subject, text.sender, text.mail, text.reply])
        guard isSame == true else { throw Fault("case \(file.id) cannot be searched for what it says") }
    }

    /// Empty where `digits` are no hexadecimal digits, which equals no digest.
    private func bytes(_ digits: String) -> Data { Data(decodedHexadecimal(digits) ?? []) }
}
