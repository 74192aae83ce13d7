import Cases
import Enquiries
import StoreSQL

extension SQLiteStore {
    /// What a store knows that an older copy of it does not.
    struct Happenings: Sendable {
        /// Cases of the copy with a reply that the copy does not know.
        let answered: [CaseID]
        /// How many cases the copy does not know.
        let missing: Int
    }

    /// - Returns: `nil` where the store at `path` cannot be read.
    static func happenings(
        in path: String, after copy: SQLiteStore, _ surroundings: Surroundings
    ) async -> Happenings? {
        guard let present = try? SQLiteStore(path: path, mode: .readOnly, surroundings: surroundings) else {
            return nil
        }
        defer { try? present.close() }
        return try? await Happenings(present.replies(), copy.replies(), present.caseIDs(), copy.caseIDs())
    }

    /// The newest moment at which anything happened to a case; `nil` without cases.
    func newestMoment() async throws(StoreError) -> Timestamp? {
        try await reading { db in
            try db.value(Int64.self, "SELECT max(updated_at) FROM cases").map { Timestamp(milliseconds: $0) }
        }
    }

    /// Cases by the ids of their replies.
    private func replies() async throws(StoreError) -> [String: String] {
        try await reading { db in
            let rows = try db.rows("SELECT id, case_id FROM replies")
            return Dictionary(
                try rows.map { (try $0.at(0) as String, try $0.at(1) as String) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    private func caseIDs() async throws(StoreError) -> Set<String> {
        try await reading { Set(try $0.values(String.self, "SELECT id FROM cases")) }
    }
}

extension SQLiteStore.Happenings {
    fileprivate init(
        _ now: [String: String], _ then: [String: String], _ casesNow: Set<String>, _ casesThen: Set<String>
    ) {
        let unknown = now.filter { then[$0.key] == nil && casesThen.contains($0.value) }
        self.init(
            answered: Set(unknown.values).sorted().map { CaseID($0) }, missing: casesNow.subtracting(casesThen).count)
    }
}
