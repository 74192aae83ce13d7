import Cases
import Enquiries
import Foundation
package import Transparency

/// The end of the log inside the transaction that is open: reads where it stands, adds records, notes the new tree.
package struct LogEnd {
    private let db: any SQLSession
    package private(set) var tree: MerkleFrontier
    private(set) var configuration: String?

    package init(_ db: any SQLSession) throws {
        let state = try LogState.stored(in: db)
        (self.db, tree, configuration) = (db, state.tree, state.configuration)
    }

    mutating func append(_ record: SealedRecord) throws {
        let hash = MerkleHash.leaf(record.leaf)
        try db.execute(
            """
            INSERT INTO records (position, id, case_id, version, action, by_person, leaf, hash, private_form)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tree.size + 1, record.id, record.caseReference, record.step, record.action.rawValue, record.byPerson,
                Data(record.leaf),
                Data(hash), Data(record.privateForm),
            ])
        tree.append(leafHash: hash)
    }

    /// Adds a record as another copy of this store has it.
    package mutating func append(copied row: [String: SQLValue]) throws {
        let columns = row.filter { $0.key != "position" }.sorted { $0.key < $1.key }
        guard case .bytes(let leaf)? = row["leaf"] else {
            throw StoreError.damaged("a record has no leaf")
        }
        try db.execute(
            """
            INSERT INTO records (position, \(columns.map(\.key).joined(separator: ", ")))
            VALUES (\(questionMarks(columns.count + 1)))
            """, [tree.size + 1] + columns.map { $0.value })
        tree.append(leafHash: MerkleHash.leaf(Array(leaf)))
    }

    mutating func put(inForce configuration: String) { self.configuration = configuration }

    package func save() throws {
        try db.execute(
            "UPDATE log_tree SET size = ?, edge = ?, configuration = ?", [tree.size, tree.edge, configuration])
    }
}

extension MerkleFrontier {
    /// The hashes of the right edge one after the other. A text, since SQLite binds empty data as NULL.
    package var edge: String { hashes.map { hexadecimal($0) }.joined() }

    /// - Throws: ``StoreError/damaged(_:)`` where the hashes are not those of a tree of this size.
    init(size: Int64, edge: String) throws {
        let bytes = decodedHexadecimal(edge)
        let hashes = stride(from: 0, to: bytes?.count ?? 0, by: 32).map { Array((bytes ?? [])[$0...].prefix(32)) }
        guard bytes != nil, let tree = MerkleFrontier(size: size, hashes: hashes) else {
            throw StoreError.damaged("the tree of the log cannot be understood")
        }
        self = tree
    }
}

extension CaseKey {
    static func new(_ surroundings: Surroundings) throws -> CaseKey {
        let bytes = surroundings.randomBytes(32)
        guard bytes.count == 32 else { throw StoreError.failed("the source of chance gave \(bytes.count) bytes") }
        return CaseKey(bytes)
    }
}
