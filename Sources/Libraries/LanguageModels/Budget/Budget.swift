import Synchronization

/// The ledger that calls share. Safe to use from many tasks at once.
package final class Budget: Sendable {
    package let limits: BudgetLimits
    private let ledger: Mutex<BudgetLedger>

    package init(_ limits: BudgetLimits, ledger: BudgetLedger) {
        self.limits = limits
        self.ledger = Mutex(ledger)
    }

    /// The ledger now, to be stored. Store it before a call is made: then no crash can spend what is not counted.
    package var snapshot: BudgetLedger { ledger.withLock { $0 } }

    /// See ``BudgetLedger/reserve(_:sender:desk:at:limits:)``.
    package func reserve(
        _ amount: Amount, sender: String, desk: String, at now: BudgetMoment
    ) throws(BudgetRefusal) -> BudgetLedger.Reservation {
        try ledger.withLock { (ledger) throws(BudgetRefusal) in
            try ledger.reserve(amount, sender: sender, desk: desk, at: now, limits: limits)
        }
    }

    /// See ``BudgetLedger/settle(_:cost:)``.
    @discardableResult
    package func settle(_ reservation: BudgetLedger.Reservation, cost: Amount) -> Bool {
        ledger.withLock { $0.settle(reservation, cost: cost) }
    }
}
