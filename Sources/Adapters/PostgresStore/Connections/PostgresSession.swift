import StoreSQL

/// A connection inside a transaction.
struct PostgresSession: SQLSession {
    private let connection: PostgresConnection

    init(_ connection: PostgresConnection) { self.connection = connection }

    var dialect: any SQLDialect { PostgresDialect() }

    @discardableResult
    func execute(_ sql: String, _ values: SQLValues) throws -> Int { try connection.perform(sql, values).changed }

    func rows(_ sql: String, _ values: SQLValues) throws -> [any SQLRow] { try connection.perform(sql, values).rows }

    func row(_ sql: String, _ values: SQLValues) throws -> (any SQLRow)? {
        let found = try connection.perform(sql, values)
        return found.rowCount == 0 ? nil : PostgresRow(found, 0)
    }

    func walk(_ sql: String, _ values: SQLValues, _ body: (any SQLRow) throws -> Void) throws {
        try connection.walk(sql, values, body)
    }

    func each(_ sql: String, _ values: SQLValues, _ body: (any SQLRow) throws -> Void) throws {
        let found = try connection.perform(sql, values)
        for index in 0..<found.rowCount { try body(PostgresRow(found, index)) }
    }
}
