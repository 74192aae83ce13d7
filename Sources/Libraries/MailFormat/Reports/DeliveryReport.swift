/// What became of a message on its way, told by a mail server (RFC 3464).
public struct DeliveryReport: Sendable, Hashable {
    /// What happened for one recipient.
    public enum Action: Sendable, Hashable {
        case failed, delayed, delivered, relayed, expanded
        /// A word that the standard does not know.
        case other(String)

        init(_ word: String) {
            switch word.lowercased() {
            case "failed": self = .failed
            case "delayed": self = .delayed
            case "delivered": self = .delivered
            case "relayed": self = .relayed
            case "expanded": self = .expanded
            default: self = .other(word)
            }
        }
    }

    /// The fate of the message for one recipient (RFC 3464 section 2.3).
    public struct Recipient: Sendable, Hashable {
        /// The address it was finally meant for.
        public let finalRecipient: String?
        /// The address the sender gave.
        public let originalRecipient: String?
        /// What happened.
        public let action: Action?
        /// The enhanced status code such as `5.1.1` (RFC 3463).
        public let status: String?
        /// What the other server said.
        public let diagnostic: String?
        /// The server that said it.
        public let remoteServer: String?

        /// True if trying again is of no use.
        public var isPermanentFailure: Bool {
            action == .failed && status.map { !$0.utf8.starts(with: "4.".utf8) } ?? true
        }
    }

    /// The server that reports.
    public let reportingServer: String?
    /// The envelope identifier that the sender gave.
    public let envelopeID: String?
    /// The recipients, in order.
    public let recipients: [Recipient]

    init(_ fields: ReportFields) {
        reportingServer = ReportFields.withoutType(fields.first("Reporting-MTA", in: 0))
        envelopeID = fields.first("Original-Envelope-Id", in: 0)
        var recipients: [Recipient] = []
        for group in 0..<fields.count {
            let final = ReportFields.withoutType(fields.first("Final-Recipient", in: group))
            let original = ReportFields.withoutType(fields.first("Original-Recipient", in: group))
            let action = fields.first("Action", in: group).map { Action($0) }
            guard final != nil || original != nil || action != nil else { continue }
            recipients.append(
                Recipient(
                    finalRecipient: final, originalRecipient: original, action: action,
                    status: fields.first("Status", in: group).map { Self.code($0) },
                    diagnostic: ReportFields.withoutType(fields.first("Diagnostic-Code", in: group)),
                    remoteServer: ReportFields.withoutType(fields.first("Remote-MTA", in: group))))
        }
        self.recipients = recipients
    }

    /// The code alone, without the comment that some servers add.
    private static func code(_ text: String) -> String {
        String(text.prefix { $0 == "." || ($0.isASCII && $0.isNumber) })
    }
}

extension MailMessage {
    /// The delivery report that this message is, or nil.
    public var deliveryReport: DeliveryReport? {
        guard
            let part = parts.first(where: {
                $0.contentType == "message/delivery-status" || $0.contentType == "message/global-delivery-status"
            })
        else { return nil }
        return DeliveryReport(ReportFields(data(ofPart: part.index), limits: limits))
    }

    /// The identifier of the message that a report returns, whole or its header only; nil if there is none.
    public var returnedMessageID: String? {
        for part in parts.dropFirst() {
            switch part.contentType {
            case "message/rfc822", "message/global", "text/rfc822-headers", "message/rfc822-headers":
                if let id = MailParser(limits: limits).parse(data(ofPart: part.index)).messageID { return id }
            default: continue
            }
        }
        return nil
    }
}
