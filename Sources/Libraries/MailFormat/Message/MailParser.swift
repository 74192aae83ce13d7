/// Reads messages: any bytes in, a ``MailMessage`` out.
///
/// Never throws and never traps. Time is linear in the input, memory is bounded by it and by the limits; what is wrong
/// with a message is told in ``MailMessage/defects``.
///
/// ```swift
/// let message = MailParser().parse(bytes)
/// guard message.isReadable else { … }
/// ```
public struct MailParser: Sendable {
    /// The limits that are kept.
    public let limits: MailLimits

    /// Creates a parser.
    public init(limits: MailLimits = .standard) { self.limits = limits }

    /// Reads one message (RFC 5322 with MIME, RFC 2045 to 2049). Lines may end in LF or CRLF.
    public func parse(_ bytes: [UInt8]) -> MailMessage {
        MailMessage(PartTree(bytes, limits: limits))
    }

    /// Reads one message from memory that someone else owns, for instance a mapped file. The bytes are copied once.
    public func parse(_ bytes: UnsafeRawBufferPointer) -> MailMessage {
        parse([UInt8](bytes))
    }
}
