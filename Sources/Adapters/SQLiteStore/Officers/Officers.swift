package import Cases
package import Enquiries
import Foundation
import GRDB

extension SQLiteStore {
    package func officers() async throws(StoreError) -> [Officer] {
        try await reading { db in
            try Row.fetchAll(db, sql: "SELECT id, name, rights FROM officers ORDER BY id").map { try storedOfficer($0) }
        }
    }

    package func officer(_ id: OfficerID) async throws(StoreError) -> Officer? {
        try await reading { db in
            try Row.fetchOne(db, sql: "SELECT id, name, rights FROM officers WHERE id = ?", arguments: [id.text])
                .map { try storedOfficer($0) }
        }
    }

    package func save(_ officer: Officer) async throws(StoreError) {
        let rights = officer.rights.map(\.rawValue).sorted().joined(separator: ",")
        let seal = RowSeal([officer.id.text, officer.name, rights])
        try await writing { db in
            try db.execute(
                sql: """
                    INSERT INTO officers (id, name, rights, seal) VALUES (?, ?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET name = excluded.name, rights = excluded.rights, seal = excluded.seal
                    """,
                arguments: [officer.id.text, officer.name, rights, seal.bytes])
        }
    }
}

/// - Throws: ``StoreError/damaged(_:)`` where a right does not exist: nobody shall gain one by a flipped bit.
private func storedOfficer(_ row: Row) throws -> Officer {
    let id: String = try row.at(0)
    let rights = try (row.at(2) as String).split(separator: ",").map { word in
        guard let right = Officer.Right(rawValue: String(word)) else {
            throw StoreError.damaged("officer \(id) has a right that does not exist")
        }
        return right
    }
    return Officer(id: OfficerID(id), name: try row.at(1), rights: Set(rights))
}
