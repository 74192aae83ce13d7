package import Cases
import Foundation
import StoreSQL
import Transparency

/// A row of the table of records, by column.
typealias CopiedRow = [String: SQLValue]

/// All erasures that a store knows, so that a copy of it made before them can be brought up to them.
package struct Erasures: Sendable {
    struct Step: Sendable {
        /// The id of the record.
        let id: String
        let row: CopiedRow
        let cases: [String]
        let events: [String]
    }

    /// Commitments of these records are made under it.
    let installationKey: CaseKey?
    /// In the order in which one store has them.
    let steps: [Step]

    /// How many erasures there were.
    package var count: Int { steps.count }

    /// What this and another copy of the same store know together.
    package func joined(with other: Erasures) -> Erasures {
        let known = Set(steps.map(\.id))
        // A case is erased once, so the order of erasures changes nothing but the log of the copy.
        return Erasures(
            installationKey: installationKey ?? other.installationKey,
            steps: steps + other.steps.filter { !known.contains($0.id) })
    }
}

extension SQLiteStore {
    package func erasures() async throws(StoreError) -> Erasures {
        try await reading { db in
            let columns = ["id", "action", "by_person", "leaf", "hash", "private_form"]
            let rows = try db.rows(
                """
                SELECT \(columns.joined(separator: ", ")) FROM records INDEXED BY records_of_installation
                WHERE case_id IS NULL AND action = 'erase' ORDER BY position
                """)
            let steps = try rows.map { row in
                guard let form = PrivateForm(try row.at(5)) else {
                    throw StoreError.damaged("the record of an erasure cannot be understood")
                }
                let values: [SQLValue] = [
                    .text(try row.at(0)), .text(try row.at(1)), .integer(try row.at(2)), .bytes(try row.at(3)),
                    .bytes(try row.at(4)), .bytes(try row.at(5)),
                ]
                return Erasures.Step(
                    id: try row.at(0), row: Dictionary(uniqueKeysWithValues: zip(columns, values)),
                    cases: form.erased, events: form.erasedEvents)
            }
            return Erasures(installationKey: try CaseKey.ofInstallation(in: db), steps: steps)
        }
    }

    /// Erases what was erased elsewhere since this copy was made. The records of these erasures are taken over as they
    /// are, so that the copy says the same as the store; its log goes on with them.
    ///
    /// - Returns: How many cases were still here.
    /// - Throws: ``StoreError/failed(_:)`` where the copy is of another installation.
    package func adopt(_ erasures: Erasures) async throws(StoreError) -> Int {
        try await writing { db in
            let known = Set(try db.values(String.self, "SELECT id FROM records WHERE action = 'erase'"))
            let missing = erasures.steps.filter { !known.contains($0.id) }
            guard !missing.isEmpty, let key = erasures.installationKey else { return 0 }
            if let own = try CaseKey.ofInstallation(in: db) {
                guard own == key else { throw StoreError.failed("it is a copy of another installation's store") }
            } else {
                try db.execute("INSERT INTO installation_key (\"only\", key) VALUES (1, ?)", [Data(key.bytes)])
            }
            var log = try LogEnd(db)
            let rows = ErasedRows(db)
            var count = 0
            for step in missing {
                try log.append(copied: step.row)
                try log.save()
                for id in step.cases where try rows.remove(id, record: log.tree.size) { count += 1 }
                for identity in step.events { try rows.remove(event: identity) }
            }
            return count
        }
    }
}
