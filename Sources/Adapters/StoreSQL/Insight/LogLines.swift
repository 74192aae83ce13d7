package import Cases
import Enquiries
import Foundation
import Transparency

extension SQLStore {
    package func logLines(_ query: LogQuery) async throws(StoreError) -> [LogLine] {
        guard query.limit > 0 else { return [] }
        return try await reading { db in
            var condition = ""
            var arguments: SQLValues = [query.before ?? Int64.max]
            var index: String?
            if let id = query.caseID {
                (index, condition) = ("records_of_case", "AND records.case_id = ?")
                arguments += [id.text]
            }
            if let action = query.action {
                index = index ?? "records_by_action"
                condition += " AND records.action = ?"
                arguments += [action.rawValue]
            }
            if let desks = query.desks { arguments += desks.map(\.text).sorted() as SQLValues }
            arguments += [query.limit]
            let sql = InsightQuery.lines(index: index, condition: condition, desks: query.desks?.count)
            return try db.rows(sql, arguments).map { row in
                LogLine(
                    position: try row.at(0), id: try row.at(1), action: try row.at(2), byPerson: try row.at(3),
                    caseID: try (row.at(4) as String?).map { CaseID($0) },
                    desk: try (row.at(5) as String?).map { DeskID($0) }, leaf: Array(try row.at(6) as Data),
                    tokens: try (row.at(7) as Data?).flatMap { LogLine.Tokens(privateForm: $0) })
            }
        }
    }
}

extension LogLine.Tokens {
    private struct Form: Decodable {
        struct Details: Decodable { let tokens: Used? }
        struct Used: Decodable {
            let `in`: Int
            let out: Int
        }
        let details: Details
    }

    /// `nil` where no language model answered.
    fileprivate init?(privateForm: Data) {
        guard let used = try? JSONDecoder().decode(Form.self, from: privateForm).details.tokens else { return nil }
        self.init(input: used.in, output: used.out)
    }
}
