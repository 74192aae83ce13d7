import Cases
import Foundation
import GRDB
import Transparency

/// Walks the log from its first record to the noted head, and checks that each record speaks of what its row says.
struct RecordCheck {
    private let db: Database
    private var chain = ChainVerifier()

    init(_ db: Database) { self.db = db }

    /// How far the log is sound.
    var head: ChainHead { chain.head }

    /// How many mails and replies the records say were kept.
    private(set) var mails = 0
    private(set) var replies = 0

    mutating func run() throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT position, leaf, hash, private_form, key, id, records.case_id, action
                FROM records LEFT JOIN case_keys ON case_keys.case_id = records.case_id ORDER BY position
                """)
        while let row = try rows.next() { try check(row) }
        guard try Int.fetchOne(db, sql: "SELECT count(*) FROM chain_head") == 1 else {
            throw Fault("the log does not have one head")
        }
        do {
            try chain.finish(expecting: ChainHead.stored(in: db))
        } catch let broken as BrokenChain {
            throw Fault(broken.description)
        }
    }

    private mutating func check(_ row: Row) throws {
        let position: Int64 = try row.at(0)
        let caseID: String = try row.at(6)
        let privateForm: Data? = try row.at(3)
        let key: Data? = try row.at(4)
        do {
            try chain.check(
                ChainEntry(
                    position: position, leaf: Array(try row.at(1) as Data), hash: Array(try row.at(2) as Data),
                    privateForm: privateForm.map { Array($0) }, key: key.map { CaseKey(Array($0)) }))
        } catch let broken as BrokenChain {
            throw Fault(broken.description)
        }
        // Nothing can be erased yet, so both must be there.
        guard let privateForm else { throw Fault("the private form of record \(position) is missing") }
        guard key?.count == 32 else { throw Fault("the key of case \(caseID) is missing or incomplete") }
        guard let form = PrivateForm(privateForm) else { throw Fault("record \(position) cannot be understood") }
        guard
            try form.recordID.hasSameBytes(as: row.at(5)), form.caseID.hasSameBytes(as: caseID),
            try form.action.hasSameBytes(as: row.at(7))
        else { throw Fault("record \(position) stands under another name than its own") }
        if form.output[StoredDigest.mail] != nil { mails += 1 }
        if form.output[StoredDigest.reply] != nil { replies += 1 }
    }
}

/// What a record in its private form says about the store.
struct PrivateForm: Decodable {
    let recordID: String
    let caseID: String
    let action: String
    let effect: String
    let output: [String: String]

    private enum CodingKeys: String, CodingKey {
        case recordID = "record_id"
        case caseID = "case"
        case action, effect, output
    }

    /// `nil` where `bytes` are no record.
    init?(_ bytes: Data) {
        guard let form = try? JSONDecoder().decode(Self.self, from: bytes) else { return nil }
        self = form
    }
}

extension String {
    /// Swift takes different bytes for equal where Unicode does; a check must not.
    func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
