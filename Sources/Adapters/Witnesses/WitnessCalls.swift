package import Curl
import Synchronization
package import Transparency

/// Asks witnesses to sign checkpoints (the client of C2SP tlog-witness).
package final class WitnessCalls: Sendable {
    /// What was learned of one witness. Nothing of it needs to be kept: a witness tells its size when asked wrongly.
    private struct Acquaintance {
        var size: Int64 = 0
        var breaker = CircuitBreaker(threshold: 3, firstPause: .seconds(30), longestPause: .seconds(1_800))
    }

    /// Requests to one witness in one round: a first one, one with the size it told, and one more if that has changed.
    private static let mostRequests = 3

    package let witnesses: [Witness]
    /// Witnesses that must have signed for a checkpoint to be complete.
    package let quorum: Int
    private let http: HTTPClient
    private let limits: HTTPLimits
    private let now: @Sendable () -> Int64
    private let acquaintances = Mutex<[String: Acquaintance]>([:])

    /// - Parameters:
    ///   - witnesses: Their keys must differ.
    ///   - quorum: From 0 to the number of witnesses.
    ///   - now: Seconds since 1970.
    package init(
        _ witnesses: [Witness], quorum: Int, http: HTTPClient,
        limits: HTTPLimits = HTTPLimits(
            connect: .seconds(5), firstByte: .seconds(10), betweenBytes: .seconds(5), total: .seconds(20),
            headerBytes: 16_384, bodyBytes: WitnessReply.largest),
        now: @escaping @Sendable () -> Int64
    ) {
        precondition((0...witnesses.count).contains(quorum), "so many witnesses there are not")
        (self.witnesses, self.quorum, self.http, self.limits, self.now) = (witnesses, quorum, http, limits, now)
    }

    /// Asks all witnesses whose signature the checkpoint lacks, at the same time.
    ///
    /// - Parameters:
    ///   - note: The checkpoint, signed by the log.
    ///   - tiles: Has the hashes of the tree.
    /// - Throws: What `tiles` throws, or ``LogFailure`` where the note is no checkpoint: faults of our own log. Those of
    ///   witnesses are outcomes.
    package func cosign(_ note: SignedNote, tiles: some HashTiles & Sendable) async throws -> WitnessRound {
        let size = try Checkpoint(text: note.text).size
        let answers = try await withThrowingTaskGroup(of: (Int, WitnessRound.Outcome, [SignedNote.Signature]).self) {
            group in
            for (place, witness) in witnesses.enumerated() {
                if let time = Self.time(of: witness.key, on: note) {
                    group.addTask { (place, .cosigned(time: time), []) }
                    continue
                }
                group.addTask {
                    let (outcome, signatures) = try await self.ask(witness, note, size: size, tiles: tiles)
                    return (place, outcome, signatures)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        var cosigned = note
        let outcomes = answers.sorted { $0.0 < $1.0 }.map { place, outcome, signatures in
            cosigned.add(signatures)
            return (witness: witnesses[place], outcome: outcome)
        }
        return WitnessRound(note: cosigned, outcomes: outcomes, quorum: quorum)
    }

    private static func time(of key: NoteVerifier, on note: SignedNote) -> Int64? {
        note.signatures.lazy.filter { $0.isOf(key) }.compactMap { try? Cosignature.check($0, on: note.text, by: key) }
            .first
    }

    private func ask(
        _ witness: Witness, _ note: SignedNote, size: Int64, tiles: some HashTiles
    ) async throws -> (WitnessRound.Outcome, [SignedNote.Signature]) {
        guard let permit = with(witness, { $0.breaker.permit(at: uptime()) }) else { return (.resting, []) }
        var known = with(witness) { $0.size }
        for _ in 0..<Self.mostRequests {
            // What we remember may be of a witness that was set back since; only it can tell.
            let request = try WitnessRequest(note, knownSize: min(known, size), tiles: tiles)
            let reply: WitnessReply
            do {
                let answer = try await send(request, to: witness)
                let isBusy = answer.status == 429 || answer.status >= 500
                with(witness) { isBusy ? $0.breaker.failed(permit, at: uptime()) : $0.breaker.succeeded(permit) }
                reply = try WitnessReply(status: answer.status, body: answer.body, to: request, from: witness.key)
            } catch let failure as HTTPFailure {
                with(witness) { $0.breaker.failed(permit, at: uptime()) }
                return (.unreachable(failure), [])
            } catch let failure as LogFailure {
                return (.wrongAnswer(failure), [])
            }
            switch reply {
            case .cosigned(let signatures):
                with(witness) { $0.size = size }
                return try judge(signatures, note, witness)
            case .knows(let told):
                with(witness) { $0.size = told }
                guard told <= size else { return (.signedMore(size: told), []) }
                known = told
            case .split: return (.split, [])
            case .refused(422): return (.doesNotExtend, [])
            case .refused(let status): return (.refused(status: status), [])
            }
        }
        return (.refused(status: 409), [])
    }

    private func judge(
        _ signatures: [SignedNote.Signature], _ note: SignedNote, _ witness: Witness
    ) throws -> (WitnessRound.Outcome, [SignedNote.Signature]) {
        var latest: Int64 = 0
        for signature in signatures {
            latest = max(latest, try Cosignature.check(signature, on: note.text, by: witness.key))
        }
        let ahead = latest - now()
        // Checkers would refuse it, so it is of no use.
        guard ahead <= LogPolicy.clockTolerance else {
            return (.wrongAnswer(.clock("the signature of \(witness.key.name)", seconds: ahead)), [])
        }
        return (.cosigned(time: latest), signatures)
    }

    private func send(_ request: WitnessRequest, to witness: Witness) async throws -> HTTPResponse {
        try await http.send(
            HTTPRequest(
                .post, witness.endpoint, WitnessRequest.path,
                fields: [HTTPField("Content-Type", "text/plain; charset=utf-8")], body: request.bytes,
                lane: witness.key.name), limits: limits)
    }

    private func with<Value>(_ witness: Witness, _ use: (inout Acquaintance) -> Value) -> Value {
        acquaintances.withLock { use(&$0[witness.key.text, default: Acquaintance()]) }
    }

    private func uptime() -> Duration { ContinuousClock.now - Self.start }

    private static let start = ContinuousClock.now
}
