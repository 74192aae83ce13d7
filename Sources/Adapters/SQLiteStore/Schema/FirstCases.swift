extension Schema {
    /// Cases. The document is the truth; the other columns repeat parts of it for lists, and checking a store compares
    /// them. `document` stands last so that lists never read it.
    ///
    /// Each column that refers to another table has an index: without one SQLite reads the whole table for each row
    /// that is added to the other.
    static let firstCases = """
        CREATE TABLE cases (
            id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
            desk TEXT NOT NULL CHECK (desk <> ''),
            state TEXT NOT NULL CHECK (state IN (
                'received', 'unreadable', 'triaged', 'drafted', 'withPerson', 'discarded', 'approved', 'inDoubt',
                'sent', 'undeliverable', 'handedOver', 'closed')),
            version INTEGER NOT NULL CHECK (version >= 1),
            service TEXT,
            -- 0 is an emergency, 3 is low: lists go upwards.
            urgency INTEGER NOT NULL CHECK (urgency BETWEEN 0 AND 3),
            due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
            language TEXT,
            confidence REAL,
            subject TEXT NOT NULL,
            sender TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            flags TEXT NOT NULL,
            reply TEXT UNIQUE REFERENCES replies (id) DEFERRABLE INITIALLY DEFERRED,
            approved_at INTEGER,
            next_attempt INTEGER,
            last_record INTEGER NOT NULL UNIQUE REFERENCES records (position) DEFERRABLE INITIALLY DEFERRED,
            document_sha256 BLOB NOT NULL CHECK (length(document_sha256) = 32),
            document BLOB NOT NULL,
            -- Nothing is on its way that nobody approved.
            CHECK (state NOT IN ('approved', 'inDoubt', 'sent', 'undeliverable') OR reply IS NOT NULL),
            CHECK ((reply IS NULL) = (approved_at IS NULL) AND (reply IS NULL) = (next_attempt IS NULL))
        ) STRICT;

        CREATE INDEX cases_in_order ON cases (desk, state, urgency, due IS NULL, due, received_at, id, service);
        CREATE INDEX cases_waiting ON cases (state, received_at, id);
        CREATE INDEX cases_to_send ON cases (approved_at, id, next_attempt) WHERE state = 'approved';

        CREATE TRIGGER cases_go_forward BEFORE UPDATE ON cases
        WHEN NEW.id IS NOT OLD.id OR NEW.desk IS NOT OLD.desk OR NEW.version <> OLD.version + 1
            OR NEW.last_record <= OLD.last_record
        BEGIN SELECT RAISE(ABORT, 'a case keeps its id and desk and goes forward one version at a time'); END;

        CREATE TABLE case_keys (
            case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
            key BLOB NOT NULL CHECK (length(key) = 32)
        ) STRICT;

        CREATE TRIGGER case_keys_stay BEFORE UPDATE ON case_keys
        BEGIN SELECT RAISE(ABORT, 'the key of a case is never replaced'); END;
        """
}
