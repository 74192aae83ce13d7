extension Schema {
    /// Until when a case is put off, and who works on which case.
    ///
    /// Whether a case is put off is asked of every line of a list, so the lists' index holds it. Claims are not in the
    /// log: they help colleagues not to do the same work twice, and nothing depends on them.
    static let claims = """
        ALTER TABLE cases ADD COLUMN snoozed_until INTEGER;
        DROP INDEX cases_in_order;
        CREATE INDEX cases_in_order
            ON cases (desk, state, urgency, due IS NULL, due, received_at, id, service, snoozed_until);
        CREATE INDEX cases_snoozed ON cases (desk, state, snoozed_until) WHERE snoozed_until IS NOT NULL;

        CREATE TABLE claims (
            case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
            officer TEXT NOT NULL REFERENCES officers (id) ON DELETE CASCADE,
            claimed_at INTEGER NOT NULL,
            seal BLOB NOT NULL CHECK (length(seal) = 32)
        ) STRICT;

        CREATE INDEX claims_of_officer ON claims (officer, claimed_at);
        """
}
