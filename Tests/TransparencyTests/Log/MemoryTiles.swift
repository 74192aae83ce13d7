import Transparency

/// The tiles of a growing tree, in memory.
struct MemoryTiles: HashTiles {
    private(set) var growing = GrowingTiles()
    private var full: [Tile: [UInt8]] = [:]

    struct NoSuchTile: Error { let path: String }

    mutating func append(_ entry: [UInt8]) {
        growing.append(leafHash: MerkleHash.leaf(entry)) { full[$0] = $1 }
    }

    func hashes(of tile: Tile) throws -> [UInt8] {
        let whole = Tile(tile.kind, index: tile.index)
        let partial = growing.partials.first { $0.tile.kind == tile.kind && $0.tile.index == tile.index }?.hashes
        guard let hashes = full[whole] ?? partial else { throw NoSuchTile(path: tile.path) }
        return hashes
    }
}
