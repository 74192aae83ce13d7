import Cases
import Enquiries
import Foundation

/// An officer as a row holds one.
struct OfficerRow {
    static let columns = "id, name, rights, training_version, training_completed, added_at, preferences"

    let id: String
    let name: String
    /// Words, sorted, with commas between: `read` is the right at every desk, `read@stadt` that at one.
    let rights: String
    let trainingVersion: String?
    /// ISO 8601.
    let trainingCompleted: String?
    let addedAt: Int64?
    /// JSON; `nil` for the usual ones.
    let preferences: String?

    init(_ officer: Officer, preferences: String?) {
        (id, name) = (officer.id.text, officer.name)
        rights = officer.grants.map(\.text).sorted().joined(separator: ",")
        trainingVersion = officer.training?.version
        trainingCompleted = officer.training?.completed.iso8601
        addedAt = officer.addedAt?.milliseconds
        self.preferences = preferences
    }

    /// - Parameter first: Where the first of ``columns`` is.
    init(_ row: any SQLRow, from first: Int = 0) throws {
        id = try row.at(first)
        name = try row.at(first + 1)
        rights = try row.at(first + 2)
        trainingVersion = try row.at(first + 3)
        trainingCompleted = try row.at(first + 4)
        addedAt = try row.at(first + 5)
        preferences = try row.at(first + 6)
    }

    static func all(in db: any SQLSession) throws -> [OfficerRow] {
        try db.rows("SELECT \(columns) FROM officers ORDER BY id").map { try OfficerRow($0) }
    }

    static func stored(_ id: OfficerID, in db: any SQLSession) throws -> OfficerRow? {
        let statement = "SELECT \(columns) FROM officers WHERE id = ?"
        return try db.row(statement, [id.text]).map { try OfficerRow($0) }
    }

    func keep(in db: any SQLSession) throws {
        try db.execute(
            """
            INSERT INTO officers (\(Self.columns), seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, rights = excluded.rights,
                training_version = excluded.training_version,
                training_completed = excluded.training_completed, added_at = excluded.added_at,
                preferences = excluded.preferences, seal = excluded.seal
            """, [id, name, rights, trainingVersion, trainingCompleted, addedAt, preferences, seal.bytes])
    }

    /// Equal preferences give equal text.
    static func text(of preferences: OfficerPreferences) throws(StoreError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let bytes = try? encoder.encode(preferences) else {
            throw .failed("preferences cannot be written down")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Rows from before there was training on record, and those without preferences, keep the seal that they have.
    var seal: RowSeal {
        let later: [String?] = [trainingVersion, trainingCompleted, addedAt.map { String($0) }]
        let isOld = later.allSatisfy { $0 == nil } && preferences == nil
        return RowSeal(
            [id, name, rights] + (isOld ? [] : later.map { $0 ?? "" }) + [preferences].compactMap { $0 })
    }

    /// - Throws: ``StoreError/damaged(_:)`` where a right or a training does not exist: nobody shall gain one by a
    ///   flipped bit.
    func officer() throws(StoreError) -> Officer {
        var grants: Set<Officer.Grant> = []
        for word in rights.split(separator: ",") {
            guard let grant = Officer.Grant(text: word) else {
                throw .damaged("officer \(id) has a right that does not exist")
            }
            grants.insert(grant)
        }
        var training: Officer.Training?
        if trainingVersion != nil || trainingCompleted != nil {
            training = trainingCompleted.flatMap { CalendarDate(iso8601: $0) }.flatMap { day in
                trainingVersion.flatMap { Officer.Training(version: $0, completed: day) }
            }
            guard training != nil else { throw .damaged("officer \(id) has a training that cannot be understood") }
        }
        return Officer(
            id: OfficerID(id), name: name, grants: grants, training: training,
            addedAt: addedAt.map { Timestamp(milliseconds: $0) }, preferences: try liked())
    }

    private func liked() throws(StoreError) -> OfficerPreferences {
        guard let preferences else { return OfficerPreferences() }
        guard let liked = try? JSONDecoder().decode(OfficerPreferences.self, from: Data(preferences.utf8)) else {
            throw .damaged("officer \(id) has preferences that cannot be understood")
        }
        return liked
    }
}
