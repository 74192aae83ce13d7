extension Schema {
    /// For pages about a desk as a whole: cases by their receipt, and records by what was done, so that the cost of a page
    /// follows the period that it shows and not the age of the store.
    static let insight = """
        CREATE INDEX cases_by_receipt ON cases (desk, received_at, service, language);
        CREATE INDEX records_by_action ON records (action, position);
        """

    /// What pages about a desk tell of the case of a record. Without it, the row of each case is read, and its document
    /// stands in the same pages.
    static let kinds = "CREATE INDEX cases_kinds ON cases (id, desk, service, language, received_at);"
}
