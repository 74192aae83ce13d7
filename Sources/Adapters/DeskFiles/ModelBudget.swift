package import Enquiries
package import LanguageModels

/// How much a language model may cost: `budget` under `languageModel` in `postroom.yaml`.
package struct ModelBudget: Sendable, Equatable {
    /// For how long the limits of desks and of the total hold.
    package typealias Period = BudgetPeriod

    package let period: Period
    package let limits: BudgetLimits

    /// Tokens where nothing is said: some twenty mails a day of one sender, some thousand of a desk.
    package static let standard = BudgetLimits(
        senderDay: Amount(tokens: 200_000, micros: .max), desk: Amount(tokens: 10_000_000, micros: .max),
        total: Amount(tokens: 20_000_000, micros: .max))

    private static let mostTokens = 1_000_000_000_000

    /// - Parameter hasPrice: Without a price, no limit in money would ever be met.
    init(_ model: Fields, hasPrice: Bool) {
        let fields = model.fields("budget", allowed: ["period", "senderDay", "desk", "total"], optional: true)
        func amount(_ key: String, _ standard: Amount) -> Amount {
            guard let fields, fields.has(key), let inner = fields.fields(key, allowed: ["tokens", "money"]) else {
                return standard
            }
            let tokens =
                inner.has("tokens")
                ? Int64(inner.whole("tokens", in: 0...Self.mostTokens)) : inner.has("money") ? .max : standard.tokens
            guard inner.has("money") else { return Amount(tokens: tokens, micros: .max) }
            if !hasPrice { inner.problem(.modelEndpoint(ModelFields.noPrice), at: "money") }
            return Amount(tokens: tokens, micros: ModelFields(inner).money("money"))
        }
        period = fields.flatMap { $0.has("period") ? $0.word("period", Period.self) : nil } ?? .day
        limits = BudgetLimits(
            senderDay: amount("senderDay", Self.standard.senderDay), desk: amount("desk", Self.standard.desk),
            total: amount("total", Self.standard.total))
    }
}
