package import Cases
package import Enquiries
import Foundation
package import Transparency

extension SQLStore {
    package func load(_ id: CaseID) async throws(StoreError) -> CaseFile {
        let kept = try await reading { db in
            let statement = "SELECT document, document_sha256 FROM cases WHERE id = ?"
            return try db.row(statement, [id.text]).map {
                (try $0.at(0) as Data, try $0.at(1) as Data)
            }
        }
        guard let (document, digest) = kept else { throw .noSuchCase(id) }
        return try CaseDocument.read(document, digest: digest, of: id)
    }

    package func key(of id: CaseID) async throws(StoreError) -> CaseKey {
        try await reading { try CaseKey.stored(for: id, in: $0) }
    }

    package func mail(_ id: MailID) async throws(StoreError) -> [UInt8] {
        let bytes = try await bytes("SELECT bytes, sha256 FROM mails WHERE id = ?", id: id.text)
        guard let bytes else { throw .noSuchMail(id) }
        guard bytes.areSound else { throw .damaged("mail \(id) is not the one that arrived") }
        return bytes.content
    }

    package func reply(_ id: ReplyID) async throws(StoreError) -> [UInt8] {
        let bytes = try await bytes("SELECT bytes, sha256 FROM replies WHERE id = ?", id: id.text)
        guard let bytes else { throw .noSuchReply(id) }
        guard bytes.areSound else { throw .damaged("reply \(id) is not the one that was approved") }
        return bytes.content
    }

    package func records(of id: CaseID) async throws(StoreError) -> [StoredRecord] {
        try await reading { db in
            let statement = """
                SELECT position, id, action, private_form FROM records
                WHERE case_id = ? AND private_form IS NOT NULL ORDER BY position
                """
            return try db.rows(statement, [id.text]).map { row in
                StoredRecord(
                    position: try row.at(0), id: try row.at(1), action: try row.at(2),
                    privateForm: Array(try row.at(3) as Data))
            }
        }
    }

    private func bytes(_ sql: String, id: String) async throws(StoreError) -> KeptBytes? {
        try await reading { db in
            try db.row(sql, [id]).map { row in
                KeptBytes(content: Array(try row.at(0) as Data), digest: try row.at(1))
            }
        }
    }
}

private struct KeptBytes: Sendable {
    let content: [UInt8]
    let digest: Data
    /// Checked on each reading: what rests for years on a disk does not always rest well.
    var areSound: Bool { sha256(content).elementsEqual(digest) }
}
