extension Schema {
    /// Reported events and opt-outs. Events are not in the log, so that a person's can be deleted without a trace; each
    /// row carries a seal against damage, see `RowSeal`. An opt-out names the record that proves it.
    static let offers = """
        CREATE TABLE offer_secret (
            only INTEGER NOT NULL PRIMARY KEY CHECK (only = 1),
            key BLOB NOT NULL CHECK (length(key) = 32),
            seal BLOB NOT NULL CHECK (length(seal) = 32)
        ) STRICT;

        CREATE TRIGGER offer_secret_stays BEFORE UPDATE ON offer_secret
        BEGIN SELECT RAISE(ABORT, 'the secret of pseudonyms is never replaced'); END;

        CREATE TABLE offer_events (
            position INTEGER NOT NULL PRIMARY KEY CHECK (position >= 1),
            desk TEXT NOT NULL CHECK (desk <> ''),
            identity TEXT NOT NULL CHECK (length(identity) = 64),
            person TEXT NOT NULL CHECK (length(person) = 64),
            kept_at INTEGER NOT NULL,
            document BLOB NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32),
            UNIQUE (desk, identity)
        ) STRICT;

        CREATE INDEX offer_events_in_order ON offer_events (desk, position);
        CREATE INDEX offer_events_of_person ON offer_events (person);

        CREATE TRIGGER offer_events_stay BEFORE UPDATE ON offer_events
        BEGIN SELECT RAISE(ABORT, 'a reported event is never changed'); END;

        CREATE TABLE offer_opt_outs (
            record TEXT NOT NULL PRIMARY KEY REFERENCES records (id),
            desk TEXT NOT NULL CHECK (desk <> ''),
            person TEXT NOT NULL CHECK (length(person) = 64),
            -- Empty for all topics.
            topic TEXT NOT NULL,
            at INTEGER NOT NULL,
            because TEXT NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32),
            UNIQUE (person, desk, topic)
        ) STRICT;

        CREATE TRIGGER offer_opt_outs_stay BEFORE UPDATE ON offer_opt_outs
        BEGIN SELECT RAISE(ABORT, 'an opt-out is never changed'); END;
        """
}
