/// A mail as it reached a mailbox, byte for byte.
package struct ArrivedMail: Sendable {
    /// The whole RFC 5322 message. mbox quoting is already undone; nothing else is.
    package let bytes: [UInt8]

    /// When the authority received it. The mailbox says so, or the moment of import.
    package let receivedAt: Timestamp

    /// Where it was read from, for people: a file's name and a position, never a citizen's address.
    package let source: String

    /// The envelope's recipient where the mail server told it.
    package let recipient: String?

    package init(bytes: [UInt8], receivedAt: Timestamp, source: String, recipient: String? = nil) {
        (self.bytes, self.receivedAt, self.source, self.recipient) = (bytes, receivedAt, source, recipient)
    }
}
