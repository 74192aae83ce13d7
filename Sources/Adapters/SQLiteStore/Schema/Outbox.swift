extension Schema {
    /// Who may send which reply, whether anything may be sent at all, and to whom an automatic acknowledgement went.
    ///
    /// What became of a reply is in its case. Leases are not in the log: taking one has no effect on anybody.
    static let outbox = """
        CREATE TABLE outbox_leases (
            case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
            owner TEXT NOT NULL CHECK (owner <> ''),
            token INTEGER NOT NULL UNIQUE CHECK (token >= 1),
            expires_at INTEGER NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32)
        ) STRICT;

        CREATE TRIGGER outbox_leases_go_forward BEFORE UPDATE ON outbox_leases
        WHEN NEW.case_id IS NOT OLD.case_id OR NEW.token < OLD.token
        BEGIN SELECT RAISE(ABORT, 'an older lease never replaces a newer one'); END;

        CREATE TABLE outbox_tokens (
            only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
            last INTEGER NOT NULL CHECK (last >= 0)
        ) STRICT;
        INSERT INTO outbox_tokens (only, last) VALUES (1, 0);

        CREATE TRIGGER outbox_tokens_grow BEFORE UPDATE ON outbox_tokens WHEN NEW.last <= OLD.last
        BEGIN SELECT RAISE(ABORT, 'tokens of leases only grow'); END;

        CREATE TRIGGER outbox_tokens_stay BEFORE DELETE ON outbox_tokens
        BEGIN SELECT RAISE(ABORT, 'tokens of leases only grow'); END;

        CREATE TABLE outbox_freeze (
            only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
            since INTEGER NOT NULL,
            backup INTEGER,
            record TEXT NOT NULL UNIQUE REFERENCES records (id),
            seal BLOB NOT NULL CHECK (length(seal) = 32)
        ) STRICT;

        CREATE TRIGGER cases_are_sent_under_a_lease BEFORE UPDATE ON cases
        WHEN OLD.state = 'approved' AND NEW.state = 'inDoubt'
            AND NOT EXISTS (SELECT 1 FROM outbox_leases WHERE case_id = OLD.id)
            AND NOT EXISTS (SELECT 1 FROM outbox_freeze)
        BEGIN SELECT RAISE(ABORT, 'a reply is handed over under a lease only'); END;

        CREATE TABLE acknowledgements (
            desk TEXT NOT NULL CHECK (desk <> ''),
            -- A pseudonym, see OfferSecret.
            person TEXT NOT NULL CHECK (length(person) = 64),
            at INTEGER NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32),
            PRIMARY KEY (desk, person)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX acknowledgements_by_time ON acknowledgements (at);
        """
}
