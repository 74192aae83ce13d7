extension Migrations {
    /// Raw mail and approved bytes, each with the record it came with. Both stay as they are; they can be deleted only
    /// after the key of their case, which is how a person is erased.
    static let mail = """
        CREATE TABLE mails (
            rowid BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
            id exact NOT NULL PRIMARY KEY CHECK (id <> ''),
            case_id exact NOT NULL REFERENCES cases (id),
            desk exact NOT NULL,
            mail_key exact NOT NULL,
            message_id exact NOT NULL,
            sender exact NOT NULL,
            record exact NOT NULL UNIQUE REFERENCES records (id),
            sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
            bytes BYTEA NOT NULL,
            UNIQUE (desk, mail_key)
        );
        CREATE INDEX mails_of_case ON mails (case_id);
        -- What strangers write may be longer than an ordered index takes (2.7 kB).
        CREATE INDEX mails_by_message_id ON mails USING hash (message_id);
        CREATE INDEX mails_by_sender ON mails USING hash (sender);

        CREATE TABLE replies (
            rowid BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
            id exact NOT NULL PRIMARY KEY CHECK (id <> ''),
            case_id exact NOT NULL REFERENCES cases (id),
            desk exact NOT NULL,
            message_id exact NOT NULL,
            approval_record exact NOT NULL UNIQUE REFERENCES records (id),
            sha256 BYTEA NOT NULL CHECK (length(sha256) = 32),
            bytes BYTEA NOT NULL
        );
        CREATE INDEX replies_of_case ON replies (case_id);
        CREATE INDEX replies_by_message_id ON replies (desk, message_id);

        ALTER TABLE cases ADD FOREIGN KEY (reply) REFERENCES replies (id) DEFERRABLE INITIALLY DEFERRED;

        CREATE FUNCTION keep_with_key() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS (SELECT 1 FROM case_keys WHERE case_id = OLD.case_id) THEN
                RAISE EXCEPTION 'mail and approved bytes are kept as long as the key of their case';
            END IF;
            RETURN OLD;
        END $$;
        CREATE TRIGGER mails_stay BEFORE UPDATE ON mails
            FOR EACH ROW EXECUTE FUNCTION refuse('a mail is never changed');
        CREATE TRIGGER mails_are_kept BEFORE DELETE ON mails FOR EACH ROW EXECUTE FUNCTION keep_with_key();
        CREATE TRIGGER mails_are_not_emptied BEFORE TRUNCATE ON mails
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('a mail is kept as long as the key of its case');
        CREATE TRIGGER replies_stay BEFORE UPDATE ON replies
            FOR EACH ROW EXECUTE FUNCTION refuse('approved bytes are never changed');
        CREATE TRIGGER replies_are_kept BEFORE DELETE ON replies FOR EACH ROW EXECUTE FUNCTION keep_with_key();
        CREATE TRIGGER replies_are_not_emptied BEFORE TRUNCATE ON replies
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('approved bytes are kept as long as the key of their case');

        CREATE TABLE mailbox_progress (
            mailbox exact NOT NULL PRIMARY KEY CHECK (mailbox ~ '^[0-9a-f]{64}$'),
            progress BYTEA NOT NULL CHECK (length(progress) BETWEEN 1 AND 16777216)
        );
        """
}
