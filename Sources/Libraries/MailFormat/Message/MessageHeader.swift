/// The fields of a message header that have typed values.
struct MessageHeader {
    let bytes: [UInt8]
    let limits: MailLimits
    private(set) var subject: String?
    private(set) var from: [MailAddress] = []
    private(set) var to: [MailAddress] = []
    private(set) var cc: [MailAddress] = []
    private(set) var replyTo: [MailAddress] = []
    private(set) var sender: [MailAddress] = []
    private(set) var date: MailDate?
    private(set) var messageID: String?
    private(set) var inReplyTo: [String] = []
    private(set) var references: [String] = []
    private var seen: Set<KnownField> = []

    init(bytes: [UInt8], limits: MailLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads the fields in order. Of a field that may occur once, the first counts and another is a defect.
    mutating func read(_ fields: ArraySlice<HeaderField>, defects: inout DefectList) {
        for field in fields {
            guard let known = KnownField(bytes, field.nameRange) else { continue }
            if !seen.insert(known).inserted {
                if !known.isAboutPart { defects.note(.duplicateField, at: field.offset) }
                if known != .to && known != .cc { continue }
            }
            let value = trimmed(bytes, field.valueRange)
            if !isASCII(bytes, value), String(validating: bytes[value], as: UTF8.self) == nil {
                defects.note(.rawHeaderBytes, at: field.offset)
            }
            switch known {
            case .subject: subject = field.text
            case .from: from += addresses(value, field, after: from.count, &defects)
            case .to: to += addresses(value, field, after: to.count, &defects)
            case .cc: cc += addresses(value, field, after: cc.count, &defects)
            case .replyTo: replyTo += addresses(value, field, after: replyTo.count, &defects)
            case .sender: sender += addresses(value, field, after: sender.count, &defects)
            case .date:
                date = MailDate(bytes, value)
                if date == nil { defects.note(.unreadableDate, at: field.offset) }
            case .messageID: messageID = identifiers(value, field, &defects).first
            case .inReplyTo: inReplyTo = identifiers(field.wholeRange, field, &defects)
            case .references: references = identifiers(field.wholeRange, field, &defects)
            case .contentType, .contentTransferEncoding, .contentDisposition, .contentID: break
            }
        }
    }

    private func addresses(
        _ value: Range<Int>, _ field: HeaderField, after count: Int, _ defects: inout DefectList
    ) -> [MailAddress] {
        let found = AddressList(bytes, value, fallback: field.fallback, limit: max(limits.addresses - count, 0))
        if found.isCut { defects.note(.addressesCut, at: field.offset) }
        if found.hasUnreadable { defects.note(.unreadableAddress, at: field.offset) }
        return found.addresses
    }

    private func identifiers(_ value: Range<Int>, _ field: HeaderField, _ defects: inout DefectList) -> [String] {
        let found = MessageIdentifiers.list(bytes, value, limit: limits.identifiers)
        if found.isCut { defects.note(.identifiersCut, at: field.offset) }
        return found.ids
    }
}

extension KnownField {
    /// True for the fields that describe the body rather than the message.
    var isAboutPart: Bool {
        switch self {
        case .contentType, .contentTransferEncoding, .contentDisposition, .contentID: true
        default: false
        }
    }
}
