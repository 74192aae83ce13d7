import Cases
import Foundation
import GRDB
import StoreSQL
import Transparency

extension Schema {
    /// The log as a Merkle tree (RFC 6962) in place of a chain of hashes, with several records a step, records that
    /// concern no case, and cases that were erased. `version` is that of the case after the step.
    ///
    /// `records` is made anew, since SQLite cannot take a constraint off a column. The leaves stay as they are.
    private static let tables = """
        CREATE TABLE new_records (
            position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 1),
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            case_id TEXT CHECK (case_id <> ''),
            version INTEGER CHECK (version >= 1),
            action TEXT NOT NULL CHECK (action <> ''),
            by_person INTEGER NOT NULL CHECK (by_person IN (0, 1)),
            leaf BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            private_form BLOB,
            CHECK ((case_id IS NULL) = (version IS NULL))
        ) STRICT;

        CREATE TABLE log_tree (
            only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
            size INTEGER NOT NULL CHECK (size >= 0),
            edge TEXT NOT NULL,
            published_size INTEGER NOT NULL CHECK (published_size BETWEEN 0 AND size),
            published_edge TEXT NOT NULL,
            configuration TEXT CHECK (length(configuration) = 64)
        ) STRICT;

        CREATE TABLE installation_key (
            only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
            key BLOB NOT NULL CHECK (length(key) = 32)
        ) STRICT;
        """

    private static let guards = """
        -- What stays of an erased case: that it was, and the record of its erasure.
        CREATE TABLE erased_cases (
            case_id TEXT NOT NULL PRIMARY KEY CHECK (case_id <> ''),
            record INTEGER NOT NULL REFERENCES records (position)
        ) STRICT;

        CREATE INDEX erased_cases_by_record ON erased_cases (record);

        CREATE INDEX mails_by_sender ON mails (sender);
        CREATE INDEX records_of_case ON records (case_id, position);
        CREATE INDEX records_of_corrections ON records (position, case_id) 
            WHERE action = 'route' AND by_person = 1;
        CREATE INDEX records_of_installation ON records (position, action) WHERE case_id IS NULL;

        CREATE TRIGGER records_follow BEFORE INSERT ON records
        WHEN NEW.position IS NOT (SELECT ifnull(max(position), 0) + 1 FROM records)
        BEGIN SELECT RAISE(ABORT, 'a record is only ever added at the end'); END;

        CREATE TRIGGER records_have_a_case BEFORE INSERT ON records
        WHEN NEW.case_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cases WHERE id = NEW.case_id)
        BEGIN SELECT RAISE(ABORT, 'a record is about a case that is kept'); END;

        -- The private form alone may go, when its case is erased.
        CREATE TRIGGER records_stay BEFORE UPDATE ON records
        WHEN NEW.position IS NOT OLD.position OR NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id
            OR NEW.version IS NOT OLD.version OR NEW.action IS NOT OLD.action
            OR NEW.by_person IS NOT OLD.by_person OR NEW.leaf IS NOT OLD.leaf OR NEW.hash IS NOT OLD.hash OR NEW.private_form IS NOT NULL
            OR NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_id IS OLD.case_id)
        BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;

        CREATE TRIGGER records_are_not_deleted BEFORE DELETE ON records
        BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;

        CREATE TRIGGER log_tree_grows BEFORE UPDATE ON log_tree
        WHEN NEW.only <> 1 OR NEW.size IS NOT (SELECT ifnull(max(position), 0) FROM records)
            OR NEW.published_size < OLD.published_size
            OR NEW.published_size = OLD.published_size AND NEW.published_edge IS NOT OLD.published_edge
        BEGIN SELECT RAISE(ABORT, 'the tree of the log holds all records and only grows'); END;

        CREATE TRIGGER log_tree_stays BEFORE DELETE ON log_tree
        BEGIN SELECT RAISE(ABORT, 'the tree of the log is never deleted'); END;

        CREATE TRIGGER installation_key_stays BEFORE UPDATE ON installation_key
        BEGIN SELECT RAISE(ABORT, 'the key of the installation is never replaced'); END;

        CREATE TRIGGER installation_key_is_kept BEFORE DELETE ON installation_key
        BEGIN SELECT RAISE(ABORT, 'the key of the installation is never deleted'); END;

        CREATE TRIGGER erased_cases_stay BEFORE UPDATE ON erased_cases
        BEGIN SELECT RAISE(ABORT, 'an erased case stays erased'); END;

        CREATE TRIGGER erased_cases_are_kept BEFORE DELETE ON erased_cases
        BEGIN SELECT RAISE(ABORT, 'an erased case stays erased'); END;

        CREATE TRIGGER erased_cases_do_not_return BEFORE INSERT ON cases
        WHEN EXISTS (SELECT 1 FROM erased_cases WHERE case_id = NEW.id)
        BEGIN SELECT RAISE(ABORT, 'an erased case does not return'); END;

        CREATE TRIGGER cases_are_kept BEFORE DELETE ON cases
        WHEN NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_id = OLD.id)
        BEGIN SELECT RAISE(ABORT, 'a case goes only when it is erased'); END;

        CREATE TRIGGER case_keys_are_kept BEFORE DELETE ON case_keys
        WHEN NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_id = OLD.case_id)
        BEGIN SELECT RAISE(ABORT, 'the key of a case goes only when the case is erased'); END;
        """

    static func makeLogTree(_ db: Database) throws {
        try db.execute(sql: tables)
        var tree = MerkleFrontier.empty
        var versions: [String: Int] = [:]
        let rows = try Row.fetchCursor(
            db, sql: "SELECT position, id, case_id, action, leaf, private_form FROM records ORDER BY position")
        while let row = try rows.next() {
            let leaf: Data = try row.at(4)
            let hash = MerkleHash.leaf(Array(leaf))
            tree.append(leafHash: hash)
            let caseID: String = try row.at(2)
            versions[caseID, default: 0] += 1
            try db.cachedStatement(sql: "INSERT INTO new_records VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)").execute(
                arguments: [
                    try row.at(0) as Int64, try row.at(1) as String, caseID, versions[caseID],
                    try row.at(3) as String, LeafForm(leaf)?.byPerson ?? false, leaf, Data(hash),
                    try row.at(5) as Data?,
                ])
        }
        try db.execute(
            sql: "INSERT INTO log_tree VALUES (1, ?, ?, 0, '', NULL)", arguments: [tree.size, tree.edge])
        // References of other tables are to the name, which the new table takes over.
        try db.execute(
            sql: "DROP TABLE records; DROP TABLE chain_head; ALTER TABLE new_records RENAME TO records; \(guards)")
    }
}
