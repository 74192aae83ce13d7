import Enquiries
import MailFormat

extension MailMessage {
    /// Prints the form of `postroom parse --json`; `Docs/Commands.md` explains the keys.
    func printJSON() {
        var line = JSONLine()
        line.member("subject", subject)
        for (name, addresses) in [("from", from), ("to", to), ("cc", cc)] {
            line.list(name, addresses) { line, address in
                line.object {
                    $0.member("name", address.name)
                    $0.member("address", address.address)
                }
            }
        }
        line.member("date", date.map { Timestamp(secondsSince1970: $0.secondsSince1970).iso8601 })
        line.member("message_id", messageID)
        line.list("in_reply_to", inReplyTo) { $0.write($1) }
        line.list("references", references) { $0.write($1) }
        line.member("text", text)
        line.list("attachments", attachments) { line, attachment in
            line.object {
                $0.member("filename", attachment.filename)
                $0.member("content_type", attachment.contentType)
                if let size = attachment.size { $0.member("size", size) } else { $0.member("size", nil as String?) }
            }
        }
        let visible = visibleText
        line.member("visible_text", visible.text)
        line.list("hidden", visible.hidden) { line, hidden in
            line.object {
                $0.member("kind", hidden.kind.rawValue)
                $0.member("text", hidden.text)
            }
        }
        line.member("remote_images", visible.remoteImages)
        line.member("reply_text", ReplyText(visible.text).text)
        line.member("auto_submitted", autoSubmitted.keyword)
        line.list("defects", defects) { line, defect in
            line.object {
                $0.member("kind", defect.kind.rawValue)
                $0.member("offset", defect.offset)
            }
        }
        line.end()
    }
}
