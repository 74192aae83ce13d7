import Testing
import Transparency

struct MerkleFrontierTests {
    /// The tree as RFC 6962 section 2.1 defines it, by recursion: slow and plain.
    private func root(_ entries: ArraySlice<[UInt8]>) -> [UInt8] {
        guard let first = entries.first else { return MerkleHash.emptyRoot }
        guard entries.count > 1 else { return MerkleHash.leaf(first) }
        var split = 1
        while split * 2 < entries.count { split *= 2 }
        let middle = entries.startIndex + split
        return MerkleHash.node(root(entries[..<middle]), root(entries[middle...]))
    }

    @Test func `the root is that of the definition for every size up to 300`() {
        let entries = (0..<300).map { Array("entry \($0)".utf8) }
        var frontier = MerkleFrontier.empty
        #expect(frontier.root == root([]))
        for (index, entry) in entries.enumerated() {
            frontier.append(leafHash: MerkleHash.leaf(entry))
            #expect(frontier.size == Int64(index + 1))
            #expect(frontier.root == root(entries[...index]), "size \(index + 1)")
        }
    }

    @Test func `a stored edge goes on where it ended, and one that cannot be is refused`() throws {
        var whole = MerkleFrontier.empty
        var resumed = MerkleFrontier.empty
        for index in 0..<77 {
            whole.append(leafHash: MerkleHash.leaf([UInt8(index)]))
            resumed = try #require(MerkleFrontier(size: resumed.size, hashes: resumed.hashes))
            resumed.append(leafHash: MerkleHash.leaf([UInt8(index)]))
        }
        #expect(whole == resumed)
        #expect(MerkleFrontier(size: 77, hashes: Array(whole.hashes.dropLast())) == nil)
        #expect(MerkleFrontier(size: 1, hashes: [[1, 2]]) == nil)
        #expect(MerkleFrontier(size: -1, hashes: []) == nil)
    }
}
