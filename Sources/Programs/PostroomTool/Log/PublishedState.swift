import Cases
import DeskFiles
import LogFolder
import Transparency

/// What readers of the log have been shown, once it is known to be the store's own history.
struct PublishedState {
    /// In the log's folder.
    let head: Checkpoint
    /// Records that stand under a signature already, in the second store, and not yet in the folder: the program is
    /// publishing them just now, or was interrupted, and the next time it goes on.
    let signedAhead: Int64

    /// Checks the folder and the second store against the records of a store.
    ///
    /// - Returns: `nil` where nothing was published.
    /// - Throws: ``LogFault``, ``LogFolderError``, ``LogFailure`` where something does not fit.
    static func checked(_ installation: Installation, _ log: any RecordLog) async throws -> PublishedState? {
        let folder = LogFolder(path: installation.log.folder)
        guard try folder.checkpoint() != nil else { return nil }
        let key = try installation.log.following ?? KeyFile.read(installation.log.keyFile).verifier
        let head = try await LogAudit(folder: folder, key: key).check(against: LoggedLeaves(log))
        guard let bytes = try await LogBook.second(installation, log).last(of: head.origin) else {
            throw LogFolderError.refused(.notInStore)
        }
        let last = try LogPolicy(log: key).check(try SignedNote(bytes), now: nil).checkpoint
        // The second store is written first. That it is ahead proves nothing against the folder, as long as what was signed is
        // what the store holds.
        guard last.size > head.size else {
            guard last.size == head.size, last.root == head.root else {
                throw LogFolderError.refused(
                    last.size < head.size
                        ? .older("The second store's checkpoint", size: last.size, published: head.size)
                        : .forked(below: last.size))
            }
            return PublishedState(head: head, signedAhead: 0)
        }
        guard try await root(of: log, at: last.size) == last.root else {
            throw LogFolderError.refused(.forked(below: last.size))
        }
        return PublishedState(head: head, signedAhead: last.size - head.size)
    }

    /// The root of the tree of a store's first records.
    ///
    /// - Throws: ``LogRefusal/older(_:size:published:)`` where it has fewer.
    private static func root(of log: any RecordLog, at size: Int64) async throws -> [UInt8] {
        let known = try await log.logState().tree.size
        guard known >= size else {
            throw LogFolderError.refused(.older("The store of the leaves", size: known, published: size))
        }
        var tree = MerkleFrontier.empty
        while tree.size < size {
            let leaves = try await log.leaves(from: tree.size, count: Int(min(256, size - tree.size)))
            guard !leaves.isEmpty else {
                throw LogFolderError.source(from: tree.size, asked: Int(size - tree.size), given: 0)
            }
            for leaf in leaves { tree.append(leafHash: MerkleHash.leaf(leaf)) }
        }
        return tree.root
    }
}
