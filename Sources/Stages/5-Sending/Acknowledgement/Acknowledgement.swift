package import Enquiries
import MailFormat
package import Transparency

/// A note to a citizen that a mail has arrived. It holds the desk's own words and nothing of the mail, so that no
/// stranger can make the desk say something.
///
/// Only this file can make one, from a text of the desk's files; without such a text there is none.
package struct Acknowledgement: Sendable {
    package let recipient: String
    package let desk: DeskID
    let mail: OutgoingMail

    /// - Returns: `nil` where the desk has no such text, or the mail must not be acknowledged.
    package init?(
        of file: CaseFile, raw: [UInt8], at desk: Desk, ownAddresses: Set<String>, ownDomains: Set<String>,
        surroundings: Surroundings
    ) {
        guard let words = desk.acknowledgement, file.mails.count == 1, file.seeded == nil,
            [CaseState.drafted, .withPerson, .triaged, .received].contains(file.state)
        else { return nil }
        let message = MailParser().parse(raw)
        guard
            AcknowledgementRules.refusal(of: message, ownAddresses: ownAddresses, ownDomains: ownDomains) == nil,
            let recipient = AcknowledgementRules.address(of: message)
        else { return nil }
        let id = surroundings.newID()
        let language = file.decision?.language ?? ""
        let text = words.text(in: language, else: desk.languages)
        let subject = Self.subjects.text(in: language, else: desk.languages + ["en"])
        var mail = MailComposer(
            from: MailAddress(name: desk.sender.name, address: desk.sender.address),
            to: [MailAddress(name: nil, address: recipient)], subject: subject,
            date: MailDate(secondsSince1970: surroundings.now().seconds, zoneMinutes: 0),
            messageID: "\(id)@\(desk.sender.domain)", text: text + "\n")
        mail.inReplyTo = message.messageID.map { [$0] } ?? []
        mail.references = mail.inReplyTo
        do {
            try mail.addField("Auto-Submitted", "auto-replied")
            try mail.addField("X-Auto-Response-Suppress", "All")
            // The empty envelope sender keeps mail servers from answering (RFC 3834 section 3.3).
            self.mail = OutgoingMail(id: ReplyID(id), sender: "", recipient: recipient, bytes: try mail.bytes())
        } catch { return nil }
        (self.recipient, self.desk) = (recipient, desk.id)
    }

    private static let subjects = LocalizedText([
        "de": "Automatische Bestätigung: Ihre Nachricht ist angekommen",
        "en": "Automatic confirmation: your message has arrived",
    ])
}

extension PostDesk {
    /// The case with a note that an acknowledgement is handed to the mail server now. It is never tried again, so this
    /// is committed first.
    package func noting(_ acknowledgement: Acknowledgement, of file: CaseFile) throws(ImpossibleStep) -> Recorded<
        CaseFile
    > {
        let now = surroundings.now()
        var after = try file.moved(by: .acknowledged, at: now)
        let record = ActionRecord(
            id: surroundings.newRecordID(), action: .acknowledge, automation: .delegate, caseReference: file.id.text,
            cause: file.history.last?.record, start: now.milliseconds, end: now.milliseconds,
            disclosed: ["transport": .string(transport.name)],
            details: ["sha256": .string(sha256Hex(acknowledgement.mail.bytes))])
        after.history.append(
            CaseFile.Event(at: now, what: "acknowledged", detail: "", by: nil, record: record.id))
        return Recorded(after, record: record)
    }

    /// Hands it over, once. What becomes of it changes nothing.
    package func handOver(_ acknowledgement: Acknowledgement) async -> HandOver {
        await transport.handOver(acknowledgement.mail)
    }
}
