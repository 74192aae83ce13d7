extension Migrations {
    /// The log as a Merkle tree (RFC 6962). `version` is that of the case after the step.
    static let records = """
        CREATE TABLE records (
            position BIGINT NOT NULL PRIMARY KEY CHECK (position >= 1),
            id exact NOT NULL UNIQUE CHECK (id <> ''),
            case_id exact CHECK (case_id <> ''),
            version BIGINT CHECK (version >= 1),
            action exact NOT NULL CHECK (action <> ''),
            by_person BIGINT NOT NULL CHECK (by_person IN (0, 1)),
            leaf BYTEA NOT NULL,
            hash BYTEA NOT NULL CHECK (length(hash) = 32),
            private_form BYTEA,
            CHECK ((case_id IS NULL) = (version IS NULL))
        );

        CREATE INDEX records_of_case ON records (case_id, position);
        CREATE INDEX records_by_action ON records (action, position);
        CREATE INDEX records_of_corrections ON records (position, case_id) WHERE action = 'route' AND by_person = 1;
        CREATE INDEX records_of_reviews ON records (position) WHERE action = 'review' AND by_person = 1;
        CREATE INDEX records_of_installation ON records (position, action) WHERE case_id IS NULL;

        CREATE TABLE log_tree (
            "only" INTEGER NOT NULL PRIMARY KEY CHECK ("only" = 1),
            size BIGINT NOT NULL CHECK (size >= 0),
            edge exact NOT NULL,
            published_size BIGINT NOT NULL CHECK (published_size BETWEEN 0 AND size),
            published_edge exact NOT NULL,
            configuration exact CHECK (length(configuration) = 64)
        );
        INSERT INTO log_tree VALUES (1, 0, '', 0, '', NULL);

        CREATE TABLE installation_key (
            "only" INTEGER NOT NULL PRIMARY KEY CHECK ("only" = 1),
            key BYTEA NOT NULL CHECK (length(key) = 32)
        );

        -- What stays of an erased case: that it was, and the record of its erasure.
        CREATE TABLE erased_cases (
            case_id exact NOT NULL PRIMARY KEY CHECK (case_id <> ''),
            record BIGINT NOT NULL REFERENCES records (position)
        );
        CREATE INDEX erased_cases_by_record ON erased_cases (record);

        CREATE FUNCTION guard_records() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' THEN
                IF NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM records) THEN
                    RAISE EXCEPTION 'a record is only ever added at the end';
                END IF;
                IF NEW.case_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM cases WHERE id = NEW.case_id) THEN
                    RAISE EXCEPTION 'a record is about a case that is kept';
                END IF;
            -- The private form alone may go, when its case is erased.
            ELSIF (NEW.position, NEW.id, NEW.case_id, NEW.version, NEW.action, NEW.by_person, NEW.leaf, NEW.hash)
                    IS DISTINCT FROM
                    (OLD.position, OLD.id, OLD.case_id, OLD.version, OLD.action, OLD.by_person, OLD.leaf, OLD.hash)
                OR NEW.private_form IS NOT NULL
                OR NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_id = OLD.case_id) THEN
                RAISE EXCEPTION 'a record is never changed';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER records_are_guarded BEFORE INSERT OR UPDATE ON records
            FOR EACH ROW EXECUTE FUNCTION guard_records();
        CREATE TRIGGER records_are_not_deleted BEFORE DELETE ON records
            FOR EACH ROW EXECUTE FUNCTION refuse('a record is never deleted');
        CREATE TRIGGER records_are_not_emptied BEFORE TRUNCATE ON records
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('a record is never deleted');

        CREATE FUNCTION guard_log_tree() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NEW."only" <> 1 OR NEW.size <> (SELECT coalesce(max(position), 0) FROM records)
                OR NEW.published_size < OLD.published_size
                OR NEW.published_size = OLD.published_size AND NEW.published_edge <> OLD.published_edge THEN
                RAISE EXCEPTION 'the tree of the log holds all records and only grows';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER log_tree_grows BEFORE UPDATE ON log_tree FOR EACH ROW EXECUTE FUNCTION guard_log_tree();
        CREATE TRIGGER log_tree_stays BEFORE DELETE ON log_tree
            FOR EACH ROW EXECUTE FUNCTION refuse('the tree of the log is never deleted');
        CREATE TRIGGER log_tree_is_not_emptied BEFORE TRUNCATE ON log_tree
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('the tree of the log is never deleted');
        CREATE TRIGGER installation_key_stays BEFORE UPDATE OR DELETE ON installation_key
            FOR EACH ROW EXECUTE FUNCTION refuse('the key of the installation is never replaced');
        CREATE TRIGGER installation_key_is_not_emptied BEFORE TRUNCATE ON installation_key
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('the key of the installation is never deleted');
        CREATE TRIGGER erased_cases_stay BEFORE UPDATE OR DELETE ON erased_cases
            FOR EACH ROW EXECUTE FUNCTION refuse('an erased case stays erased');
        CREATE TRIGGER erased_cases_are_not_emptied BEFORE TRUNCATE ON erased_cases
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('an erased case stays erased');
        """
}
