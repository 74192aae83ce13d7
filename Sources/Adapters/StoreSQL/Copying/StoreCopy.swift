package import Cases
import Enquiries
import Foundation

/// Copies everything that a store holds into an empty one, of whichever kind, and checks the copy.
///
/// Nothing else may write to either meanwhile. Guards of the new store are off until all is there; a copy that was interrupted
/// cannot be used, and its place must be emptied before the next try.
package struct StoreCopy: Sendable {
    private let source: any SQLStore
    private let target: any SQLStore

    package init(from source: any SQLStore, to target: any SQLStore) { (self.source, self.target) = (source, target) }

    /// Cases that are copied in one transaction, with their mail.
    private static let casesAtOnce = 20
    private static let recordsAtOnce = 1_000

    /// - Parameter progress: Told after each part how many cases are copied.
    /// - Returns: What the copy holds.
    /// - Throws: ``StoreError``, also where the copy is not what the source holds.
    package func run(progress: (Int) -> Void = { _ in }) async throws(StoreError) -> Verification {
        try await requireEmpty()
        let before = try await source.logState()
        let guards = try await target.writing { db in try db.dialect.takeGuardsOff(CopiedTables.guarded, in: db) }
        try await copyRecords()
        for table in CopiedTables.before { try await copy(table) }
        try await copyCases(progress)
        for table in CopiedTables.after { try await copy(table) }
        for table in CopiedTables.single { try await replaceRow(of: table) }
        try await target.writing { db in for statement in guards { try db.execute(statement) } }

        let (original, copy) = (try await source.verify(), try await target.verify())
        guard try await source.logState() == before else {
            throw .failed(
                "the store was changed while it was copied. Stop all programs that use it, and copy into an empty one")
        }
        if let fault = original.firstFault { throw .damaged("the store that was copied is not sound: \(fault)") }
        guard copy == original else {
            throw .failed(
                "the copy is not what the store holds: \(copy.firstFault ?? "it holds other numbers of things")")
        }
        return copy
    }

    private func requireEmpty() async throws(StoreError) {
        let rows = try await target.reading { db in
            try ["records", "officers", "mailbox_progress"].map {
                try db.value(Int.self, "SELECT count(*) FROM \($0)") ?? 0
            }
        }
        guard rows.allSatisfy({ $0 == 0 }) else {
            throw .failed("the place to copy to is not empty. Name a database or file that holds nothing yet")
        }
    }

    private func copyRecords() async throws(StoreError) {
        var last: Int64 = 0
        while true {
            let from = last
            let part = try await source.reading { db in
                try CopiedRows(
                    "records", where: "position > ? ORDER BY position LIMIT ?", [from, Self.recordsAtOnce], in: db)
            }
            guard let newest = part.rows.last, case .integer(let position) = newest[part.place(of: "position")] else {
                return
            }
            try await target.writing { try part.write(in: $0) }
            last = position
        }
    }

    /// In the order of their arrival, which the new store's own numbers of rows keep.
    private func copyCases(_ progress: (Int) -> Void) async throws(StoreError) {
        var (last, count): (Int64, Int) = (0, 0)
        while true {
            let from = last
            let (ids, end, parts) = try await source.reading { db in
                let found = try db.rows(
                    "SELECT rowid, id FROM cases WHERE rowid > ? ORDER BY rowid LIMIT ?", [from, Self.casesAtOnce])
                let ids = try found.map { try $0.at(1) as String }
                let marks = questionMarks(ids.count)
                let parts = try CopiedTables.ofCases.map { table, column in
                    try CopiedRows(
                        table, where: "\(column) IN (\(marks)) ORDER BY \(CopiedTables.order(of: table))", ids, in: db)
                }
                return (ids, try found.last?.at(0) as Int64?, parts)
            }
            guard let end else { return }
            try await target.writing { db in
                for part in parts { try part.write(in: db) }
                for id in ids {
                    let statement = "SELECT id, document, document_sha256 FROM cases WHERE id = ?"
                    guard let row = try db.row(statement, [id]) else { continue }
                    try db.dialect.keepText(SearchText(try KeptDocument(row).file()), of: id, in: db)
                }
            }
            (last, count) = (end, count + ids.count)
            progress(count)
        }
    }

    private func copy(_ table: String) async throws(StoreError) {
        let rows = try await source.reading { try CopiedRows(table, where: "TRUE", [], in: $0) }
        try await target.writing { try rows.write(in: $0) }
    }

    private func replaceRow(of table: String) async throws(StoreError) {
        let rows = try await source.reading { try CopiedRows(table, where: "TRUE", [], in: $0) }
        try await target.writing { db in
            try db.execute("DELETE FROM \(table)")
            try rows.write(in: db)
        }
    }
}

/// What is copied, in which order: what others refer to comes first.
enum CopiedTables {
    static let ofCases: [(table: String, column: String)] = [
        ("cases", "id"), ("case_keys", "case_id"), ("mails", "case_id"), ("replies", "case_id"),
    ]
    static let before = ["officers", "installation_key", "erased_cases", "offer_secret"]
    static let after = [
        "sign_ins", "sessions", "credentials", "officer_changes", "claims", "offer_events", "offer_opt_outs",
        "outbox_leases", "outbox_freeze", "acknowledgements", "mailbox_progress",
    ]
    /// They have one row from the beginning.
    static let single = ["log_tree", "outbox_tokens"]
    /// Whose guards allow only what happens in an office, or forbid to replace the row they begin with.
    static let guarded = ["records", "cases", "log_tree", "outbox_tokens"]

    /// All, but for search texts, which each store makes of the cases, and what one kind of store alone has.
    static var all: Set<String> {
        let parts: [[String]] = [["records"], before, ofCases.map(\.table), after, single]
        return Set(parts.joined())
    }

    static func order(of table: String) -> String { table == "case_keys" ? "case_id" : "rowid" }
}

/// Rows of a table as they are.
struct CopiedRows: Sendable {
    private let table: String
    private let columns: [String]
    private(set) var rows: [[SQLValue]] = []

    init(_ table: String, where condition: String, _ values: SQLValues, in db: any SQLSession) throws {
        self.table = table
        columns = try db.dialect.columns(of: table, in: db)
        try db.each("SELECT \(Self.quoted(columns)) FROM \(table) WHERE \(condition)", values) { row in
            rows.append(try (0..<row.count).map { try row.value($0) })
        }
    }

    func place(of column: String) -> Int { columns.firstIndex(of: column) ?? 0 }

    /// - Throws: ``StoreError/failed(_:)`` where the table has other columns here.
    func write(in db: any SQLSession) throws {
        guard !rows.isEmpty else { return }
        guard try Set(db.dialect.columns(of: table, in: db)) == Set(columns) else {
            throw StoreError.failed(
                "the table \(table) has other columns in one of the stores; use one version for both")
        }
        // SQLite binds empty data as NULL; an empty mail is kept all the same.
        let marks = columns.map { $0 == "bytes" ? "ifnull(?, zeroblob(0))" : "?" }.joined(separator: ", ")
        let statement = "INSERT INTO \(table) (\(Self.quoted(columns))) VALUES (\(marks))"
        for row in rows { try db.execute(statement, row) }
    }

    /// Some names are words of SQL.
    private static func quoted(_ columns: [String]) -> String {
        columns.map { "\"\($0)\"" }.joined(separator: ", ")
    }
}
