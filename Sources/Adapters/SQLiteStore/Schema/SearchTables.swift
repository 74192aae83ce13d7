import Cases
import Enquiries
import Foundation
import GRDB
import StoreSQL

extension Schema {
    /// The text of each case that can be searched, and its index (SQLite FTS5). `row` goes up with the arrival of
    /// cases. It is a column of its own because SQLite may number the rows of `cases` anew.
    ///
    /// The index holds no text of its own: it is made from `case_texts` and can be made anew from it. Umlauts and
    /// accents make no difference in it.
    private static let searchTables = """
        CREATE TABLE case_texts (
            row INTEGER NOT NULL PRIMARY KEY,
            case_id TEXT NOT NULL UNIQUE REFERENCES cases (id),
            subject TEXT NOT NULL,
            sender TEXT NOT NULL,
            mail TEXT NOT NULL,
            reply TEXT NOT NULL
        ) STRICT;

        CREATE VIRTUAL TABLE case_search USING fts5(
            case_id, subject, sender, mail, reply, content='case_texts', content_rowid='row',
            tokenize="unicode61 remove_diacritics 2");

        ALTER TABLE cases ADD COLUMN attention TEXT CHECK (attention IN ('stale', 'thread'));
        CREATE INDEX cases_attention ON cases (attention, received_at, id, desk) WHERE attention IS NOT NULL;
        """

    /// As `firstCases` makes it.
    private static let goForward = """
        CREATE TRIGGER cases_go_forward BEFORE UPDATE ON cases
        WHEN NEW.id IS NOT OLD.id OR NEW.desk IS NOT OLD.desk OR NEW.version <> OLD.version + 1
            OR NEW.last_record <= OLD.last_record
        BEGIN SELECT RAISE(ABORT, 'a case keeps its id and desk and goes forward one version at a time'); END;
        """

    /// Takes the cases that are there into the index. A case whose document cannot be understood stays out of it;
    /// checking the store says so.
    static func makeSearchable(_ db: Database) throws {
        try db.execute(sql: searchTables)
        try db.execute(sql: "DROP TRIGGER cases_go_forward")
        let search = SearchRows(SQLiteSession(db))
        let ids = try String.fetchAll(db, sql: "SELECT id FROM cases ORDER BY received_at, id")
        for id in ids {
            let statement = try db.cachedStatement(sql: "SELECT document, document_sha256 FROM cases WHERE id = ?")
            guard let row = try Row.fetchOne(statement, arguments: [id]),
                let file = try? CaseDocument.read(row.at(0), digest: row.at(1), of: CaseID(id))
            else { continue }
            try search.write(SearchText(file), of: id)
            if let attention = file.attention {
                try db.execute(
                    sql: "UPDATE cases SET attention = ? WHERE id = ?", arguments: [attention.rawValue, id])
            }
        }
        try db.execute(sql: goForward)
    }
}
