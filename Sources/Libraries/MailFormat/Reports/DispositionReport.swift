/// What became of a message at its recipient, told by their mail program (RFC 3798, now RFC 8098).
public struct DispositionReport: Sendable, Hashable {
    /// The address the message was delivered to.
    public let finalRecipient: String?
    /// The message reported on, without angle brackets.
    public let originalMessageID: String?
    /// What was done with it, in lower case, such as `displayed` or `deleted`.
    public let disposition: String?
    /// True if a program did it without the person.
    public let wasAutomatic: Bool

    init(_ fields: ReportFields) {
        finalRecipient = ReportFields.withoutType(fields.first("Final-Recipient", in: 0))
        let id = Array((fields.first("Original-Message-ID", in: 0) ?? "").utf8)
        originalMessageID = MessageIdentifiers.list(id, 0..<id.count, limit: 1).ids.first
        let value = fields.first("Disposition", in: 0)?.lowercased()
        let kind = ReportFields.withoutType(value).map { String($0.prefix { $0 != "/" && $0 != " " }) }
        disposition = kind == "" ? nil : kind
        wasAutomatic = value?.hasPrefix("automatic-action") ?? false
    }
}

extension MailMessage {
    /// The disposition report that this message is, or nil.
    public var dispositionReport: DispositionReport? {
        guard let part = parts.first(where: { $0.contentType == "message/disposition-notification" }) else {
            return nil
        }
        return DispositionReport(ReportFields(data(ofPart: part.index), limits: limits))
    }
}
