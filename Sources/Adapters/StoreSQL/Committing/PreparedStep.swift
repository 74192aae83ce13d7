package import Cases
import Enquiries
import Foundation
import Transparency

/// A change that fits together, ready to be written. All that can be done without the database is done here, outside
/// the one writer.
package struct PreparedStep: Sendable {
    let file: CaseFile
    let document: CaseDocument
    /// The records as they came; the last one with the digests of the bytes that are kept with the step.
    let records: [ActionRecord]
    /// What can be found of the case.
    let text: SearchText
    let mail: (enquiry: Enquiry, bytes: Data)?
    let reply: (reply: Reply, bytes: Data)?
    let lease: OutboxLease?

    /// - Throws: ``StoreError/failed(_:)`` where the parts of the change contradict each other.
    package init(_ change: CaseChange) throws(StoreError) {
        let file = change.file
        guard !file.mails.isEmpty else { throw .failed("case \(file.id) has no mail") }
        for record in change.records where record.caseReference != file.id.text {
            throw .failed("record \(record.id) is not about case \(file.id)")
        }
        var stored: [String: String] = [:]

        if let mail = change.mail {
            guard let enquiry = file.mails.first(where: { $0.id == mail.id }) else {
                throw .failed("case \(file.id) does not name mail \(mail.id)")
            }
            let digest = sha256Hex(mail.bytes)
            guard enquiry.rawSHA256 == digest else {
                throw .failed("the bytes of mail \(mail.id) are not those that case \(file.id) names")
            }
            stored[StoredDigest.mail] = digest
            self.mail = (enquiry, Data(mail.bytes))
        } else {
            mail = nil
        }

        if let reply = change.reply {
            guard let named = file.reply, named.id == reply.id else {
                throw .failed("case \(file.id) does not name reply \(reply.id)")
            }
            let digest = sha256Hex(reply.bytes)
            guard named.sha256 == digest else {
                throw .failed("the bytes of reply \(reply.id) are not those that were approved")
            }
            guard named.approvalRecord == change.record.id else {
                throw .failed("reply \(reply.id) does not come with the record of its approval")
            }
            stored[StoredDigest.reply] = digest
            stored[StoredDigest.replyName] = StoredDigest.ofName(
                reply: named.id.text, messageID: MessageName.messageID(named.messageID))
            self.reply = (named, Data(reply.bytes))
        } else {
            reply = nil
        }

        if let lease = change.lease, lease.caseID != file.id { throw .leaseLost(file.id) }
        lease = change.lease
        self.file = file
        document = try CaseDocument(file)
        text = SearchText(file)
        records = change.records.dropLast() + [change.record.noting(stored)]
    }

    /// The record of the step itself.
    var record: ActionRecord { records[records.count - 1] }
}

/// Names under which a record notes the digests of bytes that are kept with it.
///
/// The document of a case names its mail and its present reply. A reply that was replaced is named by no document any
/// more; its record still proves which bytes were approved.
enum StoredDigest {
    static let mail = "stored_mail"
    static let reply = "stored_reply"
    static let replyName = "stored_reply_name"

    static func ofName(reply id: String, messageID: String) -> String { hexadecimal(RowSeal([id, messageID]).bytes) }
}

extension ActionRecord {
    fileprivate func noting(_ digests: [String: String]) -> ActionRecord {
        ActionRecord(
            id: id, action: action, trigger: trigger, automation: automation, caseReference: caseReference,
            cause: cause, start: start, end: end, components: components, inputs: inputs,
            outputs: outputs.merging(digests) { $1 }, disclosed: disclosed, commitments: commitments,
            details: details)
    }
}
