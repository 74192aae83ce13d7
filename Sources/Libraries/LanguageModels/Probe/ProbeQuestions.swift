extension ModelProbe {
    /// A form that nobody would write unasked: an answer that has it was made to have it.
    static let form = ChatRequest.AnswerForm(
        name: "probe",
        schema: .object([
            .init("stone", .choice(["basalt", "gneiss", "marl"])), .init("layers", .integer(3...7)),
            .init("note", .string(length: 0...12)), .init("firm", .boolean),
        ]))

    var modelList: WireRequest {
        WireRequest(
            path: service.modelsPath ?? "/models", fields: [.init("Accept", "application/json")] + service.fields,
            key: service.key, body: [], isStream: false)
    }

    func question(
        _ text: String, _ options: WireOptions, temperature: Double = 0, seed: Int64 = 1, maxTokens: Int = 64,
        form: ChatRequest.AnswerForm? = nil
    ) -> Step {
        let parameters = ChatParameters(temperature: temperature, seed: seed, maxTokens: maxTokens)
        do throws(ChatRequest.Problem) {
            let request = try ChatRequest(
                model: model, messages: [.init(.user, text)], parameters: parameters, form: form)
            return .ask(request, options)
        } catch {
            // Only the model's name comes from outside.
            return .failed(.failed(.setup))
        }
    }

    /// Where the endpoint shall enforce the form, the question asks for something else: an answer that has the form
    /// nonetheless proves it.
    func formQuestion(_ mode: WireOptions.FormMode) -> Step {
        var options = options
        options.form = mode
        let isEnforced = mode == .schema || mode == .schemaWithoutBounds
        return question(
            isEnforced
                ? "Write one sentence about rain as plain prose. Do not write JSON." : "Describe any stone.",
            options, maxTokens: 512, form: Self.form)
    }

    /// Asks until the profile is known or the endpoint turns out not to be usable.
    package static func run<Transport: ModelTransport>(
        _ probe: ModelProbe, over transport: Transport, limits: AnswerLimits = .standard
    ) async -> Result<ModelProfile, ProbeFailure> {
        var probe = probe
        for _ in 0..<mostCalls {
            switch probe.next() {
            case .list(let request): probe.take(models: await body(of: request, over: transport, limits))
            case .ask(let request, let options):
                let caller = ModelCaller(probing: transport, service: probe.service, options: options, limits: limits)
                probe.take(await caller.ask(request))
            case .done(let profile): return .success(profile)
            case .failed(let outcome): return .failure(ProbeFailure(outcome: outcome))
            }
        }
        return .failure(ProbeFailure(outcome: .failed(.busy)))
    }

    private static func body<Transport: ModelTransport>(
        of request: WireRequest, over transport: Transport, _ limits: AnswerLimits
    ) async -> [UInt8]? {
        do throws(TransportFailure) {
            let answer = try await transport.open(request)
            guard answer.head.status == 200 else { return nil }
            var body: [UInt8] = []
            while let piece = try await answer.next() {
                body += piece
                guard body.count <= limits.totalBytes else { return nil }
            }
            return body
        } catch {
            return nil
        }
    }
}

/// Why an endpoint has no profile.
package struct ProbeFailure: Error, Sendable, Equatable, CustomStringConvertible {
    package let outcome: ModelOutcome

    package var description: String { "The probe found no usable model. \(outcome)" }
}
