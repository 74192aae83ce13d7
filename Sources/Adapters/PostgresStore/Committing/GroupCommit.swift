import Cases
import Enquiries
import StoreSQL

/// Writes requests in one transaction.
///
/// Each stands in a savepoint of its own: one that is refused leaves the others alone.
struct GroupCommit {
    private let writer: PostgresWorker
    private let surroundings: Surroundings

    init(_ writer: PostgresWorker, _ surroundings: Surroundings) {
        (self.writer, self.surroundings) = (writer, surroundings)
    }

    /// For each request why it was refused, or `nil` where it is on disk.
    func outcome(of requests: [[PreparedStep]]) async -> [StoreError?] {
        do {
            return try await writer.write { [surroundings] db in
                try requests.map { steps in
                    do {
                        try db.execute("SAVEPOINT request")
                        for step in steps { try StepWriter(db, surroundings: surroundings).write(step) }
                        // References that are checked at the end of a transaction are checked here, where they concern
                        // one request and not all.
                        try db.execute("SET CONSTRAINTS ALL IMMEDIATE")
                        try db.execute("SET CONSTRAINTS ALL DEFERRED")
                        try db.execute("RELEASE SAVEPOINT request")
                        return nil
                    } catch  where Self.concernsAll(error) {
                        throw error
                    } catch {
                        try db.execute("ROLLBACK TO SAVEPOINT request")
                        return StoreError(postgres: error)
                    }
                }
            }
        } catch {
            return requests.map { _ in StoreError(postgres: error) }
        }
    }

    /// Whether the connection or the server failed, and not one request: classes 22 and 23 and 54 are about values and
    /// rules, P0001 is a guard of the schema.
    private static func concernsAll(_ error: any Error) -> Bool {
        switch error {
        case PostgresFailure.refused(let state, _):
            !(["22", "23", "54"].contains { state.hasPrefix($0) } || state == "P0001")
        case is PostgresFailure: true
        default: false
        }
    }
}
