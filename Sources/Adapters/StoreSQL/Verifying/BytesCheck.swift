import Foundation
import Transparency

/// Checks that raw mail and approved bytes are those whose digests stand in the records that came with them.
struct BytesCheck {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func run() throws {
        try walk("mails", reference: "record", digest: StoredDigest.mail) { id, row, _ in
            guard row != nil else { throw Fault("mail \(id) is not the one that arrived") }
        }
        try walk("replies", reference: "approval_record", digest: StoredDigest.reply) { id, row, form in
            guard let row else { throw Fault("reply \(id) is not the one that was approved") }
            let name = StoredDigest.ofName(reply: id, messageID: try row.at(4))
            guard form.output[StoredDigest.replyName] == name else {
                throw Fault("reply \(id) bears another name than was approved")
            }
        }
    }

    /// - Parameter judge: Gets the row only where its bytes are the recorded ones.
    private func walk(
        _ table: String, reference: String, digest: String, judge: (String, (any SQLRow)?, PrivateForm) throws -> Void
    ) throws {
        let sql = """
            SELECT stored.id, stored.sha256, stored.bytes, private_form, stored.message_id,
                records.case_id IS stored.case_id AND cases.desk IS stored.desk
            FROM \(table) AS stored LEFT JOIN records ON records.id = stored.\(reference)
            LEFT JOIN cases ON cases.id = stored.case_id ORDER BY stored.rowid
            """
        try db.walk(sql) { row in
            let id: String = try row.at(0)
            guard let form = (try row.at(3) as Data?).flatMap({ PrivateForm($0) }), try row.at(5) as Bool else {
                throw Fault("\(table == "mails" ? "mail" : "reply") \(id) does not belong to a record of its case")
            }
            let actual = sha256(try row.at(2) as Data)
            let isSound = try actual.elementsEqual(row.at(1) as Data) && form.output[digest] == hexadecimal(actual)
            try judge(id, isSound ? row : nil, form)
        }
    }
}
