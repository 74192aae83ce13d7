extension Migrations {
    /// Cases. The document is the truth; the other columns repeat parts of it for lists, and checking a store compares
    /// them. `rowid` goes up with the arrival of cases.
    static let cases = """
        CREATE TABLE cases (
            rowid BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
            id exact NOT NULL PRIMARY KEY CHECK (id <> ''),
            desk exact NOT NULL CHECK (desk <> ''),
            state exact NOT NULL CHECK (state IN (
                'received', 'unreadable', 'triaged', 'drafted', 'withPerson', 'discarded', 'approved', 'inDoubt',
                'sent', 'undeliverable', 'handedOver', 'closed')),
            version BIGINT NOT NULL CHECK (version >= 1),
            service exact,
            -- 0 is an emergency, 3 is low: lists go upwards.
            urgency BIGINT NOT NULL CHECK (urgency BETWEEN 0 AND 3),
            due exact CHECK (due ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
            language exact,
            confidence DOUBLE PRECISION,
            subject exact NOT NULL,
            sender exact NOT NULL,
            received_at BIGINT NOT NULL,
            updated_at BIGINT NOT NULL,
            flags exact NOT NULL,
            reply exact UNIQUE,
            approved_at BIGINT,
            next_attempt BIGINT,
            consulting_since BIGINT,
            attention exact CHECK (attention IN ('stale', 'thread')),
            snoozed_until BIGINT,
            last_record BIGINT NOT NULL UNIQUE REFERENCES records (position) DEFERRABLE INITIALLY DEFERRED,
            document_sha256 BYTEA NOT NULL CHECK (length(document_sha256) = 32),
            document BYTEA NOT NULL,
            -- Nothing is on its way that nobody approved.
            CHECK (state NOT IN ('approved', 'inDoubt', 'sent', 'undeliverable') OR reply IS NOT NULL),
            CHECK ((reply IS NULL) = (approved_at IS NULL) AND (reply IS NULL) = (next_attempt IS NULL))
        );

        CREATE INDEX cases_in_order ON cases (desk, state, urgency, due, received_at, id)
            INCLUDE (service, snoozed_until, rowid);
        CREATE INDEX cases_waiting ON cases (state, received_at, id);
        CREATE INDEX cases_to_send ON cases (approved_at, id) INCLUDE (next_attempt) WHERE state = 'approved';
        CREATE INDEX cases_consulting ON cases (consulting_since, id) WHERE consulting_since IS NOT NULL;
        CREATE INDEX cases_attention ON cases (attention, received_at, id) INCLUDE (desk) WHERE attention IS NOT NULL;
        CREATE INDEX cases_snoozed ON cases (desk, state, snoozed_until) WHERE snoozed_until IS NOT NULL;

        CREATE TABLE case_keys (
            case_id exact NOT NULL PRIMARY KEY REFERENCES cases (id),
            key BYTEA NOT NULL CHECK (length(key) = 32)
        );

        CREATE FUNCTION guard_cases() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' THEN
                IF EXISTS (SELECT 1 FROM erased_cases WHERE case_id = NEW.id) THEN
                    RAISE EXCEPTION 'an erased case does not return';
                END IF;
                RETURN NEW;
            ELSIF TG_OP = 'DELETE' THEN
                IF NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_id = OLD.id) THEN
                    RAISE EXCEPTION 'a case goes only when it is erased';
                END IF;
                RETURN OLD;
            END IF;
            IF NEW.id <> OLD.id OR NEW.desk <> OLD.desk OR NEW.version <> OLD.version + 1
                OR NEW.last_record <= OLD.last_record THEN
                RAISE EXCEPTION 'a case keeps its id and desk and goes forward one version at a time';
            END IF;
            IF OLD.state = 'approved' AND NEW.state = 'inDoubt'
                AND NOT EXISTS (SELECT 1 FROM outbox_leases WHERE case_id = OLD.id)
                AND NOT EXISTS (SELECT 1 FROM outbox_freeze) THEN
                RAISE EXCEPTION 'a reply is handed over under a lease only';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER cases_are_guarded BEFORE INSERT OR UPDATE OR DELETE ON cases
            FOR EACH ROW EXECUTE FUNCTION guard_cases();

        CREATE FUNCTION keep_until_erased() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM erased_cases WHERE case_id = OLD.case_id) THEN
                RAISE EXCEPTION 'the key of a case goes only when the case is erased';
            END IF;
            RETURN OLD;
        END $$;
        CREATE TRIGGER case_keys_stay BEFORE UPDATE ON case_keys
            FOR EACH ROW EXECUTE FUNCTION refuse('the key of a case is never replaced');
        CREATE TRIGGER case_keys_are_kept BEFORE DELETE ON case_keys
            FOR EACH ROW EXECUTE FUNCTION keep_until_erased();
        CREATE TRIGGER case_keys_are_not_emptied BEFORE TRUNCATE ON case_keys
            FOR EACH STATEMENT EXECUTE FUNCTION refuse('the key of a case goes only when the case is erased');
        """
}
