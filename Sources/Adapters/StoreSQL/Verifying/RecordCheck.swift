import Cases
package import Foundation
import Transparency

/// Walks the log from its first record to the noted tree, and checks that each record speaks of what its row says and
/// that nothing was erased without a record of it.
struct RecordCheck {
    private let db: any SQLSession
    private var walk = RecordWalk()
    private var rules = LeafRules()
    private var installationKey: CaseKey?

    init(_ db: any SQLSession) { self.db = db }

    /// How far the log is sound.
    var tree: MerkleFrontier { walk.tree }

    /// How many mails and replies the records say were kept and were not erased.
    private(set) var mails = 0
    private(set) var replies = 0

    mutating func run() throws {
        installationKey = try CaseKey.ofInstallation(in: db)
        let sql = """
            SELECT position, leaf, hash, private_form, key, id, records.case_id, action, version,
                erased_cases.record, by_person
            FROM records LEFT JOIN case_keys ON case_keys.case_id = records.case_id
            LEFT JOIN erased_cases ON erased_cases.case_id = records.case_id ORDER BY position
            """
        try db.walk(sql) { row in try check(row) }
        guard try db.value(Int.self, "SELECT count(*) FROM log_tree") == 1 else {
            throw Fault("the log does not have one tree")
        }
        do {
            let state = try LogState.stored(in: db)
            try walk.finish(expecting: state.tree)
            try check(published: state.published)
            try checkConfiguration(state.configuration)
        } catch let broken as BrokenLog {
            throw Fault(broken.description)
        }
        try ErasureCheck(db).run()
    }

    private mutating func check(_ row: any SQLRow) throws {
        let position: Int64 = try row.at(0)
        let caseID: String? = try row.at(6)
        let privateForm: Data? = try row.at(3)
        let isErased = try row.at(9) as Int64? != nil
        let key = try caseID == nil ? installationKey : (row.at(4) as Data?).map { CaseKey(Array($0)) }
        let leaf: Data = try row.at(1)
        do {
            try walk.check(
                LoggedRecord(
                    position: position, leaf: Array(leaf), hash: Array(try row.at(2) as Data),
                    privateForm: privateForm.map { Array($0) }, key: key))
        } catch let broken as BrokenLog {
            throw Fault(broken.description)
        }
        do {
            try rules.check(Array(leaf))
        } catch let violation as LeafRules.Violation {
            throw Fault("record \(position) breaks a rule of the log: \(violation)")
        }
        let (id, action): (String, String) = (try row.at(5), try row.at(7))
        guard let said = LeafForm(leaf), said.recordID.hasSameBytes(as: id), said.action.hasSameBytes(as: action),
            try (said.byPerson ? 1 : 0) == (row.at(10) as Int)
        else {
            throw Fault("record \(position) stands under another name than its own")
        }
        // Records of the first schema do not name their step.
        guard try said.step == row.at(8) || said.step == nil && caseID != nil else {
            throw Fault("record \(position) does not belong to the step that its row names")
        }
        if isErased {
            guard privateForm == nil, key == nil else {
                throw Fault("case \(caseID ?? "") was erased, but record \(position) still tells of it")
            }
            return
        }
        guard let privateForm else { throw Fault("the private form of record \(position) is missing") }
        guard key?.bytes.count == 32 else {
            throw Fault("the key of \(caseID.map { "case \($0)" } ?? "the installation") is missing or incomplete")
        }
        guard let form = PrivateForm(privateForm) else { throw Fault("record \(position) cannot be understood") }
        guard form.recordID.hasSameBytes(as: id), form.isAbout(caseID), form.action.hasSameBytes(as: action) else {
            throw Fault("record \(position) stands under another name than its own")
        }
        try checkVersion(row, form, caseID)
        if form.output[StoredDigest.mail] != nil { mails += 1 }
        if form.output[StoredDigest.reply] != nil { replies += 1 }
    }

    /// Records of one step follow each other and have one effect; steps go forward by one.
    private func checkVersion(_ row: any SQLRow, _ form: PrivateForm, _ caseID: String?) throws {
        let (position, version): (Int64, Int?) = (try row.at(0), try row.at(8))
        guard let caseID else {
            guard version == nil, form.effect == nil else { throw Fault("record \(position) is about no case") }
            return
        }
        let before = try db.row(
            """
            SELECT version, private_form FROM records WHERE case_id = ? AND position < ?
            ORDER BY position DESC LIMIT 1
            """, [caseID, position])
        let (last, effect): (Int, String?) =
            try before.map { earlier in
                (try earlier.at(0) as Int? ?? 0, (try earlier.at(1) as Data?).flatMap { PrivateForm($0) }?.effect)
            } ?? (0, nil)
        guard let version, version == last + 1 || version == last && form.effect == effect else {
            throw Fault("record \(position) does not belong to the step that its row names")
        }
    }

    /// What was noted as published must be a beginning of the tree.
    private func check(published: MerkleFrontier) throws {
        var tree = MerkleFrontier.empty
        try db.walk("SELECT hash FROM records WHERE position <= ? ORDER BY position", [published.size]) { row in
            tree.append(leafHash: Array(try row.at(0) as Data))
        }
        guard tree == published else { throw Fault("what was published is no beginning of the log") }
    }

    private func checkConfiguration(_ inForce: String?) throws {
        let leaf = try db.value(
            Data.self,
            """
            SELECT leaf FROM records WHERE case_id IS NULL AND action = 'config'
            ORDER BY position DESC LIMIT 1
            """)
        guard inForce == leaf.flatMap({ LeafForm($0) })?.config else {
            throw Fault("the configuration in force is not the one that the log names")
        }
    }
}

/// Checks erased cases: each has a record that names it, and nothing of it is kept.
struct ErasureCheck {
    private let db: any SQLSession

    init(_ db: any SQLSession) { self.db = db }

    func run() throws {
        let rows = try db.rows(
            """
            SELECT erased_cases.case_id, records.action, records.private_form,
                EXISTS (SELECT 1 FROM cases WHERE id = erased_cases.case_id)
                    OR EXISTS (SELECT 1 FROM case_keys WHERE case_id = erased_cases.case_id)
                    OR EXISTS (SELECT 1 FROM mails WHERE case_id = erased_cases.case_id)
                    OR EXISTS (SELECT 1 FROM replies WHERE case_id = erased_cases.case_id)
                    OR EXISTS (SELECT 1 FROM case_texts WHERE case_id = erased_cases.case_id)
            FROM erased_cases LEFT JOIN records ON position = erased_cases.record
            """)
        for row in rows {
            let id: String = try row.at(0)
            let form = (try row.at(2) as Data?).flatMap { PrivateForm($0) }
            guard try row.at(1) as String? == ActionRecord.Action.erase.rawValue,
                form?.erased.contains(where: { $0.hasSameBytes(as: id) }) == true
            else { throw Fault("no record tells of the erasure of case \(id)") }
            guard try !(row.at(3) as Bool) else { throw Fault("case \(id) was erased, but something of it is kept") }
        }
        let named = try db.values(
            Data.self, "SELECT private_form FROM records WHERE case_id IS NULL AND action = 'erase'"
        ).reduce(0) { $0 + (PrivateForm($1)?.erased.count ?? 0) }
        guard named == rows.count else { throw Fault("\(named) cases were erased, but \(rows.count) are noted so") }
    }
}

/// What a record in its private form says about the store.
package struct PrivateForm: Decodable {
    let recordID: String
    let caseID: String?
    let action: String
    let effect: String?
    let output: [String: String]
    /// Cases that the record says were erased.
    package let erased: [String]
    /// Reported events likewise.
    package let erasedEvents: [String]

    private enum CodingKeys: String, CodingKey {
        case recordID = "record_id"
        case caseID = "case"
        case action, effect, output, details
    }

    private struct Details: Decodable {
        package let erased: [String]?
        let events: [String]?
    }

    package init(from decoder: any Decoder) throws {
        let form = try decoder.container(keyedBy: CodingKeys.self)
        recordID = try form.decode(String.self, forKey: .recordID)
        caseID = try form.decodeIfPresent(String.self, forKey: .caseID)
        action = try form.decode(String.self, forKey: .action)
        effect = try form.decodeIfPresent(String.self, forKey: .effect)
        output = try form.decode([String: String].self, forKey: .output)
        let details =
            try action == ActionRecord.Action.erase.rawValue ? form.decode(Details.self, forKey: .details) : nil
        (erased, erasedEvents) = (details?.erased ?? [], details?.events ?? [])
    }

    /// `nil` where `bytes` are no record.
    package init?(_ bytes: Data) {
        guard let form = try? JSONDecoder().decode(Self.self, from: bytes) else { return nil }
        self = form
    }

    func isAbout(_ id: String?) -> Bool {
        guard let caseID, let id else { return caseID == nil && id == nil }
        return caseID.hasSameBytes(as: id)
    }
}

/// What a leaf says of itself.
package struct LeafForm: Decodable {
    let recordID: String
    let action: String
    let step: Int?
    let config: String?
    private let trigger: String

    package var byPerson: Bool { trigger == ActionRecord.Trigger.human.rawValue }

    private enum CodingKeys: String, CodingKey {
        case recordID = "record_id"
        case action, step, config, trigger
    }

    package init?(_ bytes: Data) {
        guard let form = try? JSONDecoder().decode(Self.self, from: bytes) else { return nil }
        self = form
    }
}

extension String {
    /// Swift takes different bytes for equal where Unicode does; a check must not.
    package func hasSameBytes(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
