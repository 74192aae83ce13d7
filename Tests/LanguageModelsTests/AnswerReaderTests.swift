import Testing

@testable import LanguageModels

struct AnswerReaderTests {
    enum Format: CaseIterable, Sendable {
        case chat, messages

        var service: ModelService { self == .chat ? .chatCompletions : .anthropicMessages }
    }

    static func read(
        _ body: String, _ format: Format, isStream: Bool = true, status: Int = 200, type: String? = nil,
        failure: TransportFailure? = nil, pieces size: Int = 7, limits: AnswerLimits = .standard
    ) -> ModelReply {
        let head = AnswerHead(status: status, contentType: type, retryAfter: status == 429 ? .seconds(3) : nil)
        var reader = AnswerReader(
            head, from: format.service, isStream: isStream, size: .init(bytes: 300, maxTokens: 50), limits: limits)
        let bytes = Array(body.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            if !reader.feed(Array(bytes[start..<min(start + size, bytes.count)])) { return reader.finish() }
        }
        return reader.finish(failure)
    }

    static func chat(_ delta: String, end: String? = "stop", usage: Bool = true) -> String {
        "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":\(delta),\"finish_reason\":null}]}\n\n"
            + (end.map { "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"\($0)\"}]}\n\n" } ?? "")
            + (usage ? "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":4}}\n\n" : "")
            + "data: [DONE]\n\n"
    }

    static func messages(_ block: String, _ delta: String, end: String = "end_turn") -> String {
        """
        event: message_start
        data: {"type":"message_start","message":{"model":"m","content":[],"usage":{"input_tokens":2,\
        "cache_read_input_tokens":7,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":\(block)}

        event: ping
        data: {"type":"ping"}

        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":\(delta)}

        event: something_new
        data: {"type":"something_new","anything":[1]}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"\(end)"},"usage":{"output_tokens":4}}

        event: message_stop
        data: {"type":"message_stop"}


        """
    }

    static let text = "{\"type\":\"text\",\"text\":\"\"}"
    static let piece = "{\"type\":\"text_delta\",\"text\":\"Hällo\"}"

    @Test(arguments: [1, 2, 7, 10_000])
    func `a stream is read however it is cut`(size: Int) {
        for (body, format) in [
            (Self.chat("{\"content\":\"Hällo\"}"), Format.chat), (Self.messages(Self.text, Self.piece), .messages),
        ] {
            let reply = Self.read(body, format, pieces: size)
            #expect(reply.outcome == .answer("Hällo"))
            #expect(reply.usage == TokenUsage(input: 9, output: 4))
            #expect(reply.model == "m")
        }
    }

    @Test(arguments: [
        (chat("{\"content\":\"x\"}", end: "length"), ModelOutcome.length("x")),
        (chat("{\"content\":\"x\"}", end: "content_filter"), .contentFilter),
        (chat("{\"refusal\":\"no\"}"), .refusal), (chat("{\"content\":\" \\n\"}"), .empty),
        (chat("{\"content\":null}"), .empty), (chat("{\"content\":\"x\"}", end: "exploded"), .malformed(.unknownEnd)),
        (chat("{\"content\":\"x\",\"tool_calls\":[{\"function\":{\"name\":\"send\"}}]}"), .toolCall),
        (chat("{\"content\":\"x\"}", end: "tool_calls"), .toolCall),
        (chat("{\"function_call\":{\"name\":\"send\"}}"), .toolCall),
        (chat("{\"content\":7}"), .malformed(.member("content"))),
        (chat("{\"content\":[{\"type\":\"thinking\"},{\"type\":\"text\",\"text\":\"x\"}]}"), .answer("x")),
        (chat("{\"reasoning_content\":\"hm\",\"content\":\"x\"}"), .answer("x")),
        ("data: {oh\n\n", .malformed(.json(JSONProblem(kind: .unexpected, offset: 1), event: 1))),
        ("data: {}\n\n", .malformed(.cutStream(events: 1))), ("", .malformed(.cutStream(events: 0))),
        ("data: [DONE]\n\n", .malformed(.cutStream(events: 1))),
        ("data: {\"choices\":{}}\n\n", .malformed(.member("choices"))),
        ("data: {\"error\":{\"code\":503,\"message\":\"x\"}}\n\n", .serverError(ServerError(.overloaded, status: 503))),
        ("data: {\"error\":{\"message\":\"x\"}}\n\n", .serverError(ServerError(.broken, status: 200))),
    ])
    func `chat completions end in a typed outcome`(body: String, outcome: ModelOutcome) {
        #expect(Self.read(body, .chat).outcome == outcome)
    }

    @Test(arguments: [
        (messages(text, piece, end: "max_tokens"), ModelOutcome.length("Hällo")),
        (messages(text, piece, end: "model_context_window_exceeded"), .length("Hällo")),
        (messages(text, piece, end: "refusal"), .refusal), (messages(text, piece, end: "tool_use"), .toolCall),
        (messages("{\"type\":\"tool_use\",\"name\":\"send\"}", piece), .toolCall),
        (messages("{\"type\":\"thinking\"}", "{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}"), .empty),
        (messages(text, piece, end: "exploded"), .malformed(.unknownEnd)),
        (messages(text, "{\"type\":\"text_delta\"}"), .malformed(.member("text"))),
        ("data: {}\n\n", .malformed(.member("type"))),
        (
            "data: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"x\"}}\n\n",
            .serverError(ServerError(.overloaded, status: 200))
        ),
    ])
    func `Messages end in a typed outcome`(body: String, outcome: ModelOutcome) {
        #expect(Self.read(body, .messages).outcome == outcome)
    }

    @Test func `no cut of a stream is taken for a whole answer`() {
        for (body, format, whole) in [
            (Self.chat("{\"content\":\"Hello\"}"), Format.chat, "\"finish_reason\":\"stop\"}]}\n\n"),
            (Self.messages(Self.text, Self.piece), .messages, "\"usage\":{\"output_tokens\":4}}\n\n"),
        ] {
            let bytes = Array(body.utf8)
            // Where the format has said that the answer is whole; a cut behind that place takes nothing from it.
            let end = body.utf8.distance(
                from: body.startIndex, to: body.ranges(of: whole).last?.upperBound ?? body.endIndex)
            for length in 0..<bytes.count {
                let cut = String(decoding: bytes[..<length], as: UTF8.self)
                for failure in [nil, TransportFailure.cut] {
                    let reply = Self.read(cut, format, failure: failure, pieces: 64)
                    if case .answer = reply.outcome {
                        #expect(length >= end)
                    } else {
                        #expect(length < end, "cut behind the end at \(length): \(reply.outcome)")
                        // Nobody knows what was written: all that was allowed is counted.
                        #expect(reply.usage.isEstimated && reply.usage.output >= 50)
                    }
                }
            }
        }
    }

    @Test func `usage that is not named is estimated and marked`() {
        let reply = Self.read(Self.chat("{\"content\":\"0123456789\"}", usage: false), .chat)
        #expect(reply.outcome == .answer("0123456789"))
        #expect(reply.usage == TokenUsage(input: 100, output: 4, isEstimated: true))
        let lie = Self.chat("{\"content\":\"x\"}").replacing("\"prompt_tokens\":9", with: "\"prompt_tokens\":-9")
        #expect(Self.read(lie, .chat).usage.isEstimated)
    }

    @Test func `an answer that is no stream is read whole`() {
        let chat = """
            {"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],\
            "usage":{"prompt_tokens":9,"completion_tokens":4}}
            """
        let messages = """
            {"type":"message","model":"m","content":[{"type":"text","text":"Hi"}],"stop_reason":"end_turn",\
            "usage":{"input_tokens":9,"output_tokens":4}}
            """
        for (body, format) in [(chat, Format.chat), (messages, .messages)] {
            let asked = Self.read(body, format, isStream: false)
            #expect(asked.outcome == .answer("Hi"))
            #expect(asked.usage == TokenUsage(input: 9, output: 4))
            // Some servers answer whole though a stream was asked for.
            #expect(Self.read(body, format, type: "application/json; charset=utf-8") == asked)
            #expect(Self.read(body, format, isStream: false, failure: .cut).outcome == .failed(.cut))
            let half = String(body.dropLast(1))
            #expect(Self.read(half, format, isStream: false).outcome.kind == "malformed")
        }
        #expect(Self.read("{}", .chat, isStream: false).outcome == .malformed(.member("choices")))
        #expect(Self.read("{}", .messages, isStream: false).outcome == .malformed(.member("content")))
    }

    @Test(arguments: [
        (401, "", ServerError(.wrongKey, status: 401)), (403, "", ServerError(.forbidden, status: 403)),
        (404, "<html>", ServerError(.unknownModel, status: 404)), (413, "", ServerError(.tooLarge, status: 413)),
        (429, "{\"error\":{\"message\":\"slow\"}}", ServerError(.rateLimited, status: 429, retryAfter: .seconds(3))),
        (
            429, "{\"error\":{\"code\":\"insufficient_quota\"}}",
            ServerError(.quotaSpent, status: 429, retryAfter: .seconds(3))
        ),
        (
            400, "{\"error\":{\"param\":\"temperature\",\"message\":\"no\"}}",
            ServerError(.rejected, status: 400, part: .temperature)
        ),
        (
            400, "{\"error\":{\"message\":\"Unsupported: response_format json_schema\"}}",
            ServerError(.rejected, status: 400, part: .form)
        ),
        (400, "{\"error\":{\"code\":\"context_length_exceeded\"}}", ServerError(.contextTooLong, status: 400)),
        (
            400,
            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long\"}}",
            ServerError(.contextTooLong, status: 400)
        ),
        (
            400, "{\"error\":{\"code\":400,\"type\":\"exceed_context_size_error\",\"n_ctx\":2048}}",
            ServerError(.contextTooLong, status: 400, contextTokens: 2048)
        ),
        (302, "", ServerError(.redirect, status: 302)), (500, "", ServerError(.broken, status: 500)),
        (503, "", ServerError(.overloaded, status: 503)), (529, "", ServerError(.overloaded, status: 529)),
        (204, "", ServerError(.other, status: 204)), (422, "[]", ServerError(.rejected, status: 422)),
    ])
    func `an error is typed by status and known words`(status: Int, body: String, error: ServerError) {
        for format in Format.allCases {
            let reply = Self.read(body, format, status: status)
            #expect(reply.outcome == .serverError(error))
            #expect(reply.usage == .nothing)
        }
    }

    @Test func `a filter that stops the question is no error of ours`() {
        let body = "{\"error\":{\"code\":\"content_filter\",\"message\":\"x\",\"status\":400}}"
        #expect(Self.read(body, .chat, status: 400).outcome == .contentFilter)
    }

    @Test func `each limit of an answer holds at its value and not above`() {
        let body = Self.chat("{\"content\":\"0123456789\"}")
        func outcome(_ change: (inout AnswerLimits) -> Void) -> ModelOutcome {
            var limits = AnswerLimits.standard
            change(&limits)
            return Self.read(body, .chat, limits: limits).outcome
        }
        let line = body.split(separator: "\n").map(\.utf8.count).max() ?? 0
        #expect(outcome { $0.textBytes = 10 } == .answer("0123456789"))
        #expect(outcome { $0.textBytes = 9 } == .tooLong(.text))
        #expect(outcome { $0.totalBytes = body.utf8.count } == .answer("0123456789"))
        #expect(outcome { $0.totalBytes = body.utf8.count - 20 } == .tooLong(.total))
        #expect(outcome { $0.lineBytes = line } == .answer("0123456789"))
        #expect(outcome { $0.lineBytes = line - 1 } == .tooLong(.line))
        #expect(outcome { $0.events = 4 } == .answer("0123456789"))
        #expect(outcome { $0.events = 3 }.kind == "tooLong")
    }

    @Test func `what comes behind the end of a stream changes nothing and is not read for long`() {
        let whole = Self.chat("{\"content\":\"x\"}")
        for more in [String(repeating: "data: {oh\n\n", count: 1_000), String(repeating: "x", count: 400_000)] {
            #expect(Self.read(whole + more, .chat, pieces: 1_000).outcome == .answer("x"))
            #expect(Self.read(whole + more, .chat, failure: .timeout, pieces: 1_000).outcome == .answer("x"))
        }
        let head = AnswerHead(status: 200)
        var reader = AnswerReader(
            head, from: .chatCompletions, isStream: true, size: .init(bytes: 1, maxTokens: 1))
        let isWanted = [Array(whole.utf8), Array(repeating: 0x0A, count: 4_096), [0x0A]].map { reader.feed($0) }
        #expect(isWanted == [true, true, false])
    }

    @Test func `no changed byte of an answer is a crash, and nothing of it is in what we say`() {
        for (body, format) in [
            (Self.chat("{\"content\":\"Secret\"}"), Format.chat), (Self.messages(Self.text, Self.piece), .messages),
        ] {
            let bytes = Array(body.utf8)
            for place in bytes.indices {
                for byte in [0x00, 0x0A, 0x22, 0x5D, 0x7B, 0x39, 0xFF] as [UInt8] {
                    var changed = bytes
                    changed[place] = byte
                    let reply = Self.read(String(decoding: changed, as: UTF8.self), format, pieces: 512)
                    #expect(!reply.outcome.description.contains("Secret"))
                }
            }
        }
    }
}
