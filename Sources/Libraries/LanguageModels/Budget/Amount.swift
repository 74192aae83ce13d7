/// Tokens and money. Money is counted in millionths of the currency's unit; both are never negative.
package struct Amount: Sendable, Equatable {
    package var tokens: Int64
    package var micros: Int64

    package init(tokens: Int64, micros: Int64) { (self.tokens, self.micros) = (max(0, tokens), max(0, micros)) }

    package static let zero = Amount(tokens: 0, micros: 0)
    /// More than can be spent.
    package static let unlimited = Amount(tokens: .max, micros: .max)

    /// Stays at the largest number rather than overflow, so that nothing can wrap round to zero.
    package static func + (left: Amount, right: Amount) -> Amount {
        Amount(tokens: sum(left.tokens, right.tokens), micros: sum(left.micros, right.micros))
    }

    /// Not below zero.
    package static func - (left: Amount, right: Amount) -> Amount {
        Amount(
            tokens: left.tokens - min(left.tokens, right.tokens), micros: left.micros - min(left.micros, right.micros))
    }

    func fits(in limit: Amount) -> Bool { tokens <= limit.tokens && micros <= limit.micros }

    static func sum(_ left: Int64, _ right: Int64) -> Int64 {
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? .max : sum
    }
}

/// What a model costs: millionths of the currency's unit for a million tokens. A price of 3.00 for a million is 3,000,000.
package struct ModelPrice: Sendable, Equatable {
    package let input: Int64
    package let output: Int64

    package init(input: Int64, output: Int64) { (self.input, self.output) = (max(0, input), max(0, output)) }

    package static let free = ModelPrice(input: 0, output: 0)

    /// Rounded up to a whole millionth.
    package func amount(_ usage: TokenUsage) -> Amount {
        Amount(
            tokens: Amount.sum(usage.input, usage.output),
            micros: Amount.sum(Self.cost(usage.input, input), Self.cost(usage.output, output)))
    }

    /// The most that a request can cost: no tokenizer makes more tokens than there are bytes, and the answer has no more
    /// than it was allowed. The form around messages that the endpoint adds is far shorter than our own form in JSON.
    package func most(_ size: AnswerReader.RequestSize) -> Amount {
        amount(TokenUsage(input: Int64(size.bytes), output: Int64(size.maxTokens)))
    }

    private static func cost(_ tokens: Int64, _ price: Int64) -> Int64 {
        guard tokens > 0 else { return 0 }
        let (high, low) = tokens.multipliedFullWidth(by: price)
        guard high < 1_000_000 else { return .max }
        let (whole, rest) = Int64(1_000_000).dividingFullWidth((high, low))
        return rest == 0 ? whole : Amount.sum(whole, 1)
    }
}
