/// A leaf that is not the text of the mail: a file, a picture, an attached message, a report.
public struct MailAttachment: Sendable, Hashable {
    /// The place of the leaf in ``MailMessage/parts``; ``MailMessage/data(ofPart:)`` gives its bytes.
    public let partIndex: Int
    /// The declared name, decoded; for showing, never a path.
    public let filename: String?
    /// The media type in lower case.
    public let contentType: String
    /// Bytes after the transfer encoding is undone, or nil for an attached message.
    public let size: Int?
    /// The value of `Content-ID` without angle brackets, by which HTML refers to it.
    public let contentID: String?
    /// True if the sender wants it shown within the text.
    public let isInline: Bool
}
