/// What one mail says, in the form in which all later stages see it. Text that a reader of the mail would not see is
/// not in it.
package struct Enquiry: Codable, Sendable, Equatable {
    package struct Party: Codable, Sendable, Equatable {
        package var name: String?
        package var address: String

        package init(name: String? = nil, address: String) { (self.name, self.address) = (name, address) }
    }

    package struct Attachment: Codable, Sendable, Equatable {
        /// For display only; never a path.
        package var name: String?
        package var contentType: String
        /// In bytes after decoding; `nil` where the parser did not look inside.
        package var size: Int?

        package init(name: String?, contentType: String, size: Int?) {
            (self.name, self.contentType, self.size) = (name, contentType, size)
        }
    }

    /// A stretch of ``text`` and what it is.
    package struct Span: Codable, Sendable, Equatable {
        package enum Kind: String, Codable, Sendable {
            case reply, quote
            case quoteHeader = "quote-header"
            case signature, disclaimer, forwarded
        }
        package var kind: Kind
        package var text: String

        package init(kind: Kind, text: String) { (self.kind, self.text) = (kind, text) }
    }

    /// How an enquiry came to be.
    package enum Origin: String, Codable, Sendable {
        case mail
        /// The authority writes unasked because a register reported an event. The raw bytes are the notice of it.
        case event
        /// A person's wish to hear no more offers. The raw bytes are the notice of it.
        case optOut = "opt-out"
    }

    package var id: MailID
    /// SHA-256 of the raw bytes, hexadecimal.
    package var rawSHA256: String
    /// Equal for copies of one mail that took different ways; see `MailKey` in Intake.
    package var mailKey: String
    package var receivedAt: Timestamp
    /// The day on which the mail was written, by its Date field in its own zone; the day of receipt where it has none.
    package var writtenOn: CalendarDate
    package var from: Party
    package var replyTo: Party?
    package var recipients: [String]
    package var subject: String
    /// What the author newly wrote, as a reader would see it.
    package var text: String
    /// The whole visible text, quotes and signature included, in spans.
    package var spans: [Span]
    package var messageID: String?
    package var inReplyTo: [String]
    package var references: [String]
    package var attachments: [Attachment]
    /// Text that a reader would not have seen and that was therefore taken out, one entry a find.
    package var hiddenText: [String]
    package var remoteImages: Int
    /// What was wrong with the mail's form, in the parser's words.
    package var defects: [String]
    /// Sent by a machine (RFC 3834), a mailing list or a mail server.
    package var isAutomatic: Bool
    /// False where not even a header field could be found. The bytes are kept all the same.
    package var isReadable: Bool
    /// `nil` for mail, as in every case that was kept before there were others.
    package var origin: Origin?
    /// What is known of who sent it; nil in cases from before this was looked at.
    package var sender: SenderCheck?

    package init(
        id: MailID, rawSHA256: String, mailKey: String, receivedAt: Timestamp, writtenOn: CalendarDate, from: Party,
        replyTo: Party? = nil, recipients: [String] = [], subject: String, text: String, spans: [Span] = [],
        messageID: String? = nil, inReplyTo: [String] = [], references: [String] = [], attachments: [Attachment] = [],
        hiddenText: [String] = [], remoteImages: Int = 0, defects: [String] = [], isAutomatic: Bool = false,
        isReadable: Bool = true, origin: Origin? = nil, sender: SenderCheck? = nil
    ) {
        (self.id, self.rawSHA256, self.mailKey) = (id, rawSHA256, mailKey)
        (self.receivedAt, self.writtenOn) = (receivedAt, writtenOn)
        (self.from, self.replyTo, self.recipients) = (from, replyTo, recipients)
        (self.subject, self.text, self.spans) = (subject, text, spans)
        (self.messageID, self.inReplyTo, self.references) = (messageID, inReplyTo, references)
        (self.attachments, self.hiddenText, self.remoteImages) = (attachments, hiddenText, remoteImages)
        (self.defects, self.isAutomatic, self.isReadable) = (defects, isAutomatic, isReadable)
        self.origin = origin
        self.sender = sender
    }

    /// The paragraphs of ``text``, parted by empty lines; the whole text where it has none.
    package var paragraphs: [String] {
        var found: [String] = []
        var current: [Substring] = []
        func end() {
            if !current.isEmpty { found.append(current.joined(separator: "\n")) }
            current = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) { end() } else { current.append(line) }
        }
        end()
        return found
    }

    /// Whether a person wrote it to the authority.
    package var isMail: Bool { origin == nil || origin == .mail }
}
