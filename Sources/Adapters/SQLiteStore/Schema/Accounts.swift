extension Schema {
    /// How officers prove who they are, what they like, and who changed their rights. Seals of older rows stay as they
    /// are.
    static let accounts = """
        ALTER TABLE officers ADD COLUMN preferences TEXT CHECK (preferences <> '');
        ALTER TABLE sessions ADD COLUMN kind TEXT CHECK (kind <> '');
        ALTER TABLE sessions ADD COLUMN device TEXT;

        CREATE TABLE credentials (
            officer TEXT NOT NULL PRIMARY KEY REFERENCES officers (id) ON DELETE CASCADE,
            -- Salt, cost and result of scrypt.
            password TEXT CHECK (password <> ''),
            password_set_at INTEGER,
            -- Hexadecimal.
            totp_secret TEXT CHECK (totp_secret <> ''),
            totp_last_step INTEGER,
            -- SHA-256 of codes that are still good, with commas between.
            recovery_codes TEXT NOT NULL,
            last_sign_in TEXT CHECK (length(last_sign_in) = 10),
            seal BLOB NOT NULL CHECK (length(seal) = 32)
        ) STRICT;

        CREATE TABLE officer_changes (
            position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 1),
            officer TEXT NOT NULL CHECK (officer <> ''),
            what TEXT NOT NULL CHECK (what <> ''),
            before TEXT NOT NULL,
            after TEXT NOT NULL,
            -- NULL for the command line.
            by_officer TEXT CHECK (by_officer <> ''),
            at INTEGER NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32)
        ) STRICT;

        CREATE INDEX officer_changes_of_officer ON officer_changes (officer, position);

        CREATE TRIGGER officer_changes_stay BEFORE UPDATE ON officer_changes
        BEGIN SELECT RAISE(ABORT, 'a change of rights is never rewritten'); END;
        CREATE TRIGGER officer_changes_are_kept BEFORE DELETE ON officer_changes
        BEGIN SELECT RAISE(ABORT, 'a change of rights is never forgotten'); END;
        """
}
