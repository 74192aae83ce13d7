/// A model that the settings name, ready to be asked: endpoint, format, waiting, trying again and leaving alone are settled.
package protocol LanguageModel: Sendable {
    var card: ModelCard { get }

    /// False while the endpoint is left alone after failures. Asking it then fails at once.
    var isAvailable: Bool { get }

    /// The request as ``ask(_:)`` sends it, so that its bytes can be looked at before.
    func wire(_ request: ChatRequest) -> WireRequest

    /// - Returns: Always a reply: a call that failed is an outcome like any other and can be recorded. Tries that came
    ///   before are counted into its usage.
    func ask(_ request: ChatRequest) async -> ModelReply
}

/// What is known of a configured model before it is asked; it holds no secret.
package struct ModelCard: Sendable, Equatable {
    /// The model as the endpoint names it.
    package let model: String
    /// The endpoint's address in its one way of writing.
    package let endpoint: String
    package let service: ModelService
    /// Whether the endpoint is this very machine.
    package let isThisMachine: Bool
    /// `nil` only where the endpoint is this very machine.
    package let terms: EndpointTerms?
    package let price: ModelPrice
    /// Tokens of question and answer together; `nil` where the endpoint never said.
    package let contextTokens: Int?
    /// Calls at once, at least 1.
    package let parallel: Int

    package init(
        model: String, endpoint: String, service: ModelService, isThisMachine: Bool, terms: EndpointTerms?,
        price: ModelPrice = .free, contextTokens: Int? = nil, parallel: Int = 8
    ) {
        (self.model, self.endpoint, self.service) = (model, endpoint, service)
        (self.isThisMachine, self.terms, self.price) = (isThisMachine, terms, price)
        (self.contextTokens, self.parallel) = (contextTokens, max(1, parallel))
    }
}
