import Cases
import Enquiries
import StoreSQL

/// A search as SQL. The index is read in the order of the list and left as soon as there is enough; only the columns of
/// filters are looked up beside it.
struct SearchStatement {
    let sql: String
    let values: SQLValues

    init(_ query: SearchQuery) {
        var conditions: [String] = []
        var arguments: SQLValues = []
        let expression = Self.expression(query)
        let source: String
        if let expression {
            source = "case_search CROSS JOIN case_texts ON case_texts.row = case_search.rowid"
            conditions.append("case_search MATCH ?")
            arguments += [expression]
        } else {
            source = "case_texts"
        }
        let place = expression == nil ? "case_texts.row" : "case_search.rowid"
        if let after = query.after {
            conditions.append("\(place) < ?")
            arguments += [after.number]
        }
        func require(_ column: String, in values: [String]) {
            conditions.append("\(column) IN (\(questionMarks(values.count)))")
            arguments += values as SQLValues
        }
        // With the plus SQLite finds the case by its id alone, and not in an index that would only lead to its row.
        if let desks = query.desks { require("+cases.desk", in: desks.map(\.text).sorted()) }
        if !query.states.isEmpty { require("cases.state", in: query.states.map(\.rawValue)) }
        if let service = query.service { require("cases.service", in: [service.text]) }
        if let language = query.language { require("cases.language", in: [language]) }
        if let from = query.receivedFrom {
            conditions.append("cases.received_at >= ?")
            arguments += [from.milliseconds]
        }
        if let end = query.receivedBefore {
            conditions.append("cases.received_at < ?")
            arguments += [end.milliseconds]
        }
        arguments += [query.limit]
        let isByRank = query.order == .bestFirst && expression != nil
        sql = """
            SELECT \(CaseColumns.ofSummary(in: "cases")), case_texts.row
            FROM \(source) CROSS JOIN cases ON cases.id = case_texts.case_id
            \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
            ORDER BY \(isByRank ? "case_search.rank" : place + " DESC") LIMIT ?
            """
        values = arguments
    }

    /// The words in the language of FTS5. Each stands in quotation marks, in which nothing but a quotation mark means
    /// anything; `nil` where there are no words.
    static func expression(_ query: SearchQuery) -> String? {
        let terms = query.words.terms.map { term in
            let text = String(String.UnicodeScalarView(term.text.unicodeScalars.map { $0 == "\0" ? " " : $0 }))
            let isBeginning = !term.isPhrase && text.count >= SearchWords.shortestBeginning
            return "\"" + text.replacing("\"", with: "\"\"") + "\"" + (isBeginning ? "*" : "")
        }
        return terms.isEmpty ? nil : terms.joined(separator: query.isAnyWordEnough ? " OR " : " AND ")
    }
}
