/// The queries of pages about a desk as a whole. Each reads an index; a test asks SQLite for its plans.
package enum InsightQuery {
    /// Milliseconds of a quarter of an hour: no time zone is shifted by less.
    package static let quarter: Int64 = 900_000

    package static let arrivals = """
        SELECT service, language, received_at / \(quarter), count(*) FROM cases INDEXED BY cases_by_receipt
        WHERE desk = ? AND received_at >= ? AND received_at < ? GROUP BY 1, 2, 3
        """

    package static let open = """
        SELECT due, received_at / 86400000, count(*) FROM cases INDEXED BY cases_in_order
        WHERE desk = ? AND state = ? GROUP BY 1, 2
        """

    /// Records of one action from a position on, oldest first, of the cases of a desk.
    private static func records(_ action: String, _ columns: String, _ more: String = "") -> String {
        """
        SELECT \(columns) FROM records INDEXED BY records_by_action
        CROSS JOIN cases INDEXED BY cases_kinds ON cases.id = records.case_id
        WHERE records.action = '\(action)' AND records.position >= ? AND cases.desk = ? \(more)
        ORDER BY records.position
        """
    }

    /// The values of a record come as one list, see ``FactList``: each column of its own would cost a further search in the
    /// record's text.
    package static let judged = records(
        "review",
        """
        cases.service, cases.language,
        json_extract(CAST(records.private_form AS TEXT), '$.time.end', '$.outcome.decision', '$.outcome.authorship',
            '$.details.officer', '$.details.dwell_ms', '$.details.changed_words', '$.details.words', '$.outcome.outcome'),
        records.case_id
        """, "AND records.private_form IS NOT NULL")

    /// Whether a record says that its case was made up. The leaf is canonical JSON and holds no word of a mail.
    package static let isCheckCase = """
        records.action = 'check' AND instr(CAST(records.leaf AS TEXT), '"decision":"seeded"') > 0
        """

    /// Cases of a desk that were made up, each once.
    package static let checkCases = """
        SELECT DISTINCT cases.id, cases.service, cases.language, cases.received_at, cases.state, cases.due
        FROM records INDEXED BY records_of_check_cases CROSS JOIN cases ON cases.id = records.case_id
        WHERE \(isCheckCase) AND cases.desk = ?
        """

    package static let sent = records(
        "send",
        """
        records.case_id, cases.service, cases.language, cases.received_at,
        json_extract(CAST(records.leaf AS TEXT), '$.time.end', '$.outcome.outcome')
        """)

    /// Further mails of cases; the first one's receipt stands in the case.
    package static let joined = records(
        "parse", "records.case_id, json_extract(CAST(records.leaf AS TEXT), '$.time.end')",
        "AND records.version > 1")

    /// What came and left in one case, oldest first.
    package static let exchanges = """
        SELECT action, version, json_extract(CAST(leaf AS TEXT), '$.time.end'),
            json_extract(CAST(leaf AS TEXT), '$.outcome.outcome')
        FROM records INDEXED BY records_of_case WHERE case_id = ? AND action IN ('parse', 'send') ORDER BY position
        """

    package static let standings = """
        SELECT desk, state, count(*), min(received_at), max(received_at) FROM cases INDEXED BY cases_in_order
        GROUP BY desk, state
        """

    /// Lines of the log, newest first.
    ///
    /// - Parameters:
    ///   - index: Which index holds them in that order; `nil` for the table itself.
    ///   - desks: How many desks may be shown; `nil` for all records.
    package static func lines(index: String?, condition: String, desks: Int?) -> String {
        """
        SELECT records.position, records.id, records.action, records.by_person, cases.id, cases.desk, records.leaf,
            records.private_form
        FROM records \(index.map { "INDEXED BY \($0)" } ?? "NOT INDEXED")
        LEFT JOIN cases ON cases.id = records.case_id
        WHERE records.position < ? \(condition)
        \(desks.map { "AND cases.desk IN (\(Array(repeating: "?", count: $0).joined(separator: ", ")))" } ?? "")
        ORDER BY records.position DESC LIMIT ?
        """
    }
}
