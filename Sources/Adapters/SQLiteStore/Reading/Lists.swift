package import Cases
package import Enquiries
import Foundation
import GRDB

extension SQLiteStore {
    package func cases(in state: CaseState, limit: Int) async throws(StoreError) -> [CaseFile] {
        try await files(
            "SELECT id, document, document_sha256 FROM cases WHERE state = ? ORDER BY received_at, id LIMIT ?",
            [state.rawValue, max(0, limit)])
    }

    package func outbox(due now: Timestamp, limit: Int) async throws(StoreError) -> [CaseFile] {
        try await files(
            """
            SELECT id, document, document_sha256 FROM cases WHERE state = 'approved' AND next_attempt <= ?
            ORDER BY approved_at, id LIMIT ?
            """,
            [now.milliseconds, max(0, limit)])
    }

    package func counts(desk: DeskID?) async throws(StoreError) -> [CaseState: Int] {
        try await reading { db in
            let rows =
                if let desk {
                    try Row.fetchAll(
                        db.cachedStatement(sql: "SELECT state, count(*) FROM cases WHERE desk = ? GROUP BY state"),
                        arguments: [desk.text])
                } else {
                    try Row.fetchAll(db.cachedStatement(sql: "SELECT state, count(*) FROM cases GROUP BY state"))
                }
            var counts: [CaseState: Int] = [:]
            for row in rows {
                if let state = CaseState(rawValue: try row.at(0)) { counts[state] = try row.at(1) }
            }
            return counts
        }
    }

    private struct KeptDocument: Sendable {
        let id: CaseID
        let bytes: Data
        let digest: Data
    }

    private func files(
        _ sql: String, _ arguments: [any DatabaseValueConvertible & Sendable]
    ) async throws(StoreError) -> [CaseFile] {
        let kept = try await reading { db in
            let statement = try db.cachedStatement(sql: sql)
            return try Row.fetchAll(statement, arguments: StatementArguments(arguments)).map { row in
                KeptDocument(id: CaseID(try row.at(0)), bytes: try row.at(1), digest: try row.at(2))
            }
        }
        // Decoding costs more than reading; it is done where it holds up no reader.
        var files: [CaseFile] = []
        for document in kept {
            files.append(try CaseDocument.read(document.bytes, digest: document.digest, of: document.id))
        }
        return files
    }
}
