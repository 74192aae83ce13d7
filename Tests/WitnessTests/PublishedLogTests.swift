import Curl
import Foundation
import LogFolder
import Testing
import Transparency
import WitnessWeb
import Witnesses

/// A log in a folder, published, witnessed, and then put back in time.
@Suite(.serialized) struct PublishedLogTests {
    private struct Leaves: LeafSource {
        let all: [String]
        func size() -> Int64 { Int64(all.count) }
        func leaves(from: Int64, count: Int) -> [[UInt8]] { all[Int(from)..<Int(from) + count].map { Array($0.utf8) } }
    }

    private let signer: NoteSigner
    private let place: String

    init() throws {
        signer = try #require(Keys.log)
        place = FileManager.default.temporaryDirectory.path + "/postroom-witness-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    }

    /// Publishes into a folder and a second store of this name.
    private func publish(_ leaves: [String], as name: String) async throws -> (LogFolder, SignedNote) {
        let folder = LogFolder(path: "\(place)/\(name)")
        let publisher = LogPublisher(
            folder: folder, signer: signer, store: FolderCheckpointStore(path: "\(place)/\(name)-second"))
        return (folder, try await publisher.publish(Leaves(all: leaves)))
    }

    @Test func `witnesses find a log that was set back together with its second store and went on`() async throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        let one = try await RunningWitness(1, logs: [signer.verifier])
        let two = try await RunningWitness(2, logs: [signer.verifier])
        let calls = WitnessCalls(
            [one.witness, two.witness], quorum: 1, http: try HTTPClient(), now: { 1_000_000 })
        let leaves = (0..<300).map { "leaf \($0)" }
        let (folder, note) = try await publish(leaves, as: "log")
        let round = try await calls.cosign(note, tiles: folder)
        #expect(round.standing == .complete)
        #expect(try folder.add(round.note.signatures, to: note.text))

        let policy = try LogPolicy(
            log: signer.verifier, witnesses: [one.witness.key, two.witness.key], threshold: 2)
        let proof = try folder.proof(of: Array("leaf 299".utf8), at: 299, openings: [:])
        #expect(try policy.check(proof.checkpoint, now: 1_000_000).cosigners.count == 2)

        // What a backup of log and second store from yesterday makes possible: every check in the house is content.
        let other = Array(leaves[..<200]) + (0..<150).map { "another leaf \($0)" }
        let (forked, forkedNote) = try await publish(other, as: "restored")
        _ = try await LogAudit(folder: forked, key: signer.verifier).check(against: Leaves(all: other))
        let alarm = try await calls.cosign(forkedNote, tiles: forked)
        #expect(alarm.standing == .splitView(seenBy: ["witness1.example", "witness2.example"]))
        #expect(alarm.note.signatures.count == 1)
        #expect(throws: LogFailure.self) { try policy.check(alarm.note, now: 1_000_000) }
        await one.stop()
        await two.stop()
    }

    @Test func `a witness that starts anew remembers what it signed`() async throws {
        defer { try? FileManager.default.removeItem(atPath: place) }
        var log = MemoryLog(signer)
        log.append(["a", "b"])
        let note = try log.checkpoint()
        let request = try WitnessRequest(note, knownSize: 0, tiles: log).bytes
        func ledger() throws -> WitnessLedger {
            try WitnessLedger(
                signer: Keys.witness(1), logs: [signer.verifier],
                store: FolderCheckpointStore(path: place + "/state"))
        }
        #expect(try await ledger().answer(request, now: 1).status == 200)
        #expect(try await ledger().answer(request, now: 1) == .conflict(size: 2, split: false))
    }
}
