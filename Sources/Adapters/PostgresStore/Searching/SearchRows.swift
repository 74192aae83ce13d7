import Cases
import StoreSQL

/// Keeps the searchable text of cases and what they are found by alike, inside the transaction that is open.
struct SearchRows {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func write(_ text: SearchText, of id: String) throws {
        let parts = [text.subject, text.sender, text.mail, text.reply]
        let stored = try db.row("SELECT subject, sender, mail, reply FROM case_texts WHERE case_id = ?", [id])
        // Most steps of a case change nothing in its text.
        if let stored, try (0..<4).allSatisfy({ try (stored.at($0) as String).hasSameBytes(as: parts[$0]) }) { return }
        try db.execute(
            """
            INSERT INTO case_texts (case_id, subject, sender, mail, reply, words)
            VALUES (?, ?, ?, ?, ?, CAST(CAST(? AS TEXT) AS tsvector))
            ON CONFLICT (case_id) DO UPDATE SET subject = excluded.subject, sender = excluded.sender,
                mail = excluded.mail, reply = excluded.reply, words = excluded.words
            """,
            [id, text.subject, text.sender, text.mail, text.reply, SearchVector([id] + parts).text])
    }

    func remove(_ id: String) throws { try db.execute("DELETE FROM case_texts WHERE case_id = ?", [id]) }
}
