package import Enquiries
import MailFormat
package import Transparency

/// Turns mail as it arrived into an enquiry, and an enquiry into a case.
package struct IntakeDesk: Sendable {
    /// Bytes of visible text that an enquiry carries; the raw mail keeps the rest.
    package static let longestText = 256 * 1024

    private let surroundings: Surroundings
    private let addresses: DeskAddresses
    private let readings: [DeskID: SenderReading]
    private let parser = MailParser()

    /// - Parameter desks: Those that mail arrives for: whose servers' results about senders count, and whose names
    ///   strangers may not bear. With none, no server's result counts.
    package init(surroundings: Surroundings, desks: [Desk] = []) {
        (self.surroundings, addresses) = (surroundings, DeskAddresses(desks))
        readings = Dictionary(
            desks.map { ($0.id, SenderReading(desk: $0)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Reads a mail. Never fails: what cannot be read is marked so and its bytes are kept by the caller.
    package func enquiry(from mail: ArrivedMail, id: MailID) -> Enquiry {
        let message = parser.parse(mail.bytes)
        let visible = message.visibleText
        let reply = ReplyText(visible.text)
        var defects = message.defects.map(\.kind.rawValue)
        if visible.text.utf8.count > Self.longestText { defects.append("text cut") }
        let sender = message.from.first ?? message.sender
        let recipients = recipients(of: message, mail)
        let reading =
            addresses.desk(of: recipients).flatMap { readings[$0] } ?? SenderReading(desk: nil)
        return Enquiry(
            id: id, rawSHA256: sha256Hex(mail.bytes), mailKey: MailKey.of(mail.bytes), receivedAt: mail.receivedAt,
            writtenOn: writtenOn(message, mail),
            from: Enquiry.Party(name: sender?.name, address: sender?.address ?? ""),
            replyTo: message.replyTo.first.map { Enquiry.Party(name: $0.name, address: $0.address) },
            recipients: recipients,
            subject: message.subject.map { cut($0, to: 1000) } ?? "",
            text: cut(reply.text, to: Self.longestText),
            spans: spans(of: reply),
            messageID: message.messageID, inReplyTo: message.inReplyTo, references: message.references,
            attachments: message.attachments.map {
                Enquiry.Attachment(name: $0.filename, contentType: $0.contentType, size: $0.size)
            },
            hiddenText: visible.hidden.prefix(50).map { cut("\($0.kind.rawValue): \($0.text)", to: 400) },
            remoteImages: visible.remoteImages, defects: Array(defects.prefix(50)),
            isAutomatic: message.autoSubmitted != .no || message.isDeliveryReport || message.hasNullReturnPath,
            isReadable: message.isReadable, sender: reading.check(message))
    }

    /// Opens a case for an enquiry that belongs to no other.
    package func open(_ enquiry: Enquiry, as id: CaseID, at desk: DeskID) -> Recorded<CaseFile> {
        let now = surroundings.now()
        let record = record(of: enquiry, case: id)
        var file = CaseFile(
            id: id, desk: desk, state: enquiry.isReadable ? .received : .unreadable, version: 1, createdAt: now,
            updatedAt: now, mails: [enquiry])
        file.history = [Self.event("arrived", enquiry, now, record)]
        return Recorded(file, record: record)
    }

    /// Adds a further mail of the same thread. What was drafted or approved before no longer counts.
    package func join(_ enquiry: Enquiry, to file: CaseFile) throws(ImpossibleStep) -> Recorded<CaseFile> {
        let now = surroundings.now()
        let record = record(of: enquiry, case: file.id)
        var joined = try file.moved(by: .mailArrived, at: now)
        joined.mails.append(enquiry)
        joined.draft = nil
        joined.decision = nil
        joined.withoutDraftBecause = nil
        joined.setReplyAside(because: "the citizen wrote again")
        joined.history.append(Self.event("wrote again", enquiry, now, record))
        return Recorded(joined, record: record)
    }

    private func record(of enquiry: Enquiry, case id: CaseID) -> ActionRecord {
        let now = surroundings.now().milliseconds
        return ActionRecord(
            id: surroundings.newRecordID(), action: .parse, caseReference: id.text, start: now, end: now,
            inputs: ["mail": enquiry.rawSHA256],
            disclosed: ["readable": .bool(enquiry.isReadable)],
            details: [
                "mail_id": .string(enquiry.id.text), "defects": .integer(Int64(enquiry.defects.count)),
                "hidden_text": .integer(Int64(enquiry.hiddenText.count)),
            ])
    }

    private static func event(
        _ what: String, _ enquiry: Enquiry, _ now: Timestamp, _ record: ActionRecord
    ) -> CaseFile.Event {
        let detail = enquiry.defects.isEmpty ? "" : "damaged: " + enquiry.defects.prefix(3).joined(separator: ", ")
        return CaseFile.Event(at: now, what: what, detail: detail, by: nil, record: record.id)
    }

    private func writtenOn(_ message: MailMessage, _ mail: ArrivedMail) -> CalendarDate {
        let received = mail.receivedAt.date()
        guard let date = message.date else { return received }
        let written = Timestamp(secondsSince1970: date.secondsSince1970).date(offsetMinutes: date.zoneMinutes)
        // A clock that is far ahead of the mail server's is wrong, and so would be every date counted from it.
        return written > received.adding(days: 2) ? received : written
    }

    private func recipients(of message: MailMessage, _ mail: ArrivedMail) -> [String] {
        var addresses = mail.recipient.map { [$0] } ?? []
        addresses += ["Delivered-To", "X-Original-To"].compactMap { message.first($0) }
        addresses += (message.to + message.cc).prefix(100).map(\.address)
        return addresses.map { $0.lowercased() }
    }

    private func spans(of reply: ReplyText) -> [Enquiry.Span] {
        var left = Self.longestText
        return reply.spans.prefix(500).compactMap { span in
            guard left > 0 else { return nil }
            let text = cut(span.text, to: left)
            left -= text.utf8.count
            return Enquiry.Span(kind: Enquiry.Span.Kind(rawValue: span.kind.rawValue) ?? .reply, text: text)
        }
    }

    private func cut(_ text: String, to bytes: Int) -> String {
        guard text.utf8.count > bytes else { return text }
        return String(decoding: text.utf8.prefix(bytes), as: UTF8.self).replacing("\u{FFFD}", with: "")
    }
}
