import Cases
import StoreSQL

/// Keeps the searchable text of cases and its index alike, inside the transaction that is open.
struct SearchRows {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func write(_ text: SearchText, of id: String) throws {
        guard let old = try stored(id) else {
            try run(
                "INSERT INTO case_texts (case_id, subject, sender, mail, reply) VALUES (?, ?, ?, ?, ?)",
                [id, text.subject, text.sender, text.mail, text.reply])
            return try index(db.value(Int64.self, "SELECT last_insert_rowid()") ?? 0, id, text)
        }
        // Most steps of a case change nothing in its text.
        if old.says(text) { return }
        try unindex(old, id)
        try run(
            "UPDATE case_texts SET subject = ?, sender = ?, mail = ?, reply = ? WHERE row = ?",
            [text.subject, text.sender, text.mail, text.reply, old.row])
        try index(old.row, id, text)
    }

    /// Takes a case out. The index may keep words of it in its pages until it is made anew; see
    /// ``SQLiteStore/scrub()``.
    func remove(_ id: String) throws {
        guard let old = try stored(id) else { return }
        try unindex(old, id)
        try run("DELETE FROM case_texts WHERE row = ?", [old.row])
    }

    /// Makes the index anew from the texts, so that nothing of other texts is left in it.
    static func rebuild(_ db: any SQLSession) throws {
        try db.execute("INSERT INTO case_search (case_search) VALUES ('rebuild')")
    }

    private struct Stored {
        let row: Int64
        let parts: [String]

        func says(_ text: SearchText) -> Bool {
            zip(parts, [text.subject, text.sender, text.mail, text.reply]).allSatisfy { $0.hasSameBytes(as: $1) }
        }
    }

    private func stored(_ id: String) throws -> Stored? {
        let sql = "SELECT row, subject, sender, mail, reply FROM case_texts WHERE case_id = ?"
        return try db.row(sql, [id]).map { row in
            Stored(row: try row.at(0), parts: try (1...4).map { try row.at($0) })
        }
    }

    private func index(_ row: Int64, _ id: String, _ text: SearchText) throws {
        try run(
            "INSERT INTO case_search (rowid, case_id, subject, sender, mail, reply) VALUES (?, ?, ?, ?, ?, ?)",
            [row, id, text.subject, text.sender, text.mail, text.reply])
    }

    /// The index finds what it has to forget by the text that it was given.
    private func unindex(_ old: Stored, _ id: String) throws {
        try run(
            """
            INSERT INTO case_search (case_search, rowid, case_id, subject, sender, mail, reply)
            VALUES ('delete', ?, ?, ?, ?, ?, ?)
            """, [old.row, id] + old.parts as SQLValues)
    }

    private func run(_ sql: String, _ values: SQLValues) throws { try db.execute(sql, values) }
}
