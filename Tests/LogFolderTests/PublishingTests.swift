import Foundation
import Testing
import Transparency

@testable import LogFolder

struct PublishingTests {
    @Test func `a log that grows in steps has the tiles of one that was written at once`() async throws {
        let (steps, once) = (TestLog(try Scratch()), TestLog(try Scratch()))
        for size: Int64 in [0, 1, 2, 255, 256, 257, 600, 600, 1000, 66_000] {
            let note = try await steps.publish(Leaves(count: size))
            let checkpoint = try Checkpoint(text: note.text)
            #expect(checkpoint.size == size)
            #expect(try MerkleTree(size: size, tiles: steps.folder).root() == checkpoint.root)
            if size <= 1000 { #expect(try await steps.audit(Leaves(count: size)) == checkpoint) }
        }
        try await once.publish(Leaves(count: 66_000))
        let files = try once.scratch.files("log")
        #expect(
            files.filter { !$0.hasPrefix("tile/entries") && !$0.hasPrefix("tile/0/") } == [
                "checkpoint", "tile/1/000", "tile/1/001.p/1", "tile/2/000.p/1",
            ])
        for file in files {
            #expect(try once.scratch.bytes("log/" + file) == steps.scratch.bytes("log/" + file), "\(file)")
        }
    }

    @Test func `partial tiles of earlier checkpoints stay until the tile is full`() async throws {
        let log = TestLog(try Scratch())
        for size: Int64 in [3, 5, 255] { try await log.publish(Leaves(count: size)) }
        #expect(
            try log.scratch.files("log") == [
                "checkpoint", "tile/0/000.p/255", "tile/0/000.p/3", "tile/0/000.p/5", "tile/entries/000.p/255",
                "tile/entries/000.p/3", "tile/entries/000.p/5",
            ])
        try await log.publish(Leaves(count: 256))
        #expect(try log.scratch.files("log") == ["checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/000"])
    }

    @Test func `each entry can be proved against the checkpoint, and no other leaf in its place`() async throws {
        let log = TestLog(try Scratch())
        let source = Leaves(count: 700)
        try await log.publish(source)
        let policy = try LogPolicy(log: logKey().verifier)
        for index: Int64 in [0, 1, 255, 256, 511, 512, 698, 699] {
            let proof = try log.folder.proof(of: source.leaf(index), at: index, openings: ["reply": [1]])
            let head = try policy.check(proof.checkpoint, now: nil).checkpoint
            try MerkleProof.checkInclusion(
                leafHash: MerkleHash.leaf(proof.leaf), index: index, size: head.size, path: proof.path, root: head.root)
        }
        #expect(throws: LogFailure.treeMismatch) { try log.folder.proof(of: source.leaf(5), at: 6, openings: [:]) }
        #expect(throws: LogFolderError.notPublished(index: 700, size: 700)) {
            try log.folder.proof(of: source.leaf(700), at: 700, openings: [:])
        }
    }

    @Test func `wherever publishing stops, the next call ends well and readers never see a false tree`() async throws {
        var stopAt = 0
        var crashed = true
        while crashed {
            stopAt += 1
            var log = TestLog(try Scratch())
            try await log.publish(Leaves(count: 250))
            let plan = CrashPlan(stopAt: stopAt)
            log.folder.files.before = { _, _ in try plan.step() }
            var storeFiles = LogFiles(root: log.scratch["second"])
            storeFiles.before = { _, _ in try plan.step() }
            log.store = FolderCheckpointStore(files: storeFiles)
            do {
                try await log.publish(Leaves(count: 520))
                crashed = false
            } catch is CrashPlan.Crash {
                crashed = true
            }
            let seen = try #require(try LogFolder(path: log.folder.path).published(by: logKey().verifier))
            #expect(seen.size == (crashed ? seen.size : 520))
            #expect(try MerkleTree(size: seen.size, tiles: log.folder).root() == seen.root, "step \(stopAt)")
            let healed = TestLog(log.scratch)
            try await healed.publish(Leaves(count: 530))
            #expect(try await healed.audit(Leaves(count: 530)).size == 530, "step \(stopAt)")
        }
        #expect(stopAt > 40, "only \(stopAt) steps were tried")
    }

    @Test func `a leaf of 65,535 bytes is published and one of 65,536 is named`() async throws {
        struct Large: LeafSource {
            let bytes: Int
            func size() -> Int64 { 3 }
            func leaves(from: Int64, count: Int) -> [[UInt8]] {
                [[1], [UInt8](repeating: 2, count: bytes), [3]].suffix(3 - Int(from)).prefix(count).map { $0 }
            }
        }
        let log = TestLog(try Scratch())
        let publisher = LogPublisher(folder: log.folder, signer: try logKey(), store: log.store)
        await #expect(throws: LogFolderError.leaf(position: 1, .tooLarge(.leaf, bytes: 65_536, limit: 65_535))) {
            try await publisher.publish(Large(bytes: 65_536))
        }
        #expect(try log.folder.checkpoint() == nil)
        _ = try await publisher.publish(Large(bytes: 65_535))
        #expect(try await log.audit().size == 3)
    }

    @Test func `witnesses' signatures stay with their checkpoint and go with the next`() async throws {
        let log = TestLog(try Scratch())
        let note = try await log.publish(Leaves(count: 10))
        let witness = try NoteSigner(name: "w.example", type: .cosignature, seed: [UInt8](repeating: 9, count: 32))
        let signature = try Cosignature.make(on: note.text, at: 1000, with: witness)
        #expect(try log.folder.add([signature], to: note.text))
        #expect(try await log.publish(Leaves(count: 10)).signatures.count == 2)
        let policy = try LogPolicy(log: logKey().verifier, witnesses: [witness.verifier], threshold: 1)
        let published = try #require(try log.folder.checkpoint())
        #expect(try policy.check(published, now: nil).cosigners.map(\.time) == [1000])
        try await log.publish(Leaves(count: 11))
        #expect(try log.folder.add([signature], to: note.text) == false)
        #expect(try log.folder.checkpoint()?.signatures.count == 1)
    }
}
