import Foundation
import GRDB
import StoreSQL

/// SQLite inside a read or a transaction.
struct SQLiteSession: SQLSession {
    private let db: Database

    init(_ db: Database) { self.db = db }

    var dialect: any SQLDialect { SQLiteDialect() }

    @discardableResult
    func execute(_ sql: String, _ values: SQLValues) throws -> Int {
        try db.cachedStatement(sql: sql).execute(arguments: Self.arguments(values))
        return db.changesCount
    }

    func rows(_ sql: String, _ values: SQLValues) throws -> [any SQLRow] {
        try Row.fetchAll(db.cachedStatement(sql: sql), arguments: Self.arguments(values)).map { SQLiteRow($0) }
    }

    func row(_ sql: String, _ values: SQLValues) throws -> (any SQLRow)? {
        try Row.fetchOne(db.cachedStatement(sql: sql), arguments: Self.arguments(values)).map { SQLiteRow($0) }
    }

    func walk(_ sql: String, _ values: SQLValues, _ body: (any SQLRow) throws -> Void) throws {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: Self.arguments(values))
        while let row = try rows.next() { try body(SQLiteRow(row)) }
    }

    func each(_ sql: String, _ values: SQLValues, _ body: (any SQLRow) throws -> Void) throws {
        try walk(sql, values, body)
    }

    static func arguments(_ values: SQLValues) -> StatementArguments {
        StatementArguments(
            values.map { value in
                switch value?.sqlValue ?? .null {
                case .null: .null
                case .integer(let number): number.databaseValue
                case .real(let number): number.databaseValue
                case .text(let text): text.databaseValue
                case .bytes(let bytes): bytes.databaseValue
                }
            } as [DatabaseValue])
    }
}

/// A row of SQLite. Its decoding throws where GRDB's subscripts would end the program, as a damaged file can make them.
struct SQLiteRow: SQLRow {
    private let row: Row

    init(_ row: Row) { self.row = row }

    var count: Int { row.count }
    func integer(_ index: Int) throws -> Int64? { try row.decode(Int64?.self, atIndex: index) }
    func real(_ index: Int) throws -> Double? { try row.decode(Double?.self, atIndex: index) }
    func text(_ index: Int) throws -> String? { try row.decode(String?.self, atIndex: index) }
    func bytes(_ index: Int) throws -> Data? { try row.decode(Data?.self, atIndex: index) }

    func value(_ index: Int) throws -> SQLValue {
        let value: DatabaseValue = row[index]
        return switch value.storage {
        case .null: .null
        case .int64(let number): .integer(number)
        case .double(let number): .real(number)
        case .string(let text): .text(text)
        case .blob(let bytes): .bytes(bytes)
        }
    }
}

extension Row {
    /// The value of a column, for steps of the schema. The subscript of GRDB ends the program where a damaged file holds
    /// another kind of value.
    func at<Value: DatabaseValueConvertible & StatementColumnConvertible>(_ index: Int) throws -> Value {
        try decode(Value.self, atIndex: index)
    }
}
