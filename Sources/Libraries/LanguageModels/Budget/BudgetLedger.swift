/// What was spent, and what is held back for calls under way. A value: it can be stored at any moment.
///
/// Amounts held back count as spent from the start. After a crash they stay spent, since nobody knows what the endpoint
/// counted.
package struct BudgetLedger: Sendable, Equatable {
    /// Leave to make one call.
    package struct Reservation: Sendable, Equatable, Hashable {
        fileprivate let number: Int64
    }

    private struct Hold: Sendable, Equatable {
        let sender: String
        let desk: String
        let amount: Amount
        let moment: BudgetMoment
    }

    private(set) var moment: BudgetMoment
    private(set) var senders: [String: Amount]
    private(set) var desks: [String: Amount]
    package private(set) var total: Amount
    private var open: [Reservation: Hold] = [:]
    private var last: Int64 = 0

    package init(at moment: BudgetMoment) {
        self.init(moment: moment, senders: [:], desks: [:], total: .zero)
    }

    init(moment: BudgetMoment, senders: [String: Amount], desks: [String: Amount], total: Amount) {
        (self.moment, self.senders, self.desks, self.total) = (moment, senders, desks, total)
    }

    package func spent(bySender sender: String) -> Amount { senders[sender] ?? .zero }

    package func spent(byDesk desk: String) -> Amount { desks[desk] ?? .zero }

    /// Calls under way.
    package var openCount: Int { open.count }

    /// Holds back the most that a call can cost.
    ///
    /// - Parameters:
    ///   - sender: A keyed digest, never the address: the ledger is stored.
    ///   - amount: At least one token counts.
    package mutating func reserve(
        _ amount: Amount, sender: String, desk: String, at now: BudgetMoment, limits: BudgetLimits
    ) throws(BudgetRefusal) -> Reservation {
        turn(to: now)
        let amount = Amount(tokens: max(1, amount.tokens), micros: amount.micros)
        let bySender = spent(bySender: sender) + amount
        let byDesk = spent(byDesk: desk) + amount
        guard (total + amount).fits(in: limits.total) else { throw .total }
        guard byDesk.fits(in: limits.desk) else { throw .desk }
        guard bySender.fits(in: limits.senderDay) else { throw .senderDay }
        guard senders[sender] != nil || senders.count < limits.senders else { throw .senders }
        senders[sender] = bySender
        desks[desk] = byDesk
        total = total + amount
        last += 1
        let reservation = Reservation(number: last)
        open[reservation] = Hold(sender: sender, desk: desk, amount: amount, moment: moment)
        return reservation
    }

    /// Replaces what was held back by what the call did cost. What belongs to a day or period that is over is dropped.
    ///
    /// An endpoint that counts more than it can have been is charged as it counts.
    /// - Returns: False where this was settled before; nothing changes then.
    @discardableResult
    package mutating func settle(_ reservation: Reservation, cost: Amount) -> Bool {
        guard let hold = open.removeValue(forKey: reservation) else { return false }
        if hold.moment.day == moment.day {
            senders[hold.sender] = spent(bySender: hold.sender) - hold.amount + cost
        }
        if hold.moment.period == moment.period {
            desks[hold.desk] = spent(byDesk: hold.desk) - hold.amount + cost
            total = total - hold.amount + cost
        }
        return true
    }

    private mutating func turn(to now: BudgetMoment) {
        let next = BudgetMoment(day: max(moment.day, now.day), period: max(moment.period, now.period))
        if next.day > moment.day { senders = [:] }
        if next.period > moment.period { (desks, total) = ([:], .zero) }
        moment = next
    }
}
