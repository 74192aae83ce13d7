import Cases
import StoreSQL

/// A search for what fits the words best. It ranks the newest cases that fit its filters: to rank all cases that hold one
/// of some common words would mean to read nearly all there are.
struct SearchByRank {
    /// Cases that are ranked.
    static let among = 2_000

    private let query: SearchQuery
    private let db: any SQLSession

    init(_ query: SearchQuery, _ db: any SQLSession) { (self.query, self.db) = (query, db) }

    func findings() throws -> SearchFindings {
        let conditions = SearchConditions(query)
        guard let words = conditions.words else { return try SearchByAge(query, db).findings() }
        var filters = conditions.filters
        if let desks = conditions.desks { filters.insert(.oneOf("cases.desk", desks), at: 0) }
        let own = SearchConditions.Part.and(filters)
        // Few cases are open: they are found by their state, and only then by age.
        let sql = """
            WITH fitting AS \(query.states.isEmpty ? "" : "MATERIALIZED ")(
                SELECT cases.id, cases.rowid FROM cases \(own.sql.isEmpty ? "" : "WHERE " + own.sql)),
            newest AS MATERIALIZED (
                SELECT case_texts.case_id, case_texts.place, case_texts.words
                FROM (SELECT id FROM fitting ORDER BY rowid DESC LIMIT ?) AS few
                JOIN case_texts ON case_texts.case_id = few.id)
            SELECT \(CaseColumns.ofSummary(in: "cases")), place
            FROM newest JOIN cases ON cases.id = newest.case_id WHERE \(words.sql)
            ORDER BY ts_rank(words, CAST(CAST(? AS TEXT) AS tsquery)) DESC, place DESC LIMIT ?
            """
        let values: SQLValues = own.values + [Self.among] + words.values + words.values + [query.limit]
        return SearchFindings(try db.rows(sql, values).map { try SearchHit($0) })
    }
}
