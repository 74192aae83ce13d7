package import Enquiries
package import Transparency

/// One step of one case: how it stands afterwards, and the record that explains why.
///
/// There is no step without a record, and no record without its step: a store keeps both or neither.
package struct CaseChange: Sendable {
    package let file: CaseFile
    package let record: ActionRecord
    /// Raw mail to be kept with the step, by the id under which ``file`` names it.
    package let mail: (id: MailID, bytes: [UInt8])?
    /// The approved message to be kept with the step, exactly as it will be sent.
    package let reply: (id: ReplyID, bytes: [UInt8])?

    package init(
        _ file: CaseFile, because record: ActionRecord, mail: (id: MailID, bytes: [UInt8])? = nil,
        reply: (id: ReplyID, bytes: [UInt8])? = nil
    ) {
        (self.file, self.record, self.mail, self.reply) = (file, record, mail, reply)
    }
}
