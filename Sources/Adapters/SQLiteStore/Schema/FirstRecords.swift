extension Schema {
    /// The log. Its end is noted in `chain_head`, which can only take up the next record.
    static let firstRecords = """
        CREATE TABLE records (
            position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 1),
            id TEXT NOT NULL UNIQUE CHECK (id <> ''),
            case_id TEXT NOT NULL REFERENCES cases (id),
            action TEXT NOT NULL CHECK (action <> ''),
            leaf BLOB NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            private_form BLOB
        ) STRICT;

        CREATE INDEX records_of_case ON records (case_id, position);

        CREATE TABLE chain_head (
            only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
            size INTEGER NOT NULL CHECK (size >= 0),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
        ) STRICT;

        INSERT INTO chain_head (only, size, hash) VALUES (1, 0, zeroblob(32));

        CREATE TRIGGER records_follow BEFORE INSERT ON records
        WHEN NEW.position IS NOT (SELECT size + 1 FROM chain_head)
        BEGIN SELECT RAISE(ABORT, 'a record is only ever added at the end'); END;

        -- The private form alone may go, when a person is erased.
        CREATE TRIGGER records_stay BEFORE UPDATE ON records
        WHEN NEW.position IS NOT OLD.position OR NEW.id IS NOT OLD.id OR NEW.case_id IS NOT OLD.case_id
            OR NEW.action IS NOT OLD.action OR NEW.leaf IS NOT OLD.leaf OR NEW.hash IS NOT OLD.hash
            OR NEW.private_form IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END;

        CREATE TRIGGER records_are_not_deleted BEFORE DELETE ON records
        BEGIN SELECT RAISE(ABORT, 'a record is never deleted'); END;

        CREATE TRIGGER chain_head_follows BEFORE UPDATE ON chain_head
        WHEN NEW.only <> 1 OR NEW.size <> OLD.size + 1
            OR NEW.hash IS NOT (SELECT hash FROM records WHERE position = NEW.size)
        BEGIN SELECT RAISE(ABORT, 'the head of the log follows its last record'); END;

        CREATE TRIGGER chain_head_stays BEFORE DELETE ON chain_head
        BEGIN SELECT RAISE(ABORT, 'the head of the log is never deleted'); END;
        """
}
