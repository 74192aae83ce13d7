import Testing

@testable import LanguageModels

struct ProbeTests {
    /// An endpoint as a function from question to answer; no network, no time.
    struct Endpoint: Sendable {
        var service = ModelService.chatCompletions
        var list: String? = "{\"data\":[{\"id\":\"m\",\"max_model_len\":4096}]}"
        /// The first of these that a request has is rejected.
        var rejects: [String] = []
        var namesRejected = true
        var enforces: Set<String> = ["json_schema"]
        var obeysPrompt = true
        var namesUsage = true
        var heedsSeed = true
        var isStrictAboutBounds = false

        func reply(_ request: ChatRequest, _ options: WireOptions, turn: Int) throws -> ModelReply {
            let body = try JSON(request.wire(for: service, options).body)
            if let part = rejects.first(where: { body[$0] != nil }) {
                let error = "{\"error\":{\"message\":\"\(namesRejected ? part : "no")\"}}"
                return reply(.error(AnswerHead(status: 400), body: Array(error.utf8), limits: .standard))
            }
            let format = body["response_format"] ?? body["output_config"]?["format"]
            if isStrictAboutBounds, String(decoding: body.bytes, as: UTF8.self).contains("\"maxLength\""), format != nil
            {
                return reply(.serverError(ServerError(.rejected, status: 400, part: .form)))
            }
            guard request.form != nil else {
                return reply(.answer(body["seed"] == 7 && !heedsSeed ? "text \(turn)" : "text"))
            }
            let isTold = format == nil || format?["type"]?.text == "json_object"
            let follows = format.map { enforces.contains($0["type"]?.text ?? "") } ?? false || isTold && obeysPrompt
            return reply(
                .answer(follows ? "{\"stone\":\"marl\",\"layers\":3,\"note\":\"\",\"firm\":true}" : "It rains."))
        }

        private func reply(_ outcome: ModelOutcome) -> ModelReply {
            ModelReply(
                outcome: outcome, usage: TokenUsage(input: 5, output: 5, isEstimated: !namesUsage), model: "m-1")
        }

        /// The profile, or the kind of outcome on which the probe gave up.
        func probe() throws -> (profile: ModelProfile?, failure: String?, calls: Int) {
            var probe = ModelProbe(service, model: "m", date: "2026-11-22")
            for turn in 0..<ModelProbe.mostCalls {
                switch probe.next() {
                case .list: probe.take(models: list.map { Array($0.utf8) })
                case .ask(let request, let options): probe.take(try reply(request, options, turn: turn))
                case .done(let profile): return (profile, nil, turn)
                case .failed(let outcome): return (nil, outcome.kind, turn)
                }
            }
            return (nil, "endless", ModelProbe.mostCalls)
        }
    }

    @Test func `an endpoint that can everything gets the best of all`() throws {
        let found = try Endpoint().probe()
        let profile = try #require(found.profile)
        #expect(profile.options == WireOptions())
        #expect(profile.enforcesForm && profile.namesUsage && profile.hasStableSeed)
        #expect(profile.contextTokens == 4096)
        #expect(profile.reportedModel == "m-1")
        #expect(found.calls == 5)
    }

    @Test(
        arguments: [
            (Endpoint(), .schema, true), (Endpoint(isStrictAboutBounds: true), .schemaWithoutBounds, true),
            (Endpoint(enforces: []), .object, false), (Endpoint(enforces: [], obeysPrompt: false), .plain, false),
            (Endpoint(rejects: ["response_format"]), .plain, false),
            (Endpoint(service: .anthropicMessages, rejects: ["output_config"]), .plain, false),
            (Endpoint(service: .anthropicMessages), .schema, true),
        ] as [(Endpoint, WireOptions.FormMode, Bool)])
    func `the ladder of forms is gone down as far as needed`(
        endpoint: Endpoint, form: WireOptions.FormMode, enforced: Bool
    ) throws {
        let profile = try #require(try endpoint.probe().profile)
        #expect(profile.options.form == form)
        #expect(profile.enforcesForm == enforced)
    }

    @Test(arguments: [true, false])
    func `what is rejected is left out, named or not`(isNamed: Bool) throws {
        var endpoint = Endpoint()
        endpoint.rejects = ["temperature", "max_tokens", "seed", "stream_options"]
        endpoint.namesRejected = isNamed
        let options = try #require(try endpoint.probe().profile).options
        #expect(!options.sendsTemperature && !options.sendsSeed && !options.asksUsage)
        #expect(options.tokenField == .maxCompletionTokens)
        endpoint.rejects = ["model"]
        #expect(try endpoint.probe().failure == "serverError.rejected")
    }

    @Test func `usage, seed and context are what the endpoint shows`() throws {
        var endpoint = Endpoint()
        (endpoint.namesUsage, endpoint.heedsSeed, endpoint.list) = (false, false, nil)
        let profile = try #require(try endpoint.probe().profile)
        #expect(!profile.namesUsage && !profile.hasStableSeed && profile.contextTokens == nil)
    }

    @Test(
        arguments: [
            ("{\"data\":[{\"id\":\"m\",\"meta\":{\"n_ctx\":2048,\"n_ctx_train\":4096}}]}", 2048),
            ("{\"data\":[{\"id\":\"m\",\"max_input_tokens\":200000}]}", 200_000),
            ("{\"data\":[{\"id\":\"m\",\"max_context_length\":-1}]}", nil),
            ("{\"data\":[{\"id\":\"other\",\"max_model_len\":1}]}", nil), ("[", nil), ("{\"data\":{}}", nil),
        ] as [(String, Int?)])
    func `the context is read where the list of models names it`(list: String, tokens: Int?) throws {
        var endpoint = Endpoint()
        endpoint.list = list
        #expect(try endpoint.probe().profile?.contextTokens == tokens)
    }

    @Test(arguments: [
        ModelOutcome.failed(.unreachable), .serverError(ServerError(.wrongKey, status: 401)), .toolCall, .refusal,
        .serverError(ServerError(.unknownModel, status: 404)), .contentFilter, .tooLong(.total),
    ])
    func `an endpoint that cannot be used has no profile`(outcome: ModelOutcome) {
        var probe = ModelProbe(.chatCompletions, model: "m", date: "2026-11-22")
        probe.take(models: nil)
        probe.take(ModelReply(outcome: outcome, usage: .nothing, model: nil))
        #expect(probe.next() == .failed(outcome))
    }

    @Test func `a profile that is stored comes back, and a damaged one does not`() throws {
        var profile = try #require(try Endpoint().probe().profile)
        #expect(try ModelProfile(reading: profile.json.bytes) == profile)
        (profile.contextTokens, profile.reportedModel) = (nil, nil)
        #expect(try ModelProfile(reading: profile.json.bytes) == profile)
        let bytes = profile.json.bytes
        for length in 0..<bytes.count {
            #expect(throws: ModelProfile.Problem.self) { try ModelProfile(reading: Array(bytes.prefix(length))) }
        }
        guard case .object(let members) = profile.json else { return }
        for member in members where !member.value.isNull {
            let wrong = JSON.object(members.map { $0.name == member.name ? .init($0.name, [1]) : $0 })
            #expect(throws: ModelProfile.Problem.self, "\(member.name)") { try ModelProfile(reading: wrong.bytes) }
        }
    }
}
