import Foundation
import Glibc
import Testing

@testable import LMTPServer

/// Over real sockets.
@Suite(.serialized, .timeLimit(.minutes(2)))
struct ListenerTests {
    private static let hello = "LHLO mx.example\r\n"
    private static let message = "MAIL FROM:<c@example.org>\r\nRCPT TO:<a@desk.example>\r\nDATA\r\n"

    private func folder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("lmtp-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: path, withIntermediateDirectories: true)
        return path.path
    }

    private func serving(
        _ sink: any DeliverySink, _ change: (inout LMTPListener.Settings) -> Void = { _ in },
        _ work: (LMTPListener, _ port: Int) async throws -> Void
    ) async throws {
        var settings = LMTPListener.Settings(
            address: .loopback(host: "127.0.0.1", port: 0), hostName: "desk.example")
        change(&settings)
        let listener = try await LMTPListener.start(settings, sink: sink)
        guard case .loopback(_, let port) = listener.address else {
            Issue.record("no port")
            return
        }
        do {
            try await work(listener, port)
        } catch {
            _ = await listener.stop(grace: .seconds(1))
            throw error
        }
        _ = await listener.stop(grace: .seconds(5))
        #expect(listener.sessions == 0)
    }

    @Test func `a pipelined session over TCP keeps its messages byte for byte`() async throws {
        let sink = MemorySink()
        let bytes = Array("Subject: x\r\n\r\n.\r\n..a\r\n".utf8) + [0, 0xFF, 0x0D, 0x0A]
        try await serving(sink) { _, port in
            let codes = try await apart {
                let peer = try Peer(port: port)
                var codes = try peer.codes(1)
                try peer.say(Self.hello + Self.message)
                codes += try peer.codes(4)
                try peer.say(Oracle.wire(bytes) + Array((Self.message + "x\r\n.\r\nQUIT\r\n").utf8))
                codes += try peer.codes(6)
                #expect(try peer.isClosed())
                return codes
            }
            #expect(codes == [220, 250, 250, 250, 354, 250, 250, 250, 354, 250, 221])
        }
        #expect(sink.messages == [bytes, Array("x\r\n".utf8)])
        #expect(sink.envelopes[0].sender.text == "c@example.org")
    }

    @Test func `twenty megabytes arrive whole`() async throws {
        let sink = MemorySink()
        var random = SeededGenerator(seed: 1)
        let bytes =
            (0..<20_000_000).map { _ in UInt8.random(in: 0...255, using: &random) } + [0x0D, 0x0A]
        let wire = Oracle.wire(bytes)
        try await serving(sink) { _, port in
            let codes = try await apart {
                let peer = try Peer(port: port)
                try peer.say(Self.hello + Self.message)
                _ = try peer.codes(5)
                try peer.say(wire)
                return try peer.codes(1, seconds: 60)
            }
            #expect(codes == [250])
        }
        #expect(sink.messages == [bytes])
    }

    @Test func `no reply comes before the commit has returned`() async throws {
        let gate = Gate()
        let sink = MemorySink(hold: { await gate.pass() })
        try await serving(sink) { _, port in
            let peer = try Peer(port: port)
            try await apart {
                try peer.say(Self.hello + Self.message + "x\r\n.\r\n")
                #expect(try peer.codes(5) == [220, 250, 250, 250, 354])
                #expect(throws: Peer.Failure.self) { try peer.codes(1, seconds: 1) }
            }
            #expect(sink.commitsBegun == 1 && sink.messages.isEmpty)
            await gate.open()
            #expect(try await apart { try peer.codes(1) } == [250])
        }
        #expect(sink.messages.count == 1)
    }

    @Test func `a peer that half closes still gets its replies`() async throws {
        let sink = MemorySink()
        try await serving(sink) { _, port in
            let codes = try await apart {
                let peer = try Peer(port: port)
                try peer.say(Self.hello + Self.message + "x\r\n.\r\n")
                peer.finish()
                return try peer.codes(9)
            }
            #expect(codes == [220, 250, 250, 250, 354, 250])
        }
        #expect(sink.messages.count == 1)
    }

    @Test func `a peer that goes away in the midst of a message leaves nothing`() async throws {
        let sink = MemorySink()
        try await serving(sink) { listener, port in
            try await apart {
                let peer = try Peer(port: port)
                try peer.say(Self.hello + Self.message + "half of a mess")
                _ = try peer.codes(5)
            }
            for _ in 0..<500 where listener.sessions > 0 { try await Task.sleep(for: .milliseconds(10)) }
            #expect(listener.sessions == 0)
        }
        #expect(sink.messages.isEmpty && sink.abandoned == 1)
    }

    @Test func `slow peers are told and sent away, others go on`() async throws {
        let sink = MemorySink()
        let change = { (settings: inout LMTPListener.Settings) in
            settings.limits.commandTime = .milliseconds(1500)
            settings.limits.dataPause = .milliseconds(1500)
        }
        try await serving(sink, change) { _, port in
            async let commander = apart {
                let peer = try Peer(port: port)
                // A byte every 50 ms never makes a command.
                for _ in 0..<40 where (try? peer.say("N")) != nil { usleep(50_000) }
                return try peer.codes(9)
            }
            async let sender = apart {
                let peer = try Peer(port: port)
                try peer.say(Self.hello + Self.message + "a\r\n")
                return try peer.codes(9)
            }
            async let honest = apart {
                let peer = try Peer(port: port)
                try peer.say(Self.hello + Self.message + "a\r\n.\r\nQUIT\r\n")
                return try peer.codes(9)
            }
            let commanderCodes = try await commander
            #expect(commanderCodes == [220, 421])
            let senderCodes = try await sender
            #expect(senderCodes == [220, 250, 250, 250, 354, 421])
            let honestCodes = try await honest
            #expect(honestCodes == [220, 250, 250, 250, 354, 250, 221])
        }
        #expect(sink.messages.count == 1 && sink.abandoned == 1)
    }

    /// Closing with input unread resets the connection: the peer would fail while it sends, before it reads the reply.
    @Test func `a peer that is sent away while it talks reads why`() async throws {
        try await serving(MemorySink()) { _, port in
            let codes = try await apart {
                let peer = try Peer(port: port)
                try peer.say("GET / HTTP/1.1\r\n" + String(repeating: "Host: x\r\n", count: 500_000))
                return try peer.codes(9)
            }
            #expect(codes == [220, 421])
        }
    }

    @Test func `sessions above the limit are sent away until one ends`() async throws {
        try await serving(MemorySink(), { $0.sessions = 2 }) { listener, port in
            try await apart {
                let first = try Peer(port: port)
                #expect(try first.codes(1) == [220])
                let second = try Peer(port: port)
                #expect(try second.codes(1) == [220])
                let third = try Peer(port: port)
                #expect(try third.codes(2) == [421])
                try second.say("QUIT\r\n")
                #expect(try second.codes(1) == [221])
            }
            for _ in 0..<500 where listener.sessions > 0 { try await Task.sleep(for: .milliseconds(10)) }
            #expect(try await apart { try Peer(port: port).codes(1) } == [220])
        }
    }

    @Test func `sixty-four sessions at once mix nothing up`() async throws {
        let sink = MemorySink()
        try await serving(sink) { _, port in
            try await withThrowingTaskGroup { group in
                for number in 0..<64 {
                    group.addTask {
                        let codes = try await apart {
                            let peer = try Peer(port: port)
                            try peer.say(Self.hello)
                            for round in 0..<10 { try peer.say(Self.message + "\(number) \(round)\r\n.\r\n") }
                            try peer.say("QUIT\r\n")
                            return try peer.codes(99)
                        }
                        let expected = [220, 250] + (0..<10).flatMap { _ in [250, 250, 354, 250] } + [221]
                        #expect(codes == expected)
                    }
                }
                try await group.waitForAll()
            }
        }
        let expected = (0..<64).flatMap { number in (0..<10).map { "\(number) \($0)\r\n" } }
        #expect(sink.messages.map { String(decoding: $0, as: UTF8.self) }.sorted() == expected.sorted())
    }

    @Test func `stopping finishes a message under way and ends the idle at once`() async throws {
        let sink = MemorySink()
        try await serving(sink) { listener, port in
            let idle = try Peer(port: port)
            let busy = try Peer(port: port)
            try await apart {
                _ = try idle.codes(1)
                try busy.say(Self.hello + Self.message + "first ")
                _ = try busy.codes(5)
            }
            async let cut = listener.stop(grace: .seconds(10))
            #expect(try await apart { try idle.codes(2) } == [421])
            let before = listener.sessions
            #expect(before >= 1)
            // Where somebody listens, it is another test that was given the port.
            let stranger = try? Peer(port: port)
            try await Task.sleep(for: .milliseconds(50))
            #expect(listener.sessions <= before)
            withExtendedLifetime(stranger) {}
            try busy.say("second\r\n.\r\n")
            #expect(try await apart { try busy.codes(9) } == [250, 421])
            let messagesCut = await cut
            #expect(messagesCut == 0)
        }
        #expect(sink.messages == [Array("first second\r\n".utf8)])
    }

    @Test func `after the grace a message under way is cut, and counted`() async throws {
        let sink = MemorySink()
        try await serving(sink) { listener, port in
            let peer = try Peer(port: port)
            try await apart {
                try peer.say(Self.hello + Self.message + "half")
                _ = try peer.codes(5)
            }
            let start = ContinuousClock.now
            #expect(await listener.stop(grace: .milliseconds(300)) == 1)
            #expect(ContinuousClock.now - start < .seconds(3))
            #expect(try await apart { try peer.isClosed() })
            for _ in 0..<500 where listener.sessions > 0 { try await Task.sleep(for: .milliseconds(10)) }
        }
        #expect(sink.messages.isEmpty && sink.abandoned == 1)
    }

    @Test func `a Unix socket has its mode, replaces a dead one, and goes at the end`() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/lmtp"
        let sink = MemorySink()
        for mode: UInt32 in [0o600, 0o660, 0o666] {
            // What a killed server leaves: a name that nobody answers at.
            let dead = try UnixSocket(path: path, mode: 0o600)
            try dead.publish()
            close(dead.descriptor)

            let settings = LMTPListener.Settings(
                address: try ListenAddress("unix:" + path, mode: mode), hostName: "desk.example")
            let listener = try await LMTPListener.start(settings, sink: sink)
            var status = stat()
            #expect(lstat(path, &status) == 0 && status.st_mode & 0o777 == mode)
            await #expect(throws: ListenError.inUse(path)) { try await LMTPListener.start(settings, sink: sink) }
            let codes = try await apart {
                let peer = try Peer(path: path)
                try peer.say(Self.hello + Self.message + "x\r\n.\r\nQUIT\r\n")
                return try peer.codes(9)
            }
            #expect(codes == [220, 250, 250, 250, 354, 250, 221])
            _ = await listener.stop(grace: .seconds(5))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
        #expect(sink.messages.count == 3)
    }

    @Test func `a socket that was handed over is served`() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/handed"
        let handed = try UnixSocket(path: path, mode: 0o600)
        try handed.publish()
        let settings = LMTPListener.Settings(
            address: .inherited(descriptor: handed.descriptor), hostName: "desk.example")
        let listener = try await LMTPListener.start(settings, sink: MemorySink())
        #expect(try await apart { try Peer(path: path).codes(1) } == [220])
        _ = await listener.stop(grace: .seconds(1))
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `what is no place to listen is refused with the reason`() async throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (text, error) in [
            ("0.0.0.0:2424", ListenError.notLoopback), ("192.0.2.1:2424", .notLoopback), ("[::]:2424", .notLoopback),
            ("example.org:2424", .notLoopback), ("127.0.0.1:25", .portOfSMTP), ("127.0.0.1", .notAnAddress),
            ("127.0.0.1:65536", .notAnAddress), ("lmtp.sock", .notAnAddress), ("", .notAnAddress),
            ("/" + String(repeating: "x", count: 103), .pathTooLong(limit: 103)),
        ] {
            #expect(throws: error) { try ListenAddress(text) }
        }
        for text in ["127.0.0.1:2424", "127.9.9.9:0", "localhost:2424", "[::1]:2424"] {
            #expect(try ListenAddress(text).description == text)
        }
        _ = try ListenAddress("/" + String(repeating: "x", count: 102))
        #expect(FileManager.default.createFile(atPath: folder + "/file", contents: nil))
        let settings = LMTPListener.Settings(
            address: .unixSocket(path: folder + "/file", mode: 0o600), hostName: "desk.example")
        await #expect(throws: ListenError.notASocket(folder + "/file")) {
            try await LMTPListener.start(settings, sink: MemorySink())
        }
    }
}
