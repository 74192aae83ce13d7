import Curl
import Foundation
import LanguageModels
import ModelEndpoints
import Testing

extension ServerTests {
    /// Against llama.cpp's own server with a small model of random weights: what it writes is noise, what it speaks is real.
    @Suite(.enabled(if: TestServer.hasLlama, "needs the Python packages xllamacpp and gguf"))
    struct LlamaServerTests {
        static func start() async throws -> TestServer {
            let model = FileManager.default.temporaryDirectory.path + "/postroom-\(UUID().uuidString).gguf"
            try #require(TestServer.run(["python3", TestServer.fixture("tiny_model.py"), model]) == 0)
            // The server holds it open, so it can go as soon as it has started.
            defer { try? FileManager.default.removeItem(atPath: model) }
            return try await TestServer("llama_server.py", [model])
        }

        @Test func `both formats, stream and whole, keep to the schema`() async throws {
            let server = try await Self.start()
            let transport = try server.transport("/v1", key: "test-key")
            let schema = JSONSchema.object([
                .init("service", .choice(["waste", "traffic"])), .init("level", .integer(1...3)),
                .init("sure", .boolean),
            ])
            let request = try ChatRequest(
                model: "tiny", messages: [.init(.system, "Be brief."), .init(.user, "Who empties my bin?")],
                parameters: ChatParameters(temperature: 0, seed: 1, maxTokens: 300),
                form: .init(name: "opinion", schema: schema))
            for isStream in [true, false] {
                let caller = try ModelCaller(
                    transport, service: .chatCompletions, options: WireOptions(isStream: isStream), terms: nil)
                let reply = await caller.ask(request)
                guard case .answer(let text) = reply.outcome else {
                    Issue.record("\(reply.outcome)")
                    continue
                }
                _ = try schema.object(in: text)
                #expect(!reply.usage.isEstimated)
                #expect(reply.usage.input > 0 && reply.usage.output > 0)
                #expect(reply.model == "tiny")
            }
            let free = try ChatRequest(
                model: "tiny", messages: [.init(.user, "Hello")], parameters: ChatParameters(maxTokens: 20))
            for isStream in [true, false] {
                let caller = try ModelCaller(
                    transport, service: .anthropicMessages, options: WireOptions(form: .plain, isStream: isStream),
                    terms: nil)
                let reply = await caller.ask(free)
                #expect(["answer", "length", "empty"].contains(reply.outcome.kind), "\(reply.outcome)")
                // This server leaves out the event with the input tokens where the first token is half a character.
                #expect(!reply.usage.isEstimated || isStream)
                #expect(reply.usage.input > 0 && reply.usage.output > 0)
            }
        }

        @Test func `the probe learns what this server can do`() async throws {
            let server = try await Self.start()
            let transport = try server.transport("/v1", key: "test-key")
            let probe = ModelProbe(.chatCompletions, model: "tiny", date: "2026-11-22")
            let profile = try await ModelProbe.run(probe, over: transport).get()
            #expect(profile.enforcesForm)
            #expect(profile.namesUsage)
            #expect(profile.contextTokens == 2048)
            #expect(try ModelProfile(reading: profile.json.bytes) == profile)
        }

        @Test func `the configured model asks it as the probe found, and survives a wrong key`() async throws {
            let server = try await Self.start()
            let keyFile = try server.writeKey("wrong")
            let address = "http://127.0.0.1:\(server.port)/v1"
            let (time, reports) = (StillTime(), Reports())
            let probe = ModelProbe(.chatCompletions, model: "tiny", date: "2026-11-22")
            let profile = try await ModelProbe.run(probe, over: server.transport("/v1", key: "test-key")).get()
            _ = try server.writeKey("wrong")
            let model = try ConfiguredModelTests.model(address, time.time, reports, keyFile: keyFile) {
                ($0.model, $0.options, $0.contextTokens) = ("tiny", profile.options, profile.contextTokens)
            }
            let request = try ChatRequest(
                model: "tiny", messages: [.init(.user, "Who empties my bin?")],
                parameters: ChatParameters(temperature: 0, seed: 1, maxTokens: 300),
                form: .init(name: "opinion", schema: PeerTests.schema))
            #expect(await model.ask(request).outcome.kind == "serverError.wrongKey")
            _ = try server.writeKey("test-key")
            let replies = [await model.ask(request), await model.ask(request)]
            guard case .answer(let text) = replies[0].outcome else {
                Issue.record("\(replies[0].outcome)")
                return
            }
            _ = try PeerTests.schema.object(in: text)
            #expect(replies[0] == replies[1], "same question, same seed, same text")
            #expect(reports.kinds == [.needsPerson(.wrongKey)])
            #expect(model.card.contextTokens == 2048)
        }

        @Test func `its errors are typed`() async throws {
            let server = try await Self.start()
            let short = try ChatRequest(
                model: "tiny", messages: [.init(.user, "Hello")], parameters: ChatParameters(maxTokens: 5))
            let long = try ChatRequest(
                model: "tiny", messages: [.init(.user, String(repeating: "x", count: 9_000))],
                parameters: ChatParameters(maxTokens: 5))
            func outcome(_ request: ChatRequest, key: String) async throws -> ModelOutcome {
                let transport = try server.transport("/v1", key: key)
                return try await ModelCaller(
                    transport, service: .chatCompletions, options: WireOptions(form: .plain), terms: nil
                )
                .ask(request).outcome
            }
            #expect(try await outcome(short, key: "wrong") == .serverError(ServerError(.wrongKey, status: 401)))
            #expect(
                try await outcome(long, key: "test-key")
                    == .serverError(ServerError(.contextTooLong, status: 400, contextTokens: 2048)))
        }
    }
}
