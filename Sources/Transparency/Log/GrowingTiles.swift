import Crypto

/// The unfinished tiles at the right edge of a tree. Entries are added to it; it hands out each tile that gets full.
///
/// An entry costs two hashes on average, whatever the size of the tree.
package struct GrowingTiles: Sendable, Equatable {
    /// Number of entries.
    package private(set) var size: Int64 = 0
    /// Hashes of the unfinished tile of each level, one behind the other.
    private var edge: [[UInt8]] = []

    /// The tree without entries.
    package init() {}

    /// - Parameters:
    ///   - size: Entries in the tree.
    ///   - tiles: Has the unfinished tiles of a tree of this size; the full ones are not asked for.
    /// - Throws: What `tiles` throws, or ``LogFailure/malformed(_:_:)`` where a tile is too short.
    package init(size: Int64, tiles: some HashTiles) throws {
        self.size = size
        var level = 0
        while Tile.count(onLevel: level, size: size) > 0 {
            let count = Tile.count(onLevel: level, size: size)
            let width = Int(count % Int64(Tile.fullWidth))
            var hashes: [UInt8] = []
            if width > 0 {
                let tile = Tile(.hashes(level: level), index: count / Int64(Tile.fullWidth), width: width)
                hashes = try tiles.checkedHashes(of: tile)
            }
            edge.append(hashes)
            level += 1
        }
    }

    /// Adds one entry by its leaf hash, 32 bytes.
    ///
    /// - Parameter full: Gets each tile that this entry has made full, with its 8,192 bytes, the lowest level first.
    package mutating func append(
        leafHash: [UInt8], full: (Tile, [UInt8]) throws -> Void = { _, _ in }
    ) rethrows {
        precondition(leafHash.count == 32, "a leaf hash has 32 bytes")
        size += 1
        var hash = leafHash
        var level = 0
        while true {
            if level == edge.count { edge.append([]) }
            edge[level] += hash
            guard edge[level].count == 32 * Tile.fullWidth else { return }
            let index = Tile.count(onLevel: level, size: size) / Int64(Tile.fullWidth) - 1
            try full(Tile(.hashes(level: level), index: index), edge[level])
            hash = MerkleHash.subtree(edge[level][...])
            edge[level].removeAll(keepingCapacity: true)
            level += 1
        }
    }

    /// The unfinished tiles, the lowest level first.
    package var partials: [(tile: Tile, hashes: [UInt8])] {
        edge.indices.compactMap { level in
            guard !edge[level].isEmpty else { return nil }
            let count = Tile.count(onLevel: level, size: size)
            let tile = Tile(
                .hashes(level: level), index: count / Int64(Tile.fullWidth), width: edge[level].count / 32)
            return (tile, edge[level])
        }
    }

    /// The Merkle tree hash of all entries, 32 bytes.
    package var root: [UInt8] {
        var root: [UInt8]?
        for hashes in edge {
            var end = hashes.count
            while end > 0 {
                // The lowest bit set is the smallest perfect subtree, which is the one furthest to the right.
                let count = end & -end
                let subtree = MerkleHash.subtree(hashes[end - count..<end])
                root = root.map { MerkleHash.node(subtree, $0) } ?? subtree
                end -= count
            }
        }
        return root ?? MerkleHash.emptyRoot
    }
}

extension MerkleHash {
    /// The root of the perfect tree over `hashes`, 32 bytes each; their number is a power of two.
    static func subtree(_ hashes: ArraySlice<UInt8>) -> [UInt8] {
        precondition(hashes.count >= 32 && hashes.count & (hashes.count - 1) == 0, "not a perfect tree")
        var row = Array(hashes)
        var message = [UInt8](repeating: 1, count: 65)
        while row.count > 32 {
            for (place, start) in stride(from: 0, to: row.count, by: 64).enumerated() {
                message.replaceSubrange(1..., with: row[start..<start + 64])
                var hash = SHA256()
                message.withUnsafeBytes { hash.update(bufferPointer: $0) }
                hash.finalize().withUnsafeBytes { row.replaceSubrange(32 * place..<32 * place + 32, with: $0) }
            }
            row.removeLast(row.count / 2)
        }
        return row
    }
}
