import Curl
import Testing
import Transparency
import WitnessWeb
import Witnesses

/// A log, witnesses over HTTP on loopback, and all that can go wrong between them.
@Suite(.serialized) struct WitnessRoundTests {
    private let signer: NoteSigner

    init() throws { signer = try #require(Keys.log) }

    private func calls(_ witnesses: [Witness], quorum: Int, time: Int64 = 1_000_000) throws -> WitnessCalls {
        WitnessCalls(
            witnesses, quorum: quorum, http: try HTTPClient(),
            limits: HTTPLimits(
                connect: .seconds(5), firstByte: .seconds(5), betweenBytes: .seconds(5), total: .seconds(10)),
            now: { time })
    }

    @Test func `two witnesses sign a log as it grows, and strangers believe their signatures`() async throws {
        let one = try await RunningWitness(1, logs: [signer.verifier])
        let two = try await RunningWitness(2, logs: [signer.verifier])
        let calls = try calls([one.witness, two.witness], quorum: 2)
        let policy = try LogPolicy(
            log: signer.verifier, witnesses: [one.witness.key, two.witness.key], threshold: 2)
        var log = MemoryLog(signer)
        for count in [1, 2, 0, 255, 300, 70_000] {
            log.append((0..<count).map { "\(log.size + Int64($0))" })
            let round = try await calls.cosign(try log.checkpoint(), tiles: log)
            #expect(round.standing == .complete && round.complaints.isEmpty, "\(round.complaints)")
            let believed = try policy.check(round.note, now: 1_000_000)
            #expect(believed.checkpoint.size == log.size)
            #expect(believed.cosigners.map(\.time) == [1_000_000, 1_000_000])
        }
        // Another program that has never asked before learns the size from the witness.
        let stranger = try self.calls([one.witness], quorum: 1)
        log.append(["more"])
        #expect(try await stranger.cosign(try log.checkpoint(), tiles: log).standing == .complete)
        await one.stop()
        await two.stop()
    }

    @Test(arguments: [0, 5, 40])
    func `a forked log is refused, whether it is as long, longer or shorter`(extra: Int) async throws {
        let running = try await RunningWitness(1, logs: [signer.verifier])
        let calls = try calls([running.witness], quorum: 1)
        var log = MemoryLog(signer)
        log.append((0..<10).map { "\($0)" })
        var fork = log
        log.append((0..<10).map { "true \($0)" })
        #expect(try await calls.cosign(try log.checkpoint(), tiles: log).standing == .complete)

        fork.append((0..<(extra == 5 ? 5 : 10 + extra)).map { "false \($0)" })
        // Once by who has asked this witness before, and once by who has not.
        for calls in [calls, try self.calls([running.witness], quorum: 1)] {
            let round = try await calls.cosign(try fork.checkpoint(), tiles: fork)
            let expected: WitnessRound.Outcome =
                switch extra {
                case 0: .split
                case 5: .signedMore(size: 20)
                default: .doesNotExtend
                }
            #expect(round.outcomes.map(\.outcome) == [expected])
            #expect(round.complaints.count == 1)
            #expect(round.standing == (extra == 5 ? .delayed(missing: 1) : .splitView(seenBy: ["witness1.example"])))
            #expect(round.note.signatures.count == 1)
        }
        // The proof of the fork is kept, where both checkpoints are signed and of one size.
        #expect(Set(running.splits.all.map(\.note)) == (extra == 0 ? [try fork.checkpoint().bytes] : []))
        // The true log goes on.
        log.append(["next"])
        #expect(try await calls.cosign(try log.checkpoint(), tiles: log).standing == .complete)
        await running.stop()
    }

    @Test func `a witness that is away delays nothing unless it is required`() async throws {
        let present = try await RunningWitness(1, logs: [signer.verifier])
        let away = try await RunningWitness(2, logs: [signer.verifier])
        await away.stop()
        var log = MemoryLog(signer)
        log.append(["a", "b"])
        for (isRequired, quorum, expected) in [
            (false, 1, WitnessRound.Standing.complete), (false, 2, .delayed(missing: 1)),
            (true, 1, .held(by: ["witness2.example"])),
        ] {
            let witness = Witness(key: away.witness.key, endpoint: away.witness.endpoint, isRequired: isRequired)
            let round = try await calls([present.witness, witness], quorum: quorum)
                .cosign(try log.checkpoint(), tiles: log)
            #expect(round.standing == expected)
            #expect(round.outcomes.first?.outcome == .cosigned(time: 1_000_000))
            #expect(round.complaints.count == 1 && round.note.signatures.count == 2)
        }
        await present.stop()
    }

    @Test func `what a witness lacked is asked for again, and a dead one is left alone for a while`() async throws {
        let dead = try await RunningWitness(1, logs: [signer.verifier])
        await dead.stop()
        let present = try await RunningWitness(2, logs: [signer.verifier])
        var log = MemoryLog(signer)
        log.append(["a"])
        let calls = try calls([dead.witness, present.witness], quorum: 2)
        var note = try log.checkpoint()
        var kinds: [String] = []
        for _ in 0..<4 {
            let round = try await calls.cosign(note, tiles: log)
            note = round.note
            if case .unreachable? = round.outcomes.first?.outcome { kinds.append("unreachable") }
            if case .resting? = round.outcomes.first?.outcome { kinds.append("resting") }
            #expect(round.standing == .delayed(missing: 1))
        }
        #expect(kinds == ["unreachable", "unreachable", "unreachable", "resting"])
        #expect(note.signatures.count == 2)
        await present.stop()
    }

    @Test func `foreign logs, wrong keys and clocks that run ahead are named`() async throws {
        var log = MemoryLog(signer)
        log.append(["a"])
        let other = try NoteSigner(name: "other.example", type: .ed25519, seed: [UInt8](repeating: 7, count: 32))
        let impostor = try NoteSigner(
            name: signer.verifier.name, type: .ed25519, seed: [UInt8](repeating: 8, count: 32))

        let foreign = try await RunningWitness(1, logs: [other.verifier])
        let mistaken = try await RunningWitness(2, logs: [impostor.verifier])
        let hasty = try await RunningWitness(3, logs: [signer.verifier], time: 1_000_301)
        let prompt = try await RunningWitness(4, logs: [signer.verifier], time: 1_000_300)
        // Answers with the key of another witness than the settings say.
        let swapped = Witness(key: try Keys.witness(9).verifier, endpoint: prompt.witness.endpoint)
        let broken = try await RunningWitness(5, logs: [signer.verifier])
        broken.store.failFromNowOn()
        let all = [foreign, mistaken, hasty, prompt, broken]
        let round = try await calls(all.map(\.witness) + [swapped], quorum: 1)
            .cosign(try log.checkpoint(), tiles: log)
        #expect(
            round.outcomes.map(\.outcome) == [
                .refused(status: 404), .refused(status: 403),
                .wrongAnswer(.clock("the signature of witness3.example", seconds: 301)), .cosigned(time: 1_000_300),
                .refused(status: 503), .wrongAnswer(.wrongKey("witness9.example")),
            ])
        #expect(round.standing == .complete)
        #expect(round.note.signatures.count == 2)
        for running in all { await running.stop() }
    }

    @Test func `a witness that lost its memory is asked from the start`() async throws {
        let running = try await RunningWitness(1, logs: [signer.verifier])
        let calls = try calls([running.witness], quorum: 1)
        var log = MemoryLog(signer)
        log.append(["a", "b", "c"])
        #expect(try await calls.cosign(try log.checkpoint(), tiles: log).standing == .complete)
        running.store.forget(signer.verifier.name)
        log.append(["d"])
        #expect(try await calls.cosign(try log.checkpoint(), tiles: log).standing == .complete)
        await running.stop()
    }

    @Test func `two programs that publish at once get a straight history`() async throws {
        let running = try await RunningWitness(1, logs: [signer.verifier])
        var log = MemoryLog(signer)
        log.append(["a"])
        try await withThrowingTaskGroup(of: WitnessRound.Standing.self) { group in
            for _ in 0..<8 {
                let (calls, snapshot) = (try calls([running.witness], quorum: 1), log)
                group.addTask { try await calls.cosign(try snapshot.checkpoint(), tiles: snapshot).standing }
            }
            for try await standing in group { #expect(standing == .complete) }
        }
        await running.stop()
    }
}
