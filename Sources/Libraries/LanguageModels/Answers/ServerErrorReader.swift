extension ModelOutcome {
    /// What an answer that is no success means. Its text is compared with known words and not kept.
    ///
    /// - Parameter body: The beginning of the body is enough.
    static func error(_ head: AnswerHead, body: [UInt8], limits: AnswerLimits) -> ModelOutcome {
        let json = try? JSON(body, limits: limits.json)
        return error(json?["error"] ?? json, status: head.status, retryAfter: head.retryAfter)
    }

    /// - Parameter error: The object that the server describes the error with, in the form of OpenAI, Azure, Anthropic or
    ///   llama.cpp.
    static func error(_ error: JSON?, status: Int, retryAfter: Duration? = nil) -> ModelOutcome {
        let code = error?["code"]?.text ?? ""
        let type = error?["type"]?.text ?? ""
        let message = error?["message"]?.text ?? error?.text ?? ""
        if [code, type].contains("content_filter") || code == "content_policy_violation" { return .contentFilter }
        // Within a stream the status was 200; some name the real one as the code.
        let real = status == 200 ? error?["code"]?.int.flatMap { (400...599).contains($0) ? Int($0) : nil } : status
        let kind = kind(code, type) ?? kind(status: real, message)
        return .serverError(
            ServerError(
                kind, status: real ?? status, retryAfter: retryAfter,
                part: kind == .rejected ? part(error?["param"]?.text, message) : nil,
                contextTokens: error?["n_ctx"]?.int.flatMap { (1...1 << 30).contains($0) ? Int($0) : nil }))
    }

    private static func kind(_ code: String, _ type: String) -> ServerError.Kind? {
        switch (code, type) {
        case ("context_length_exceeded", _), (_, "exceed_context_size_error"): .contextTooLong
        case ("model_not_found", _), ("DeploymentNotFound", _): .unknownModel
        case ("insufficient_quota", _), (_, "insufficient_quota"), (_, "billing_error"): .quotaSpent
        case ("invalid_api_key", _), (_, "authentication_error"): .wrongKey
        case (_, "overloaded_error"): .overloaded
        case (_, "rate_limit_error"): .rateLimited
        case (_, "request_too_large"): .tooLarge
        default: nil
        }
    }

    private static func kind(status: Int?, _ message: String) -> ServerError.Kind {
        // An error within a stream that does not say which: the server failed while it wrote.
        guard let status else { return .broken }
        return switch status {
        case 300...399: .redirect
        case 400, 422: Self.longPrompt.contains(where: message.hasBytes) ? .contextTooLong : .rejected
        case 401: .wrongKey
        case 402: .quotaSpent
        case 403: .forbidden
        case 404: .unknownModel
        case 413: .tooLarge
        case 429: .rateLimited
        case 503, 529: .overloaded
        case 500...599: .broken
        default: .other
        }
    }

    /// Words of Anthropic, and of OpenAI and vLLM.
    private static let longPrompt = ["prompt is too long", "context length"]

    private static func part(_ parameter: String?, _ message: String) -> ServerError.Part? {
        let words: [(String, ServerError.Part)] = [
            ("temperature", .temperature), ("max_tokens", .tokenField), ("max_completion_tokens", .tokenField),
            ("stream_options", .usage), ("include_usage", .usage), ("response_format", .form),
            ("output_config", .form), ("json_schema", .form), ("JSON schema", .form), ("seed", .seed),
        ]
        if let parameter, let found = words.first(where: { parameter.hasBytes($0.0) }) { return found.1 }
        return words.first { message.hasBytes($0.0) }?.1
    }
}

extension String {
    /// Whether the bytes of `word` occur, within the first 4,096 bytes.
    fileprivate func hasBytes(_ word: String) -> Bool {
        let (text, word) = (Array(utf8.prefix(4_096)), Array(word.utf8))
        guard text.count >= word.count else { return false }
        return (0...text.count - word.count).contains { text[$0..<$0 + word.count].elementsEqual(word) }
    }
}
