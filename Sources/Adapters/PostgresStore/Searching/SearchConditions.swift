import Cases
import Enquiries
import StoreSQL

/// What a search asks for, as conditions in SQL with the values of their question marks.
struct SearchConditions {
    /// Some text of a statement.
    struct Part {
        var sql: String
        var values: SQLValues

        static func and(_ parts: [Part]) -> Part {
            Part(sql: parts.map(\.sql).joined(separator: " AND "), values: parts.flatMap(\.values))
        }
    }

    /// The words in the language of `tsquery`; `nil` where nothing was typed. Where what was typed holds no word, the
    /// empty expression finds nothing.
    let expression: String?
    /// Of the columns of `cases` besides the desk.
    let filters: [Part]
    /// `nil` for all.
    let desks: [String]?

    init(_ query: SearchQuery) {
        expression = Self.expression(query)
        desks = query.desks?.map(\.text).sorted()
        var filters: [Part] = []
        if !query.states.isEmpty { filters.append(.oneOf("cases.state", query.states.map(\.rawValue))) }
        if let service = query.service { filters.append(Part(sql: "cases.service = ?", values: [service.text])) }
        if let language = query.language { filters.append(Part(sql: "cases.language = ?", values: [language])) }
        if let from = query.receivedFrom {
            filters.append(Part(sql: "cases.received_at >= ?", values: [from.milliseconds]))
        }
        if let end = query.receivedBefore {
            filters.append(Part(sql: "cases.received_at < ?", values: [end.milliseconds]))
        }
        self.filters = filters
        let tokens = query.words.terms.map { SearchTokens.of($0.text).count }
        indexMeetsHitsAlone =
            filters.isEmpty && !query.isAnyWordEnough && tokens.count > 1 && tokens.allSatisfy { $0 == 1 }
            && query.words.terms.contains(where: Self.isBeginning)
    }

    private static func isBeginning(_ term: SearchWords.Term) -> Bool {
        !term.isPhrase && term.text.count >= SearchWords.shortestBeginning
    }

    /// Whether several words have to stand together, one of them by its beginning, and whatever the index of words finds is a
    /// hit: nothing more is asked, and no words in a row.
    let indexMeetsHitsAlone: Bool

    /// On the column `words`.
    var words: Part? {
        expression.map { Part(sql: "words @@ CAST(CAST(? AS TEXT) AS tsquery)", values: [$0]) }
    }

    private static func expression(_ query: SearchQuery) -> String? {
        guard !query.words.terms.isEmpty else { return nil }
        let terms = query.words.terms.compactMap { term -> String? in
            var words = SearchTokens.of(term.text).map { "'\($0)'" }
            guard let last = words.popLast() else { return nil }
            return "(" + (words + [last + (isBeginning(term) ? ":*" : "")]).joined(separator: " <-> ") + ")"
        }
        return terms.joined(separator: query.isAnyWordEnough ? " | " : " & ")
    }
}

extension SearchConditions.Part {
    static func oneOf(_ column: String, _ values: [String]) -> SearchConditions.Part {
        SearchConditions.Part(sql: "\(column) IN (\(questionMarks(values.count)))", values: values as SQLValues)
    }
}
