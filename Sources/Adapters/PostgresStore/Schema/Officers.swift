extension Migrations {
    /// Officers, how they prove who they are, their visits and claims. They are not in the log, so each row carries a seal
    /// against damage; see `RowSeal`.
    static let officers = """
        CREATE TABLE officers (
            id exact NOT NULL PRIMARY KEY CHECK (id <> ''),
            name exact NOT NULL,
            rights exact NOT NULL,
            training_version exact CHECK (training_version <> ''),
            training_completed exact CHECK (length(training_completed) = 10),
            added_at BIGINT,
            preferences exact CHECK (preferences <> ''),
            seal BYTEA NOT NULL CHECK (length(seal) = 32)
        );

        CREATE TABLE sign_ins (
            token_sha256 exact NOT NULL PRIMARY KEY CHECK (token_sha256 <> ''),
            officer exact NOT NULL UNIQUE REFERENCES officers (id) ON DELETE CASCADE,
            expires BIGINT NOT NULL,
            seal BYTEA NOT NULL CHECK (length(seal) = 32)
        );

        CREATE TABLE sessions (
            token_sha256 exact NOT NULL PRIMARY KEY CHECK (token_sha256 <> ''),
            officer exact NOT NULL REFERENCES officers (id) ON DELETE CASCADE,
            form_token exact NOT NULL,
            started_at BIGINT NOT NULL,
            last_used_at BIGINT NOT NULL,
            kind exact CHECK (kind <> ''),
            device exact,
            seal BYTEA NOT NULL CHECK (length(seal) = 32)
        );
        CREATE INDEX sessions_of_officer ON sessions (officer);

        CREATE TABLE credentials (
            officer exact NOT NULL PRIMARY KEY REFERENCES officers (id) ON DELETE CASCADE,
            -- Salt, cost and result of scrypt.
            password exact CHECK (password <> ''),
            password_set_at BIGINT,
            -- Hexadecimal.
            totp_secret exact CHECK (totp_secret <> ''),
            totp_last_step BIGINT,
            -- SHA-256 of codes that are still good, with commas between.
            recovery_codes exact NOT NULL,
            last_sign_in exact CHECK (length(last_sign_in) = 10),
            seal BYTEA NOT NULL CHECK (length(seal) = 32)
        );

        CREATE TABLE officer_changes (
            position BIGINT NOT NULL PRIMARY KEY CHECK (position >= 1),
            officer exact NOT NULL CHECK (officer <> ''),
            what exact NOT NULL CHECK (what <> ''),
            before exact NOT NULL,
            after exact NOT NULL,
            -- NULL for the command line.
            by_officer exact CHECK (by_officer <> ''),
            at BIGINT NOT NULL,
            seal BYTEA NOT NULL CHECK (length(seal) = 32)
        );
        CREATE INDEX officer_changes_of_officer ON officer_changes (officer, position);
        CREATE TRIGGER officer_changes_stay BEFORE UPDATE OR DELETE ON officer_changes
            FOR EACH ROW EXECUTE FUNCTION refuse('a change of rights is never rewritten or forgotten');
        CREATE TRIGGER officer_changes_are_not_emptied BEFORE TRUNCATE ON officer_changes
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('a change of rights is never rewritten or forgotten');

        CREATE TABLE claims (
            case_id exact NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
            officer exact NOT NULL REFERENCES officers (id) ON DELETE CASCADE,
            claimed_at BIGINT NOT NULL,
            seal BYTEA NOT NULL CHECK (length(seal) = 32)
        );
        CREATE INDEX claims_of_officer ON claims (officer, claimed_at);
        """
}
