package import Enquiries
package import LanguageModels
import Synchronization
import Transparency

/// Keeps what calls cost within the budget. Safe to use from many tasks at once.
///
/// What a call can cost at most is held back and stored before the call, so that no end of the program can spend what is
/// not counted. A call that was cut off stays spent.
package final class BudgetGuard: Sendable {
    /// For which time the limits of desks and of the total are.
    package typealias Period = BudgetPeriod

    private let budget: Budget
    private let period: Period
    private let key: CaseKey
    private let save: Mutex<@Sendable (BudgetLedger) throws -> Void>

    /// - Parameters:
    ///   - key: 32 secret bytes. Senders stand in the stored ledger under digests made with it, never with their address.
    ///   - save: Stores the ledger durably; is never called twice at once.
    package init(
        _ budget: Budget, period: Period, key: [UInt8], save: @escaping @Sendable (BudgetLedger) throws -> Void
    ) {
        (self.budget, self.period, self.key) = (budget, period, CaseKey(key))
        self.save = Mutex(save)
    }

    /// Holds back an amount and stores that.
    func reserve(
        _ amount: Amount, sender: String, desk: DeskID, on day: CalendarDate
    ) throws(NotAsked) -> BudgetLedger.Reservation {
        let moment = BudgetMoment(day: day.daysSince1970, period: period.number(of: day))
        let reservation: BudgetLedger.Reservation
        do throws(BudgetRefusal) {
            reservation = try budget.reserve(amount, sender: digest(of: sender), desk: desk.text, at: moment)
        } catch {
            throw .budget(error)
        }
        guard store() else {
            budget.settle(reservation, cost: .zero)
            throw .budgetNotStored
        }
        return reservation
    }

    /// Counts what a call did cost. Where that cannot be stored, the store goes on counting what was held back.
    func settle(_ reservation: BudgetLedger.Reservation, cost: Amount) {
        if budget.settle(reservation, cost: cost) { _ = store() }
    }

    /// HMAC-SHA-256 of the address in small letters, hexadecimal.
    func digest(of sender: String) -> String {
        key.commitment(to: sender.lowercased().filter { !$0.isWhitespace }.utf8)
    }

    /// The snapshot is taken under the lock, so that an older one never replaces a newer one.
    private func store() -> Bool {
        save.withLock { save in
            do {
                try save(budget.snapshot)
                return true
            } catch {
                return false
            }
        }
    }
}
