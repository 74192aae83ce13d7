package import Enquiries

/// One message of a mailbox, or the reason why it was left out. A message that cannot be read never ends an import.
package struct MailboxItem: Sendable {
    package let outcome: Result<ArrivedMail, MailboxError>

    /// Bytes of the mailbox that lie behind the reader after this item; at the end
    /// ``MailboxSource/totalBytes``, unless the mailbox changed meanwhile.
    package let position: Int
}
