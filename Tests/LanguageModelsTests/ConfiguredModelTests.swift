import Curl
import Foundation
import LanguageModels
import ModelEndpoints
import Synchronization
import Testing

/// A clock that goes on only where somebody waits.
final class StillTime: Sendable {
    private let state = Mutex<(uptime: Duration, waits: [Duration])>((.zero, []))
    private let random: UInt64

    init(random: UInt64 = 0) { self.random = random }

    var waits: [Duration] { state.withLock { $0.waits } }

    func pass(_ time: Duration) { state.withLock { $0.uptime += time } }

    var time: ModelTime {
        let random = random
        return ModelTime(
            uptime: { self.state.withLock { $0.uptime } },
            clock: { 1_700_000_000 + self.state.withLock { $0.uptime.components.seconds } },
            sleep: { wait in
                self.state.withLock {
                    $0.uptime += wait
                    $0.waits.append(wait)
                }
            }, random: { random })
    }
}

/// What was reported.
final class Reports: Sendable {
    private let all = Mutex<[ModelTrouble]>([])

    var kinds: [ModelTrouble.Kind] { all.withLock { $0.map(\.kind) } }
    var lines: [String] { all.withLock { $0.map(\.description) } }

    func take(_ trouble: ModelTrouble) { all.withLock { $0.append(trouble) } }
}

extension ServerTests {
    /// Over real HTTP against Fixtures/model_peer.py; waits are recorded, not waited.
    struct ConfiguredModelTests {
        static func model(
            _ address: String, _ time: ModelTime, _ reports: Reports, keyFile: String? = nil,
            change: (inout ConfiguredModel.Settings) -> Void = { _ in }
        ) throws -> ConfiguredModel {
            var settings = ConfiguredModel.Settings(
                endpoint: try Endpoint(address), service: .chatCompletions, model: "peer-model", keyFile: keyFile,
                terms: nil)
            settings.options = WireOptions()
            change(&settings)
            return try ConfiguredModel(
                settings, http: try HTTPClient(HTTPSettings(parallelCalls: 8)), time: time,
                report: { reports.take($0) })
        }

        static func address(_ peer: TestServer, _ behaviour: String) -> String {
            "http://127.0.0.1:\(peer.port)/\(behaviour)/v1"
        }

        @Test(arguments: [(UInt64.min, Duration.seconds(7), Duration.seconds(7)), (.max, .seconds(7), .seconds(8))])
        func `tries wait as long as the server asks, and a little longer by chance`(
            random: UInt64, least: Duration, most: Duration
        ) async throws {
            let peer = try await TestServer("model_peer.py")
            let (time, reports) = (StillTime(random: random), Reports())
            let model = try Self.model(Self.address(peer, "429"), time.time, reports)
            let reply = await model.ask(try PeerTests.request())
            #expect(reply.outcome.kind == "serverError.rateLimited")
            #expect(peer.requests == 3)
            #expect(time.waits.count == 2)
            #expect(time.waits.allSatisfy { (least...most).contains($0) }, "\(time.waits)")
            if random == .max { #expect(time.waits.allSatisfy { $0 > least }) }
        }

        @Test func `a wait that goes beyond the whole time is not begun`() async throws {
            let peer = try await TestServer("model_peer.py")
            for (total, requests) in [(7, 1), (8, 2)] {
                let (time, before) = (StillTime(), peer.requests)
                let model = try Self.model(Self.address(peer, "429"), time.time, Reports()) {
                    $0.limits.total = .seconds(total)
                }
                #expect(await model.ask(try PeerTests.request()).outcome.kind == "serverError.rateLimited")
                #expect(peer.requests - before == requests, "\(total) s")
            }
        }

        @Test func `a server that is broken for a while is asked again, then left alone, then found back`() async throws
        {
            let peer = try await TestServer("model_peer.py")
            let (time, reports) = (StillTime(), Reports())
            let model = try Self.model(Self.address(peer, "told"), time.time, reports)
            #expect(model.health == .neverAsked)
            try peer.tell("500")
            #expect(await model.ask(try PeerTests.request()).outcome.kind == "serverError.broken")
            #expect(peer.requests == 3)
            #expect(model.isAvailable)
            #expect(reports.kinds.isEmpty)
            #expect(await model.ask(try PeerTests.request()).outcome.kind == "serverError.broken")
            #expect(peer.requests == 5, "the fifth failure opens the breaker, which no try goes past")
            #expect(reports.kinds == [.outage(.broken)])
            #expect(!model.isAvailable)
            #expect(await model.ask(try PeerTests.request()).outcome == .failed(.busy))
            #expect(peer.requests == 5)
            try peer.tell("valid")
            time.pass(.seconds(10))
            #expect(model.isAvailable)
            let reply = await model.ask(try PeerTests.request())
            #expect(reply.outcome.kind == "answer")
            #expect(model.health == .answered(at: time.time.clock()))
            #expect(reports.kinds.count == 1)
        }

        @Test func `a wrong key is said once, in one line, and asked with again when its file has changed`()
            async throws
        {
            let peer = try await TestServer("model_peer.py")
            let (time, reports) = (StillTime(), Reports())
            let keyFile = try peer.writeKey("s3cr3t-of-the-town")
            let model = try Self.model(Self.address(peer, "told"), time.time, reports, keyFile: keyFile)
            try peer.tell("401")
            let outcomes = await withTaskGroup(of: ModelReply.self) { group in
                for _ in 0..<8 {
                    group.addTask { await model.ask(try! PeerTests.request()) }
                }
                return await group.reduce(into: Set<String>()) { $0.insert($1.outcome.kind) }
            }
            #expect(outcomes.isSubset(of: ["serverError.wrongKey", "failed.busy"]))
            #expect(reports.kinds == [.needsPerson(.wrongKey)])
            #expect(reports.lines.first?.contains(keyFile) == true)
            #expect(reports.lines.first?.contains("\n") == false)
            let before = peer.requests
            #expect(await model.ask(try PeerTests.request()).outcome == .failed(.busy))
            #expect(!model.isAvailable)
            #expect(peer.requests == before)
            try peer.tell("valid")
            _ = try peer.writeKey("the right one")
            #expect(model.isAvailable)
            #expect(await model.ask(try PeerTests.request()).outcome.kind == "answer")
            #expect(reports.kinds.count == 1)
        }

        @Test func `a key file that is missing is said once, and nothing is sent`() async throws {
            let peer = try await TestServer("model_peer.py")
            let (time, reports) = (StillTime(), Reports())
            let model = try Self.model(
                Self.address(peer, "valid"), time.time, reports, keyFile: peer.folder + "/none")
            for _ in 0..<3 { _ = await model.ask(try PeerTests.request()) }
            #expect(reports.kinds == [.needsPerson(.keyFile)])
            #expect(peer.requests == 0)
            try "k".write(toFile: peer.folder + "/none", atomically: true, encoding: .utf8)
            #expect(await model.ask(try PeerTests.request()).outcome.kind == "answer")
        }

        @Test(arguments: [
            ("404", ModelFault.unknownModel), ("403", .forbidden), ("redirect", .redirect),
        ])
        func `what trying again cannot help is tried once and said once`(behaviour: String, fault: ModelFault)
            async throws
        {
            let peer = try await TestServer("model_peer.py")
            let (time, reports) = (StillTime(), Reports())
            let model = try Self.model(Self.address(peer, behaviour), time.time, reports)
            for _ in 0..<6 { _ = await model.ask(try PeerTests.request()) }
            #expect(peer.requests == 6)
            #expect(time.waits.isEmpty)
            #expect(reports.kinds == [.needsPerson(fault)])
            #expect(model.isAvailable)
            #expect(model.health == .failing(since: 1_700_000_000, fault))
        }

        @Test func `an endpoint that is down at the start costs nothing and shows in health`() async throws {
            let (time, reports) = (StillTime(), Reports())
            // Nothing listens on port 1 of a test machine.
            let model = try Self.model("http://127.0.0.1:1/v1", time.time, reports)
            for _ in 0..<3 {
                let reply = await model.ask(try PeerTests.request())
                #expect(reply.usage == .nothing)
            }
            #expect(reports.kinds == [.outage(.unreachable)])
            guard case .leftAlone(_, _, .unreachable) = model.health else {
                Issue.record("\(model.health)")
                return
            }
        }

        @Test func `a server that hangs costs one deadline, not three`() async throws {
            let peer = try await TestServer("model_peer.py")
            let (time, reports) = (StillTime(), Reports())
            let model = try Self.model(Self.address(peer, "hang"), time.time, reports) {
                $0.limits.total = .seconds(1)
            }
            let start = ContinuousClock.now
            let reply = await model.ask(try PeerTests.request())
            #expect(ContinuousClock.now - start < .seconds(5))
            #expect(reply.outcome == .failed(.timeout))
            #expect(reply.usage.isEstimated && reply.usage.output == 100)
            #expect(peer.requests == 1)
            #expect(model.health == .failing(since: 1_700_000_000, .timeout))
        }

        @Test func `a rejected schema falls back one rung, says so once, and is remembered`() async throws {
            let peer = try await TestServer("model_peer.py")
            let (time, reports) = (StillTime(), Reports())
            let model = try Self.model(Self.address(peer, "no-json-schema"), time.time, reports)
            let request = try PeerTests.request()
            let before = model.wire(request)
            #expect(await model.ask(request).outcome.kind == "answer")
            #expect(peer.requests == 3, "schema, schema without bounds, object")
            #expect(reports.kinds == [.formLowered(form: "opinion", to: "object")])
            #expect(model.wire(request) != before)
            #expect(await model.ask(request).outcome.kind == "answer")
            #expect(peer.requests == 4)
            #expect(reports.kinds.count == 1)
            #expect(model.health == .answered(at: 1_700_000_000))
        }

        @Test func `a request that is rejected in every form changes nothing`() async throws {
            let peer = try await TestServer("model_peer.py")
            let (time, reports) = (StillTime(), Reports())
            let model = try Self.model(Self.address(peer, "400"), time.time, reports)
            let request = try PeerTests.request()
            let before = model.wire(request)
            #expect(await model.ask(request).outcome == .serverError(ServerError(.rejected, status: 400)))
            #expect(peer.requests == 4)
            #expect(model.wire(request) == before)
            #expect(reports.kinds == [.needsPerson(.rejected)])
        }

        @Test(arguments: ["401", "403", "404", "429", "500", "valid", "hang", "html", "400"])
        func `the key is in no description, whatever happens`(behaviour: String) async throws {
            let peer = try await TestServer("model_peer.py")
            let (time, reports) = (StillTime(), Reports())
            let key = "s3cr3t-of-the-town"
            let model = try Self.model(
                Self.address(peer, behaviour), time.time, reports, keyFile: try peer.writeKey(key)
            ) { $0.limits.total = .seconds(1) }
            let request = try PeerTests.request()
            let reply = await model.ask(request)
            #expect(peer.seen.contains(key), "the key was sent")
            var shown = reports.lines.joined() + String(reflecting: model.health) + reply.outcome.description
            for value: Any in [model, model.card, model.wire(request), reply, reports.kinds, model.health] {
                dump(value, to: &shown)
            }
            #expect(!shown.contains(key))
        }

        @Test func `no terms, no model on another machine`() throws {
            let time = StillTime().time
            #expect(throws: EndpointTerms.Problem.noTerms) {
                try Self.model("https://llm.example/v1", time, Reports())
            }
        }
    }
}
