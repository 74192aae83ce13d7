/// A message as it was read: header, text and parts, with everything that is wrong about it.
///
/// Header values, the text and the sizes of attachments are ready; bytes of attachments are decoded when asked for.
public struct MailMessage: Sendable {
    /// The bytes that were read.
    public let bytes: [UInt8]
    /// All parts, flat: the message itself first, every container before its parts.
    public let parts: [MailPart]
    /// What is wrong with the message, in the order it was noticed.
    public let defects: [MailDefect]

    /// The decoded subject, or nil where there is no such field.
    public let subject: String?
    /// The authors. More than one is legal but rare; see ``sender``.
    public let from: [MailAddress]
    /// Who is to read it.
    public let to: [MailAddress]
    /// Who is to know.
    public let cc: [MailAddress]
    /// Where answers go, if not to ``from``.
    public let replyTo: [MailAddress]
    /// Who sent it, if not the author.
    public let sender: MailAddress?
    /// When it was written, by the sender's clock.
    public let date: MailDate?
    /// The identifier without angle brackets, or nil.
    public let messageID: String?
    /// The messages it answers, without angle brackets.
    public let inReplyTo: [String]
    /// The thread it stands in, oldest first, without angle brackets.
    public let references: [String]
    /// The first `text/plain` leaf outside attached messages that is neither an attachment nor has a file name.
    ///
    /// Line ends are LF. `format=flowed` is not unwrapped here; ``visibleText`` does that. Nil for HTML-only mail.
    public let text: String?
    /// Every leaf that is not text of the mail itself; see ``MailPart/isBodyText``.
    public let attachments: [MailAttachment]

    /// The leaf that ``text`` comes from.
    let textPartIndex: Int?
    let allFields: [HeaderField]
    let limits: MailLimits

    init(_ tree: PartTree) {
        bytes = tree.bytes
        parts = tree.parts
        limits = tree.limits
        allFields = tree.fields
        var defects = tree.defects
        let fields = tree.parts.first.map { tree.fields[$0.fields] } ?? []
        var header = MessageHeader(bytes: tree.bytes, limits: tree.limits)
        header.read(fields, defects: &defects)
        subject = header.subject
        from = header.from
        to = header.to
        cc = header.cc
        replyTo = header.replyTo
        sender = header.sender.first
        date = header.date
        messageID = header.messageID
        inReplyTo = header.inReplyTo
        references = header.references
        if fields.isEmpty { defects.note(.noHeader, at: 0) }

        let decoder = PartDecoder(bytes: tree.bytes, limits: tree.limits)
        var text: String?
        var textPartIndex: Int?
        var attachments: [MailAttachment] = []
        for part in tree.parts where part.kind != .multipart {
            let isBodyText = part.isBodyText
            if text == nil, isBodyText, part.contentType == "text/plain" {
                text = decoder.text(of: part, defects: &defects)
                textPartIndex = part.index
            } else if !isBodyText {
                let size = part.contentType == "message/rfc822" ? nil : decoder.size(of: part, defects: &defects)
                attachments.append(
                    MailAttachment(
                        partIndex: part.index, filename: part.filename, contentType: part.contentType, size: size,
                        contentID: part.contentID, isInline: part.disposition == .inline))
            }
        }
        self.text = text
        self.textPartIndex = textPartIndex
        self.attachments = attachments
        self.defects = defects.defects
    }

    /// The fields of the message's own header, in order.
    public var headerFields: ArraySlice<HeaderField> { parts.first.map { allFields[$0.fields] } ?? [] }

    /// The fields of the header of one part, in order.
    public func headerFields(ofPart index: Int) -> ArraySlice<HeaderField> {
        parts.indices.contains(index) ? allFields[parts[index].fields] : []
    }

    /// The decoded text of the first field of that name, whatever its case, or nil.
    public func first(_ name: String) -> String? { headerFields.first { $0.isNamed(name) }?.text }

    /// The decoded texts of all fields of that name, in order.
    public func all(_ name: String) -> [String] { headerFields.filter { $0.isNamed(name) }.map(\.text) }

    /// False if there is no header field at all, as in binary rubbish.
    public var isReadable: Bool { !headerFields.isEmpty }

    /// The bytes of a leaf with its transfer encoding undone; empty if there is no such part.
    public func data(ofPart index: Int) -> [UInt8] {
        guard parts.indices.contains(index) else { return [] }
        var ignored = DefectList(limit: 0)
        return PartDecoder(bytes: bytes, limits: limits)
            .data(of: parts[index], limit: limits.decodedDataBytes, defects: &ignored)
    }

    /// The text of a text leaf in its charset, line ends made LF; nil if there is no such part.
    public func text(ofPart index: Int) -> String? {
        guard parts.indices.contains(index) else { return nil }
        var ignored = DefectList(limit: 0)
        return PartDecoder(bytes: bytes, limits: limits).text(of: parts[index], defects: &ignored)
    }

    /// The message inside a `message/rfc822` leaf, or nil if the part is none.
    ///
    /// Attached messages are not entered by the parser itself. Each step inwards has one level less left.
    public func embeddedMessage(ofPart index: Int) -> MailMessage? {
        guard parts.indices.contains(index), parts[index].kind == .message, limits.depth > 0 else { return nil }
        var inner = limits
        inner.depth -= 1
        return MailParser(limits: inner).parse(data(ofPart: index))
    }
}
