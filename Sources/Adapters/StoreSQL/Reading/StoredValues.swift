import Cases
import Enquiries
import Foundation
package import Transparency

extension LogState {
    static func stored(in db: any SQLSession) throws -> LogState {
        let statement = "SELECT size, edge, published_size, published_edge, configuration FROM log_tree"
        guard let row = try db.row(statement) else { throw StoreError.damaged("the log has no tree") }
        return LogState(
            tree: try MerkleFrontier(size: row.at(0), edge: row.at(1)),
            published: try MerkleFrontier(size: row.at(2), edge: row.at(3)), configuration: try row.at(4))
    }
}

extension CaseKey {
    /// The secret under which records about the installation are committed to; `nil` before the first one.
    package static func ofInstallation(in db: any SQLSession) throws -> CaseKey? {
        try db.value(Data.self, "SELECT key FROM installation_key").map { CaseKey(Array($0)) }
    }

    static func stored(for id: CaseID, in db: any SQLSession) throws -> CaseKey {
        let statement = "SELECT key FROM case_keys WHERE case_id = ?"
        guard let key = try db.value(Data.self, statement, [id.text]) else { throw StoreError.noSuchCase(id) }
        return CaseKey(Array(key))
    }
}

extension CaseID {
    static func holding(mailKey: String, desk: DeskID, in db: any SQLSession) throws -> CaseID? {
        let statement = "SELECT case_id FROM mails WHERE desk = ? AND mail_key = ?"
        return try db.value(String.self, statement, [desk.text, mailKey]).map { CaseID($0) }
    }
}
