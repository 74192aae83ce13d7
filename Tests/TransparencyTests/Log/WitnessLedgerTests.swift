import Synchronization
import Testing
import Transparency

private let origin = "log.stadt.example/2026"

private func key(_ seed: UInt8, _ type: NoteKeyType = .ed25519, name: String = origin) throws -> NoteSigner {
    try NoteSigner(name: name, type: type, seed: [UInt8](repeating: seed, count: 32))
}

/// Last checkpoints in memory.
private final class MemoryStore: CheckpointStore {
    private let notes = Mutex<[String: [UInt8]]>([:])
    /// Called between a look and the swap that follows it.
    let between: @Sendable (MemoryStore) -> Void
    let isBroken: Bool

    init(isBroken: Bool = false, between: @escaping @Sendable (MemoryStore) -> Void = { _ in }) {
        (self.isBroken, self.between) = (isBroken, between)
    }

    struct Broken: Error {}

    func put(_ note: [UInt8]) { notes.withLock { $0[origin] = note } }

    func last(of origin: String) throws -> [UInt8]? {
        if isBroken { throw Broken() }
        return notes.withLock { $0[origin] }
    }

    func replace(_ expected: [UInt8]?, with note: [UInt8], for origin: String) -> Bool {
        between(self)
        return notes.withLock { notes in
            guard notes[origin] == expected else { return false }
            notes[origin] = note
            return true
        }
    }
}

/// A log of which each size can be shown, with entries that differ from `fork` on.
private struct Log {
    var fork = Int.max
    var signer: NoteSigner

    init(fork: Int = .max, seed: UInt8 = 1, name: String = origin) throws {
        (self.fork, signer) = (fork, try key(seed, name: name))
    }

    func tiles(_ size: Int) -> MemoryTiles {
        var tiles = MemoryTiles()
        for number in 0..<size { tiles.append([UInt8(number % 256), number >= fork ? 1 : 0]) }
        return tiles
    }

    func request(_ old: Int64, _ size: Int) throws -> WitnessRequest {
        let tiles = tiles(size)
        let checkpoint = Checkpoint(origin: signer.verifier.name, size: Int64(size), root: tiles.growing.root)
        return try WitnessRequest(checkpoint.signed(by: signer), knownSize: old, tiles: tiles)
    }
}

struct WitnessLedgerTests {
    private let witness: NoteSigner
    private let log: Log

    init() throws {
        witness = try key(7, .cosignature, name: "witness.example/w1")
        log = try Log()
    }

    private func ledger(_ store: MemoryStore = MemoryStore()) throws -> WitnessLedger {
        try WitnessLedger(signer: witness, logs: [key(1).verifier], store: store)
    }

    /// The answer as the log reads it.
    private func reply(_ ledger: WitnessLedger, _ request: WitnessRequest, now: Int64 = 1000) async throws
        -> WitnessReply
    {
        let answer = await ledger.answer(request.bytes, now: now)
        return try WitnessReply(
            status: answer.status, body: Array(answer.body.utf8), to: request, from: witness.verifier)
    }

    @Test func `a log that only grows is signed each time, and the signature counts for a policy`() async throws {
        let ledger = try ledger()
        let policy = try LogPolicy(log: log.signer.verifier, witnesses: [witness.verifier], threshold: 1)
        for (old, new) in [(0, 5), (5, 5), (5, 300), (300, 600)] {
            let request = try log.request(Int64(old), new)
            #expect(try WitnessRequest(request.bytes) == request)
            guard case .cosigned(let signatures) = try await reply(ledger, request, now: Int64(1000 + new)) else {
                Issue.record("from \(old) to \(new) was not signed")
                continue
            }
            var note = request.note
            note.add(signatures)
            #expect(try policy.check(note, now: 2000).cosigners.map(\.time) == [Int64(1000 + new)])
        }
    }

    @Test func `a witness that knows another size names it, and the log goes on from there`() async throws {
        let ledger = try ledger()
        _ = await ledger.answer(try log.request(0, 10).bytes, now: 1)
        #expect(try await reply(ledger, log.request(0, 20)) == .knows(size: 10))
        #expect(try await reply(ledger, log.request(11, 20)) == .knows(size: 10))
        guard case .cosigned = try await reply(ledger, log.request(10, 20)) else { return _ = Issue.record("refused") }
    }

    @Test func `a forked log gets no signature, whatever it claims to have been`() async throws {
        let ledger = try ledger()
        _ = await ledger.answer(try log.request(0, 10).bytes, now: 1)
        let fork = try Log(fork: 5)
        #expect(await ledger.answer(try fork.request(10, 20).bytes, now: 1) == .badProof)
        #expect(try await reply(ledger, fork.request(10, 10)) == .split)
        #expect(await ledger.answer(try fork.request(0, 10).bytes, now: 1) == .conflict(size: 10, split: true))
        #expect(await ledger.answer(try log.request(9, 9).bytes, now: 1) == .conflict(size: 10, split: false))
        #expect(try await reply(ledger, log.request(10, 11)) != .split)
    }

    @Test func `other keys, other logs and other forms have their own answers`() async throws {
        let ledger = try ledger()
        let good = try log.request(0, 10)
        let stranger = try Log(seed: 2).request(0, 10)
        let unknown = try Log(name: "other.example").request(0, 10)
        let proofless = WitnessRequest(oldSize: 0, proof: [sha256([1])], note: good.note)
        let shrinking = WitnessRequest(oldSize: 11, proof: [], note: good.note)
        let long = WitnessRequest(oldSize: 0, proof: Array(repeating: sha256([1]), count: 64), note: good.note)
        for (request, status) in [
            (stranger.bytes, 403), (unknown.bytes, 404), (proofless.bytes, 422), (shrinking.bytes, 400),
            (long.bytes, 400), ([], 400), (Array("old 00\n\n".utf8) + good.note.bytes, 400),
            (Array("old 0\n".utf8) + good.note.bytes, 400), (good.bytes.dropLast(), 400), (good.bytes, 200),
        ] {
            let answer = await ledger.answer(request, now: 1)
            #expect(answer.status == status, "\(answer)")
            #expect(answer.body.hasSuffix("\n"))
        }
        #expect(WitnessLedger.Answer.conflict(size: 3, split: false).contentType == "text/x.tlog.size")
        let oversized = await ledger.answer([UInt8](repeating: 10, count: WitnessRequest.largest + 1), now: 1)
        #expect(
            oversized
                == .badRequest(
                    .tooLarge(.request, bytes: WitnessRequest.largest + 1, limit: WitnessRequest.largest)))
    }

    @Test func `of two requests at once one is signed`() async throws {
        let other = try log.request(0, 30).note.bytes
        let ledger = try ledger(MemoryStore { $0.put(other) })
        #expect(await ledger.answer(try log.request(0, 20).bytes, now: 1) == .conflict(size: 30, split: false))
    }

    @Test func `a witness without its memory signs nothing`() async throws {
        let ledger = try ledger(MemoryStore(isBroken: true))
        #expect(await ledger.answer(try log.request(0, 20).bytes, now: 1) == .unavailable)
    }

    @Test func `an answer that is not the witness's is not believed`() throws {
        let request = try log.request(0, 20)
        let other = try key(8, .cosignature, name: "witness.example/w1")
        let line = try Cosignature.make(on: request.note.text, at: 5, with: other).line
        let elsewhere = try Cosignature.make(on: Array("x\n".utf8), at: 5, with: witness).line
        for (status, body, expected) in [
            (200, line, "wrong-key"), (200, elsewhere, "bad-signature"), (200, "", "wrong-key"),
            (200, "signed\n", "malformed"), (409, "", "malformed"), (409, "01\n", "malformed"),
            (409, "7\nmore\n", "malformed"), (503, "later", "ok"),
        ] {
            let found = verdict {
                _ = try WitnessReply(status: status, body: Array(body.utf8), to: request, from: witness.verifier)
            }
            #expect(found == expected, "\(status) \(body)")
        }
    }

    @Test func `keys of the wrong type make no witness and no log`() throws {
        let log = try key(1)
        #expect(verdict { _ = try WitnessLedger(signer: log, logs: [], store: MemoryStore()) } == "malformed")
        #expect(
            verdict { _ = try WitnessLedger(signer: witness, logs: [witness.verifier], store: MemoryStore()) }
                == "malformed")
        #expect(verdict { _ = try Cosignature.make(on: [], at: 1, with: log) } == "malformed")
        let checkpoint = Checkpoint(origin: origin, size: 0, root: MerkleHash.emptyRoot)
        #expect(verdict { _ = try checkpoint.signed(by: witness) } == "malformed")
    }
}
