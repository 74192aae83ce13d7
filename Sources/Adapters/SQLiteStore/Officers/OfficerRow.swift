import Cases
import Enquiries
import Foundation
import GRDB

/// An officer as a row holds one.
struct OfficerRow {
    static let columns = "id, name, rights, training_version, training_completed, added_at"

    let id: String
    let name: String
    /// Words, sorted, with commas between: `read` is the right at every desk, `read@stadt` that at one.
    let rights: String
    let trainingVersion: String?
    /// ISO 8601.
    let trainingCompleted: String?
    let addedAt: Int64?

    init(_ officer: Officer) {
        (id, name) = (officer.id.text, officer.name)
        rights = officer.grants.map(Self.word).sorted().joined(separator: ",")
        trainingVersion = officer.training?.version
        trainingCompleted = officer.training?.completed.iso8601
        addedAt = officer.addedAt?.milliseconds
    }

    /// - Parameter first: Where the first of ``columns`` is.
    init(_ row: Row, from first: Int = 0) throws {
        id = try row.at(first)
        name = try row.at(first + 1)
        rights = try row.at(first + 2)
        trainingVersion = try row.at(first + 3)
        trainingCompleted = try row.at(first + 4)
        addedAt = try row.at(first + 5)
    }

    /// Rows from before there was training on record keep the seal that they have.
    var seal: RowSeal {
        let later: [String?] = [trainingVersion, trainingCompleted, addedAt.map { String($0) }]
        let isOld = later.allSatisfy { $0 == nil }
        return RowSeal([id, name, rights] + (isOld ? [] : later.map { $0 ?? "" }))
    }

    /// - Throws: ``StoreError/damaged(_:)`` where a right or a training does not exist: nobody shall gain one by a
    ///   flipped bit.
    func officer() throws(StoreError) -> Officer {
        var grants: Set<Officer.Grant> = []
        for word in rights.split(separator: ",") {
            guard let grant = Self.grant(word) else {
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
            addedAt: addedAt.map { Timestamp(milliseconds: $0) })
    }

    private static func word(_ grant: Officer.Grant) -> String {
        grant.right.rawValue + (grant.desk.map { "@" + $0.text } ?? "")
    }

    private static func grant(_ word: Substring) -> Officer.Grant? {
        let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard let right = Officer.Right(rawValue: String(parts[0])) else { return nil }
        if parts.count == 1 { return Officer.Grant(right) }
        return parts[1].isEmpty ? nil : Officer.Grant(right, at: DeskID(String(parts[1])))
    }
}
