extension Schema {
    /// What an officer learned and since when he or she has been one. Seals of older rows stay as they are.
    static let training = """
        ALTER TABLE officers ADD COLUMN training_version TEXT CHECK (training_version <> '');
        ALTER TABLE officers ADD COLUMN training_completed TEXT CHECK (length(training_completed) = 10);
        ALTER TABLE officers ADD COLUMN added_at INTEGER;
        """
}
