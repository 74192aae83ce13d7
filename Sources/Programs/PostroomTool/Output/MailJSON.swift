import Enquiries
import MailFormat
import Transparency

extension MailMessage {
    /// The form of `postroom parse --json`; `Docs/Commands.md` explains the keys.
    var json: JSONValue {
        let visible = visibleText
        return .object([
            "subject": JSONValue(subject),
            "from": .array(from.map(\.json)), "to": .array(to.map(\.json)), "cc": .array(cc.map(\.json)),
            "date": JSONValue(date.map { Timestamp(secondsSince1970: $0.secondsSince1970).iso8601 }),
            "message_id": JSONValue(messageID),
            "in_reply_to": .array(inReplyTo.map { .string($0) }),
            "references": .array(references.map { .string($0) }),
            "text": JSONValue(text),
            "attachments": .array(
                attachments.map {
                    [
                        "filename": JSONValue($0.filename), "content_type": .string($0.contentType),
                        "size": $0.size.map { .integer(Int64($0)) } ?? .null,
                    ]
                }),
            "visible_text": .string(visible.text), "reply_text": .string(ReplyText(visible.text).text),
            "hidden": .array(
                visible.hidden.map { ["kind": .string($0.kind.rawValue), "text": .string($0.text)] }),
            "remote_images": .integer(Int64(visible.remoteImages)),
            "auto_submitted": .string(autoSubmitted.keyword),
            "defects": .array(
                defects.map { ["kind": .string($0.kind.rawValue), "offset": .integer(Int64($0.offset))] }),
        ])
    }
}

extension MailAddress {
    var json: JSONValue { ["name": JSONValue(name), "address": .string(address)] }
}

extension JSONValue {
    /// A text, or null.
    init(_ text: String?) { self = text.map { .string($0) } ?? .null }
}
