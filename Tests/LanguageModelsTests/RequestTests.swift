import Testing

@testable import LanguageModels

struct RequestTests {
    static let form = ChatRequest.AnswerForm(
        name: "opinion", schema: .object([.init("service", .choice(["a", "b"])), .init("n", .integer(0...3))]))

    static func request(form: ChatRequest.AnswerForm? = form, stop: [String] = ["END"]) throws -> ChatRequest {
        try ChatRequest(
            model: "m", messages: [.init(.system, "Be brief."), .init(.user, "Tag, \"Müll\"\n")],
            parameters: ChatParameters(temperature: 0.2, seed: 7, maxTokens: 100, stop: stop), form: form)
    }

    static func body(_ service: ModelService, _ options: WireOptions) throws -> String {
        String(decoding: try request().wire(for: service, options).body, as: UTF8.self)
    }

    @Test func `chat completions get all that is wanted`() throws {
        #expect(
            try Self.body(.chatCompletions, WireOptions()) == """
                {"model":"m","messages":[{"role":"system","content":"Be brief."},\
                {"role":"user","content":"Tag, \\"Müll\\"\\n"}],"max_tokens":100,"temperature":0.2,"seed":7,\
                "stop":["END"],"response_format":{"type":"json_schema","json_schema":{"name":"opinion","strict":true,\
                "schema":{"type":"object","properties":{"service":{"type":"string","enum":["a","b"]},\
                "n":{"type":"integer","minimum":0,"maximum":3}},"required":["service","n"],\
                "additionalProperties":false}}},"stream":true,"stream_options":{"include_usage":true}}
                """)
    }

    @Test func `Messages get all that is wanted`() throws {
        #expect(
            try Self.body(.anthropicMessages, WireOptions(form: .schemaWithoutBounds)) == """
                {"model":"m","max_tokens":100,"system":"Be brief.",\
                "messages":[{"role":"user","content":"Tag, \\"Müll\\"\\n"}],"temperature":0.2,\
                "stop_sequences":["END"],"output_config":{"format":{"type":"json_schema","schema":{"type":"object",\
                "properties":{"service":{"type":"string","enum":["a","b"]},"n":{"type":"integer"}},\
                "required":["service","n"],"additionalProperties":false}}},"stream":true}
                """)
    }

    @Test(
        arguments: [
            (WireOptions.FormMode.schema, "json_schema", false), (.schemaWithoutBounds, "json_schema", false),
            (.object, "json_object", true), (.plain, nil, true),
        ] as [(WireOptions.FormMode, String?, Bool)])
    func `below the schema, the prompt tells the form`(mode: WireOptions.FormMode, type: String?, told: Bool) throws {
        let wire = try Self.request().wire(for: .chatCompletions, WireOptions(form: mode))
        let json = try JSON(wire.body)
        #expect(json["response_format"]?["type"]?.text == type)
        let texts = json["messages"]?.items?.compactMap { $0["content"]?.text } ?? []
        #expect(texts.contains { $0.contains("\"additionalProperties\":false") } == told)
        // The citizen's text stays last, whatever is told.
        #expect(texts.last == "Tag, \"Müll\"\n")
    }

    @Test func `what an endpoint does not take is left out`() throws {
        let options = WireOptions(
            tokenField: .maxCompletionTokens, sendsTemperature: false, sendsSeed: false, asksUsage: false)
        let json = try JSON(Array(Self.body(.chatCompletions, options).utf8))
        #expect(json["max_completion_tokens"] == 100)
        for name in ["max_tokens", "temperature", "seed", "stream_options"] { #expect(json[name] == nil, "\(name)") }
    }

    @Test func `a form with members that may be missing is not strict`() throws {
        let form = ChatRequest.AnswerForm(
            name: "f", schema: .object([.init("a", .boolean, isRequired: false)]))
        let wire = try Self.request(form: form).wire(for: .chatCompletions)
        #expect(try JSON(wire.body)["response_format"]?["json_schema"]?["strict"] == false)
    }

    @Test func `path, version and key stand where each service wants them`() throws {
        let request = try Self.request()
        let azure = try #require(AzureDeployment(name: "citizen-mail", version: "2024-10-21"))
        let plain = request.wire(for: .chatCompletions)
        #expect(plain.path == "/chat/completions")
        #expect(plain.key == WireRequest.Key(field: "Authorization", prefix: "Bearer "))
        let there = request.wire(for: .azure(azure))
        #expect(there.path == "/openai/deployments/citizen-mail/chat/completions?api-version=2024-10-21")
        #expect(there.key == WireRequest.Key(field: "api-key", prefix: ""))
        #expect(there.body == plain.body)
        let messages = request.wire(for: .anthropicMessages)
        #expect(messages.path == "/messages")
        #expect(messages.key == WireRequest.Key(field: "x-api-key", prefix: ""))
        #expect(messages.fields.contains(WireRequest.Field("anthropic-version", "2023-06-01")))
    }

    @Test(arguments: ["", "a/b", "a?b", "a#b", "ä", "..", String(repeating: "a", count: 65)])
    func `a deployment's name cannot change the path`(name: String) {
        #expect(AzureDeployment(name: name, version: "2024-10-21") == nil)
    }

    @Test(
        arguments: [
            (ChatParameters(maxTokens: 0), .maxTokens), (ChatParameters(maxTokens: 1), nil),
            (ChatParameters(maxTokens: 32_768), nil), (ChatParameters(maxTokens: 32_769), .maxTokens),
            (ChatParameters(temperature: 2, maxTokens: 1), nil),
            (ChatParameters(temperature: 2.1, maxTokens: 1), .temperature),
            (ChatParameters(temperature: .nan, maxTokens: 1), .temperature),
            (ChatParameters(temperature: -0.1, maxTokens: 1), .temperature),
            (ChatParameters(maxTokens: 1, stop: ["1", "2", "3", "4"]), nil),
            (ChatParameters(maxTokens: 1, stop: ["1", "2", "3", "4", "5"]), .tooManyStops),
            (ChatParameters(maxTokens: 1, stop: [""]), .emptyStop),
        ] as [(ChatParameters, ChatRequest.Problem?)])
    func `parameters have bounds`(parameters: ChatParameters, problem: ChatRequest.Problem?) {
        #expect(parameters.problem == problem)
    }

    @Test(
        arguments: [
            ([], ChatRequest.Problem.noUserMessage), ([.init(.user, "a"), .init(.assistant, "b")], .noUserMessage),
            ([.init(.user, "a"), .init(.system, "b"), .init(.user, "c")], .systemNotFirst),
        ] as [([ChatRequest.Message], ChatRequest.Problem)])
    func `messages have an order`(messages: [ChatRequest.Message], problem: ChatRequest.Problem) {
        #expect(throws: problem) {
            try ChatRequest(model: "m", messages: messages, parameters: ChatParameters(maxTokens: 1))
        }
    }
}
