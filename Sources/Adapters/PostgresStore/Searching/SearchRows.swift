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
        // Not in one statement with ON CONFLICT, which takes a new place also for a case that has one.
        let keep =
            stored == nil
            ? """
            INSERT INTO case_texts (desk, subject, sender, mail, reply, words, case_id)
            SELECT desk, ?1, ?2, ?3, ?4, CAST(CAST(?5 AS TEXT) AS tsvector), id FROM cases WHERE id = ?6
            """
            : """
            UPDATE case_texts SET subject = ?1, sender = ?2, mail = ?3, reply = ?4,
                words = CAST(CAST(?5 AS TEXT) AS tsvector)
            WHERE case_id = ?6
            """
        try db.execute(keep, [text.subject, text.sender, text.mail, text.reply, SearchVector([id] + parts).text, id])
    }

    func remove(_ id: String) throws { try db.execute("DELETE FROM case_texts WHERE case_id = ?", [id]) }
}
