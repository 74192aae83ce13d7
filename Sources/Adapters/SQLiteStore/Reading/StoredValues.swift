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

extension ChainHead {
    static func stored(in db: Database) throws -> ChainHead {
        let statement = try db.cachedStatement(sql: "SELECT size, hash FROM chain_head")
        guard let row = try Row.fetchOne(statement) else { throw StoreError.damaged("the log has no head") }
        return ChainHead(size: try row.at(0), hash: Array(try row.at(1) as Data))
    }
}

extension CaseKey {
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
