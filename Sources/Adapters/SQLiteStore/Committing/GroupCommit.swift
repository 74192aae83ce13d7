import Cases
import Enquiries
import GRDB
import StoreSQL

/// Writes requests in one transaction.
///
/// Each stands in a savepoint of its own: one that is refused leaves the others alone.
struct GroupCommit {
    private let pool: DatabasePool
    private let surroundings: Surroundings

    init(_ pool: DatabasePool, _ surroundings: Surroundings) {
        (self.pool, self.surroundings) = (pool, surroundings)
    }

    /// For each request why it was refused, or `nil` where it is on disk.
    func outcome(of requests: [[PreparedStep]]) async -> [StoreError?] {
        do {
            return try await pool.write { [surroundings] db in
                try requests.map { steps in
                    do {
                        try db.inSavepoint {
                            for step in steps {
                                try StepWriter(SQLiteSession(db), surroundings: surroundings).write(step)
                            }
                            return .commit
                        }
                        return nil
                    } catch  where Self.concernsAll(error) {
                        throw error
                    } catch {
                        return StoreError(error)
                    }
                }
            }
        } catch {
            return requests.map { _ in StoreError(error) }
        }
    }

    /// Whether the disk or the file failed, and not one request.
    private static func concernsAll(_ error: any Error) -> Bool {
        guard let error = error as? DatabaseError else { return false }
        return error.resultCode != .SQLITE_CONSTRAINT && error.resultCode != .SQLITE_TOOBIG
    }
}
