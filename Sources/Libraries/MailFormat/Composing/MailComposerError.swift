/// Why a message cannot be written.
public enum MailComposerError: Error, Sendable, Hashable {
    /// An address that cannot stand in a header as it is (RFC 5322 section 3.4.1, ASCII only).
    case illegalAddress(String)
    /// A message identifier with blanks, brackets or without `@`.
    case illegalIdentifier(String)
    /// A field name with letters other than RFC 5322 section 3.6.8 allows.
    case illegalFieldName(String)
    /// A field that the composer writes itself.
    case reservedField(String)
    /// A value with control characters; the name of the field is told, not the value.
    case illegalFieldValue(field: String)
    /// There is nobody to send it to.
    case noRecipient
}
