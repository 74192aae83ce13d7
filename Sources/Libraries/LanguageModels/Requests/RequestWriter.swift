extension ChatRequest {
    /// The request in the format of `service`. Equal requests are equal bytes.
    package func wire(for service: ModelService, _ options: WireOptions = WireOptions()) -> WireRequest {
        let body =
            switch service {
            case .chatCompletions, .azure: chatCompletions(options)
            case .anthropicMessages: anthropicMessages(options)
            }
        let fields = [
            WireRequest.Field("Content-Type", "application/json"),
            WireRequest.Field("Accept", options.isStream ? "text/event-stream" : "application/json"),
        ]
        return WireRequest(
            path: service.chatPath, fields: fields + service.fields, key: service.key, body: JSON.object(body).bytes,
            isStream: options.isStream)
    }

    private func chatCompletions(_ options: WireOptions) -> [JSON.Member] {
        var body = [JSON.Member("model", .string(model))]
        body.append(
            JSON.Member(
                "messages",
                .array(
                    told(options).map { ["role": .string($0.role.rawValue), "content": .string($0.text)] }
                )))
        body.append(JSON.Member(options.tokenField.rawValue, .integer(Int64(parameters.maxTokens))))
        if options.sendsTemperature, let temperature = parameters.temperature {
            body.append(JSON.Member("temperature", .number(temperature)))
        }
        if options.sendsSeed, let seed = parameters.seed { body.append(JSON.Member("seed", .integer(seed))) }
        if !parameters.stop.isEmpty { body.append(JSON.Member("stop", stops)) }
        if let form, let format = Self.responseFormat(form, options.form) {
            body.append(JSON.Member("response_format", format))
        }
        body.append(JSON.Member("stream", .bool(options.isStream)))
        if options.isStream, options.asksUsage {
            body.append(JSON.Member("stream_options", ["include_usage": true]))
        }
        return body
    }

    private static func responseFormat(_ form: AnswerForm, _ mode: WireOptions.FormMode) -> JSON? {
        func schema(_ detail: JSONSchema.Detail) -> JSON {
            [
                "type": "json_schema",
                "json_schema": [
                    "name": .string(form.name),
                    // The strict mode refuses schemas with members that may be missing.
                    "strict": .bool(form.schema.hasOnlyRequired),
                    "schema": form.schema.json(detail),
                ],
            ]
        }
        return switch mode {
        case .schema: schema(.full)
        case .schemaWithoutBounds: schema(.withoutBounds)
        case .object: ["type": "json_object"]
        case .plain: nil
        }
    }

    /// Messages knows neither seed nor a mode for objects of any form; system messages are one text beside the others.
    private func anthropicMessages(_ options: WireOptions) -> [JSON.Member] {
        let messages = told(options)
        var body = [
            JSON.Member("model", .string(model)), JSON.Member("max_tokens", .integer(Int64(parameters.maxTokens))),
        ]
        let system = messages.filter { $0.role == .system }.map(\.text)
        if !system.isEmpty { body.append(JSON.Member("system", .string(system.joined(separator: "\n\n")))) }
        body.append(
            JSON.Member(
                "messages",
                .array(
                    messages.filter { $0.role != .system }
                        .map { ["role": .string($0.role.rawValue), "content": .string($0.text)] })))
        if options.sendsTemperature, let temperature = parameters.temperature {
            // Goes to 1 only.
            body.append(JSON.Member("temperature", .number(min(temperature, 1))))
        }
        if !parameters.stop.isEmpty { body.append(JSON.Member("stop_sequences", stops)) }
        if let form, options.form == .schema || options.form == .schemaWithoutBounds {
            let schema = form.schema.json(options.form == .schema ? .full : .withoutBounds)
            body.append(JSON.Member("output_config", ["format": ["type": "json_schema", "schema": schema]]))
        }
        body.append(JSON.Member("stream", .bool(options.isStream)))
        return body
    }

    private var stops: JSON { .array(parameters.stop.map { .string($0) }) }

    /// The messages, with the schema as a system message of its own where the endpoint does not get it otherwise.
    private func told(_ options: WireOptions) -> [Message] {
        guard let form, options.form == .object || options.form == .plain else { return messages }
        let schema = String(decoding: form.schema.json().bytes, as: UTF8.self)
        let order = Message(
            .system,
            "Answer with one JSON object and nothing else. It must conform to this JSON Schema:\n" + schema)
        let system = messages.prefix { $0.role == .system }
        return system + [order] + messages.dropFirst(system.count)
    }
}
