/// Finds out what an endpoint can do: a state machine that says what to ask next and takes the answers. It knows neither
/// network nor clock; ``ModelProbe/run(_:over:)`` joins it with a transport.
///
/// It asks at most ``mostCalls`` short questions, none of which holds anything of a citizen.
package struct ModelProbe: Sendable {
    package enum Step: Sendable, Equatable {
        /// The list of models; hand the body to ``take(models:)``.
        case list(WireRequest)
        /// A question; hand the reply to ``take(_:)``.
        case ask(ChatRequest, WireOptions)
        case done(ModelProfile)
        /// The endpoint cannot be used now; the outcome says why.
        case failed(ModelOutcome)
    }

    package static let mostCalls = 16

    private enum Phase {
        case list, basics, form(WireOptions.FormMode), seed(first: String?), done, failed(ModelOutcome)
    }

    package let service: ModelService
    private var profile: ModelProfile
    private var phase: Phase
    var model: String { profile.model }
    var options: WireOptions { profile.options }
    /// What has not been left out yet where the endpoint rejects a request without saying which part.
    private var doubtful: [ServerError.Part] = [.usage, .seed, .temperature, .tokenField]

    /// - Parameter date: Of today, `YYYY-MM-DD`, for the profile.
    package init(_ service: ModelService, model: String, date: String) {
        self.service = service
        profile = ModelProfile(
            service: service.name, model: model, date: date, options: WireOptions(form: .plain),
            enforcesForm: false, namesUsage: false, hasStableSeed: false)
        if service == .anthropicMessages { (profile.options.sendsSeed, profile.options.asksUsage) = (false, false) }
        phase = service.modelsPath == nil ? .basics : .list
    }

    package func next() -> Step {
        switch phase {
        case .list: .list(modelList)
        case .basics: question("Write one short sentence about rain.", profile.options)
        case .form(let mode): formQuestion(mode)
        case .seed: question("Write down twelve letters in random order.", profile.options, temperature: 1, seed: 7)
        case .done: .done(profile)
        case .failed(let outcome): .failed(outcome)
        }
    }

    /// - Parameter models: The body of the list, or `nil` where there is none: the size of the context stays unknown then.
    package mutating func take(models body: [UInt8]?) {
        guard case .list = phase else { return }
        phase = .basics
        guard let body, let entries = (try? JSON(body))?["data"]?.items,
            let entry = entries.first(where: { $0["id"]?.text == profile.model })
        else { return }
        // vLLM, Mistral, OpenRouter, Anthropic; llama.cpp: of one slot, not the size that the model was trained for.
        let names = ["max_model_len", "max_context_length", "context_length", "max_input_tokens"]
        let sizes = names.map { entry[$0] } + [entry["meta"]?["n_ctx"]]
        profile.contextTokens = sizes.lazy.compactMap { $0?.int }.first { (1...1 << 30).contains($0) }.map { Int($0) }
    }

    package mutating func take(_ reply: ModelReply) {
        if let tokens = reply.contextTokens { profile.contextTokens = tokens }
        switch phase {
        case .basics: takeBasics(reply)
        case .form(let mode): takeForm(reply, mode)
        case .seed(let first): takeSeed(reply, first)
        case .list, .done, .failed: break
        }
    }

    private mutating func takeBasics(_ reply: ModelReply) {
        switch reply.outcome {
        // Not even a small number of tokens may suffice for models that think first.
        case .answer, .length, .empty:
            profile.namesUsage = !reply.usage.isEstimated
            profile.reportedModel = reply.model
            phase = .form(.schema)
        case .serverError(let error) where error.kind == .rejected:
            guard let part = error.part.flatMap({ doubtful.contains($0) ? $0 : nil }) ?? doubtful.first else {
                return phase = .failed(reply.outcome)
            }
            doubtful.removeAll { $0 == part }
            leaveOut(part)
        case .malformed where profile.options.isStream:
            (profile.options.isStream, profile.options.asksUsage) = (false, false)
        default: phase = .failed(reply.outcome)
        }
    }

    private mutating func leaveOut(_ part: ServerError.Part) {
        switch part {
        case .temperature: profile.options.sendsTemperature = false
        case .seed: profile.options.sendsSeed = false
        case .usage: profile.options.asksUsage = false
        case .tokenField: profile.options.tokenField = .maxCompletionTokens
        case .form: break
        }
    }

    private mutating func takeForm(_ reply: ModelReply, _ mode: WireOptions.FormMode) {
        var followed = false
        switch reply.outcome {
        case .answer(let text): followed = (try? Self.form.schema.object(in: text)) != nil
        // Schemas that a server cannot handle make some of them fail with an error of their own.
        case .serverError(let error) where error.kind == .rejected || error.kind == .broken: break
        case .length, .empty, .refusal, .malformed: break
        default: return phase = .failed(reply.outcome)
        }
        let rungs = WireOptions.FormMode.allCases
        if followed || mode == .plain {
            profile.options.form = mode
            profile.enforcesForm = followed && (mode == .schema || mode == .schemaWithoutBounds)
            phase = profile.options.sendsSeed ? .seed(first: nil) : .done
        } else if let rung = rungs.firstIndex(of: mode) {
            // Messages has no mode for an object of any form.
            let lower = rungs[rung + 1]
            phase = .form(lower == .object && service == .anthropicMessages ? .plain : lower)
        }
    }

    private mutating func takeSeed(_ reply: ModelReply, _ first: String?) {
        guard let text = reply.outcome.text, !text.isEmpty else { return phase = .done }
        if let first { profile.hasStableSeed = first.utf8.elementsEqual(text.utf8) }
        phase = first == nil ? .seed(first: text) : .done
    }
}

extension ModelOutcome {
    fileprivate var text: String? {
        switch self {
        case .answer(let text), .length(let text): text
        default: nil
        }
    }
}

extension ModelReply {
    fileprivate var contextTokens: Int? {
        if case .serverError(let error) = outcome { error.contextTokens } else { nil }
    }
}
