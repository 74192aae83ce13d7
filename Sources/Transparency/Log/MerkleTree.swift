/// Where the hashes of a tree can be had.
package protocol HashTiles {
    /// The hashes of `tile`, 32 bytes each, one behind the other.
    ///
    /// A source may give more than `tile.width` of them, since a partial tile is the start of the full one.
    func hashes(of tile: Tile) throws -> [UInt8]
}

extension HashTiles {
    /// Exactly the hashes of `tile`.
    ///
    /// - Throws: What ``hashes(of:)`` throws, or ``LogFailure/malformed(_:_:)`` where there are too few.
    func checkedHashes(of tile: Tile) throws -> [UInt8] {
        let bytes = try hashes(of: tile)
        guard bytes.count >= 32 * tile.width, bytes.count.isMultiple(of: 32) else {
            throw LogFailure.malformed(.tile, "\(tile.path) has \(bytes.count) bytes, not \(32 * tile.width)")
        }
        return bytes.count == 32 * tile.width ? bytes : Array(bytes[..<(32 * tile.width)])
    }
}

/// Makes proofs about a tree whose hashes lie in tiles (RFC 9162 section 2.1.3.1 and 2.1.4.1). A proof needs few tiles:
/// one or two for each factor of 256 in the size.
package struct MerkleTree<Tiles: HashTiles> {
    /// Number of entries, at least 0.
    package let size: Int64
    private let tiles: Tiles

    package init(size: Int64, tiles: Tiles) { (self.size, self.tiles) = (size, tiles) }

    package func root() throws -> [UInt8] {
        guard size > 0 else { return MerkleHash.emptyRoot }
        var cache: Cache = [:]
        return try hash(from: 0, to: size, &cache)
    }

    /// The hashes that lead from the leaf at `index` to the root, the leaf's sibling first.
    ///
    /// - Precondition: `index` is in the tree.
    package func inclusionProof(of index: Int64) throws -> [[UInt8]] {
        precondition((0..<size).contains(index), "no such entry")
        var cache: Cache = [:]
        var path: [[UInt8]] = []
        var (low, high) = (Int64(0), size)
        while high - low > 1 {
            let middle = low + Self.split(high - low)
            if index < middle {
                path.append(try hash(from: middle, to: high, &cache))
                high = middle
            } else {
                path.append(try hash(from: low, to: middle, &cache))
                low = middle
            }
        }
        return path.reversed()
    }

    /// The hashes that show that the tree of the first `old` entries was only added to. Empty where `old` is 0 or the
    /// whole size.
    ///
    /// - Precondition: `old` is from 0 to ``size``.
    package func consistencyProof(from old: Int64) throws -> [[UInt8]] {
        precondition((0...size).contains(old), "no such size")
        guard old > 0, old < size else { return [] }
        var cache: Cache = [:]
        var path: [[UInt8]] = []
        var (low, high) = (Int64(0), size)
        while high != old {
            let middle = low + Self.split(high - low)
            if old <= middle {
                path.append(try hash(from: middle, to: high, &cache))
                high = middle
            } else {
                path.append(try hash(from: low, to: middle, &cache))
                low = middle
            }
        }
        // A left subtree that is the whole old tree is what the checker has already.
        if low > 0 { path.append(try hash(from: low, to: high, &cache)) }
        return path.reversed()
    }

    private typealias Cache = [Tile: [UInt8]]

    /// The largest power of two below `count`; where a tree of `count` leaves is split.
    private static func split(_ count: Int64) -> Int64 { 1 << (63 - Int64((count - 1).leadingZeroBitCount)) }

    /// The tree hash of the entries from `low` up to, not including, `high`. `low` is a multiple of a power of two that
    /// is not less than their number.
    private func hash(from low: Int64, to high: Int64, _ cache: inout Cache) throws -> [UInt8] {
        var perfect: [[UInt8]] = []
        var start = low
        while start < high {
            let height = 63 - (high - start).leadingZeroBitCount
            perfect.append(try perfectSubtree(height: height, at: start, &cache))
            start += 1 << Int64(height)
        }
        var hash = perfect.removeLast()
        for left in perfect.reversed() { hash = MerkleHash.node(left, hash) }
        return hash
    }

    private func perfectSubtree(height: Int, at start: Int64, _ cache: inout Cache) throws -> [UInt8] {
        let level = height / 8
        let first = start >> Int64(8 * level)
        guard
            let tile = Tile(.hashes(level: level), index: first / Int64(Tile.fullWidth), inTreeOf: size)
        else { throw LogFailure.malformed(.tile, "no tile for the entries from \(start) on") }
        let hashes = try cache[tile] ?? tiles.checkedHashes(of: tile)
        cache[tile] = hashes
        let offset = Int(first % Int64(Tile.fullWidth))
        return MerkleHash.subtree(hashes[(32 * offset)..<(32 * (offset + (1 << (height % 8))))])
    }
}
