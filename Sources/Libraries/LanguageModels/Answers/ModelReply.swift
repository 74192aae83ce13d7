/// What came of one call, whatever it was. Text in it was written by a stranger.
package struct ModelReply: Sendable, Equatable {
    package let outcome: ModelOutcome
    package let usage: TokenUsage
    /// The model as the endpoint names it in its answer; at most 256 bytes.
    package let model: String?

    package init(outcome: ModelOutcome, usage: TokenUsage, model: String?) {
        (self.outcome, self.usage, self.model) = (outcome, usage, model)
    }
}

package enum ModelOutcome: Sendable, Equatable {
    /// A whole answer, not empty.
    case answer(String)
    /// The model declined.
    case refusal
    /// The answer was not whole when the allowed tokens or the context ended; what there is of it.
    case length(String)
    /// The endpoint's filter stopped the question or the answer.
    case contentFilter
    /// The model wants to use a tool. It has none, and nothing of it is looked at.
    case toolCall
    case empty
    case malformed(Malformation)
    case serverError(ServerError)
    case tooLong(TooLong)
    case failed(TransportFailure)

    package enum TooLong: String, Sendable, CaseIterable {
        case line, events, total, text
    }
}

/// Why an answer with status 200 cannot be read.
package enum Malformation: Sendable, Equatable {
    /// - Parameter event: Number of the event in a stream, from 1; 0 for a body that is no stream.
    case json(JSONProblem, event: Int)
    /// A member is missing or of another type; named as in the format, for example `choices`.
    case member(String)
    /// The stream ended without saying that the answer is whole.
    case cutStream(events: Int)
    /// A word for the end of the answer that no format knows.
    case unknownEnd
}

/// What a server said instead of an answer.
package struct ServerError: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        case wrongKey, forbidden, unknownModel, contextTooLong, tooLarge, rejected, rateLimited, quotaSpent, overloaded
        case redirect, broken, other
    }

    /// A part of the request that the server does not take. A closed list, so that nothing of its text is kept.
    package enum Part: String, Sendable, CaseIterable {
        case temperature, seed, tokenField, form, usage
    }

    package let kind: Kind
    /// Three digits; 200 where the error came within a stream.
    package let status: Int
    package let retryAfter: Duration?
    package let part: Part?
    /// The size of the context, where the server names it.
    package let contextTokens: Int?

    package init(
        _ kind: Kind, status: Int, retryAfter: Duration? = nil, part: Part? = nil, contextTokens: Int? = nil
    ) {
        (self.kind, self.status, self.retryAfter) = (kind, status, retryAfter)
        (self.part, self.contextTokens) = (part, contextTokens)
    }

    /// Whether the same request may go through later.
    package var mayTryAgain: Bool {
        switch kind {
        case .rateLimited, .overloaded, .broken: true
        default: false
        }
    }
}

/// Tokens of one call, as the endpoint counts them.
package struct TokenUsage: Sendable, Equatable {
    package let input: Int64
    package let output: Int64
    /// True where the endpoint did not say, and the numbers follow from bytes.
    package let isEstimated: Bool

    package init(input: Int64, output: Int64, isEstimated: Bool = false) {
        (self.input, self.output, self.isEstimated) = (input, output, isEstimated)
    }

    /// One token for each three bytes, rounded up: more than is usual for German and English, so that a budget errs to
    /// the safe side.
    package static func estimate(bytes: Int) -> Int64 { Int64((bytes + 2) / 3) }

    package static let nothing = TokenUsage(input: 0, output: 0)

    /// Of two calls together; estimated where a part of it is.
    package static func + (left: TokenUsage, right: TokenUsage) -> TokenUsage {
        TokenUsage(
            input: Amount.sum(left.input, right.input), output: Amount.sum(left.output, right.output),
            isEstimated: left.isEstimated || right.isEstimated)
    }
}
