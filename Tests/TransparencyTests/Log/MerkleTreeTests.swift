import Testing
import Transparency

struct MerkleTreeTests {
    private func tiles(_ count: Int) -> MemoryTiles {
        var tiles = MemoryTiles()
        for number in 0..<count { tiles.append(Array("entry \(number)".utf8)) }
        return tiles
    }

    @Test func `each entry of each tree up to 40, and samples of larger ones, can be proved`() throws {
        let tiles = tiles(66_000)
        let large = [255, 256, 257, 300, 511, 512, 513, 1000, 65_535, 65_536, 65_537, 66_000]
        var needed = Set(0...40).union([254, 255, 256])
        for size in large { needed.formUnion([size / 3, size / 2, size - 1, size]) }
        var roots = [0: MerkleFrontier.empty.root]
        var frontier = MerkleFrontier.empty
        for number in 0..<66_000 {
            frontier.append(leafHash: MerkleHash.leaf(Array("entry \(number)".utf8)))
            if needed.contains(number + 1) { roots[number + 1] = frontier.root }
        }
        for size in Array(1...40) + large {
            let tree = MerkleTree(size: Int64(size), tiles: tiles)
            let root = try #require(roots[size])
            #expect(try tree.root() == root, "size \(size)")
            let places = size <= 40 ? Array(0..<size) : [0, 1, 254, size / 3, size / 2, size - 2, size - 1]
            for index in places {
                try MerkleProof.checkInclusion(
                    leafHash: MerkleHash.leaf(Array("entry \(index)".utf8)), index: Int64(index), size: Int64(size),
                    path: tree.inclusionProof(of: Int64(index)), root: root)
            }
            let olds = size <= 40 ? Array(0...size) : [0, 1, 2, 255, 256, size / 3, size / 2, size - 1, size]
            for old in olds where old <= size {
                try MerkleProof.checkConsistency(
                    oldSize: Int64(old), oldRoot: #require(roots[old]), newSize: Int64(size), newRoot: root,
                    path: tree.consistencyProof(from: Int64(old)))
            }
        }
    }

    @Test func `a proof holds at no other place, in no other tree and with no other hash`() throws {
        let tiles = tiles(300)
        for size in [1, 2, 3, 5, 8, 100, 256, 300] {
            let tree = MerkleTree(size: Int64(size), tiles: tiles)
            let root = try tree.root()
            for index in Set([0, size / 2, size - 1]) {
                let hash = MerkleHash.leaf(Array("entry \(index)".utf8))
                let path = try tree.inclusionProof(of: Int64(index))
                func holds(_ hash: [UInt8], _ index: Int64, _ size: Int64, _ path: [[UInt8]], _ root: [UInt8]) -> Bool {
                    verdict {
                        try MerkleProof.checkInclusion(
                            leafHash: hash, index: index, size: size, path: path, root: root)
                    } == "ok"
                }
                #expect(holds(hash, Int64(index), Int64(size), path, root))
                for other in 0...Int64(size + 1) where other != index {
                    #expect(!holds(hash, other, Int64(size), path, root), "\(index) of \(size) at \(other)")
                }
                #expect(!holds(hash, -1, Int64(size), path, root))
                for place in path.indices {
                    var changed = path
                    changed[place][31] ^= 1
                    #expect(!holds(hash, Int64(index), Int64(size), changed, root))
                }
                #expect(!holds(hash, Int64(index), Int64(size), path + [root], root))
                #expect(!holds(root, Int64(index), Int64(size), path, hash) || size == 1)
            }
        }
    }

    @Test func `a growing edge goes on from its tiles as if it had never stopped`() throws {
        var tiles = MemoryTiles()
        for number in 0..<1000 {
            tiles.append([UInt8(number % 251), UInt8(number / 251)])
            if number % 97 == 0 || (250...260).contains(number) {
                let resumed = try GrowingTiles(size: tiles.growing.size, tiles: tiles)
                #expect(resumed == tiles.growing)
                #expect(resumed.root == tiles.growing.root)
            }
        }
    }

    @Test func `the tiles of a tree of 70,000 are those that the specification lists`() {
        var growing = GrowingTiles()
        var full: [String] = []
        for _ in 0..<70_000 {
            growing.append(leafHash: [UInt8](repeating: 1, count: 32)) { tile, _ in full.append(tile.path) }
        }
        #expect(full.count == 274)
        #expect(full.filter { $0.hasPrefix("tile/1/") } == ["tile/1/000"])
        #expect(growing.partials.map(\.tile.path) == ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"])
    }

    @Test func `a tile that is too short is refused`() throws {
        struct Short: HashTiles { func hashes(of tile: Tile) throws -> [UInt8] { [1, 2, 3] } }
        #expect(verdict { _ = try MerkleTree(size: 3, tiles: Short()).root() } == "malformed")
        #expect(verdict { _ = try GrowingTiles(size: 3, tiles: Short()) } == "malformed")
    }

    @Test func `an entry of 65,535 bytes fits in a bundle and one of 65,536 does not`() throws {
        let largest = [UInt8](repeating: 7, count: EntryBundle.largestEntry)
        let bundle = try EntryBundle.bytes(of: [largest, []])
        #expect(bundle.count == 65_539)
        #expect(try EntryBundle.entries(in: bundle, count: 2) == [largest, []])
        #expect(verdict { _ = try EntryBundle.bytes(of: [largest + [7]]) } == "too-large")
    }
}
