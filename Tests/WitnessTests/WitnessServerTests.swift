import Curl
import Testing
import Transparency
import Witnesses

@testable import WitnessWeb

@Suite(.serialized) struct WitnessServerTests {
    private let signer: NoteSigner
    private let http: HTTPClient

    init() throws { (signer, http) = (try #require(Keys.log), try HTTPClient()) }

    private func post(_ body: [UInt8], to running: RunningWitness) async throws -> HTTPResponse {
        try await http.send(HTTPRequest(.post, running.witness.endpoint, WitnessRequest.path, body: body))
    }

    @Test func `answers have the status and the form that the specification asks for`() async throws {
        let running = try await RunningWitness(1, logs: [signer.verifier])
        var log = MemoryLog(signer)
        log.append(["a", "b", "c"])
        let note = try log.checkpoint()
        let first = try WitnessRequest(note, knownSize: 0, tiles: log).bytes
        let signed = try await post(first, to: running)
        #expect(signed.status == 200 && signed.body.starts(with: "\u{2014} witness1.example ".utf8))
        let conflict = try await post(first, to: running)
        #expect(conflict.status == 409 && conflict.body == Array("3\n".utf8))
        #expect(conflict.head["Content-Type"] == "text/x.tlog.size")
        log.append(["d"])
        var proofless = Array("old 3\n\n".utf8)
        proofless += try log.checkpoint().bytes
        #expect(try await post(proofless, to: running).status == 422)
        for nonsense in [[], Array("old x\n\n".utf8), Array("old 0\n\nnot a note".utf8), [UInt8](0...255)] {
            #expect(try await post(nonsense, to: running).status == 400)
        }
        #expect(try await http.send(HTTPRequest(.get, running.witness.endpoint, WitnessRequest.path)).status != 200)
        let key = try await http.send(HTTPRequest(.get, running.witness.endpoint, "/"))
        #expect(key.body == Array((running.witness.key.text + "\n").utf8))
        await running.stop()
    }

    @Test(arguments: [(0, 400), (1, 413)])
    func `a request may have as many bytes as the limit says, and not one more`(more: Int, status: Int) async throws {
        let running = try await RunningWitness(1, logs: [signer.verifier])
        let body = [UInt8](repeating: UInt8(ascii: "x"), count: WitnessRequest.largest + more)
        #expect(try await post(body, to: running).status == status)
        await running.stop()
    }

    @Test func `more requests than the limit says are sent away with the time to wait`() async throws {
        let running = try await RunningWitness(1, logs: [signer.verifier], burst: 3)
        for _ in 0..<3 { #expect(try await post([], to: running).status == 400) }
        let refused = try await post([], to: running)
        #expect(refused.status == 429)
        let wait = try #require(refused.head.retryAfter(now: 0))
        #expect(wait > .seconds(900) && wait <= .seconds(1_000))
        await running.stop()
    }

    @Test func `a bucket lets its burst through, and then one at a time`() {
        var limit = RateLimit(perSecond: 2, burst: 3)
        let milliseconds = [0, 0, 0, 0, 499, 500, 500, 3_600_000, 3_600_000, 3_600_000, 3_600_000, 10_000, 3_600_000]
        let waits = milliseconds.map { limit.take(at: .milliseconds($0)) }
        // It never holds more than its burst, and a clock that goes back gives nothing.
        #expect(
            waits.map { $0 == nil } == [
                true, true, true, false, false, true, false, true, true, true, false, false, false,
            ])
        #expect(waits[3] == .milliseconds(500))
    }
}
