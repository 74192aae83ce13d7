import Testing
import Transparency

struct RecordChainTests {
    private static let key = CaseKey([UInt8](repeating: 7, count: 32))

    private static func entries(_ count: Int) -> [ChainEntry] {
        var head = ChainHead.empty
        return (1...count).map { position in
            let record = ActionRecord(
                id: "r\(position)", action: .classify, caseReference: "c1", start: 1, end: 2,
                inputs: ["mail": "ab"], disclosed: ["service": "waste"], details: ["note": "secret"]
            ).sealed(under: key, effect: "ef")
            head = head.appending(record.leaf)
            return ChainEntry(
                position: Int64(position), leaf: record.leaf, hash: head.hash, privateForm: record.privateForm, key: key
            )
        }
    }

    private static func check(_ entries: [ChainEntry]) throws(BrokenChain) -> ChainHead {
        var verifier = ChainVerifier()
        for entry in entries { try verifier.check(entry) }
        return verifier.head
    }

    @Test func `an untouched chain verifies`() throws {
        let entries = Self.entries(20)
        #expect(try Self.check(entries).size == 20)
    }

    @Test func `any flipped bit of any entry is found, and where`() {
        let entries = Self.entries(3)
        for position in 0..<3 {
            let entry = entries[position]
            for index in entry.leaf.indices {
                var leaf = entry.leaf
                leaf[index] ^= 1
                expectBroken(entries, at: position, by: entry.with(leaf: leaf))
            }
            for index in entry.hash.indices {
                var hash = entry.hash
                hash[index] ^= 0x80
                expectBroken(entries, at: position, by: entry.with(hash: hash))
            }
            for index in (entry.privateForm ?? []).indices {
                var form = entry.privateForm ?? []
                form[index] ^= 2
                expectBroken(entries, at: position, by: entry.with(privateForm: form))
            }
        }
    }

    private func expectBroken(_ entries: [ChainEntry], at position: Int, by changed: ChainEntry) {
        var entries = entries
        entries[position] = changed
        #expect { try Self.check(entries) } throws: { ($0 as? BrokenChain)?.position == Int64(position + 1) }
    }

    @Test func `a removed, doubled or swapped entry is found`() {
        let entries = Self.entries(4)
        #expect(throws: BrokenChain(position: 2, fault: .missing(found: 3))) {
            try Self.check([entries[0], entries[2], entries[3]])
        }
        #expect(throws: BrokenChain(position: 2, fault: .missing(found: 1))) {
            try Self.check([entries[0], entries[0]])
        }
        #expect(throws: BrokenChain.self) { try Self.check([entries[1], entries[0]]) }
    }

    @Test func `a chain cut at the end does not match the noted head`() throws {
        let entries = Self.entries(4)
        let head = try Self.check(entries)
        var verifier = ChainVerifier()
        for entry in entries.dropLast() { try verifier.check(entry) }
        #expect(throws: BrokenChain(position: 3, fault: .shorterThan(4))) { try verifier.finish(expecting: head) }
    }

    @Test func `an erased private form leaves the chain valid`() throws {
        let entries = Self.entries(3).map {
            ChainEntry(position: $0.position, leaf: $0.leaf, hash: $0.hash, privateForm: nil, key: nil)
        }
        #expect(try Self.check(entries).size == 3)
    }

    @Test func `a leaf holds neither case nor digest of content nor note`() {
        for entry in Self.entries(1) {
            let leaf = String(decoding: entry.leaf, as: UTF8.self)
            #expect(!leaf.contains("c1") && !leaf.contains("secret") && !leaf.contains("\"ab\""))
            #expect(leaf.contains("waste"))
        }
    }

    @Test func `the hash of an entry follows its formula`() {
        let leaf = Array("leaf".utf8)
        let expected = sha256([0x02] + [UInt8](repeating: 0, count: 32) + sha256([0x00] + leaf))
        #expect(ChainHead.empty.appending(leaf) == ChainHead(size: 1, hash: expected))
    }
}

extension ChainEntry {
    fileprivate func with(leaf: [UInt8]? = nil, hash: [UInt8]? = nil, privateForm: [UInt8]? = nil) -> ChainEntry {
        ChainEntry(
            position: position, leaf: leaf ?? self.leaf, hash: hash ?? self.hash,
            privateForm: privateForm ?? self.privateForm, key: key)
    }
}
