package import Cases
package import Enquiries
import Foundation

/// The queries of lists. Each is answered by reading an index in its order, so that its cost depends on what is shown
/// and not on how many cases there are; a test asks SQLite for its plans.
package enum ListQuery {
    package static let waiting = """
        SELECT id, document, document_sha256 FROM cases WHERE state = ? ORDER BY received_at, id LIMIT ?
        """
    package static let consulting = """
        SELECT id, document, document_sha256 FROM cases INDEXED BY cases_consulting
        WHERE consulting_since IS NOT NULL ORDER BY consulting_since, id LIMIT ?
        """
    package static let outbox = """
        SELECT id, document, document_sha256 FROM cases INDEXED BY cases_to_send
        WHERE state = 'approved' AND next_attempt <= ?1 AND NOT EXISTS (
            SELECT 1 FROM outbox_leases WHERE outbox_leases.case_id = cases.id AND expires_at > ?1)
        ORDER BY approved_at, id LIMIT ?2
        """
    package static let counts = "SELECT state, count(*) FROM cases GROUP BY state"
    package static let snoozed = """
        SELECT state, count(*) FROM cases INDEXED BY cases_snoozed
        WHERE snoozed_until IS NOT NULL AND snoozed_until > ?1 AND desk = coalesce(?2, desk) GROUP BY state
        """
    package static let countsOfDesk = "SELECT state, count(*) FROM cases WHERE desk = ? GROUP BY state"

    package static let corrected = """
        SELECT records.case_id FROM records INDEXED BY records_of_corrections
        JOIN cases ON cases.id = records.case_id
        WHERE records.action = 'route' AND records.by_person = 1 AND cases.desk = ? ORDER BY records.position
        """

    /// Whether a record says that an officer corrected intent or flags. The leaf is canonical JSON.
    package static let isRelabelling = """
        records.action = 'review' AND records.by_person = 1
            AND instr(CAST(records.leaf AS TEXT), '"decision":"relabelled"') > 0
        """

    package static let relabelled = """
        SELECT records.case_id FROM records INDEXED BY records_of_relabellings
        JOIN cases ON cases.id = records.case_id
        WHERE \(isRelabelling) AND cases.desk = ? ORDER BY records.position
        """

    /// Cases that ask for attention, at all desks and at one.
    package static let attention = """
        SELECT id, document, document_sha256 FROM cases WHERE attention = ? ORDER BY received_at, id LIMIT ?
        """
    package static let attentionAtDesk = """
        SELECT id, document, document_sha256 FROM cases WHERE attention = ? AND desk = ?
        ORDER BY received_at, id LIMIT ?
        """

    /// Leaps from desk to desk through the index: there are few desks and many cases.
    package static let desks = """
        WITH RECURSIVE found (desk) AS (
            SELECT min(desk) FROM cases
            UNION ALL SELECT (SELECT min(desk) FROM cases WHERE desk > found.desk)
            FROM found WHERE found.desk IS NOT NULL)
        SELECT desk FROM found WHERE desk IS NOT NULL
        """
}

extension SQLStore {
    package func cases(in state: CaseState, limit: Int) async throws(StoreError) -> [CaseFile] {
        try await files(ListQuery.waiting, [state.rawValue, max(0, limit)])
    }

    package func consulting(limit: Int) async throws(StoreError) -> [CaseFile] {
        try await files(ListQuery.consulting, [max(0, limit)])
    }

    package func cases(
        asking attention: Attention, desks: Set<DeskID>?, limit: Int
    ) async throws(StoreError) -> [CaseFile] {
        guard limit > 0 else { return [] }
        guard let desks else { return try await files(ListQuery.attention, [attention.rawValue, limit]) }
        var found: [CaseFile] = []
        for desk in desks {
            found += try await files(ListQuery.attentionAtDesk, [attention.rawValue, desk.text, limit])
        }
        found.sort { ($0.mails[0].receivedAt, $0.id) < ($1.mails[0].receivedAt, $1.id) }
        return Array(found.prefix(limit))
    }

    package func counts(desk: DeskID?) async throws(StoreError) -> [CaseState: Int] {
        try await reading { db in
            try counted(db.rows(db.dialect.counts(ofOneDesk: desk != nil), desk.map { [$0.text] } ?? []))
        }
    }

    package func snoozed(desk: DeskID?, at now: Timestamp) async throws(StoreError) -> [CaseState: Int] {
        try await reading { db in
            try counted(
                db.rows(ListQuery.snoozed, [now.milliseconds, desk?.text]))
        }
    }

    package func correctedCases(of desk: DeskID) async throws(StoreError) -> [CaseID] {
        try await cases(of: desk, by: ListQuery.corrected)
    }

    package func relabelledCases(of desk: DeskID) async throws(StoreError) -> [CaseID] {
        try await cases(of: desk, by: ListQuery.relabelled)
    }

    private func cases(of desk: DeskID, by query: String) async throws(StoreError) -> [CaseID] {
        let all = try await reading { db in
            try db.values(String.self, query, [desk.text])
        }
        var known: Set<String> = []
        return all.filter { known.insert($0).inserted }.map { CaseID($0) }
    }

    private func files(
        _ sql: String, _ arguments: [any SQLBindable]
    ) async throws(StoreError) -> [CaseFile] {
        let kept = try await reading { try KeptDocument.all(sql, arguments, in: $0) }
        var files: [CaseFile] = []
        for document in kept { files.append(try document.file()) }
        return files
    }
}

/// A case as it was read. Decoding costs more than reading; it is done where it holds up nobody.
package struct KeptDocument: Sendable {
    let id: CaseID
    private let bytes: Data
    private let digest: Data

    /// - Parameter row: Begins with id, document and digest.
    package init(_ row: any SQLRow) throws {
        id = CaseID(try row.at(0))
        (bytes, digest) = (try row.at(1), try row.at(2))
    }

    /// - Parameter sql: Selects id, document and digest.
    static func all(
        _ sql: String, _ arguments: [any SQLBindable], in db: any SQLSession
    ) throws -> [KeptDocument] {
        try db.rows(sql, arguments).map { try KeptDocument($0) }
    }

    package func file() throws(StoreError) -> CaseFile { try CaseDocument.read(bytes, digest: digest, of: id) }
}

private func counted(_ rows: [any SQLRow]) throws -> [CaseState: Int] {
    var counts: [CaseState: Int] = [:]
    for row in rows {
        if let state = CaseState(rawValue: try row.at(0)) { counts[state] = try row.at(1) }
    }
    return counts
}
