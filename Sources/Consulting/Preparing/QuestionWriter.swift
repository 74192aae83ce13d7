import LanguageModels
import Prompting
import Transparency

/// A filled prompt as it would be sent.
struct WrittenQuestion {
    let prompt: FilledPrompt
    let schema: JSONSchema
    let request: ChatRequest
    let wire: WireRequest

    /// Tokens of question and answer: one for three bytes, as the library estimates, and all that are allowed.
    var tokens: Int { Int(TokenUsage.estimate(bytes: wire.body.count)) + request.parameters.maxTokens }

    /// Ids of the entries of a list that were shown, in order.
    func shownIDs(_ slot: String) -> [String] { prompt.shown[slot] ?? [] }
}

/// Fills a prompt and makes it fit into the model's context.
struct QuestionWriter {
    let model: any LanguageModel
    let prompt: Prompt

    func write(_ values: QuestionValues) throws(NotAsked) -> WrittenQuestion {
        var limits: [String: Int] = [:]
        var written = try written(values, limits)
        guard let context = model.card.contextTokens else { return written }
        for (slot, least) in values.shortening {
            // Taking a byte of text away takes at least one from the request, and the note about the cut adds some: two
            // or three rounds are enough.
            while written.tokens > context {
                let declared = prompt.slots.first { $0.name == slot }?.limit ?? 0
                let now = min(limits[slot] ?? declared, values.bytes(of: slot))
                guard now > least else { break }
                limits[slot] = max(least, now - 3 * (written.tokens - context))
                written = try self.written(values, limits)
            }
        }
        guard written.tokens <= context else { throw .tooLong(tokens: written.tokens, limit: context) }
        return written
    }

    private func written(_ values: QuestionValues, _ limits: [String: Int]) throws(NotAsked) -> WrittenQuestion {
        let filled: FilledPrompt
        do throws(PromptError) {
            filled = try prompt.filled(with: values.slots, tighter: limits)
        } catch {
            throw .prompt(error)
        }
        guard let schema = try? JSONSchema(reading: filled.schema.canonical),
            let request = try? ChatRequest(
                model: model.card.model,
                messages: [.init(.system, filled.system), .init(.user, filled.user)],
                parameters: ChatParameters(
                    temperature: filled.parameters.temperature, seed: filled.parameters.seed.map(Int64.init),
                    maxTokens: filled.parameters.maxTokens),
                form: .init(name: Self.formName(filled.name), schema: schema))
        else { throw .request }
        return WrittenQuestion(prompt: filled, schema: schema, request: request, wire: model.wire(request))
    }

    /// Endpoints take no dots.
    private static func formName(_ name: String) -> String { String(name.map { $0 == "." ? "_" : $0 }) }
}
