import Testing
import Transparency

struct RecordWalkTests {
    private static let key = CaseKey([UInt8](repeating: 7, count: 32))

    private static func entries(_ count: Int) -> [LoggedRecord] {
        (1...count).map { position in
            let record = ActionRecord(
                id: "r\(position)", action: .classify, caseReference: "c1", start: 1, end: 2,
                inputs: ["mail": "ab"], disclosed: ["service": "waste"], details: ["note": "secret"]
            ).sealed(under: key, effect: "ef")
            return LoggedRecord(
                position: Int64(position), leaf: record.leaf, hash: MerkleHash.leaf(record.leaf),
                privateForm: record.privateForm, key: key
            )
        }
    }

    private static func check(_ entries: [LoggedRecord]) throws(BrokenLog) -> MerkleFrontier {
        var verifier = RecordWalk()
        for entry in entries { try verifier.check(entry) }
        return verifier.tree
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

    private func expectBroken(_ entries: [LoggedRecord], at position: Int, by changed: LoggedRecord) {
        var entries = entries
        entries[position] = changed
        #expect { try Self.check(entries) } throws: { ($0 as? BrokenLog)?.position == Int64(position + 1) }
    }

    @Test func `a removed, doubled or swapped entry is found`() {
        let entries = Self.entries(4)
        #expect(throws: BrokenLog(position: 2, fault: .missing(found: 3))) {
            try Self.check([entries[0], entries[2], entries[3]])
        }
        #expect(throws: BrokenLog(position: 2, fault: .missing(found: 1))) {
            try Self.check([entries[0], entries[0]])
        }
        #expect(throws: BrokenLog.self) { try Self.check([entries[1], entries[0]]) }
    }

    @Test func `a chain cut at the end does not match the noted head`() throws {
        let entries = Self.entries(4)
        let tree = try Self.check(entries)
        var verifier = RecordWalk()
        for entry in entries.dropLast() { try verifier.check(entry) }
        #expect(throws: BrokenLog(position: 3, fault: .shorterThan(4))) { try verifier.finish(expecting: tree) }
    }

    @Test func `an erased private form leaves the chain valid`() throws {
        let entries = Self.entries(3).map {
            LoggedRecord(position: $0.position, leaf: $0.leaf, hash: $0.hash, privateForm: nil, key: nil)
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

    @Test func `records in another order or with other hashes make another tree`() throws {
        let entries = Self.entries(4)
        let tree = try Self.check(entries)
        var other = RecordWalk()
        for (index, entry) in [entries[1], entries[0], entries[2], entries[3]].enumerated() {
            try other.check(
                LoggedRecord(
                    position: Int64(index + 1), leaf: entry.leaf, hash: entry.hash, privateForm: nil, key: nil))
        }
        #expect(throws: BrokenLog(position: 4, fault: .otherTree)) { try other.finish(expecting: tree) }
    }

    @Test func `a leaf commits to digests that only the salt opens, and equal contexts show equal bytes`() {
        let digest = sha256(Array("the reply".utf8))
        func leaf(_ id: String, _ context: String) -> String {
            String(
                decoding: ActionRecord(
                    id: id, action: .send, caseReference: "c1", start: 61_000, end: 125_000,
                    commitments: ["reply": .init(digest: digest, context: context)]
                ).sealed(under: Self.key, effect: nil).leaf, as: UTF8.self)
        }
        let opened = CaseKey.commitment(to: digest, salt: Self.key.salt(of: "reply", in: "r1"))
        #expect(leaf("r1", "r1").contains("\"reply\":\"\(opened)\""))
        #expect(leaf("r2", "r1").contains(opened) && !leaf("r2", "r2").contains(opened))
        #expect(!leaf("r1", "r1").contains(hexadecimal(digest)))
        // A known mail is not to be recognised by its moment.
        #expect(leaf("r1", "r1").contains("\"time\":{\"end\":120000,\"start\":60000}"))
    }
}

extension LoggedRecord {
    fileprivate func with(leaf: [UInt8]? = nil, hash: [UInt8]? = nil, privateForm: [UInt8]? = nil) -> LoggedRecord {
        LoggedRecord(
            position: position, leaf: leaf ?? self.leaf, hash: hash ?? self.hash,
            privateForm: privateForm ?? self.privateForm, key: key)
    }
}
