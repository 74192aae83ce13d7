extension Migrations {
    /// Reported events and opt-outs. Events are not in the log, so that a person's can be deleted without a trace; each
    /// row carries a seal against damage, see `RowSeal`. An opt-out names the record that proves it.
    static let offers = """
        CREATE TABLE offer_secret (
            "only" INTEGER NOT NULL PRIMARY KEY CHECK ("only" = 1),
            key BYTEA NOT NULL CHECK (length(key) = 32),
            seal BYTEA NOT NULL CHECK (length(seal) = 32)
        );
        CREATE TRIGGER offer_secret_stays BEFORE UPDATE ON offer_secret
            FOR EACH ROW EXECUTE FUNCTION refuse('the secret of pseudonyms is never replaced');

        CREATE TABLE offer_events (
            position BIGINT NOT NULL PRIMARY KEY CHECK (position >= 1),
            desk exact NOT NULL CHECK (desk <> ''),
            identity exact NOT NULL CHECK (length(identity) = 64),
            person exact NOT NULL CHECK (length(person) = 64),
            kept_at BIGINT NOT NULL,
            document BYTEA NOT NULL,
            seal BYTEA NOT NULL CHECK (length(seal) = 32),
            UNIQUE (desk, identity)
        );
        CREATE INDEX offer_events_in_order ON offer_events (desk, position);
        CREATE INDEX offer_events_of_person ON offer_events (person);
        CREATE TRIGGER offer_events_stay BEFORE UPDATE ON offer_events
            FOR EACH ROW EXECUTE FUNCTION refuse('a reported event is never changed');

        CREATE TABLE offer_opt_outs (
            record exact NOT NULL PRIMARY KEY REFERENCES records (id),
            desk exact NOT NULL CHECK (desk <> ''),
            person exact NOT NULL CHECK (length(person) = 64),
            -- Empty for all topics.
            topic exact NOT NULL,
            at BIGINT NOT NULL,
            because exact NOT NULL,
            seal BYTEA NOT NULL CHECK (length(seal) = 32),
            UNIQUE (person, desk, topic)
        );
        CREATE TRIGGER offer_opt_outs_stay BEFORE UPDATE ON offer_opt_outs
            FOR EACH ROW EXECUTE FUNCTION refuse('an opt-out is never changed');
        """

    /// For pages about a desk as a whole: cases by their receipt, and what such pages tell of the case of a record.
    static let insight = """
        CREATE INDEX cases_by_receipt ON cases (desk, received_at) INCLUDE (service, language);
        CREATE INDEX cases_kinds ON cases (id) INCLUDE (desk, service, language, received_at);
        CREATE INDEX records_of_check_cases ON records (case_id) WHERE action = 'check';
        """
}
