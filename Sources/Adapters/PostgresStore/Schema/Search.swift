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
}
