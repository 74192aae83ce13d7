extension AnswerParts {
    /// Takes a whole answer in the format of Anthropic Messages.
    mutating func takeMessage(_ json: JSON) {
        if json["type"]?.text == "error" {
            problem = problem ?? .error(json["error"], status: 200)
            return
        }
        guard let blocks = json["content"]?.items else { return malformed("content") }
        for block in blocks { takeBlock(block) }
        takeHead(json)
        takeEnd(json)
    }

    /// Takes one event of a stream.
    mutating func takeMessageEvent(_ json: JSON) {
        switch json["type"]?.text {
        case "message_start":
            if let message = json["message"] { takeHead(message) } else { malformed("message") }
        case "content_block_start":
            if let block = json["content_block"] { takeBlock(block) } else { malformed("content_block") }
        case "content_block_delta":
            guard let delta = json["delta"] else { return malformed("delta") }
            // Other kinds belong to thinking, citations and tools.
            if delta["type"]?.text == "text_delta" {
                if let text = delta["text"]?.text { add(text) } else { malformed("text") }
            }
        case "message_delta":
            takeUsage(json["usage"])
            if let delta = json["delta"] { takeEnd(delta) }
        case "error": problem = problem ?? .error(json["error"], status: 200)
        case nil: malformed("type")
        // The format allows new kinds of events at any time.
        default: break
        }
    }

    private mutating func takeBlock(_ block: JSON) {
        switch block["type"]?.text {
        case "text": add(block["text"]?.text ?? "")
        case "tool_use", "server_tool_use", "mcp_tool_use": hasToolCall = true
        case nil: malformed("type")
        default: break
        }
    }

    private mutating func takeHead(_ message: JSON) {
        note(model: message["model"]?.text)
        takeUsage(message["usage"])
    }

    private mutating func takeUsage(_ usage: JSON?) {
        guard let usage else { return }
        // What is read from or put into the cache is not counted among the input tokens.
        if let fresh = usage["input_tokens"]?.tokens {
            let cached = ["cache_read_input_tokens", "cache_creation_input_tokens"].compactMap { usage[$0]?.tokens }
            input = cached.reduce(fresh, +)
        }
        output = usage["output_tokens"]?.tokens ?? output
    }

    private mutating func takeEnd(_ json: JSON) {
        guard let reason = json["stop_reason"]?.text, end == nil else { return }
        end =
            switch reason {
            case "end_turn", "stop_sequence": .stop
            case "max_tokens", "model_context_window_exceeded": .length
            case "refusal": .refusal
            case "tool_use", "pause_turn": .toolCall
            default: .unknown
            }
    }
}
