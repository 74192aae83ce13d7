extension Migrations {
    /// Who may send which reply, whether anything may be sent at all, and to whom an automatic acknowledgement went.
    static let outbox = """
        CREATE TABLE outbox_leases (
            case_id exact NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
            owner exact NOT NULL CHECK (owner <> ''),
            token BIGINT NOT NULL UNIQUE CHECK (token >= 1),
            expires_at BIGINT NOT NULL,
            seal BYTEA NOT NULL CHECK (length(seal) = 32)
        );
        CREATE TRIGGER outbox_leases_go_forward BEFORE UPDATE ON outbox_leases
            FOR EACH ROW WHEN (NEW.case_id <> OLD.case_id OR NEW.token < OLD.token)
            EXECUTE FUNCTION refuse('an older lease never replaces a newer one');

        CREATE TABLE outbox_tokens (
            "only" INTEGER NOT NULL PRIMARY KEY CHECK ("only" = 1),
            last BIGINT NOT NULL CHECK (last >= 0)
        );
        INSERT INTO outbox_tokens VALUES (1, 0);
        CREATE TRIGGER outbox_tokens_grow BEFORE UPDATE ON outbox_tokens
            FOR EACH ROW WHEN (NEW.last <= OLD.last) EXECUTE FUNCTION refuse('tokens of leases only grow');
        CREATE TRIGGER outbox_tokens_stay BEFORE DELETE ON outbox_tokens
            FOR EACH ROW EXECUTE FUNCTION refuse('tokens of leases only grow');
        CREATE TRIGGER outbox_tokens_are_not_emptied BEFORE TRUNCATE ON outbox_tokens
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('tokens of leases only grow');

        CREATE TABLE outbox_freeze (
            "only" INTEGER NOT NULL PRIMARY KEY CHECK ("only" = 1),
            since BIGINT NOT NULL,
            backup BIGINT,
            record exact NOT NULL UNIQUE REFERENCES records (id),
            seal BYTEA NOT NULL CHECK (length(seal) = 32)
        );

        CREATE TABLE acknowledgements (
            desk exact NOT NULL CHECK (desk <> ''),
            -- A pseudonym, see OfferSecret.
            person exact NOT NULL CHECK (length(person) = 64),
            at BIGINT NOT NULL,
            seal BYTEA NOT NULL CHECK (length(seal) = 32),
            PRIMARY KEY (desk, person)
        );
        CREATE INDEX acknowledgements_by_time ON acknowledgements (at);
        """
}
