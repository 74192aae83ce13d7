extension AnswerParts {
    /// Takes a whole answer in the format of chat completions, or one chunk of a stream.
    mutating func takeChatCompletion(_ json: JSON, isChunk: Bool) {
        if let error = json["error"], !error.isNull {
            problem = problem ?? .error(error, status: 200)
            return
        }
        note(model: json["model"]?.text)
        if let usage = json["usage"] {
            input = usage["prompt_tokens"]?.tokens ?? input
            output = usage["completion_tokens"]?.tokens ?? output
        }
        // The chunk with the usage has no choices; vLLM and Azure write it as an empty array, others as null.
        guard let choices = json["choices"]?.items else {
            if !isChunk || !(json["choices"] ?? .null).isNull { malformed("choices") }
            return
        }
        guard let choice = choices.first(where: { ($0["index"]?.int ?? 0) == 0 }) else {
            if !isChunk { malformed("choices") }
            return
        }
        if let message = choice[isChunk ? "delta" : "message"] {
            take(message)
        } else if !isChunk {
            malformed("message")
        }
        if let reason = choice["finish_reason"]?.text, end == nil { end = Self.end(reason) }
    }

    private mutating func take(_ message: JSON) {
        if let calls = message["tool_calls"]?.items, !calls.isEmpty { hasToolCall = true }
        if let call = message["function_call"], !call.isNull { hasToolCall = true }
        if let refusal = message["refusal"]?.text, !refusal.isEmpty { hasRefusal = true }
        switch message["content"] {
        case nil, .null: break
        case .string(let text): add(text)
        case .array(let parts):
            // Mistral's models that think: the text stands in parts of a type of its own.
            for part in parts where part["type"]?.text == "text" { add(part["text"]?.text ?? "") }
        default: malformed("content")
        }
    }

    mutating func malformed(_ member: String) { problem = problem ?? .malformed(.member(member)) }

    private static func end(_ reason: String) -> End {
        switch reason {
        case "stop", "eos_token", "stop_sequence": .stop
        case "length", "model_length", "max_tokens": .length
        case "content_filter": .contentFilter
        case "tool_calls", "function_call": .toolCall
        default: .unknown
        }
    }
}
