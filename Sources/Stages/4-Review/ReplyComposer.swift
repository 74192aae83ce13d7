package import Enquiries
import MailFormat
import MailSigning
package import Transparency

/// Makes the finished message of a draft. The same draft, case, key and moment give the same bytes, so an officer can
/// approve by digest what a page has shown.
package struct ReplyComposer: Sendable {
    /// A message as it would leave the house. Composing it sends nothing and approves nothing.
    package struct Preview: Sendable, Equatable {
        package let bytes: [UInt8]
        /// Hexadecimal.
        package let sha256: String
        package let composedAt: Timestamp
        package let messageID: String
        package let sender: String
        package let recipient: String
        package let label: Label
        /// The text part: label, then the draft's text.
        package let text: String
        /// The id that the approval's record will have; the message names it.
        package let approvalRecord: String
    }

    private let desk: Desk
    private let marking: ReplyMarking

    package init(desk: Desk, marking: ReplyMarking = ReplyMarking()) { (self.desk, self.marking) = (desk, marking) }

    /// - Throws: ``ReviewRefusal`` where the draft cannot become a message, or the records do not prove what its label
    ///   would say.
    package func preview(
        _ draft: Draft, of file: CaseFile, key: CaseKey, composedAt: Timestamp
    ) throws(ReviewRefusal) -> Preview {
        let answered = file.newest
        guard let recipient = MailAddressCheck.sendable(answered.from.address) else { throw .noAddress }
        // Whole seconds, since a Date field has no finer ones.
        let moment = Timestamp(secondsSince1970: composedAt.seconds)
        let seed = "\(file.id)/\(draft.id)/\(draft.revision)/\(moment.seconds)"
        let secret = key.commitment(to: Array(("message/" + seed).utf8))
        let messageID = "\(secret.prefix(32))@\(desk.sender.domain)"
        let record = UUIDText.version8(from: key.commitment(to: Array(("approval/" + seed).utf8)))
        guard let approval = ApprovalName(record) else { throw .noRecord(.review) }
        let evidence = try LabelEvidence(of: draft, in: file, approval: approval)
        let unit = desk.unit.text(in: draft.language, else: desk.languages)
        let language = draft.isSimple && draft.language == "de" ? "de-simple" : draft.language
        let label = Label(evidence, language: language, responsible: unit)
        let notice = desk.policy.notice(in: draft.language).map { "\n\n" + $0 } ?? ""
        let body = draft.text + notice
        let text = (label.text.isEmpty ? "" : label.text + "\n\n") + body + "\n"
        let marks = ReplyMarks(
            label: label, model: Self.models(of: draft, in: file),
            provider: desk.name.text(in: draft.language, else: desk.languages), reviewedBy: unit,
            date: moment.seconds, log: marking.log ?? "\(desk.sender.domain)/\(desk.id)",
            digest: ReplyMarks.textDigest(of: text), verifyPrefix: marking.verifyPrefix, textParts: ["1", "2"])
        let bytes: [UInt8]
        do {
            var mail = MailComposer(
                from: MailAddress(name: desk.sender.name, address: desk.sender.address),
                to: [MailAddress(name: answered.from.name, address: recipient)], subject: draft.subject,
                date: MailDate(secondsSince1970: moment.seconds, zoneMinutes: 0), messageID: messageID, text: text)
            mail.html = MarkedHTML(marks: marks, language: language).document(body)
            mail.inReplyTo = answered.messageID.map { [$0] } ?? []
            mail.references = Self.references(answered)
            try mail.addField("Content-Language", language)
            for field in try marks.headerFields { try mail.addField(field.name, members: field.members) }
            let unsigned = try mail.bytes()
            bytes = try marking.signer?.signed(unsigned, at: moment.seconds) ?? unsigned
        } catch {
            throw .cannotBeComposed("\(error)")
        }
        return Preview(
            bytes: bytes, sha256: sha256Hex(bytes), composedAt: moment, messageID: messageID,
            sender: desk.sender.address, recipient: recipient, label: label, text: text,
            approvalRecord: record)
    }

    /// What took part, for programs: a language model only where its text, changed or not, is in the reply.
    private static func models(of draft: Draft, in file: CaseFile) -> String {
        let sorting = file.decision?.by.map { "\($0.id)/\($0.version)" } ?? []
        return (sorting + [draft.model].compactMap { $0 }).joined(separator: " ")
    }

    /// The thread so far, the newest 20 ids at most, so that the field stays within what mail programs accept.
    private static func references(_ mail: Enquiry) -> [String] {
        var ids: [String] = []
        for id in mail.references + [mail.messageID].compactMap({ $0 }) where !ids.contains(id) { ids.append(id) }
        return Array(ids.suffix(20))
    }
}

/// Whether an address may be handed to a mail server.
package enum MailAddressCheck {
    /// The address as it is handed to a mail server: a domain beyond ASCII becomes `xn--…`, so that every server
    /// understands it. A name before the @ cannot be rewritten; with letters beyond ASCII it needs a mail server that
    /// offers SMTPUTF8 (RFC 6531), which the sending finds out.
    ///
    /// - Returns: `nil` where nothing can be sent there.
    package static func sendable(_ address: String) -> String? {
        if isPlain(address) { return address }
        guard let at = address.lastIndex(of: "@"), let domain = DomainName(ofAddress: address)?.asciiText else {
            return nil
        }
        let name = String(address[..<at])
        let ascii = String(name.unicodeScalars.filter(\.isASCII).map(Character.init))
        let others = name.unicodeScalars.filter { !$0.isASCII }
        guard (1...64).contains(name.utf8.count), isPlain(ascii.isEmpty ? "a@" + domain : ascii + "@" + domain),
            others.allSatisfy({ scalar in
                switch scalar.properties.generalCategory {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                    .decimalNumber, .nonspacingMark, .spacingMark:
                    true
                default: false
                }
            })
        else { return nil }
        let whole = name + "@" + domain
        return whole.utf8.count <= 254 ? whole : nil
    }

    /// One @, something on both sides, printable ASCII without blanks, brackets and quotes. Stricter than RFC 5321 on
    /// purpose: the address goes into an SMTP command.
    package static func isPlain(_ address: String) -> Bool {
        let bytes = Array(address.utf8)
        guard (3...254).contains(bytes.count) else { return false }
        let forbidden = Array("<>()[]\\,;:\"".utf8)
        guard bytes.allSatisfy({ (0x21...0x7E).contains($0) && !forbidden.contains($0) }) else { return false }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
    }
}
