import Foundation
import Testing
import Transparency

struct VectorTests {
    private struct KeyCase: Decodable {
        let name, vkey, expect: String
        let skey: String?
    }

    @Test func `keys are read as the vectors say`() throws {
        let cases = try Vectors<KeyCase>.read("keys")
        #expect(cases.count > 10)
        for item in cases {
            #expect(verdict { _ = try NoteVerifier(item.vkey) } == item.expect, "\(item.name)")
            guard item.expect == "ok" else { continue }
            #expect(try NoteVerifier(item.vkey).text == item.vkey)
            guard let secret = item.skey else { continue }
            let signer = try NoteSigner(secret + "\n")
            #expect(signer.verifier.text == item.vkey, "\(item.name)")
            #expect(signer.secretText == secret)
            #expect(!"\(signer)".contains(secret.suffix(20)), "a key must not be printed")
        }
    }

    private struct NoteCase: Decodable { let name, note, key, expect: String }

    @Test func `signed notes are believed as the vectors say`() throws {
        let cases = try Vectors<NoteCase>.read("notes")
        #expect(cases.count > 20)
        for item in cases {
            let found = verdict {
                let note = try SignedNote(item.note.raw)
                try note.check(against: NoteVerifier(item.key))
                #expect(note.bytes == item.note.raw, "\(item.name): written as it was read")
            }
            #expect(found == item.expect, "\(item.name)")
        }
    }

    private struct CheckpointCase: Decodable { let name, text, expect: String }

    @Test func `checkpoints are read as the vectors say`() throws {
        let cases = try Vectors<CheckpointCase>.read("checkpoints")
        #expect(cases.count > 10)
        for item in cases {
            let text = Array(item.text.utf8)
            let found = verdict {
                let checkpoint = try Checkpoint(text: text)
                #expect(checkpoint.text == text)
            }
            #expect(found == item.expect, "\(item.name)")
        }
    }

    private struct PolicyCase: Decodable { let name, policy, expect: String }

    @Test func `policies are read as the vectors say`() throws {
        let cases = try Vectors<PolicyCase>.read("policies")
        #expect(cases.count > 20)
        for item in cases {
            #expect(verdict { _ = try LogPolicy(item.policy.utf8) } == item.expect, "\(item.name)")
        }
    }

    private struct TileCase: Decodable {
        let name, path, expect: String
        let level: Int?
        let index: Int64?
        let width: Int?
    }

    @Test func `paths of tiles are read as the vectors say`() throws {
        let cases = try Vectors<TileCase>.read("tiles")
        #expect(cases.count > 20)
        for item in cases {
            #expect(verdict { _ = try Tile(path: item.path) } == item.expect, "\(item.name)")
            guard let index = item.index, let width = item.width else { continue }
            let tile = Tile(item.level.map { .hashes(level: $0) } ?? .entries, index: index, width: width)
            #expect(try Tile(path: item.path) == tile)
            #expect(tile.path == item.path)
        }
    }

    private struct BundleCase: Decodable {
        let name, bundle, expect: String
        let count: Int
        let entries: [String]?
    }

    @Test func `entry bundles are read as the vectors say`() throws {
        for item in try Vectors<BundleCase>.read("bundles") {
            let found = verdict {
                let entries = try EntryBundle.entries(in: item.bundle.raw, count: item.count)
                #expect(entries == item.entries?.map(\.raw), "\(item.name)")
                let again = try EntryBundle.bytes(of: entries)
                #expect(again == item.bundle.raw)
            }
            #expect(found == item.expect, "\(item.name)")
        }
    }

    private struct InclusionCase: Decodable {
        let name, leaf, root, expect: String
        let index, size: Int64
        let path: [String]
    }

    @Test func `inclusion proofs are checked as the vectors say`() throws {
        let cases = try Vectors<InclusionCase>.read("inclusion")
        #expect(cases.count > 30)
        for item in cases {
            let found = verdict {
                try MerkleProof.checkInclusion(
                    leafHash: MerkleHash.leaf(item.leaf.raw), index: item.index, size: item.size,
                    path: item.path.map(\.raw), root: item.root.raw)
            }
            #expect(found == item.expect, "\(item.name)")
        }
    }

    private struct ConsistencyCase: Decodable {
        let name, expect: String
        let old, new: Int64
        let old_root, new_root: String
        let path: [String]
    }

    @Test func `consistency proofs are checked as the vectors say`() throws {
        let cases = try Vectors<ConsistencyCase>.read("consistency")
        #expect(cases.count > 30)
        for item in cases {
            let found = verdict {
                try MerkleProof.checkConsistency(
                    oldSize: item.old, oldRoot: item.old_root.raw, newSize: item.new, newRoot: item.new_root.raw,
                    path: item.path.map(\.raw))
            }
            #expect(found == item.expect, "\(item.name)")
        }
    }

    private struct ReplyCase: Decodable {
        let name, reply, proof, policy, expect: String
        let text: String?
        let now: Int64
    }

    @Test func `replies are judged as the vectors say`() throws {
        let cases = try Vectors<ReplyCase>.read("replies")
        #expect(cases.count > 70)
        for item in cases {
            let found = outcome {
                let proof = try ReplyProof(item.proof.raw)
                let finding = try proof.check(
                    reply: item.reply.raw, text: item.text, policy: LogPolicy(item.policy.utf8), now: item.now)
                return finding.extent == .whole ? "intact" : "text-only"
            }
            #expect(found == item.expect, "\(item.name)")
        }
    }

    private struct Shared: Decodable {
        struct Inclusion: Decodable {
            let index, size: Int64
            let path: [String]
        }
        struct Consistency: Decodable {
            let old, new: Int64
            let path: [String]
        }
        let leaves, roots: [String]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    @Test func `the tree of others comes out of the same leaves`() throws {
        let shared = try JSONDecoder().decode(Shared.self, from: Vectors<KeyCase>.file("rfc6962"))
        let leaves = shared.leaves.map(bytes)
        var tiles = MemoryTiles()
        var roots = [tiles.growing.root]
        for leaf in leaves {
            tiles.append(leaf)
            roots.append(tiles.growing.root)
        }
        #expect(roots == shared.roots.map(bytes))
        for item in shared.inclusion {
            let tree = MerkleTree(size: item.size, tiles: tiles)
            #expect(try tree.inclusionProof(of: item.index) == item.path.map(bytes))
        }
        for item in shared.consistency {
            let tree = MerkleTree(size: item.new, tiles: tiles)
            #expect(try tree.consistencyProof(from: item.old) == item.path.map(bytes))
        }
    }

    /// The bytes of hexadecimal digits.
    private func bytes(_ text: String) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }
}
