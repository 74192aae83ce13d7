package import Foundation

/// A value that is bound to a statement.
package enum SQLValue: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes(Data)
}

/// A type whose values can be bound to a statement.
package protocol SQLBindable: Sendable {
    var sqlValue: SQLValue { get }
}

/// The values of a statement, in its order; `nil` is NULL.
package typealias SQLValues = [(any SQLBindable)?]

extension Int: SQLBindable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLBindable {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Bool: SQLBindable {
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLBindable {
    package var sqlValue: SQLValue { .real(self) }
}

extension String: SQLBindable {
    package var sqlValue: SQLValue { .text(self) }
}

extension Data: SQLBindable {
    package var sqlValue: SQLValue { .bytes(self) }
}

extension SQLValue: SQLBindable {
    package var sqlValue: SQLValue { self }
}

/// Question marks for as many values, with commas between.
package func questionMarks(_ count: Int) -> String {
    Array(repeating: "?", count: count).joined(separator: ",")
}
