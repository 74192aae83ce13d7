/// The header fields that the parser itself looks at.
enum KnownField {
    case subject, from, to, cc, replyTo, sender, date, messageID, inReplyTo, references
    case contentType, contentTransferEncoding, contentDisposition, contentID

    /// The known field of that name, or nil. The length decides first, so that most names cost one comparison.
    init?(_ bytes: [UInt8], _ name: Range<Int>) {
        switch name.count {
        case 2:
            if equals("to", bytes, name) {
                self = .to
            } else if equals("cc", bytes, name) {
                self = .cc
            } else {
                return nil
            }
        case 4:
            if equals("from", bytes, name) {
                self = .from
            } else if equals("date", bytes, name) {
                self = .date
            } else {
                return nil
            }
        case 6: if equals("sender", bytes, name) { self = .sender } else { return nil }
        case 7: if equals("subject", bytes, name) { self = .subject } else { return nil }
        case 8: if equals("reply-to", bytes, name) { self = .replyTo } else { return nil }
        case 10:
            if equals("message-id", bytes, name) {
                self = .messageID
            } else if equals("references", bytes, name) {
                self = .references
            } else if equals("content-id", bytes, name) {
                self = .contentID
            } else {
                return nil
            }
        case 11: if equals("in-reply-to", bytes, name) { self = .inReplyTo } else { return nil }
        case 12: if equals("content-type", bytes, name) { self = .contentType } else { return nil }
        case 19: if equals("content-disposition", bytes, name) { self = .contentDisposition } else { return nil }
        case 25:
            if equals("content-transfer-encoding", bytes, name) { self = .contentTransferEncoding } else { return nil }
        default: return nil
        }
    }
}
