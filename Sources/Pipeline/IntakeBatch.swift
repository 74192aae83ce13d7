import Cases
package import Enquiries
import Intake
import Transparency

/// What became of a mail at intake.
package enum Receipt: Sendable, Equatable {
    /// A new case was opened.
    case opened(CaseID)
    /// The mail continues a case.
    case joined(CaseID)
    /// The desk had the mail already; nothing was changed.
    case known(CaseID)
}

/// Mails that are taken in together and committed together.
struct IntakeBatch {
    private let pipeline: EnquiryPipeline
    private var changes: [CaseChange] = []
    /// Mails of this batch by desk and key, and their Message-IDs, which the store cannot know yet.
    private var keys: [String: CaseID] = [:]
    private var messageIDs: Set<String> = []
    private(set) var receipts: [Receipt] = []

    /// How many merged cases are followed to the one that goes on.
    private static let longestMerge = 10

    init(pipeline: EnquiryPipeline) { self.pipeline = pipeline }

    mutating func add(_ mail: ArrivedMail) async throws {
        let mailID = MailID(pipeline.surroundings.newID())
        let enquiry = pipeline.intake.enquiry(from: mail, id: mailID)
        guard let desk = pipeline.open.addresses.desk(of: enquiry.recipients) else {
            throw UnknownDesk(desk: DeskID(""))
        }
        let key = desk.text + "/" + enquiry.mailKey
        if let known = keys[key] {
            receipts.append(.known(known))
            return
        }
        if let known = try await pipeline.store.knownMail(key: enquiry.mailKey, desk: desk) {
            receipts.append(.known(known))
            return
        }
        let thread = enquiry.inReplyTo + enquiry.references.suffix(50)
        // An answer to a mail of this very batch can be found only once that one is in the store.
        if thread.contains(where: messageIDs.contains) { try await commit() }
        let kept = (id: mailID, bytes: mail.bytes)
        if let file = try await openThread(thread, enquiry, desk) {
            let joined = try pipeline.intake.join(enquiry, to: file)
            changes.append(CaseChange(joined.value, because: joined.records, mail: kept))
            receipts.append(.joined(file.id))
            keys[key] = file.id
            // A further mail of the same case must see this one.
            try await commit()
        } else {
            let opened = pipeline.intake.open(enquiry, as: CaseID(pipeline.surroundings.newID()), at: desk)
            changes.append(CaseChange(opened.value, because: opened.records, mail: kept))
            receipts.append(.opened(opened.value.id))
            keys[key] = opened.value.id
            if let id = enquiry.messageID { messageIDs.insert(id) }
        }
    }

    mutating func commit() async throws {
        guard !changes.isEmpty else { return }
        try await pipeline.store.commit(changes)
        changes = []
        messageIDs = []
    }

    /// The case that a mail continues: one that knows a message it answers and whose citizen is its sender, so that
    /// nobody gets into a stranger's case by guessing an id. A case whose reply is in doubt is left alone.
    private func openThread(_ ids: [String], _ enquiry: Enquiry, _ desk: DeskID) async throws -> CaseFile? {
        guard !ids.isEmpty, !enquiry.from.address.isEmpty, !enquiry.isAutomatic,
            let id = try await pipeline.store.thread(
                of: ids, correspondent: enquiry.from.address.lowercased(), desk: desk)
        else { return nil }
        var file = try await pipeline.store.load(id)
        // A case that goes on in another is answered there.
        for _ in 0..<Self.longestMerge {
            guard let next = file.mergedInto else { break }
            file = try await pipeline.store.load(next)
        }
        return file.state.after(.mailArrived) == nil ? nil : file
    }
}
