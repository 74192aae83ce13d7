/// Asks one endpoint, once for each call. Waiting, trying again and budgets are for its users.
package struct ModelCaller<Transport: ModelTransport>: Sendable {
    private let transport: Transport
    private let service: ModelService
    private let options: WireOptions
    private let limits: AnswerLimits

    /// - Parameter terms: Needed where the endpoint is another machine.
    package init(
        _ transport: Transport, service: ModelService, options: WireOptions, terms: EndpointTerms?,
        limits: AnswerLimits = .standard
    ) throws(EndpointTerms.Problem) {
        guard transport.isThisMachine || terms != nil else { throw .noTerms }
        self.init(probing: transport, service: service, options: options, limits: limits)
    }

    /// For questions that hold nothing of a citizen.
    init(probing transport: Transport, service: ModelService, options: WireOptions, limits: AnswerLimits) {
        (self.transport, self.service, self.options, self.limits) = (transport, service, options, limits)
    }

    /// - Returns: Always a reply: a call that failed is an outcome like any other and can be recorded.
    package func ask(_ request: ChatRequest) async -> ModelReply {
        let wire = request.wire(for: service, options)
        let size = AnswerReader.RequestSize(bytes: wire.body.count, maxTokens: request.parameters.maxTokens)
        let answer: Transport.Answer
        do throws(TransportFailure) {
            answer = try await transport.open(wire)
        } catch {
            return Self.unanswered(error, size)
        }
        var reader = AnswerReader(answer.head, from: service, isStream: wire.isStream, size: size, limits: limits)
        do throws(TransportFailure) {
            while let piece = try await answer.next() {
                guard reader.feed(piece) else { break }
            }
            return reader.finish()
        } catch {
            return reader.finish(error)
        }
    }

    /// Nothing came back. Where the endpoint may have worked nonetheless, the call is counted as if it had written all that
    /// it was allowed.
    private static func unanswered(_ failure: TransportFailure, _ size: AnswerReader.RequestSize) -> ModelReply {
        let usage: TokenUsage =
            switch failure {
            case .unreachable, .busy, .setup: .nothing
            case .timeout, .cut, .tooLarge, .garbage, .cancelled:
                TokenUsage(
                    input: TokenUsage.estimate(bytes: size.bytes), output: Int64(size.maxTokens), isEstimated: true)
            }
        return ModelReply(outcome: .failed(failure), usage: usage, model: nil)
    }
}
