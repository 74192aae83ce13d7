extension Migrations {
    /// The text of each case that can be searched, and what it is found by. `place` goes up with the arrival of cases.
    static let search = """
        CREATE TABLE case_texts (
            place BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY UNIQUE,
            case_id exact NOT NULL PRIMARY KEY REFERENCES cases (id),
            subject exact NOT NULL,
            sender exact NOT NULL,
            mail exact NOT NULL,
            reply exact NOT NULL,
            words TSVECTOR NOT NULL
        );
        CREATE INDEX case_texts_by_word ON case_texts USING gin (words);
        """

    /// How ``SearchByAge`` asks the index of words for one stretch of time and for some desks.
    static let searchedCells = "ARRAY[place >> 9, -1 - (place >> 15)]"
    static let searchedDesk = "ARRAY[CAST(desk AS TEXT)]"

    /// Words by stretches of time and by desk.
    static let searchByAge = """
        ALTER TABLE case_texts ADD COLUMN desk exact;
        UPDATE case_texts SET desk = cases.desk FROM cases WHERE cases.id = case_texts.case_id;
        ALTER TABLE case_texts ALTER COLUMN desk SET NOT NULL;
        DROP INDEX case_texts_by_word;
        CREATE INDEX case_texts_by_word_and_age ON case_texts
            USING gin (words, (ARRAY[place >> 9, -1 - (place >> 15)]), (ARRAY[CAST(desk AS TEXT)]));
        CREATE INDEX case_texts_of_desk ON case_texts (desk, place);
        """

    /// How many cases are in each state: every list shows that, and to count millions of rows takes seconds.
    static let counts = """
        CREATE TABLE case_counts (
            desk exact NOT NULL,
            state exact NOT NULL,
            count BIGINT NOT NULL CHECK (count >= 0),
            PRIMARY KEY (desk, state)
        ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500);

        CREATE FUNCTION count_cases() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP <> 'INSERT' THEN
                UPDATE case_counts SET count = count - 1 WHERE desk = OLD.desk AND state = OLD.state;
            END IF;
            IF TG_OP <> 'DELETE' THEN
                INSERT INTO case_counts AS known (desk, state, count) VALUES (NEW.desk, NEW.state, 1)
                ON CONFLICT (desk, state) DO UPDATE SET count = known.count + 1;
            END IF;
            RETURN NULL;
        END $$;
        CREATE TRIGGER cases_are_counted AFTER INSERT OR DELETE ON cases
            FOR EACH ROW EXECUTE FUNCTION count_cases();
        CREATE TRIGGER cases_are_counted_anew AFTER UPDATE ON cases
            FOR EACH ROW WHEN (NEW.state <> OLD.state) EXECUTE FUNCTION count_cases();
        INSERT INTO case_counts (desk, state, count) SELECT desk, state, count(*) FROM cases GROUP BY desk, state;
        """
}
