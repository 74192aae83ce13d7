extension Schema {
    /// Stands in the store and not beside it: a store that is put back to an earlier state then asks the mailboxes for what
    /// came since.
    static let mailboxes = """
        CREATE TABLE mailbox_progress (
            mailbox TEXT NOT NULL PRIMARY KEY CHECK (length(mailbox) = 64 AND mailbox NOT GLOB '*[^0-9a-f]*'),
            progress BLOB NOT NULL CHECK (length(progress) BETWEEN 1 AND 16777216)
        ) STRICT, WITHOUT ROWID
        """
}
