extension BudgetLedger {
    private static let format = "model-budget/1"

    /// The ledger as it is stored; equal ledgers are equal bytes. What is held back stands among what is spent.
    package var json: JSON {
        [
            "format": .string(Self.format), "day": .integer(Int64(moment.day)),
            "period": .integer(Int64(moment.period)), "total": Self.json(total), "desks": Self.json(desks),
            "senders": Self.json(senders),
        ]
    }

    /// - Returns: `nil` where the bytes are not a ledger. Going on with an empty one would open the budget anew: stop.
    package init?(reading bytes: [UInt8]) {
        let limits = JSONLimits(bytes: 256 << 20, values: 10_000_000)
        guard let json = try? JSON(bytes, limits: limits), json["format"]?.text == Self.format,
            let day = json["day"]?.int, let period = json["period"]?.int,
            let total = json["total"].flatMap(Self.amount), let desks = json["desks"].flatMap(Self.amounts),
            let senders = json["senders"].flatMap(Self.amounts)
        else { return nil }
        self.init(
            moment: BudgetMoment(day: Int(day), period: Int(period)), senders: senders, desks: desks, total: total)
    }

    private static func json(_ amounts: [String: Amount]) -> JSON {
        .object(amounts.sorted { $0.key < $1.key }.map { JSON.Member($0.key, json($0.value)) })
    }

    private static func json(_ amount: Amount) -> JSON { [.integer(amount.tokens), .integer(amount.micros)] }

    private static func amount(_ json: JSON) -> Amount? {
        guard let items = json.items, items.count == 2, let tokens = items[0].int, let micros = items[1].int,
            tokens >= 0, micros >= 0
        else { return nil }
        return Amount(tokens: tokens, micros: micros)
    }

    private static func amounts(_ json: JSON) -> [String: Amount]? {
        guard case .object(let members) = json else { return nil }
        var amounts: [String: Amount] = [:]
        for member in members {
            guard let amount = amount(member.value) else { return nil }
            amounts[member.name] = amount
        }
        return amounts
    }
}
