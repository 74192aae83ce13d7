extension Schema {
    /// Officers and their visits. They are not in the log, so each row carries a seal against damage; see `RowSeal`.
    static let firstOfficers = """
        CREATE TABLE officers (
            id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
            name TEXT NOT NULL,
            rights TEXT NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32)
        ) STRICT;

        CREATE TABLE sign_ins (
            token_sha256 TEXT NOT NULL PRIMARY KEY CHECK (token_sha256 <> ''),
            officer TEXT NOT NULL UNIQUE REFERENCES officers (id) ON DELETE CASCADE,
            expires INTEGER NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32)
        ) STRICT;

        CREATE TABLE sessions (
            token_sha256 TEXT NOT NULL PRIMARY KEY CHECK (token_sha256 <> ''),
            officer TEXT NOT NULL REFERENCES officers (id) ON DELETE CASCADE,
            form_token TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            last_used_at INTEGER NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32)
        ) STRICT;

        CREATE INDEX sessions_of_officer ON sessions (officer);
        """
}
