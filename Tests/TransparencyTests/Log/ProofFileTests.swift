import Testing
import Transparency

struct ProofFileTests {
    private func proof(leaf: [UInt8]) throws -> ReplyProof {
        let signer = try NoteSigner(name: "log.example", type: .ed25519, seed: [UInt8](repeating: 3, count: 32))
        let checkpoint = Checkpoint(origin: "log.example", size: 1, root: MerkleHash.leaf(leaf))
        return ReplyProof(
            leaf: leaf, openings: ["reply": sha256([1]), "text": sha256([2])], index: 0, path: [],
            checkpoint: try checkpoint.signed(by: signer))
    }

    @Test func `a proof file is read as it was written, up to the largest leaf`() throws {
        for length in [0, 600, EntryBundle.largestEntry] {
            let proof = try proof(leaf: [UInt8](repeating: 0x61, count: length))
            #expect(try ReplyProof(proof.bytes) == proof)
        }
        let beyond = try proof(leaf: [UInt8](repeating: 0x61, count: EntryBundle.largestEntry + 1))
        #expect(verdict { _ = try ReplyProof(beyond.bytes) } == "malformed")
    }

    @Test func `no cut and no flipped bit of a proof file is taken for a proof of the reply`() throws {
        struct Case: Decodable { let name, reply, proof, policy: String; let text: String?; let now: Int64 }
        let good = try #require(try Vectors<Case>.read("replies").first { $0.name == "two of three witnesses" })
        let (bytes, policy) = (good.proof.raw, try LogPolicy(good.policy.utf8))
        func judged(_ bytes: [UInt8]) -> String {
            outcome {
                let finding = try ReplyProof(bytes).check(
                    reply: good.reply.raw, text: good.text, policy: policy, now: good.now)
                return finding.extent == .whole ? "intact" : "text-only"
            }
        }
        #expect(judged(bytes) == "intact")
        for length in bytes.indices { #expect(judged(Array(bytes[..<length])) != "intact", "\(length) bytes") }
        // The salts are not signed: a changed salt of the text leaves the proof of the whole reply as it was.
        let line = try #require(bytes.firstRange(of: Array("extra ".utf8)))
        let unsigned = line.lowerBound..<(bytes[line.lowerBound...].firstIndex(of: 0x0A) ?? 0)
        for place in bytes.indices where !unsigned.contains(place) {
            var bad = bytes
            bad[place] ^= 1 << UInt8(place % 8)
            // A name or key id that nobody knows makes a signature one that is passed over; then a witness lacks.
            #expect(judged(bad) != "intact", "byte \(place)")
        }
    }

    @Test(arguments: [
        ("{}", true), ("[]", true), ("[[1],{\"a\":[]}]", true), ("\"\\u001f\\n\\\"\"", true), ("0.25", true),
        ("-1", true), ("1e+21", true), ("null", true), ("{\"a\":1,\"b\":2}", true), ("", false), ("{", false),
        ("[1,]", false), ("{\"a\":1,\"a\":2}", false), ("{\"b\":1,\"a\":2}", false), (" 1", false), ("1 ", false),
        ("01", false), ("1.0", false), ("+1", false), ("\"\\u000a\"", false), ("\"\\/\"", false),
        ("\"\\u00e4\"", false),
        ("truth", false), ("nul", false), ("[1}", false), ("{\"a\"}", false), ("\"a", false), ("1 2", false),
        ("\u{FEFF}1", false), ("NaN", false), ("inf", false),
    ])
    func `only canonical JSON is read`(text: String, accepted: Bool) {
        #expect((JSONValue(canonical: Array(text.utf8)) != nil) == accepted, "\(text)")
    }

    @Test func `JSON of 32 levels is read and of 33 is not`() {
        func nested(_ levels: Int) -> [UInt8] {
            Array((String(repeating: "[", count: levels) + "1" + String(repeating: "]", count: levels)).utf8)
        }
        #expect(JSONValue(canonical: nested(JSONValue.deepest)) != nil)
        #expect(JSONValue(canonical: nested(JSONValue.deepest + 1)) == nil)
        #expect(JSONValue(canonical: [UInt8](repeating: 0x5B, count: 1_000_000)) == nil)
    }

    @Test func `a note of 131,072 bytes is read and of one more is not`() throws {
        let signature = SignedNote.Signature(name: "n", keyID: [1, 2, 3, 4], bytes: [5])
        let rest = SignedNote(text: [], signatures: [signature]).bytes.count
        for (length, expected) in [(SignedNote.largest, "ok"), (SignedNote.largest + 1, "too-large")] {
            let text = [UInt8](repeating: 0x61, count: length - rest - 1) + [0x0A]
            let bytes = SignedNote(text: text, signatures: [signature]).bytes
            #expect(bytes.count == length)
            #expect(verdict { _ = try SignedNote(bytes) } == expected)
        }
    }
}
