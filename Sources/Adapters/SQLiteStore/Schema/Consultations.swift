extension Schema {
    /// Since when a case waits for a language model, in milliseconds since 1970.
    static let consultations = """
        ALTER TABLE cases ADD COLUMN consulting_since INTEGER;
        CREATE INDEX cases_consulting ON cases (consulting_since, id) WHERE consulting_since IS NOT NULL;
        """
}
