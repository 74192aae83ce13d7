/// Hashes of the Merkle tree of RFC 6962 section 2.1, over SHA-256.
package enum MerkleHash {
    /// SHA-256(0x00 ‖ entry).
    package static func leaf(_ entry: [UInt8]) -> [UInt8] { sha256([0x00] + entry) }

    /// SHA-256(0x01 ‖ left ‖ right).
    package static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { sha256([0x01] + left + right) }

    /// The root of a tree without entries: SHA-256 of nothing.
    package static let emptyRoot = sha256([UInt8]())
}

/// The right edge of a Merkle tree: all that is needed to add entries to it and to know its root.
///
/// It holds the roots of the perfect subtrees of which a tree of this size is made, largest first: one for each bit
/// that is set in ``size``.
package struct MerkleFrontier: Sendable, Equatable {
    /// Number of entries.
    package private(set) var size: Int64
    /// 32 bytes each, one for each bit set in ``size``.
    package private(set) var hashes: [[UInt8]]

    package static let empty = MerkleFrontier()

    private init() { (size, hashes) = (0, []) }

    /// - Returns: `nil` where the hashes are not those of a tree of this size: another number, or not 32 bytes each.
    package init?(size: Int64, hashes: [[UInt8]]) {
        guard size >= 0, hashes.count == size.nonzeroBitCount, hashes.allSatisfy({ $0.count == 32 }) else {
            return nil
        }
        (self.size, self.hashes) = (size, hashes)
    }

    /// Adds one entry by its leaf hash. On average two hashes are computed for each entry.
    package mutating func append(leafHash: [UInt8]) {
        precondition(leafHash.count == 32, "a leaf hash has 32 bytes")
        var hash = leafHash
        var whole = size
        // Each bit set at the low end is a perfect subtree as large as the one that has just become whole.
        while whole & 1 == 1 {
            hash = MerkleHash.node(hashes.removeLast(), hash)
            whole >>= 1
        }
        hashes.append(hash)
        size += 1
    }

    /// The Merkle tree hash of all entries, 32 bytes.
    package var root: [UInt8] {
        guard var root = hashes.last else { return MerkleHash.emptyRoot }
        for left in hashes.dropLast().reversed() { root = MerkleHash.node(left, root) }
        return root
    }
}
