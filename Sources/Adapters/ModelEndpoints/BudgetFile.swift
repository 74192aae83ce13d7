import Foundation
package import LanguageModels
import Synchronization

/// The budget of a desk directory, kept in a file. Safe to use from many tasks at once.
package final class BudgetFile: Sendable {
    package static let fileName = "model-budget.json"

    /// Why the budget cannot be used. Going on with an empty one would open it anew.
    package enum Problem: Error, Sendable, Equatable, CustomStringConvertible {
        case unreadable(path: String)
        case damaged(path: String)

        package var description: String {
            switch self {
            case .unreadable(let path): "\(path) cannot be read. Give this user the right to read it."
            case .damaged(let path):
                "\(path) is damaged: what the language model has cost is not known. Put it back from a backup, or remove "
                    + "it and so begin to count anew."
            }
        }
    }

    package let budget: Budget
    private let path: String
    private let write: @Sendable (_ bytes: [UInt8], _ path: String) throws -> Void
    /// Calls that asked to be stored, and the last of them whose ledger is on disk.
    private let wanted = Mutex<Int64>(0)
    private let stored = Mutex<Int64>(0)

    /// - Parameters:
    ///   - moment: Where there is no file yet, the budget begins here.
    ///   - write: Returns when the file is on disk, whole.
    package init(
        _ path: String, limits: BudgetLimits, at moment: BudgetMoment,
        write: @escaping @Sendable (_ bytes: [UInt8], _ path: String) throws -> Void
    ) throws(Problem) {
        (self.path, self.write) = (path, write)
        guard FileManager.default.fileExists(atPath: path) else {
            budget = Budget(limits, ledger: BudgetLedger(at: moment))
            return
        }
        guard let data = FileManager.default.contents(atPath: path) else { throw .unreadable(path: path) }
        guard let ledger = BudgetLedger(reading: Array(data)) else { throw .damaged(path: path) }
        budget = Budget(limits, ledger: ledger)
    }

    /// Returns when everything that was held back or settled before the call is on disk. Tasks that wait for the disk
    /// together are served by one write.
    package func store() throws {
        let ticket = wanted.withLock {
            $0 += 1
            return $0
        }
        try stored.withLock { stored in
            guard stored < ticket else { return }
            // Read before the ledger: whoever has asked by now finds his amount in it.
            let covered = wanted.withLock { $0 }
            try write(budget.snapshot.json.bytes, path)
            stored = covered
        }
    }

    /// ``store()`` for those who hand in a ledger: what is stored is never older than it.
    package var save: @Sendable (BudgetLedger) throws -> Void { { _ in try self.store() } }
}
