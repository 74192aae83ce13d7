package import Cases
import Enquiries
import Foundation
package import Transparency

extension SQLStore {
    package func note(_ record: ActionRecord) async throws(StoreError) {
        try await writing { [surroundings] db in try InstallationWriter(db, surroundings).write(record) }
    }

    package func logState() async throws(StoreError) -> LogState {
        try await reading { try LogState.stored(in: $0) }
    }

    package func leaves(from first: Int64, count: Int) async throws(StoreError) -> [[UInt8]] {
        try await reading { db in
            let statement = "SELECT leaf FROM records WHERE position > ? ORDER BY position LIMIT ?"
            return try db.values(Data.self, statement, [first, max(0, count)]).map { Array($0) }
        }
    }

    package func notePublished(_ tree: MerkleFrontier) async throws(StoreError) {
        try await writing { db in
            try db.execute(
                "UPDATE log_tree SET published_size = ?1, published_edge = ?2 WHERE published_size < ?1",
                [tree.size, tree.edge])
        }
    }

    package func loggedLeaf(of record: String) async throws(StoreError) -> (index: Int64, leaf: [UInt8])? {
        try await reading { db in
            let statement = "SELECT position, leaf FROM records WHERE id = ?"
            return try db.row(statement, [record]).map { row in
                (try row.at(0) - 1, Array(try row.at(1) as Data))
            }
        }
    }

    package func installationRecords(
        _ actions: [ActionRecord.Action], limit: Int
    ) async throws(StoreError) -> [StoredRecord] {
        try await reading { db in
            let marks = questionMarks(actions.count)
            let statement = """
                SELECT position, id, action, private_form FROM records INDEXED BY records_of_installation
                WHERE case_id IS NULL AND action IN (\(marks)) ORDER BY position DESC LIMIT ?
                """
            return try db.rows(statement, actions.map(\.rawValue) as SQLValues + [max(0, limit)]).map { row in
                StoredRecord(
                    position: try row.at(0), id: try row.at(1), action: try row.at(2),
                    privateForm: Array(try row.at(3) as Data))
            }
        }
    }
}

/// Writes a record that is about no case, inside the transaction that is open.
struct InstallationWriter {
    private let db: any SQLSession
    private let surroundings: Surroundings

    init(_ db: any SQLSession, _ surroundings: Surroundings) { (self.db, self.surroundings) = (db, surroundings) }

    /// - Returns: The position of the record.
    @discardableResult
    func write(_ record: ActionRecord) throws -> Int64 {
        guard record.caseReference == nil else {
            throw StoreError.failed("record \(record.id) is about a case and cannot stand alone")
        }
        var log = try LogEnd(db)
        // The record that puts a configuration in force names it itself.
        if record.action == .config, let digest = record.disclosed["digest"]?.text { log.put(inForce: digest) }
        try log.append(record.sealed(under: key(), effect: nil, configuration: log.configuration))
        try log.save()
        return log.tree.size
    }

    private func key() throws -> CaseKey {
        if let key = try CaseKey.ofInstallation(in: db) { return key }
        let key = try CaseKey.new(surroundings)
        try db.execute("INSERT INTO installation_key (\"only\", key) VALUES (1, ?)", [Data(key.bytes)])
        return key
    }
}
