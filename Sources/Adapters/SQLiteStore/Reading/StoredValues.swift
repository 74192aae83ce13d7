import Cases
import Enquiries
import Foundation
import GRDB
import Transparency

extension Row {
    /// The value of a column. The subscript of GRDB ends the program where a damaged file holds another kind of value.
    func at<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> Value {
        try decode(Value.self, atIndex: index)
    }
}

extension LogState {
    static func stored(in db: Database) throws -> LogState {
        let statement = try db.cachedStatement(
            sql: "SELECT size, edge, published_size, published_edge, configuration FROM log_tree")
        guard let row = try Row.fetchOne(statement) else { throw StoreError.damaged("the log has no tree") }
        return LogState(
            tree: try MerkleFrontier(size: row.at(0), edge: row.at(1)),
            published: try MerkleFrontier(size: row.at(2), edge: row.at(3)), configuration: try row.at(4))
    }
}

extension CaseKey {
    /// The secret under which records about the installation are committed to; `nil` before the first one.
    static func ofInstallation(in db: Database) throws -> CaseKey? {
        try Data.fetchOne(db, sql: "SELECT key FROM installation_key").map { CaseKey(Array($0)) }
    }

    static func stored(for id: CaseID, in db: Database) throws -> CaseKey {
        let statement = try db.cachedStatement(sql: "SELECT key FROM case_keys WHERE case_id = ?")
        guard let key = try Data.fetchOne(statement, arguments: [id.text]) else { throw StoreError.noSuchCase(id) }
        return CaseKey(Array(key))
    }
}

extension CaseID {
    static func holding(mailKey: String, desk: DeskID, in db: Database) throws -> CaseID? {
        let statement = try db.cachedStatement(sql: "SELECT case_id FROM mails WHERE desk = ? AND mail_key = ?")
        return try String.fetchOne(statement, arguments: [desk.text, mailKey]).map { CaseID($0) }
    }
}
