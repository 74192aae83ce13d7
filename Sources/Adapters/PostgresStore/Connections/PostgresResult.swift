import CPostgres
import Foundation
import StoreSQL

/// The rows that a statement gave, in the binary form of the protocol.
final class PostgresResult {
    private let handle: OpaquePointer

    /// Takes over `handle`.
    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { PQclear(handle) }

    var rowCount: Int { Int(PQntuples(handle)) }
    var columnCount: Int { Int(PQnfields(handle)) }
    /// How many rows a statement changed.
    var changed: Int { PQcmdTuples(handle).flatMap { Int(String(cString: $0)) } ?? 0 }
    /// The word for what was done, such as `COMMIT`.
    var tag: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

    var rows: [PostgresRow] { (0..<rowCount).map { PostgresRow(self, $0) } }

    func type(_ column: Int) -> Oid { PQftype(handle, Int32(column)) }

    /// The bytes of a value; `nil` for NULL. They live as long as the result.
    func bytes(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
        guard column < columnCount, PQgetisnull(handle, Int32(row), Int32(column)) == 0 else { return nil }
        return UnsafeRawBufferPointer(
            start: PQgetvalue(handle, Int32(row), Int32(column)),
            count: Int(PQgetlength(handle, Int32(row), Int32(column))))
    }
}

struct PostgresRow: SQLRow {
    private let result: PostgresResult
    private let index: Int

    init(_ result: PostgresResult, _ index: Int) { (self.result, self.index) = (result, index) }

    var count: Int { result.columnCount }

    func integer(_ column: Int) throws -> Int64? {
        guard let bytes = result.bytes(index, column) else { return nil }
        switch ValueType(rawValue: result.type(column)) {
        case .boolean, .integer2, .integer4, .integer8: return Self.bigEndian(bytes)
        // A number inside JSON is taken out of it as text.
        case .text, .characters:
            guard let number = Int64(String(decoding: bytes, as: UTF8.self)) else { throw WrongKind() }
            return number
        default: throw WrongKind()
        }
    }

    func real(_ column: Int) throws -> Double? {
        guard let bytes = result.bytes(index, column) else { return nil }
        switch ValueType(rawValue: result.type(column)) {
        case .real8: return Double(bitPattern: UInt64(bitPattern: Self.bigEndian(bytes)))
        case .integer2, .integer4, .integer8: return Double(Self.bigEndian(bytes))
        default: throw WrongKind()
        }
    }

    func text(_ column: Int) throws -> String? {
        guard let bytes = result.bytes(index, column) else { return nil }
        switch ValueType(rawValue: result.type(column)) {
        case .text, .characters, .name: return String(decoding: bytes, as: UTF8.self)
        default: throw WrongKind()
        }
    }

    func bytes(_ column: Int) throws -> Data? {
        guard let bytes = result.bytes(index, column) else { return nil }
        guard ValueType(rawValue: result.type(column)) == .bytes else { throw WrongKind() }
        return Data(bytes)
    }

    func value(_ column: Int) throws -> SQLValue {
        switch ValueType(rawValue: result.type(column)) {
        case .boolean, .integer2, .integer4, .integer8: try integer(column).map { .integer($0) } ?? .null
        case .real8: try real(column).map { .real($0) } ?? .null
        case .bytes: try bytes(column).map { .bytes($0) } ?? .null
        default: try text(column).map { .text($0) } ?? .null
        }
    }

    /// One to eight bytes with a sign; a boolean is one byte.
    private static func bigEndian(_ bytes: UnsafeRawBufferPointer) -> Int64 {
        var number: Int64 = bytes.first.map { $0 >= 0x80 ? -1 : 0 } ?? 0
        for byte in bytes { number = number << 8 | Int64(byte) }
        return number
    }
}

/// Numbers of types that never change (`pg_type.dat` of PostgreSQL).
private enum ValueType: Oid {
    case boolean = 16
    case bytes = 17
    case name = 19
    case integer8 = 20
    case integer2 = 21
    case integer4 = 23
    case text = 25
    case real8 = 701
    case characters = 1043
}
