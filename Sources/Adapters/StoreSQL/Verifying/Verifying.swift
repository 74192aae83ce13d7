package import Cases
import Transparency

extension SQLStore {
    /// Checks that everything kept is what was logged, and the file itself.
    ///
    /// The store is treated like one from a stranger: nothing counts but what can be computed. All is read in one
    /// consistent state, while others write, and in memory that does not grow with the store.
    ///
    /// What no store can find by itself: a whole file put back to an earlier whole state. The checkpoint in the second
    /// store tells.
    package func verify() async throws(StoreError) -> Verification {
        try await reading { db in
            var check = StoreCheck(db)
            check.run()
            if let error = check.interruption { throw error }
            return check.result
        }
    }
}

/// The whole check, in an order in which each part may rely on those before it.
private struct StoreCheck {
    private let db: any SQLSession
    private(set) var result = Verification(tree: .empty, cases: 0, mails: 0, replies: 0, firstFault: nil)
    /// Set where the check could not be carried out at all, which says nothing about the store.
    private(set) var interruption: StoreError?

    init(_ db: any SQLSession) { self.db = db }

    mutating func run() {
        do {
            try db.dialect.checkSchema(db)
            result.cases = try count("cases")
            result.mails = try count("mails")
            result.replies = try count("replies")
            var records = RecordCheck(db)
            defer { result.tree = records.tree }
            try records.run()
            try BytesCheck(db).run()
            // Each row has a record of its own by now, so equal numbers mean that none is missing.
            try require(result.mails, of: records.mails, "mails")
            try require(result.replies, of: records.replies, "replies")
            try CaseCheck(db).run()
            try SealCheck(db).run()
            try db.dialect.checkDisk(db)
        } catch let fault as Fault {
            result.firstFault = fault.text
        } catch {
            note(error)
        }
    }

    /// What the database cannot read is a fault of the store; a wait that was too long or called off is none.
    private mutating func note(_ error: any Error) {
        switch db.dialect.meaning(of: error) {
        case .damaged(let reason): result.firstFault = reason
        case .failed where db.dialect.isWrongShape(error):
            result.firstFault = "the database does not have the tables of a store"
        case let other: interruption = other
        }
    }

    private func require(_ kept: Int, of logged: Int, _ what: String) throws {
        guard kept == logged else { throw Fault("\(logged) \(what) were logged, but \(kept) are kept") }
    }

    private func count(_ table: String) throws -> Int {
        try db.value(Int.self, "SELECT count(*) FROM \(table)") ?? 0
    }
}

/// Something that does not fit, in plain words that name a record, case, mail or reply and quote none.
package struct Fault: Error {
    package let text: String

    package init(_ text: String) { self.text = text }
}
