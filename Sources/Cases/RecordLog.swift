package import Enquiries
package import Transparency

/// The log of a store: what stands in it, and what was published of it.
///
/// A store must guarantee that leaves are only ever added at the end, and that ``LogState/tree`` is the tree of exactly
/// those leaves.
package protocol RecordLog: Sendable {
    /// Adds a record about the installation as a whole: a changed configuration, a stop, an erasure.
    ///
    /// A record of the action `config` whose outcome names a `digest` puts that configuration in force: each later
    /// record names it.
    func note(_ record: ActionRecord) async throws(StoreError)

    func logState() async throws(StoreError) -> LogState
    /// Leaves from the index `first` on, counted from 0: `count` of them, or fewer at the end.
    func leaves(from first: Int64, count: Int) async throws(StoreError) -> [[UInt8]]
    /// Notes that the log was published up to this tree. A smaller tree than the noted one changes nothing.
    func notePublished(_ tree: MerkleFrontier) async throws(StoreError)
    /// Erases cases: their mail, replies, documents and private records go, and their keys with them. What stays are the
    /// leaves, which nobody can link to them any more, and `record`, which tells of it in the same moment.
    ///
    /// - Parameters:
    ///   - events: Reported events that go with them, by ``KeptEvent/identity``.
    ///   - record: Of the action `erase`; its details name the cases as `erased` and the events as `events`.
    /// - Throws: ``StoreError/noSuchCase(_:)`` where one of them is not there; nothing is erased then.
    ///   ``StoreError/erasedLater`` where all is erased and only ``scrub()`` is left to do.
    func erase(_ cases: [CaseID], events: [String], because record: ActionRecord) async throws(StoreError)
    /// Makes the store's files anew, so that nothing that was erased can be read in them any more.
    ///
    /// - Throws: ``StoreError/erasedLater`` where a reader kept an old state from being overwritten.
    func scrub() async throws(StoreError)
    /// Cases with mail from this address, in the order of their arrival.
    func cases(from address: String) async throws(StoreError) -> [CaseID]
    /// The case whose reply was approved with this record; `nil` where there is none, or none any more.
    func caseOfApproval(_ record: String) async throws(StoreError) -> CaseID?
    /// Whether the case was erased.
    func isErased(_ id: CaseID) async throws(StoreError) -> Bool

    /// The leaf of a record and its index in the log, counted from 0; `nil` where there is no such record.
    func loggedLeaf(of record: String) async throws(StoreError) -> (index: Int64, leaf: [UInt8])?
    /// Records about the installation with one of these actions, newest first, in their private form.
    func installationRecords(_ actions: [ActionRecord.Action], limit: Int) async throws(StoreError) -> [StoredRecord]
}

extension RecordLog {
    package func erase(_ cases: [CaseID], because record: ActionRecord) async throws(StoreError) {
        try await erase(cases, events: [], because: record)
    }
}

package struct LogState: Sendable, Equatable {
    package var tree: MerkleFrontier
    /// The tree that was last published.
    package var published: MerkleFrontier
    /// SHA-256 of the configuration in force, hexadecimal; `nil` before the first record of one.
    package var configuration: String?

    package init(tree: MerkleFrontier, published: MerkleFrontier, configuration: String?) {
        (self.tree, self.published, self.configuration) = (tree, published, configuration)
    }
}
