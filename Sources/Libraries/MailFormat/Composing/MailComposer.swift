/// Builds an outgoing message (RFC 5322): a plain text, with an HTML alternative where one is given.
///
/// The same content gives the same bytes. Lines end in CRLF. Nothing that is handed in can begin a header field of its own:
/// addresses, identifiers and extra fields are checked, texts for people are encoded (RFC 2047).
///
/// ```swift
/// var mail = MailComposer(from: desk, to: [citizen], subject: "Re: Biotonne", date: now, messageID: id, text: reply)
/// try mail.addField("Auto-Submitted", "auto-replied")
/// let bytes = try mail.bytes()
/// ```
public struct MailComposer: Sendable {
    /// The author.
    public var from: MailAddress
    /// Who sends for the author, if that is somebody else.
    public var sender: MailAddress?
    /// Who is to read it.
    public var to: [MailAddress]
    /// Who is to know.
    public var cc: [MailAddress] = []
    /// Where answers go, if not to ``from``.
    public var replyTo: [MailAddress] = []
    /// The subject; control characters in it become blanks.
    public var subject: String
    /// The date to be stated.
    public var date: MailDate
    /// The identifier, without angle brackets.
    public var messageID: String
    /// The messages answered, without angle brackets.
    public var inReplyTo: [String] = []
    /// The thread, oldest first, without angle brackets.
    public var references: [String] = []
    /// The plain text.
    public var text: String
    /// The same content as HTML, or nil.
    public var html: String?
    private var extraFields: [(name: String, content: ExtraContent)] = []

    private enum ExtraContent {
        case text(String)
        case members([String])
    }

    /// Creates a message with what every message needs.
    public init(
        from: MailAddress, to: [MailAddress], subject: String, date: MailDate, messageID: String, text: String
    ) {
        self.from = from
        self.to = to
        self.subject = subject
        self.date = date
        self.messageID = messageID
        self.text = text
    }

    /// Adds a header field after the usual ones.
    ///
    /// - Parameters:
    ///   - name: Letters, digits and hyphens, and what else RFC 5322 section 3.6.8 allows.
    ///   - value: Text on one line. Letters beyond ASCII are encoded (RFC 2047).
    /// - Throws: ``MailComposerError`` if the name is illegal or the composer's own, or the value has control characters.
    public mutating func addField(_ name: String, _ value: String) throws(MailComposerError) {
        try Self.check(name)
        guard value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) }) else {
            throw .illegalFieldValue(field: name)
        }
        extraFields.append((name, .text(value)))
    }

    /// Adds a header field for programs after the usual ones: its members, joined by a comma and a blank. It is folded
    /// between members only and never encoded, so that unfolding gives back every byte.
    ///
    /// - Parameters:
    ///   - name: As in ``addField(_:_:)``.
    ///   - members: At least one; printable ASCII, at most 900 bytes each, so that no line is longer than RFC 5322 section
    ///     2.1.1 allows.
    /// - Throws: ``MailComposerError`` if the name or a member is not so.
    public mutating func addField(_ name: String, members: [String]) throws(MailComposerError) {
        try Self.check(name)
        guard !members.isEmpty,
            members.allSatisfy({ member in
                (1...900).contains(member.utf8.count) && member.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
            })
        else { throw .illegalFieldValue(field: name) }
        extraFields.append((name, .members(members)))
    }

    private static func check(_ name: String) throws(MailComposerError) {
        guard !name.isEmpty, name.utf8.count <= 76, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != Byte.colon })
        else { throw .illegalFieldName(name) }
        guard !ownFields.contains(name.lowercased()) else { throw .reservedField(name) }
    }

    private static let ownFields: Set<String> = [
        "from", "sender", "to", "cc", "bcc", "reply-to", "subject", "date", "message-id", "in-reply-to", "references",
        "mime-version", "content-type", "content-transfer-encoding", "content-disposition",
    ]

    /// The whole message.
    ///
    /// - Throws: ``MailComposerError`` if an address or an identifier is illegal, or nobody is to receive the message.
    public func bytes() throws(MailComposerError) -> [UInt8] {
        guard !to.isEmpty || !cc.isEmpty else { throw .noRecipient }
        var writer = HeaderWriter()
        writer.add("Date", [date.headerText])
        try writer.addAddresses("From", [from])
        if let sender { try writer.addAddresses("Sender", [sender]) }
        try writer.addAddresses("Reply-To", replyTo)
        try writer.addAddresses("To", to)
        try writer.addAddresses("Cc", cc)
        try writer.addIdentifiers("Message-ID", [messageID])
        try writer.addIdentifiers("In-Reply-To", inReplyTo)
        try writer.addIdentifiers("References", references)
        writer.addText("Subject", subject)
        for field in extraFields {
            switch field.content {
            case .text(let text): writer.addText(field.name, text)
            case .members(let members):
                let last = members.count - 1
                writer.add(field.name, members.enumerated().map { $0 < last ? $1 + "," : $1 })
            }
        }
        writer.add("MIME-Version", ["1.0"])
        let plain = BodyEncoder(text)
        guard let html else {
            writer.addBodyFields("text/plain", plain)
            return writer.bytes + [Byte.cr, Byte.lf] + plain.bytes
        }
        return writer.alternative(plain, BodyEncoder(html))
    }
}
