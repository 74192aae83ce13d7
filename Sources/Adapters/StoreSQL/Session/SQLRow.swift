package import Foundation

/// A row of a result. Each getter gives `nil` for NULL and throws where the database holds another kind of value, as a
/// damaged one may.
package protocol SQLRow {
    /// How many columns it has.
    var count: Int { get }
    func integer(_ index: Int) throws -> Int64?
    func real(_ index: Int) throws -> Double?
    func text(_ index: Int) throws -> String?
    func bytes(_ index: Int) throws -> Data?
    /// Whatever is there.
    func value(_ index: Int) throws -> SQLValue
}

/// A column holds another kind of value than it must. The column's content is not in the text: it may be a citizen's.
package struct WrongKind: Error {
    package init() {}
}

/// A type whose values can be read from a column.
package protocol SQLReadable {
    /// - Throws: ``WrongKind`` or the database's own error where the column holds something else; NULL is something else
    ///   for every type but optionals.
    static func read(_ row: any SQLRow, _ index: Int) throws -> Self
}

extension SQLRow {
    /// The value of a column, counted from 0.
    package func at<Value: SQLReadable>(_ index: Int) throws -> Value { try Value.read(self, index) }
}

private func present<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw WrongKind() }
    return value
}

extension Int64: SQLReadable {
    package static func read(_ row: any SQLRow, _ index: Int) throws -> Int64 { try present(row.integer(index)) }
}

extension Int: SQLReadable {
    package static func read(_ row: any SQLRow, _ index: Int) throws -> Int {
        try present(row.integer(index).flatMap { Int(exactly: $0) })
    }
}

extension Bool: SQLReadable {
    package static func read(_ row: any SQLRow, _ index: Int) throws -> Bool { try present(row.integer(index)) != 0 }
}

extension Double: SQLReadable {
    package static func read(_ row: any SQLRow, _ index: Int) throws -> Double { try present(row.real(index)) }
}

extension String: SQLReadable {
    package static func read(_ row: any SQLRow, _ index: Int) throws -> String { try present(row.text(index)) }
}

extension Data: SQLReadable {
    package static func read(_ row: any SQLRow, _ index: Int) throws -> Data { try present(row.bytes(index)) }
}

extension Optional: SQLReadable where Wrapped: SQLReadable & SQLColumn {
    package static func read(_ row: any SQLRow, _ index: Int) throws -> Wrapped? {
        try Wrapped.readIfPresent(row, index)
    }
}

/// A type that tells NULL from a value.
package protocol SQLColumn {
    static func readIfPresent(_ row: any SQLRow, _ index: Int) throws -> Self?
}

extension Int64: SQLColumn {
    package static func readIfPresent(_ row: any SQLRow, _ index: Int) throws -> Int64? { try row.integer(index) }
}

extension Int: SQLColumn {
    package static func readIfPresent(_ row: any SQLRow, _ index: Int) throws -> Int? {
        try row.integer(index).map { try present(Int(exactly: $0)) }
    }
}

extension Bool: SQLColumn {
    package static func readIfPresent(_ row: any SQLRow, _ index: Int) throws -> Bool? {
        try row.integer(index).map { $0 != 0 }
    }
}

extension Double: SQLColumn {
    package static func readIfPresent(_ row: any SQLRow, _ index: Int) throws -> Double? { try row.real(index) }
}

extension String: SQLColumn {
    package static func readIfPresent(_ row: any SQLRow, _ index: Int) throws -> String? { try row.text(index) }
}

extension Data: SQLColumn {
    package static func readIfPresent(_ row: any SQLRow, _ index: Int) throws -> Data? { try row.bytes(index) }
}
