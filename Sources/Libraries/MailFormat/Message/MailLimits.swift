/// How much of a message is looked at before the parser stops and notes a defect.
///
/// Mail comes from strangers. Each limit is a plain value; at its value everything is kept, above it the surplus is
/// left out and a ``MailDefect`` says so. No limit makes the parser refuse a message.
public struct MailLimits: Sendable, Hashable {
    /// Levels of multiparts inside each other. A multipart below the last level is kept as one opaque leaf.
    public var depth = 100
    /// Parts of one message, containers included. What follows stays inside the last part's container, unlisted.
    public var parts = 10_000
    /// Header fields of one message, those of its parts included. The first ones are kept.
    public var headerFields = 10_000
    /// Bytes of the header block of one part. Fields that begin later are left out.
    public var headerBytes = 1_048_576
    /// Bytes of one field value that are read; the rest of the value is skipped.
    public var fieldBytes = 65_536
    /// Parameters of one structured field such as `Content-Type`.
    public var parameters = 200
    /// Pieces of continued parameters (RFC 2231 section 3) of one structured field.
    public var parameterPieces = 1_000
    /// Addresses in each of `From`, `To`, `Cc`, `Reply-To`.
    public var addresses = 10_000
    /// Message identifiers kept of `References` or `In-Reply-To`: half from the front, half from the back.
    public var identifiers = 200
    /// Bytes of UTF-8 text that one part may decode to.
    public var decodedTextBytes = 64 * 1_048_576
    /// Bytes that one part may decode to when its data is asked for.
    public var decodedDataBytes = 256 * 1_048_576
    /// Bytes of HTML that are turned into visible text.
    public var htmlBytes = 4 * 1_048_576
    /// Open HTML elements that are tracked; deeper ones are read but not tracked.
    public var htmlDepth = 512
    /// Bytes of hidden content that are kept as evidence.
    public var hiddenBytes = 65_536
    /// Defects that are recorded.
    public var defects = 200

    /// The limits used unless others are handed in.
    public static let standard = MailLimits()

    /// Creates the standard limits, to be changed one by one.
    public init() {}
}
