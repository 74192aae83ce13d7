package import Enquiries
package import Transparency

/// One step of one case: how it stands afterwards, and the records that explain why.
///
/// There is no step without a record, and no record without its step: a store keeps all or nothing.
package struct CaseChange: Sendable {
    package let file: CaseFile
    /// Never empty. The last one is that of the step itself; those before it tell what prepared it.
    package let records: [ActionRecord]
    /// Raw mail to be kept with the step, by the id under which ``file`` names it.
    package let mail: (id: MailID, bytes: [UInt8])?
    /// The approved message to be kept with the step, exactly as it will be sent.
    package let reply: (id: ReplyID, bytes: [UInt8])?
    /// The lease under which the reply is sent. A step into doubt prolongs it to its ``OutboxLease/expires``; any other
    /// step ends it.
    package let lease: OutboxLease?

    package init(
        _ file: CaseFile, because records: [ActionRecord], mail: (id: MailID, bytes: [UInt8])? = nil,
        reply: (id: ReplyID, bytes: [UInt8])? = nil, lease: OutboxLease? = nil
    ) {
        precondition(!records.isEmpty, "a step comes with a record")
        (self.file, self.records, self.mail, self.reply, self.lease) = (file, records, mail, reply, lease)
    }

    package init(
        _ file: CaseFile, because record: ActionRecord, mail: (id: MailID, bytes: [UInt8])? = nil,
        reply: (id: ReplyID, bytes: [UInt8])? = nil, lease: OutboxLease? = nil
    ) {
        self.init(file, because: [record], mail: mail, reply: reply, lease: lease)
    }

    package var record: ActionRecord { records[records.count - 1] }
}
