import Foundation
import Testing

@testable import Curl

extension HTTPTests {
    @Suite struct HTTPLoadTests {
        /// Runs calls at the same time; returns how long that took and the failures.
        private func run(_ count: Int, _ call: @escaping @Sendable (Int) async throws -> Void) async -> (
            Duration, [any Error]
        ) {
            let clock = ContinuousClock()
            let start = clock.now
            let failures = await withTaskGroup(of: (any Error)?.self) { group in
                for number in 0..<count {
                    group.addTask {
                        do {
                            try await call(number)
                            return nil
                        } catch { return error }
                    }
                }
                var failures: [any Error] = []
                for await failure in group { failure.map { failures.append($0) } }
                return failures
            }
            return (clock.now - start, failures)
        }

        @Test func `calls run in parallel up to the bound, and the others wait their turn`() async throws {
            let peer = try await HTTPPeer()
            let request = try peer.get("/late?ms=200")
            for (parallel, waves) in [(64, 1), (16, 4)] {
                let client = try HTTPClient(HTTPSettings(parallelCalls: parallel))
                let (time, failures) = await run(64) { _ in _ = try await client.send(request, limits: .test()) }
                #expect(failures.isEmpty)
                #expect(time >= .milliseconds(200 * waves) && time < .milliseconds(200 * waves + 2_000), "\(time)")
            }
        }

        @Test func `calls beyond the queue's bound are refused at once, and a full queue empties by its deadline`()
            async throws
        {
            let peer = try await HTTPPeer()
            let client = try HTTPClient(HTTPSettings(parallelCalls: 1, waitingCalls: 2))
            let request = try peer.get("/hang")
            let limits = HTTPLimits.test { ($0.firstByte, $0.total) = (.seconds(15), .milliseconds(800)) }
            let (time, failures) = await run(5) { _ in _ = try await client.send(request, limits: limits) }
            let kinds = failures.compactMap { $0 as? HTTPFailure }
            #expect(kinds.filter { $0 == .queueFull(limit: 2) }.count == 2)
            #expect(kinds.filter { $0 == .timeout(.queue) }.count >= 1)
            #expect(kinds.filter { $0 == .timeout(.total) || $0 == .timeout(.queue) }.count == 3)
            #expect(time < .seconds(5))
            // All places are free again.
            #expect(try await client.send(peer.get("/plain"), limits: .test()).status == 200)
        }

        @Test func `one slow call never delays others`() async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient(HTTPSettings(parallelCalls: 4))
            let (slow, quick) = (try peer.get("/hang"), try peer.get("/plain"))
            let hanging = Task { try await client.send(slow, limits: .test()) }
            let (time, failures) = await run(200) { _ in _ = try await client.send(quick, limits: .test()) }
            #expect(failures.isEmpty && time < .seconds(5))
            hanging.cancel()
            #expect(await hanging.result.failure as? HTTPFailure == .cancelled)
        }

        @Test func `who asks much delays itself`() async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient(HTTPSettings(parallelCalls: 1))
            let (busy, other) = (try peer.get("/late?ms=20", lane: "busy"), try peer.get("/late?ms=20", lane: "other"))
            let flood = Task { await run(60) { _ in _ = try await client.send(busy, limits: .test()) } }
            try await Task.sleep(for: .milliseconds(100))
            let clock = ContinuousClock()
            let start = clock.now
            _ = try await client.send(other, limits: .test())
            let wait = clock.now - start
            let (whole, failures) = await flood.value
            #expect(failures.isEmpty)
            #expect(wait * 3 < whole, "\(wait) of \(whole)")
        }

        @Test func `cancelling ends calls at once, whether they run or wait`() async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient(HTTPSettings(parallelCalls: 32))
            let request = try peer.get("/hang")
            let calls = (0..<64).map { _ in Task { try await client.send(request, limits: .test()) } }
            while peer.seen.count < 32 { try await Task.sleep(for: .milliseconds(20)) }
            let clock = ContinuousClock()
            let start = clock.now
            for call in calls { call.cancel() }
            for call in calls { #expect(await call.result.failure as? HTTPFailure == .cancelled) }
            #expect(clock.now - start < .seconds(2))
            #expect(try await client.send(peer.get("/plain"), limits: .test()).status == 200)
        }

        @Test func `a thousand calls cancelled at any moment leave nothing behind`() async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient(HTTPSettings(parallelCalls: 8))
            let request = try peer.get("/late?ms=5")
            let limits = HTTPLimits.test()
            let (_, failures) = await run(1_000) { number in
                let call = Task { try await client.send(request, limits: limits) }
                if number % 2 == 0 {
                    try await Task.sleep(for: .microseconds(number * 37 % 900_000))
                    call.cancel()
                    _ = await call.result
                } else {
                    guard try await call.value.status == 200 else { throw HTTPFailure.cutOff }
                }
            }
            #expect(failures.isEmpty, "\(failures.first.map { "\($0)" } ?? "")")
            #expect(try await client.send(request, limits: limits).status == 200)
        }

        @Test func `the thread ends with the client`() async throws {
            let peer = try await HTTPPeer()
            func threads() throws -> Int {
                try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
            }
            let before = try threads()
            for _ in 0..<50 { #expect(try await HTTPClient().send(peer.get("/plain"), limits: .test()).status == 200) }
            var after = try threads()
            for _ in 0..<100 where after > before + 20 {
                try await Task.sleep(for: .milliseconds(20))
                after = try threads()
            }
            // Other tests run beside this one and have threads of their own.
            #expect(after <= before + 20, "\(before) threads before, \(after) after")
        }
    }
}
