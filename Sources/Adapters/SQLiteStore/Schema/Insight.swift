import StoreSQL

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

extension Schema {
    /// Figures about mail leave check cases out on each page, so these are found without reading the cases.
    static let checkCases = """
        CREATE INDEX records_of_check_cases ON records (case_id) WHERE \(InsightQuery.isCheckCase);

        """

    /// Corrections of intent and flags are rare, and reviews are many.
    static let relabellings = """
        CREATE INDEX records_of_relabellings ON records (position, case_id) WHERE \(ListQuery.isRelabelling)
        """
}
