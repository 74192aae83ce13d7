extension Schema {
    /// Raw mail and approved bytes, each with the record it came with. Both stay as they are; they can be deleted only
    /// after the key of their case, which is how a person is erased.
    static let firstMail = """
        CREATE TABLE mails (
            id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
            case_id TEXT NOT NULL REFERENCES cases (id),
            desk TEXT NOT NULL,
            mail_key TEXT NOT NULL,
            message_id TEXT NOT NULL,
            sender TEXT NOT NULL,
            record TEXT NOT NULL UNIQUE REFERENCES records (id),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            bytes BLOB NOT NULL,
            UNIQUE (desk, mail_key)
        ) STRICT;

        CREATE INDEX mails_of_case ON mails (case_id);
        CREATE INDEX mails_by_message_id ON mails (desk, message_id);

        CREATE TRIGGER mails_stay BEFORE UPDATE ON mails
        BEGIN SELECT RAISE(ABORT, 'a mail is never changed'); END;

        CREATE TRIGGER mails_are_kept BEFORE DELETE ON mails
        WHEN EXISTS (SELECT 1 FROM case_keys WHERE case_id = OLD.case_id)
        BEGIN SELECT RAISE(ABORT, 'a mail is kept as long as the key of its case'); END;

        CREATE TABLE replies (
            id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
            case_id TEXT NOT NULL REFERENCES cases (id),
            desk TEXT NOT NULL,
            message_id TEXT NOT NULL,
            approval_record TEXT NOT NULL UNIQUE REFERENCES records (id),
            sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE INDEX replies_of_case ON replies (case_id);
        CREATE INDEX replies_by_message_id ON replies (desk, message_id);

        CREATE TRIGGER replies_stay BEFORE UPDATE ON replies
        BEGIN SELECT RAISE(ABORT, 'approved bytes are never changed'); END;

        CREATE TRIGGER replies_are_kept BEFORE DELETE ON replies
        WHEN EXISTS (SELECT 1 FROM case_keys WHERE case_id = OLD.case_id)
        BEGIN SELECT RAISE(ABORT, 'approved bytes are kept as long as the key of their case'); END;
        """
}
