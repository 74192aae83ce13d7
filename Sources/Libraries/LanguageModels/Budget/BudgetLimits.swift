/// How much may be spent. Each limit is the largest amount that is still allowed.
package struct BudgetLimits: Sendable, Equatable {
    /// For what one sender's mails cost in a day.
    package var senderDay: Amount
    /// For one desk in a period.
    package var desk: Amount
    /// For all desks in a period.
    package var total: Amount
    /// Senders in a day that are told apart; the first beyond gets nothing, so that memory is bounded.
    package var senders: Int

    package init(senderDay: Amount, desk: Amount, total: Amount, senders: Int = 100_000) {
        (self.senderDay, self.desk, self.total, self.senders) = (senderDay, desk, total, senders)
    }
}

/// When something is spent. Both numbers only grow; one that is smaller than the last counts as the last, so a clock that
/// is put back opens no budget anew.
package struct BudgetMoment: Sendable, Equatable {
    /// Days since any fixed one, in the authority's time zone.
    package let day: Int
    /// The day, month or year that the limits of desks and the total are for, counted likewise.
    package let period: Int

    package init(day: Int, period: Int) { (self.day, self.period) = (day, period) }
}

/// Which budget a call does not fit into.
package enum BudgetRefusal: String, Error, Sendable, CaseIterable {
    case senderDay, desk, total
    /// More senders in a day than are told apart.
    case senders
}

extension BudgetRefusal: CustomStringConvertible {
    package var description: String {
        switch self {
        case .senderDay: "This sender's budget for the day is spent. Rules and classifier go on without the model."
        case .desk: "The desk's budget is spent. Rules and classifier go on without the model."
        case .total: "The budget of all desks is spent. Rules and classifier go on without the model."
        case .senders: "More senders in a day than budgets are kept for. New ones go on without the model."
        }
    }
}
