package import Cases
package import Enquiries

/// A store in a relational database. Whoever can read and write a consistent state of one gets the rest from here: what
/// is kept, how it is found, and how it is checked.
package protocol SQLStore: CaseStore, InsightStore, OfferStore, OfficerStore, RecordLog {
    var surroundings: Surroundings { get }

    /// Runs `body` on one consistent state of the store.
    func reading<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Value
    ) async throws(StoreError) -> Value

    /// Runs `body` in a transaction of its own, which is on disk when this returns. Between two programs one waits for the
    /// other: what `body` reads, nobody else changes before it ends. `body` may run more than once, and only its last run
    /// counts.
    @discardableResult
    func writing<Value: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> Value
    ) async throws(StoreError) -> Value

    /// Called after an erasure: takes away what lies around of it where that can be done at once.
    func forgetErased() async throws(StoreError)

    /// Ends all work. The store cannot be used afterwards.
    func close() throws(StoreError)
}

/// What a store is opened for.
package enum StoreMode: Sendable {
    /// Makes the store where there is none, and brings an older one up to date.
    case readWrite
    /// Changes nothing; for lists and for checking while another program writes.
    case readOnly
}
