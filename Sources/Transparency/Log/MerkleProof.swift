/// Checks proofs about a tree of which only the root is known.
package enum MerkleProof {
    /// Hashes in a proof at most: sizes have 63 bits.
    package static let longest = 63

    /// Whether the leaf is at `index` in the tree with this size and root (RFC 9162 section 2.1.3.2).
    ///
    /// - Throws: ``LogFailure/treeMismatch`` where it is not, whatever the cause.
    package static func checkInclusion(
        leafHash: [UInt8], index: Int64, size: Int64, path: [[UInt8]], root: [UInt8]
    ) throws(LogFailure) {
        guard index >= 0, index < size, path.count <= longest, path.allSatisfy({ $0.count == 32 }) else {
            throw .treeMismatch
        }
        var (place, last) = (index, size - 1)
        var hash = leafHash
        for sibling in path {
            guard last > 0 else { throw .treeMismatch }
            if place & 1 == 1 || place == last {
                hash = MerkleHash.node(sibling, hash)
                // At the right edge, levels without a sibling are passed over.
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0, hash == root else { throw .treeMismatch }
    }

    /// Whether the new tree has the old one as its beginning (RFC 9162 section 2.1.4.2).
    ///
    /// - Throws: ``LogFailure/treeMismatch`` where it has not, whatever the cause.
    package static func checkConsistency(
        oldSize: Int64, oldRoot: [UInt8], newSize: Int64, newRoot: [UInt8], path: [[UInt8]]
    ) throws(LogFailure) {
        guard oldSize >= 0, oldSize <= newSize, path.count <= longest, path.allSatisfy({ $0.count == 32 }) else {
            throw .treeMismatch
        }
        guard oldSize > 0 else {
            // Any tree extends the one without entries.
            guard path.isEmpty, oldRoot == MerkleHash.emptyRoot, newSize > 0 || newRoot == oldRoot else {
                throw .treeMismatch
            }
            return
        }
        guard oldSize < newSize else {
            guard path.isEmpty, oldRoot == newRoot else { throw .treeMismatch }
            return
        }
        var (place, last) = (oldSize - 1, newSize - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var hashes = path[...]
        // An old tree that is perfect is itself the first hash.
        let first = place == 0 ? oldRoot : hashes.popFirst()
        guard let first else { throw .treeMismatch }
        var (old, new) = (first, first)
        for hash in hashes {
            guard last > 0 else { throw .treeMismatch }
            if place & 1 == 1 || place == last {
                old = MerkleHash.node(hash, old)
                new = MerkleHash.node(hash, new)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = MerkleHash.node(new, hash)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0, old == oldRoot, new == newRoot else { throw .treeMismatch }
    }
}
