import Foundation
import MailPeer
import Testing

@testable import Curl

extension HTTPTests {
    @Suite struct HTTPFaultTests {
        private func fault(_ path: String, _ change: (inout HTTPLimits) -> Void = { _ in }) async throws -> HTTPFailure?
        {
            let peer = try await HTTPPeer()
            let request = try peer.get(path)
            let limits = HTTPLimits.test(change)
            return try await failing(HTTPClient(), request, limits)
        }

        @Test(arguments: [
            ("/cut", "cutOff"), ("/cut-chunk", "cutOff"), ("/cut-header", "cutOff"), ("/nothing", "cutOff"),
            ("/raw?what=garbage", "notHTTP"), ("/raw?what=smtp", "notHTTP"), ("/raw?what=http09", "notHTTP"),
            ("/raw?what=length", "notHTTP"), ("/raw?what=status", "notHTTP"), ("/raw?what=version", "notHTTP"),
            ("/raw?what=chunk-size", "cutOff"),
        ])
        func `an answer that is not whole or no HTTP is a failure`(path: String, kind: String) async throws {
            let failure = try await fault(path)
            #expect(failure?.kind == kind, "\(String(describing: failure))")
            #expect(
                failure.map { !"\($0)".isEmpty && $0.description.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } } == true)
        }

        @Test(arguments: [("/no-length", "until the end"), ("/too-long", "four"), ("/chunked?chunks=2", "abcdeabcde")])
        func `the frame decides where an answer ends`(path: String, body: String) async throws {
            let peer = try await HTTPPeer()
            let answer = try await HTTPClient().send(peer.get(path), limits: .test())
            #expect(String(decoding: answer.body, as: UTF8.self) == body)
        }

        @Test(arguments: [
            ("/hang", HTTPFailure.Deadline.firstByte), ("/header-drip", .firstByte), ("/stall", .betweenBytes),
            ("/drip", .total),
        ])
        func `each deadline ends the call when it runs out`(path: String, deadline: HTTPFailure.Deadline) async throws {
            let clock = ContinuousClock()
            let start = clock.now
            let failure = try await fault(path) { limits in
                switch deadline {
                case .firstByte: limits.firstByte = .milliseconds(400)
                case .betweenBytes: limits.betweenBytes = .milliseconds(400)
                default: limits.total = .milliseconds(400)
                }
            }
            #expect(failure == .timeout(deadline))
            // The start of the server is in it.
            #expect(clock.now - start >= .milliseconds(400) && clock.now - start < .seconds(8))
        }

        @Test func `a connection that does not come about ends with its own deadline`() async throws {
            // Listens and never accepts: the handshake of TLS waits.
            let silent = try ScriptedServer([.greeting: .silence])
            let request = try HTTPRequest(.get, Endpoint("https://127.0.0.1:\(silent.port)"), "/")
            let limits = HTTPLimits.test { $0.connect = .milliseconds(300) }
            let failure = try await failing(HTTPClient(), request, limits)
            #expect(failure == .timeout(.connect))
            silent.stop()
        }

        @Test func `a closed port and an unknown name are told apart`() async throws {
            let gone = try ScriptedServer()
            gone.stop()
            let closed = try HTTPRequest(.get, Endpoint("http://127.0.0.1:\(gone.port)"), "/")
            let closedFailure = try await failing(HTTPClient(), closed, .test())
            // Some systems still accept for a moment after the end of the listener, and then hang up.
            #expect(["connect", "cutOff"].contains(closedFailure?.kind), "\(String(describing: closedFailure))")
            let unknown = try HTTPRequest(.get, Endpoint("https://nobody.invalid"), "/")
            let unknownFailure = try await failing(HTTPClient(), unknown, .test())
            #expect(unknownFailure == .resolve || unknownFailure == .timeout(.connect))
        }

        @Test(arguments: [0, 1, 16_384, 100_000])
        func `a body may have as many bytes as the limit says, and not one more`(limit: Int) async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient()
            let limits = HTTPLimits.test { $0.bodyBytes = limit }
            #expect(try await client.send(peer.get("/sized?bytes=\(limit)"), limits: limits).body.count == limit)
            let request = try peer.get("/sized?bytes=\(limit + 1)")
            let failure = await failing(client, request, limits)
            #expect(failure == .tooLarge(.body, limit: limit))
            let chunked = try peer.get("/chunked?chunks=\(limit / 5 + 1)")
            let second = await failing(client, chunked, limits)
            #expect(second == .tooLarge(.body, limit: limit))
        }

        @Test(arguments: [200, 20_000, HTTPLimits.largestHeader])
        func `a header may have as many bytes as the limit says, and not one more`(limit: Int) async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient()
            let limits = HTTPLimits.test { $0.headerBytes = limit }
            let exact = try await client.send(peer.get("/header-lines?bytes=\(limit)"), limits: limits)
            #expect(exact.body == Array("ok".utf8))
            #expect(
                try await failing(client, peer.get("/header-lines?bytes=\(limit + 1)"), limits)
                    == .tooLarge(.header, limit: limit))
        }

        @Test func `a flood of header lines, interim answers or one endless line is cut`() async throws {
            for path in [
                "/header-lines?bytes=5000000", "/interim", "/header-line?bytes=5000000", "/header-line?bytes=90000",
            ] {
                let failure = try await fault(path)
                #expect(failure == .tooLarge(.header, limit: 65_536), "\(path): \(String(describing: failure))")
            }
        }

        @Test func `a flooded reader holds no more than its bound, and the server waits`() async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient(HTTPSettings(streamBytes: 65_536))
            let limits = HTTPLimits.test {
                ($0.bodyBytes, $0.betweenBytes, $0.total) = (.max / 2, .seconds(2), .seconds(60))
            }
            let stream = try await client.open(peer.get("/flood?pieces=2000"), limits: limits)
            // Longer than the limit between bytes, which must not run while the reader is slow.
            try await Task.sleep(for: .seconds(3))
            let sent = peer.seen.compactMap(\.sent).last ?? 0
            #expect(stream.heldBytes <= 65_536 && stream.heldBytes > 0)
            #expect(sent < 24 << 20, "the server was not made to wait")
            var read = 0
            for try await piece in stream {
                read += piece.count
                #expect(piece.allSatisfy { $0 == UInt8(ascii: "f") })
            }
            #expect(read == 2_000 * 0x4000)
        }

        @Test func `a stream that is let go of, or whose task is cancelled, ends its transfer`() async throws {
            let peer = try await HTTPPeer()
            let client = try HTTPClient(HTTPSettings(parallelCalls: 1))
            do { _ = try await client.open(peer.get("/stall"), limits: .test()) }
            // The only place is free again.
            #expect(try await client.send(peer.get("/plain"), limits: .test()).status == 200)
            let request = try peer.get("/stall")
            let reading = Task {
                let stream = try await client.open(request, limits: .test())
                for try await _ in stream {}
            }
            try await Task.sleep(for: .milliseconds(300))
            reading.cancel()
            #expect(await reading.result.failure as? HTTPFailure == .cancelled)
            #expect(try await client.send(peer.get("/plain"), limits: .test()).status == 200)
        }
    }
}

extension Result {
    var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
