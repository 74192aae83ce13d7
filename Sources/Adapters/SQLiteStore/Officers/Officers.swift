package import Cases
package import Enquiries
import Foundation
import GRDB

extension SQLiteStore {
    package func officers() async throws(StoreError) -> [Officer] {
        try await reading { db in
            try Row.fetchAll(db, sql: "SELECT \(OfficerRow.columns) FROM officers ORDER BY id").map {
                try OfficerRow($0).officer()
            }
        }
    }

    package func officer(_ id: OfficerID) async throws(StoreError) -> Officer? {
        try await reading { db in
            try Row.fetchOne(
                db, sql: "SELECT \(OfficerRow.columns) FROM officers WHERE id = ?", arguments: [id.text]
            ).map { try OfficerRow($0).officer() }
        }
    }

    package func save(_ officer: Officer) async throws(StoreError) {
        let row = OfficerRow(officer)
        try await writing { db in
            try db.execute(
                sql: """
                    INSERT INTO officers (\(OfficerRow.columns), seal) VALUES (?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET name = excluded.name, rights = excluded.rights,
                        training_version = excluded.training_version,
                        training_completed = excluded.training_completed, added_at = excluded.added_at,
                        seal = excluded.seal
                    """,
                arguments: [
                    row.id, row.name, row.rights, row.trainingVersion, row.trainingCompleted, row.addedAt,
                    row.seal.bytes,
                ])
        }
    }
}
