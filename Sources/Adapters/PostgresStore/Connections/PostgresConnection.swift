import CPostgres
import Foundation
import StoreSQL

/// One connection to a server. Waits in the thread that calls it, so it belongs into a ``PostgresWorker``.
final class PostgresConnection {
    /// Statements that the server keeps prepared; more are forgotten all at once. Searches and lists of ids come in many
    /// lengths.
    private static let mostPrepared = 256

    let handle: OpaquePointer
    private var prepared: [String: String] = [:]
    private var cursors = 0

    /// - Throws: ``PostgresFailure/unreachable(_:)``, or ``PostgresAddressProblem/passwordFile(_:_:)``.
    init(_ address: PostgresAddress, _ limits: PostgresLimits) throws {
        let parameters = try address.parameters(limits)
        let names = parameters.map { strdup($0.name) }
        let values = parameters.map { strdup($0.value) }
        defer { for text in names + values { free(text) } }
        let opened = PQconnectdbParams(
            names.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], 0)
        guard let opened else { throw PostgresFailure.unreachable("there is no memory left") }
        guard PQstatus(opened) == CONNECTION_OK else {
            let reason = String(cString: PQerrorMessage(opened))
            PQfinish(opened)
            throw PostgresFailure.unreachable(Self.oneLine(reason))
        }
        // Notices would go to standard error, with the server's words about a statement.
        PQsetNoticeReceiver(opened, { _, _ in }, nil)
        handle = opened
    }

    deinit { PQfinish(handle) }

    /// Runs SQL without values, also several statements at once.
    ///
    /// - Returns: The result of the last one.
    @discardableResult
    func run(_ sql: String) throws -> PostgresResult { try result(PQexec(handle, sql)) }

    /// Runs one statement, which the server keeps prepared.
    func perform(_ sql: String, _ values: SQLValues) throws -> PostgresResult {
        let name = try statement(sql)
        return try bound(values) { count, pointers, lengths, formats in
            PQexecPrepared(handle, name, count, pointers, lengths, formats, 1)
        }
    }

    /// Hands over the rows of a query in parts, which the server keeps until they are asked for. Inside a transaction only.
    func walk(_ sql: String, _ values: SQLValues, _ body: (PostgresRow) throws -> Void) throws {
        cursors += 1
        let cursor = "walk\(cursors)"
        _ = try bound(values) { count, pointers, lengths, formats in
            PQexecParams(
                handle, "DECLARE \(cursor) NO SCROLL CURSOR FOR \(PostgresWords.own(sql))", count, nil, pointers,
                lengths,
                formats, 1)
        }
        while true {
            // A row may hold a mail of many megabytes.
            let part = try bound([]) { count, pointers, lengths, formats in
                PQexecParams(handle, "FETCH 16 FROM \(cursor)", count, nil, pointers, lengths, formats, 1)
            }
            for row in part.rows { try body(row) }
            if part.rowCount < 16 { break }
        }
        try run("CLOSE \(cursor)")
    }

    private func statement(_ sql: String) throws -> String {
        if let known = prepared[sql] { return known }
        // Nothing can be forgotten inside a transaction that was refused; it soon ends.
        if prepared.count >= Self.mostPrepared, PQtransactionStatus(handle) != PQTRANS_INERROR {
            try run("DEALLOCATE ALL")
            prepared = [:]
        }
        let name = "s\(prepared.count)"
        _ = try result(PQprepare(handle, name, PostgresWords.own(sql), 0, nil))
        prepared[sql] = name
        return name
    }

    private typealias Bound = (
        Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> OpaquePointer?

    /// Texts and bytes go as they are, numbers as digits, so that the server may take them for any type of number.
    private func bound(_ values: SQLValues, _ send: Bound) throws -> PostgresResult {
        var bytes: [UInt8] = []
        var places: [(start: Int, count: Int, isBinary: Bool)?] = []
        for value in values {
            let start = bytes.count
            let isBinary: Bool
            switch value?.sqlValue ?? .null {
            case .null:
                places.append(nil)
                continue
            case .integer(let number):
                isBinary = false
                bytes.append(contentsOf: String(number).utf8)
            case .real(let number):
                isBinary = false
                bytes.append(contentsOf: String(number).utf8)
            case .text(let text):
                isBinary = true
                bytes.append(contentsOf: text.utf8)
            case .bytes(let data):
                isBinary = true
                bytes.append(contentsOf: data)
            }
            places.append((start, bytes.count - start, isBinary))
            bytes.append(0)
        }
        bytes.append(0)
        return try bytes.withUnsafeBufferPointer { buffer in
            guard let first = buffer.baseAddress else { throw PostgresFailure.lost }
            let base = UnsafeRawPointer(first).assumingMemoryBound(to: CChar.self)
            let answer = send(
                Int32(values.count), places.map { $0.map { base + $0.start } },
                places.map { Int32($0?.count ?? 0) }, places.map { $0?.isBinary == true ? 1 : 0 })
            return try result(answer)
        }
    }

    private func result(_ answer: OpaquePointer?) throws -> PostgresResult {
        guard let answer else { throw PostgresFailure.lost }
        let status = PQresultStatus(answer)
        if status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK { return PostgresResult(answer) }
        defer { PQclear(answer) }
        guard PQstatus(handle) == CONNECTION_OK, let state = cpostgres_state(answer) else { throw PostgresFailure.lost }
        throw PostgresFailure.refusal(
            state: String(cString: state), message: cpostgres_message(answer).map { String(cString: $0) } ?? "")
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: "; ").replacing("\t", with: "")
    }
}
