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
}
