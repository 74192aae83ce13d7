package import Cases

/// One consistent state of a database, to be read and, inside a transaction that writes, to be changed.
///
/// Statements are in the words that SQLite understands; a session to another database puts them into its own. Values
/// stand as `?` in their order or as `?1`, `?2` by number. A session belongs to the closure that it was handed to.
package protocol SQLSession {
    /// Where this database needs other words altogether.
    var dialect: any SQLDialect { get }

    /// - Returns: How many rows were changed.
    @discardableResult
    func execute(_ sql: String, _ values: SQLValues) throws -> Int
    func rows(_ sql: String, _ values: SQLValues) throws -> [any SQLRow]
    /// The first row.
    func row(_ sql: String, _ values: SQLValues) throws -> (any SQLRow)?
    /// Hands over one row after the other, in memory that does not grow with their number. A row is valid until `body`
    /// returns; `body` may use the session.
    func walk(_ sql: String, _ values: SQLValues, _ body: (any SQLRow) throws -> Void) throws
    /// The same for results of which all rows may be held in memory at once.
    func each(_ sql: String, _ values: SQLValues, _ body: (any SQLRow) throws -> Void) throws
}

extension SQLSession {
    @discardableResult
    package func execute(_ sql: String) throws -> Int { try execute(sql, []) }
    package func rows(_ sql: String) throws -> [any SQLRow] { try rows(sql, []) }
    package func row(_ sql: String) throws -> (any SQLRow)? { try row(sql, []) }
    package func walk(_ sql: String, _ body: (any SQLRow) throws -> Void) throws { try walk(sql, [], body) }

    /// The first column of the first row; `nil` where there is no row or NULL in it.
    package func value<Value: SQLReadable & SQLColumn>(
        _ type: Value.Type, _ sql: String, _ values: SQLValues = []
    ) throws -> Value? {
        try row(sql, values).flatMap { try Value.readIfPresent($0, 0) }
    }

    /// The first column of all rows.
    package func values<Value: SQLReadable>(
        _ type: Value.Type, _ sql: String, _ values: SQLValues = []
    ) throws -> [Value] {
        try rows(sql, values).map { try $0.at(0) }
    }
}

/// What each database does in its own way.
package protocol SQLDialect: Sendable {
    /// Keeps what can be found of a case and its index alike.
    func keepText(_ text: SearchText, of id: String, in db: any SQLSession) throws
    /// Takes a case out of both. The index may keep words of it until the store is scrubbed.
    func removeText(of id: String, in db: any SQLSession) throws
    /// - Parameter query: With a limit above 0, and for one desk at least.
    func search(_ query: SearchQuery, in db: any SQLSession) throws -> SearchFindings
    /// Selects each state in which there are cases, with their number; with the desk as its value where it is of one.
    func counts(ofOneDesk: Bool) -> String

    /// The columns of a table that a row is made of, in their order.
    func columns(of table: String, in db: any SQLSession) throws -> [String]
    /// Takes the guards off these tables, for rows that another store has checked.
    ///
    /// - Returns: Statements that put them back, once all rows are there.
    func takeGuardsOff(_ tables: [String], in db: any SQLSession) throws -> [String]

    /// - Throws: ``Fault`` where tables, indexes or guards are not those of a new store.
    func checkSchema(_ db: any SQLSession) throws
    /// What the database itself can check: references between rows, and the order of what is on disk.
    ///
    /// - Throws: ``Fault``.
    func checkDisk(_ db: any SQLSession) throws
    /// What an error of the database means for the office.
    func meaning(of error: any Error) -> StoreError
    /// Whether the database says that a table is missing or of another shape.
    func isWrongShape(_ error: any Error) -> Bool
}
