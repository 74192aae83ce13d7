import Attacks
import LanguageModels
import Synchronization
import Transparency

/// A language model inside the tests: says what it is told to, and remembers what it was asked.
final class ScriptedModel: LanguageModel {
    let card: ModelCard
    private let answer: @Sendable (ChatRequest) -> ModelOutcome
    private let asked = Mutex<[(request: ChatRequest, outcome: ModelOutcome)]>([])
    private let options: Mutex<WireOptions>
    private let open: Mutex<Bool>
    let usage: TokenUsage
    let reported: String?

    init(
        _ card: ModelCard = .test(), usage: TokenUsage = TokenUsage(input: 1000, output: 100), reported: String? = nil,
        isAvailable: Bool = true, answer: @escaping @Sendable (ChatRequest) -> ModelOutcome
    ) {
        (self.card, self.usage, self.reported, self.answer) = (card, usage, reported, answer)
        options = Mutex(WireOptions())
        open = Mutex(isAvailable)
    }

    /// Always says the same.
    convenience init(_ card: ModelCard = .test(), reported: String? = nil, says text: String) {
        self.init(card, reported: reported) { _ in .answer(text) }
    }

    /// Does whatever a mail tells it.
    static func obedient(_ card: ModelCard = .test()) -> ScriptedModel {
        ScriptedModel(card) { .answer(ObedientModel().answer(to: $0)) }
    }

    var requests: [ChatRequest] { asked.withLock { $0.map(\.request) } }
    /// What it said last.
    var last: ModelOutcome? { asked.withLock { $0.last?.outcome } }
    var isAvailable: Bool { open.withLock { $0 } }

    func become(available: Bool) { open.withLock { $0 = available } }
    func write(_ new: WireOptions) { options.withLock { $0 = new } }

    func wire(_ request: ChatRequest) -> WireRequest { request.wire(for: card.service, options.withLock { $0 }) }

    func ask(_ request: ChatRequest) async -> ModelReply {
        let outcome = answer(request)
        asked.withLock { $0.append((request, outcome)) }
        return ModelReply(outcome: outcome, usage: usage, model: reported)
    }
}

extension ModelCard {
    static func test(
        isThisMachine: Bool = false, context: Int? = nil, price: ModelPrice = .free, model: String = "model-x"
    ) -> ModelCard {
        let words: [EndpointTerms.Field: String] = [
            .operatorName: "Rechenzentrum Nord", .region: "EU", .contract: "AVV 7", .purpose: "Antworten entwerfen",
            .transferBasis: "none needed",
        ]
        return ModelCard(
            model: model, endpoint: isThisMachine ? "http://127.0.0.1:8080/v1" : "https://models.example/v1",
            service: .chatCompletions, isThisMachine: isThisMachine,
            terms: isThisMachine ? nil : try? EndpointTerms(words, excludesTraining: true), price: price,
            contextTokens: context)
    }
}
