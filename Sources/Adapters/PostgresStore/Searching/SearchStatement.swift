import Cases
import Enquiries
import StoreSQL

/// A search as SQL.
struct SearchStatement {
    let sql: String
    let values: SQLValues

    init(_ query: SearchQuery) {
        var conditions: [String] = []
        var values: SQLValues = []
        func require(_ condition: String, _ value: any SQLBindable) {
            conditions.append(condition)
            values.append(value)
        }
        func require(_ column: String, in words: [String]) {
            conditions.append("\(column) IN (\(questionMarks(words.count)))")
            values += words as SQLValues
        }
        let expression = Self.expression(query)
        if let expression { require("words @@ CAST(CAST(? AS TEXT) AS tsquery)", expression) }
        if let after = query.after { require("place < ?", after.number) }
        if let desks = query.desks { require("cases.desk", in: desks.map(\.text).sorted()) }
        if !query.states.isEmpty { require("cases.state", in: query.states.map(\.rawValue)) }
        if let service = query.service { require("cases.service = ?", service.text) }
        if let language = query.language { require("cases.language = ?", language) }
        if let from = query.receivedFrom { require("cases.received_at >= ?", from.milliseconds) }
        if let end = query.receivedBefore { require("cases.received_at < ?", end.milliseconds) }
        var order = "place DESC"
        if query.order == .bestFirst, let expression {
            order = "ts_rank(words, CAST(CAST(? AS TEXT) AS tsquery)) DESC, " + order
            values.append(expression)
        }
        values.append(query.limit)
        sql = """
            SELECT \(CaseColumns.ofSummary(in: "cases")), place
            FROM case_texts JOIN cases ON cases.id = case_texts.case_id
            \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND "))
            ORDER BY \(order) LIMIT ?
            """
        self.values = values
    }

    /// The words in the language of `tsquery`; `nil` where nothing was typed. Where what was typed holds no word, the
    /// empty expression finds nothing.
    static func expression(_ query: SearchQuery) -> String? {
        guard !query.words.terms.isEmpty else { return nil }
        let terms = query.words.terms.compactMap { term -> String? in
            var words = SearchTokens.of(term.text).map { "'\($0)'" }
            guard let last = words.popLast() else { return nil }
            let isBeginning = !term.isPhrase && term.text.count >= SearchWords.shortestBeginning
            return "(" + (words + [last + (isBeginning ? ":*" : "")]).joined(separator: " <-> ") + ")"
        }
        return terms.joined(separator: query.isAnyWordEnough ? " | " : " & ")
    }
}
