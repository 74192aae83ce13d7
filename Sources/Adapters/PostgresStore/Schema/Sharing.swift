extension Migrations {
    /// What programs on several machines share besides cases: the published log's end, and who works on what.
    static let sharing = """
        CREATE TABLE log_checkpoints (
            origin exact NOT NULL PRIMARY KEY CHECK (origin <> ''),
            size BIGINT NOT NULL CHECK (size >= 0),
            note BYTEA NOT NULL
        );
        CREATE TRIGGER log_checkpoints_go_forward BEFORE UPDATE ON log_checkpoints
            FOR EACH ROW WHEN (NEW.origin <> OLD.origin OR NEW.size < OLD.size)
            EXECUTE FUNCTION refuse('a published log only grows');
        CREATE TRIGGER log_checkpoints_stay BEFORE DELETE ON log_checkpoints
            FOR EACH ROW EXECUTE FUNCTION refuse('a published log only grows');
        CREATE TRIGGER log_checkpoints_are_not_emptied BEFORE TRUNCATE ON log_checkpoints
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('a published log only grows');

        -- Who works on a case, in which of its versions. What is done is not kept here, so the table stays small and hot.
        CREATE TABLE work_claims (
            case_id exact NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            work exact NOT NULL CHECK (work IN ('step', 'consult')),
            version BIGINT NOT NULL CHECK (version >= 1),
            owner exact NOT NULL CHECK (owner <> ''),
            tries BIGINT NOT NULL CHECK (tries >= 1),
            expires_at TIMESTAMPTZ NOT NULL,
            PRIMARY KEY (case_id, work)
        ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);
        CREATE INDEX work_claims_by_end ON work_claims (expires_at) INCLUDE (case_id, version, tries) WHERE work = 'step';

        CREATE FUNCTION end_claim() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            DELETE FROM work_claims WHERE case_id = NEW.id AND work = 'step';
            RETURN NEW;
        END $$;
        CREATE TRIGGER cases_end_claims BEFORE UPDATE ON cases
            FOR EACH ROW WHEN (NEW.version <> OLD.version) EXECUTE FUNCTION end_claim();
        """

    /// Steps are claimed many at once, in one row: a row for each case would be written and deleted with every step.
    static let stepClaims = """
        DROP TRIGGER cases_end_claims ON cases;
        DROP FUNCTION end_claim();
        DROP INDEX work_claims_by_end;
        DELETE FROM work_claims WHERE work = 'step';

        -- The cases that a program claimed at once, each in the version in which it is to make the next step. A case that has
        -- gone on is claimed no longer.
        CREATE TABLE step_claims (
            number BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            owner exact NOT NULL CHECK (owner <> ''),
            tries BIGINT NOT NULL CHECK (tries >= 1),
            expires_at TIMESTAMPTZ NOT NULL,
            cases exact[] NOT NULL CHECK (cardinality(cases) >= 1),
            versions BIGINT[] NOT NULL CHECK (cardinality(versions) = cardinality(cases))
        ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 50);
        """
}
