/// One part of a message: a container or a leaf. Parts lie in one flat array, a container before what it holds.
public struct MailPart: Sendable {
    /// What a part is for.
    public enum Kind: Sendable, Hashable {
        /// A container of other parts (`multipart/…`).
        case multipart
        /// Another message, kept whole; ``MailMessage/embeddedMessage(ofPart:)`` reads it.
        case message
        /// Text or data.
        case leaf
    }

    /// What the sender wants done with the part (RFC 2183).
    public enum Disposition: Sendable, Hashable {
        case inline, attachment, other
    }

    /// The place of the part in ``MailMessage/parts``.
    public let index: Int
    /// The container that holds it, or nil for the message itself.
    public let parent: Int?
    /// The number of containers around it.
    public let depth: Int
    /// The fields of its header, as a range of all fields of the message.
    public internal(set) var fields: Range<Int>
    /// The bytes of its header, blank line included.
    public internal(set) var header: Range<Int>
    /// The bytes of its body, still in their transfer encoding.
    public internal(set) var body: Range<Int>
    /// What kind of part it is.
    public internal(set) var kind: Kind = .leaf
    /// The media type in lower case, such as `text/plain`.
    public internal(set) var contentType: String
    /// The label of the charset as declared, or nil.
    public internal(set) var charset: String?
    /// The declared file name, decoded and cleaned of control characters; for showing, never a path.
    public internal(set) var filename: String?
    /// What `Content-Disposition` says, or nil.
    public internal(set) var disposition: Disposition?
    /// The value of `Content-ID` without angle brackets.
    public internal(set) var contentID: String?
    /// True for `format=flowed` (RFC 3676).
    public internal(set) var isFlowed = false
    /// True for `DelSp=yes` (RFC 3676 section 4).
    public internal(set) var deletesSpace = false
    var encoding: TransferEncoding = .identity
    var boundary: [UInt8]?
    var reportType: String?

    /// True for `text/…`.
    public var isText: Bool { contentType.utf8.starts(with: "text/".utf8) }

    /// True for a `text/plain` or `text/html` leaf without a file name that is not meant as an attachment.
    public var isBodyText: Bool {
        kind == .leaf && filename == nil && disposition != .attachment
            && (contentType == "text/plain" || contentType == "text/html")
    }
}
